package window

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/errand"
	"emend/app/say"
	"emend/assets"
	"emend/editor"
	"emend/editor/outfile"
	"emend/editor/record"
)

// Open opens what the command line asked for: a text or project, or, where
// nothing was asked for, what was open last, or the sample.
func (w opening) Open(q errand.Request) {
	switch {
	case len(q.Files) > 0:
		w.openAll(q)
	case len(w.settings.Recent) > 0 && exists(w.settings.Recent[0]):
		w.openFile(w.settings.Recent[0])
	default:
		w.openSample()
	}
}

// openAll opens the first of what was asked for, the others after it.
func (w opening) openAll(q errand.Request) {
	e, err := errand.Of(q)
	if err != nil {
		mending(w).cannotOpen(filepath.Base(q.Files[0]), q.Files[0], err)
		return
	}
	if w.room != nil {
		queueing(w).leaveDocument()
	}
	w.errand = e
	queueing(w).openAt(0)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// openFile opens a text or project, or all of a folder, in the background.
func (w opening) openFile(path string) { w.openAll(errand.Request{Files: []string{path}}) }

// openFileAs is openFile for a text in the given encoding.
func (w opening) openFileAs(path, encoding string) {
	full, err := filepath.Abs(path)
	if err != nil {
		full = path
	}
	w.openHeld(full, func() {
		w.open(filepath.Base(path), full, func() (*editor.Session, error) { return editor.OpenFileAs(full, encoding, w.post) })
	})
}

// holds says whether a file is the text or the project of the review that is
// open.
func (w opening) holds(path string) bool {
	if w.room == nil {
		return false
	}
	s := w.room.session
	return outfile.Same(path, s.Source().Path) || outfile.Same(path, s.Project().Saved().Path)
}

// openHeld opens a file, and before leaves the review where it holds that file:
// a project can be open but once.
func (w opening) openHeld(path string, open func()) {
	if !w.holds(path) {
		open()
		return
	}
	w.leaving(func() {
		w.leaveRoom()
		open()
	})
}

// openSample opens the text that comes with the program.
func (w opening) openSample() {
	if w.room != nil && w.room.session.Source().Name == sampleName && w.room.session.Source().Path == "" {
		w.leaveRoom()
	}
	w.errand = errand.Errand{}
	w.open(say.T("Sample"), "", func() (*editor.Session, error) {
		return editor.OpenBytes(record.Source{Name: sampleName}, append([]byte(nil), assets.Sample...), w.post)
	})
}

const sampleName = "sample.txt"

// openText opens text that came from the clipboard.
func (w opening) openText(text string) {
	w.errand = errand.Errand{}
	w.open(say.T("Clipboard"), "", func() (*editor.Session, error) {
		return editor.OpenBytes(record.Source{Name: say.T("Clipboard")}, []byte(text), w.post)
	})
}

// open runs what makes a session in the background and shows it.
func (w opening) open(name, path string, start func() (*editor.Session, error)) {
	w.openThen(name, path, start, nil)
}

// openThen is open with something to be done to the session before it is shown.
func (w opening) openThen(name, path string, start func() (*editor.Session, error), then func(*editor.Session)) {
	if !w.opening {
		w.leaving(func() { w.openNow(name, path, start, then) })
	}
}

func (w opening) openNow(name, path string, start func() (*editor.Session, error), then func(*editor.Session)) {
	w.opening = true
	w.say(say.F("Opening %s…", name))
	ended := w.settled()
	go func() {
		ended()
		s, err := start()
		w.post(func() {
			w.opening = false
			if err != nil {
				mending(w).cannotOpen(name, path, err)
				return
			}
			if w.closed {
				s.Close()
				return
			}
			if path != "" {
				w.settings.Opened(path)
				w.trouble(w.settings.Save())
			}
			if then != nil {
				then(s)
			}
			w.enter(s)
			if !w.looked {
				w.looked = true
				filing(w).offerLeft()
			}
		})
	}()
}

// enter shows a review.
func (w opening) enter(s *editor.Session) {
	w.leaveRoom()
	s.SetAuthor(w.author())
	viewing(w).showRoom(newRoom(w.Window, s, nil))
	w.room.kept.restore()
	w.remakeMenu()
	if n := s.Project().Notice(); n != nil {
		mending(w).notice(n)
	}
	if s.Detection().Needed() && s.Project().Saved().ReadOnly == nil {
		w.room.work.detect()
	}
	w.room.kept.showSaved()
	w.room.kept.showReadOnly()
	viewing(w).showHint()
	w.room.watch.watchFile()
	w.home()
	w.moved()
}

// author is the name acts and notes are signed with.
func (w opening) author() string {
	if w.settings.Author != "" {
		return w.settings.Author
	}
	return os.Getenv("USER")
}

// leaveRoom keeps where the reader is and closes the review.
func (w opening) leaveRoom() {
	viewing(w).endComparison()
	r := w.room
	if r == nil {
		return
	}
	r.kept.keepView()
	r.close()
	w.close(r.session)
	w.room = nil
}

// dropped opens the files that were dropped on the window, one after the other.
func (w opening) dropped(files []fyne.URI) {
	var q errand.Request
	for _, f := range files {
		if f.Scheme() == "file" {
			q.Files = append(q.Files, f.Path())
		}
	}
	if len(q.Files) > 0 {
		w.openAll(q)
	}
}

// saveAs writes the review to a project.
func (w filing) saveAs(path string, overwrite bool) error {
	r := w.room
	if !strings.HasSuffix(path, ".emend") {
		path += ".emend"
	}
	if err := outfile.May(path, overwrite); err != nil {
		return err
	}
	r.kept.keepView()
	r.kept.await(r.session.Project().SaveLater(path, overwrite), func(err error) {
		if err == nil {
			w.settings.Opened(path)
			w.remakeMenu()
			w.say(say.F("Saved in %s", path))
			err = w.settings.Save()
		}
		w.trouble(err)
		w.moved()
	})
	return nil
}
