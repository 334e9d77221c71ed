package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

// reportName is the report of a batch, in its output folder.
const reportName = "emend-report.jsonl"

// A reportLine says what became of one text. A run with the same settings
// skips a text that is done and has not changed since.
type reportLine struct {
	Text     string    `json:"text"`   // as read
	Output   string    `json:"output"` // inside the output folder
	Status   string    `json:"status"` // done, failed, not text
	Error    string    `json:"error,omitempty"`
	Size     int64     `json:"size"` // of the text read, bytes
	Changed  time.Time `json:"changed"`
	Written  int64     `json:"written"` // bytes of the output
	Encoding string    `json:"encoding,omitempty"`
	Proposed int       `json:"proposed"`
	Applied  int       `json:"applied"`
	Settings string    `json:"settings"`
}

func (s *source) line() reportLine {
	return reportLine{Text: s.path, Output: s.rel, Size: s.size, Changed: s.time}
}

// A report is written line by line as texts are done, so that an interrupted
// run can go on; when it ends, one line a text stays, in order.
type report struct {
	settings string
	dir      *os.Root
	before   map[string]reportLine // by output, as the run began; only read

	mu    sync.Mutex // guards what follows
	lines map[string]reportLine
	file  *os.File
	err   error // the first that writing met
}

// openReport reads the report of earlier runs and appends to it.
func openReport(dir *os.Root, settings string) (*report, error) {
	r := &report{settings: settings, dir: dir, before: map[string]reportLine{}}
	data, err := dir.ReadFile(reportName)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("cannot read the report: %w", err)
	}
	for line := range bytes.Lines(data) {
		var l reportLine
		if json.Unmarshal(line, &l) == nil { // the last line may be torn
			r.before[l.Output] = l
		}
	}
	r.lines = maps.Clone(r.before)
	if r.file, err = dir.OpenFile(reportName, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o666); err != nil {
		return nil, fmt.Errorf("cannot write the report: %w", err)
	}
	if n := len(data); n > 0 && data[n-1] != '\n' {
		_, err = r.file.Write([]byte("\n"))
	}
	return r, err
}

// has says whether an earlier run with these settings did this text, and both
// the text and the output are as that run left them.
func (r *report) has(dir *os.Root, s source) bool {
	l, ok := r.before[s.rel]
	if !ok || l.Settings != r.settings || l.Text != s.path || l.Size != s.size || !l.Changed.Equal(s.time) {
		return false
	}
	if l.Status == notText {
		return true
	}
	info, err := dir.Stat(s.rel)
	return l.Status == "done" && err == nil && info.Size() == l.Written
}

// add notes what became of a text.
func (r *report) add(l reportLine) {
	l.Settings = r.settings
	line, err := json.Marshal(l)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines[l.Output] = l
	if err == nil {
		_, err = r.file.Write(append(line, '\n'))
	}
	if r.err == nil {
		r.err = err
	}
}

// close leaves one line a text, in the order of the outputs.
func (r *report) close() error {
	if err := errors.Join(r.err, r.file.Close()); err != nil {
		return fmt.Errorf("write the report %s: %w", reportName, err)
	}
	return replace(r.dir, reportName, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		enc := jsonLines(b)
		for _, output := range slices.Sorted(maps.Keys(r.lines)) {
			if err := enc.Encode(r.lines[output]); err != nil {
				return err
			}
		}
		return b.Flush()
	})
}
