package window

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"runtime"
	"runtime/metrics"

	"emend/editor"

	"fyne.io/fyne/v2"
)

// State is what a test of the real window sees of it: one line of JSON for
// each change, appended to the file that $EMEND_STATE names.
type State struct {
	Ready   bool   `json:"ready"` // a text is open and searched for damage
	Text    string `json:"text"`  // its name
	Total   int    `json:"total"`
	Open    int    `json:"open"` // undecided
	Decided int    `json:"decided"`
	Groups  int    `json:"groups"`  // with undecided repairs
	Current string `json:"current"` // ID of the repair before the reader
	Bulk    int    `json:"bulk"`    // repairs in the preview of a decision; 0: none
	Focus   string `json:"focus"`   // "queue", "panes", "dock", "sheet", ""
	Dock    string `json:"dock"`    // title of the form that is open
	Kept
	Compared bool   `json:"compared"` // two versions are shown, not the review
	Bar      string `json:"bar"`      // what the bar above the panes says
	Saved    string `json:"saved"`    // path of the project
	Working  bool   `json:"working"`
	Error    string `json:"error"`
	Said     string `json:"said"`
	Clean    string `json:"clean"` // hash of the cleaned text, FNV-1a of 64 bits; empty for a long one
	Length   int    `json:"length"`
	Process
	View struct {
		Row    int    `json:"row"`
		Layout string `json:"layout"`
		Theme  string `json:"theme"`
	} `json:"view"`
}

// Kept is how much a project keeps beside decisions.
type Kept struct {
	Notes    int `json:"notes"`
	Versions int `json:"versions"`
	Orphans  int `json:"orphans"` // notes that have lost their place
}

// Process is what the program takes.
type Process struct {
	Memory     uint64 `json:"memory"` // bytes in use after the last collection
	Goroutines int    `json:"goroutines"`
}

// A probe is what a test of the real window learns of it; without one it does
// nothing.
type probe struct {
	state *stateFile
	spots spots
	gauge *gauge
}

func newProbe() probe {
	return probe{state: newStateFile(), spots: spots{path: os.Getenv("EMEND_SPOTS")}, gauge: newGauge()}
}

// stateFile is the file of $EMEND_STATE, or nil.
type stateFile struct{ file *os.File }

func newStateFile() *stateFile {
	path := os.Getenv("EMEND_STATE")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		fyne.LogError("state file", err)
		return nil
	}
	return &stateFile{f}
}

// writeState appends the present state, where a test has asked for it.
func (w *Window) writeState() {
	w.probe.spots.soon(w)
	if w.probe.state == nil {
		return
	}
	line, err := json.Marshal(w.present())
	if err == nil {
		_, err = w.probe.state.file.Write(append(line, '\n'))
	}
	if err != nil {
		fyne.LogError("state file", err)
	}
}

// mostHashed is the length of a cleaned text up to which its hash is told: that
// of a long one takes longer than what a test would measure.
const mostHashed = 1 << 20

// present is the state of this moment.
func (w *Window) present() State {
	var s State
	s.View.Layout, s.View.Theme = w.settings.Layout, w.settings.Theme
	s.Focus = focusName(w)
	s.Memory, s.Goroutines = inUse(), runtime.NumGoroutine()
	r := w.room
	if r == nil {
		return s
	}
	t := r.session.Tally()
	s.Text, s.Total, s.Open, s.Decided = r.session.Source().Name, t.Total, t.Pending, t.Total-t.Pending
	s.Ready = !r.session.Detection().State().Running && !w.opening
	if w.probe.gauge == nil { // what follows is for the test alone and takes time
		measureText(r.session, &s)
	}
	if i, ok := r.desk.Queue().Current(); ok {
		s.Current = r.session.Repairs()[i].ID()
	}
	if b := r.desk.Preview().Bulk(); b != nil {
		s.Bulk = b.Count()
	}
	if f := r.panels.dock.Open(); f != nil {
		s.Dock = f.Title
	}
	s.Orphans, s.Compared = noting{w}.orphans(), r.compared != nil
	if k, ok := r.bars.shown(); ok {
		s.Bar = r.bars.list[k].text
	}
	s.Notes, s.Versions = len(r.session.Notes().List()), len(r.session.Versions().List())
	saved := r.session.Project().Saved()
	s.Saved, s.Working = saved.Path, saved.Working
	if saved.Err != nil {
		s.Error = saved.Err.Error()
	}
	s.Said = r.panels.status.Said()
	s.View.Row, _ = r.pane.view.Top()
	return s
}

// inUse is how many bytes were in use after the last collection.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}

// measureText tells what has to be counted over the whole text.
func measureText(session *editor.Session, s *State) {
	for _, g := range session.Groups().List() {
		if g.Pending > 0 {
			s.Groups++
		}
	}
	m := session.Mapping()
	if s.Length = m.CleanLen(); s.Length > mostHashed {
		return
	}
	sum := fnv.New64a()
	sum.Write([]byte(m.String()))
	s.Clean = fmt.Sprintf("%016x", sum.Sum64())
}

// focusName tells what has the focus.
func focusName(w *Window) string {
	f := w.focused()
	switch {
	case w.busy():
		return "sheet"
	case f == nil || w.room == nil:
		return ""
	case w.room.panels.queue.Focused(f):
		return "queue"
	case f == w.room.pane.view.Focusable():
		return "panes"
	case w.room.panels.dock.Open() != nil:
		return "dock"
	}
	return "other"
}
