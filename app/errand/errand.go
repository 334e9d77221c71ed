// Package errand is what the program was sent for: documents to be reviewed
// one after the other, and a file that the outcome goes to. It knows no window.
package errand

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"emend/app/say"
	"emend/editor"
)

// A Request is what the window is to open.
type Request struct {
	Files    []string // none: what was open last, or the sample
	Compare  bool     // two files: a raw text and a cleaned one
	Labels   []string // what these are to be called; may be empty
	Base     string   // the text these come from; empty: unknown
	Output   string   // the file that the outcome goes to; empty: none
	Encoding string   // to read texts in; empty: the one they appear to be in
}

// An Errand is a queue of documents with the one that is open. The zero Errand
// has none and owes nothing.
type Errand struct {
	Documents []Document
	Encoding  string // to read texts in
	Output    string // the file that the outcome goes to; empty: none
	Written   bool   // it was written
	at        int
}

// A Document is one of the queue.
type Document struct {
	Path    string
	Cleaned string // another text to compare it with; empty: none
	Base    string // the text both come from; empty: unknown
	Label   string // what it is to be called; empty: its name
	State   string // how it was left, in words; empty: not looked at
}

// Of makes the errand of a request that names files.
func Of(q Request) (Errand, error) {
	e := Errand{Encoding: q.Encoding, Output: q.Output}
	if !q.Compare {
		paths, err := editor.Documents(q.Files)
		for _, p := range paths {
			e.Documents = append(e.Documents, Document{Path: p})
		}
		return e, err
	}
	if isFolder(q.Files[0]) && isFolder(q.Files[1]) {
		var err error
		e.Documents, err = pairs(q.Files[0], q.Files[1])
		return e, err
	}
	d := Document{Path: q.Files[0], Cleaned: q.Files[1], Base: q.Base}
	if len(q.Labels) == 2 {
		d.Label = say.F("%s and %s", q.Labels[0], q.Labels[1])
	}
	e.Documents = []Document{d}
	return e, nil
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// pairs are the files that two folders both hold and that differ, as git
// difftool --dir-diff gives them.
func pairs(raw, cleaned string) ([]Document, error) {
	paths, err := editor.Documents([]string{raw})
	if err != nil {
		return nil, err
	}
	var out []Document
	for _, p := range paths {
		rel, err := filepath.Rel(raw, p)
		if err != nil {
			return nil, err
		}
		other := filepath.Join(cleaned, rel)
		a, aerr := os.ReadFile(p)
		b, berr := os.ReadFile(other)
		if errors.Is(berr, fs.ErrNotExist) || aerr == nil && berr == nil && bytes.Equal(a, b) {
			continue
		}
		if err := errors.Join(aerr, berr); err != nil {
			return nil, err
		}
		out = append(out, Document{Path: p, Cleaned: other})
	}
	if len(out) == 0 {
		return nil, errors.New(say.T("The two folders hold no text that differs."))
	}
	return out, nil
}

// At is the place of the document that is open in the queue.
func (e *Errand) At() int { return e.at }

// Go makes another document the one that is open; ok is false where there is
// none at that place.
func (e *Errand) Go(i int) (d Document, ok bool) {
	if i < 0 || i >= len(e.Documents) {
		return d, false
	}
	e.at = i
	return e.Documents[i], true
}

// Leave notes how the document that is open is left, in words.
func (e *Errand) Leave(state string) {
	if e.at < len(e.Documents) {
		e.Documents[e.at].State = state
	}
}

// Queued says whether there are several documents.
func (e *Errand) Queued() bool { return len(e.Documents) > 1 }

// HasNext says whether a document comes behind the one that is open.
func (e *Errand) HasNext() bool { return e.at+1 < len(e.Documents) }

// HasPrevious says whether one comes before it.
func (e *Errand) HasPrevious() bool { return e.Queued() && e.at > 0 }

// Owes says whether a file still waits for the outcome.
func (e *Errand) Owes() bool { return e.Output != "" && !e.Written }

// Title is what the document that is open is called, and how far the queue is;
// name is that of its text.
func (e *Errand) Title(name string) string {
	if len(e.Documents) > 0 && e.Documents[e.at].Label != "" {
		name = e.Documents[e.at].Label
	}
	if e.Queued() {
		name = say.F("%s (%d of %d)", name, e.at+1, len(e.Documents))
	}
	return name
}
