package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"emend/editor/outfile"
)

// reportName is the report of a batch, in its output folder.
const reportName = "emend-report.jsonl"

// A reportLine says what became of one text. A run with the same settings
// skips a text that is done and has not changed since.
type reportLine struct {
	Text     string    `json:"text"`   // as read
	Output   string    `json:"output"` // inside the output folder; of a folder, with a separator at its end
	Status   string    `json:"status"` // done, failed, not text
	Error    string    `json:"error,omitempty"`
	Size     int64     `json:"size"` // of the text read, bytes
	Changed  time.Time `json:"changed"`
	Written  int64     `json:"written"` // bytes of the output
	Encoding string    `json:"encoding,omitempty"`
	Proposed int       `json:"proposed"`
	Applied  int       `json:"applied"`
	Settings string    `json:"settings"`
	// The names, where they are no UTF-8 and so cannot stand in JSON.
	TextBytes   []byte `json:"text_bytes,omitempty"`
	OutputBytes []byte `json:"output_bytes,omitempty"`
}

func (s *source) line() reportLine {
	return reportLine{Text: s.path, Output: s.rel, Size: s.size, Changed: s.time}
}

// encode makes a line of JSON.
func (l reportLine) encode() ([]byte, error) {
	if !utf8.ValidString(l.Text) {
		l.TextBytes = []byte(l.Text)
	}
	if !utf8.ValidString(l.Output) {
		l.OutputBytes = []byte(l.Output)
	}
	line, err := json.Marshal(l)
	return append(line, '\n'), err
}

// decodeLine reads a line of a report; one that a killed run left half written
// is none.
func decodeLine(line []byte) (l reportLine, ok bool) {
	ok = json.Unmarshal(line, &l) == nil
	if l.TextBytes != nil {
		l.Text = string(l.TextBytes)
	}
	if l.OutputBytes != nil {
		l.Output = string(l.OutputBytes)
	}
	return l, ok && l.Output != ""
}

// A report is written line by line as texts are done, so that an interrupted
// run can go on; when it ends, one line a text stays, in order. Runs at the
// same time share it: each holds it locked for sharing, and the last one to end
// puts it in order.
type report struct {
	settings string
	dir      *os.Root
	before   map[string]reportLine // what was done with these settings, by output; only read

	mu   sync.Mutex // guards what follows
	file *os.File
	err  error // the first that writing met
}

// openReport reads the report of earlier runs and appends to it. Where no other
// run is at work, it first removes what a killed one left half written.
func openReport(dir *os.Root, settings string) (*report, error) {
	r := &report{settings: settings, dir: dir, before: map[string]reportLine{}}
	if err := r.open(); err != nil {
		return nil, fmt.Errorf("cannot write the report: %w", err)
	}
	if err := r.read(); err != nil {
		r.file.Close()
		return nil, fmt.Errorf("cannot read the report: %w", err)
	}
	return r, nil
}

// open opens the report and locks it for sharing.
func (r *report) open() (err error) {
	for {
		if r.file, err = r.dir.OpenFile(reportName, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o666); err != nil {
			return err
		}
		if lockAlone(r.file) {
			removeTemporary(r.dir)
		}
		if err = lockShared(r.file); err == nil && r.isCurrent() {
			return nil
		}
		r.file.Close()
		if err != nil {
			return err
		}
	}
}

// isCurrent says whether the open file still is the report, and not the one
// before another run put it in order.
func (r *report) isCurrent() bool {
	open, err := r.file.Stat()
	named, err2 := r.dir.Stat(reportName)
	return err == nil && err2 == nil && os.SameFile(open, named)
}

// removeTemporary removes the files that killed runs left half written. One
// that cannot be removed harms nothing.
func removeTemporary(dir *os.Root) {
	fs.WalkDir(dir.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && outfile.IsTemporary(e.Name()) {
			dir.Remove(filepath.FromSlash(name))
		}
		return nil
	})
}

// read notes what earlier runs did, and ends a line that one of them left torn.
func (r *report) read() error {
	b := bufio.NewReaderSize(r.file, 1<<16)
	for {
		line, err := b.ReadBytes('\n')
		if l, ok := decodeLine(line); ok {
			delete(r.before, l.Output)
			if l.Settings == r.settings && l.Status != "failed" {
				l.Settings, l.Encoding = "", "" // there can be a million of them
				r.before[l.Output] = l
			}
		}
		if err == io.EOF && len(line) > 0 {
			_, err = r.file.Write([]byte("\n"))
			return err
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// has says whether an earlier run with these settings did this text, and both
// the text and the output are as that run left them.
func (r *report) has(s source) bool {
	l, ok := r.before[s.rel]
	if !ok || l.Text != s.path || l.Size != s.size || !l.Changed.Equal(s.time) {
		return false
	}
	if l.Status == notText {
		return true
	}
	info, err := r.dir.Stat(s.rel)
	return err == nil && info.Size() == l.Written
}

// add notes what became of a text.
func (r *report) add(l reportLine) {
	l.Settings = r.settings
	line, err := l.encode()
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil {
		_, err = r.file.Write(line) // at once, so that runs at the same time do not mix theirs
	}
	if r.err == nil {
		r.err = err
	}
}

// close leaves one line a text, in the order of the outputs, unless another run
// goes on writing: then that one will.
func (r *report) close() error {
	err := r.err
	if err == nil && lockAlone(r.file) && r.isCurrent() {
		err = r.putInOrder()
	}
	if err = errors.Join(err, r.file.Close()); err != nil {
		return fmt.Errorf("write the report %s: %w", reportName, err)
	}
	return nil
}

// putInOrder writes the last line of each text.
func (r *report) putInOrder() error {
	r.before = nil // makes room for a million lines
	data, err := r.dir.ReadFile(reportName)
	if err != nil {
		return err
	}
	lines := map[string][]byte{}
	for line := range bytes.Lines(data) {
		l, ok := decodeLine(line)
		if !ok {
			continue
		}
		lines[l.Output] = line
		for dir := filepath.Dir(filepath.Clean(l.Output)); filepath.IsLocal(dir) && dir != "."; dir = filepath.Dir(dir) {
			delete(lines, dir+string(filepath.Separator)) // it could be read this time
		}
	}
	return outfile.In(r.dir, reportName, func(w io.Writer) error {
		for _, output := range slices.Sorted(maps.Keys(lines)) {
			if _, err := w.Write(lines[output]); err != nil {
				return err
			}
		}
		return nil
	})
}
