// Package export writes a reviewed text in the formats other programs read.
//
// Context: every format can carry something else (the final text, both
// readings, who decided what, notes), and a reader must know beforehand what
// gets lost. Decision: what a version of a review is stands in one value, the
// Document, and a format is a value in the slice All with one function that
// writes a Document. Consequence: the window and the command line share one
// list, and what a format drops is counted from the same Document it writes.
package export

import (
	"io"
	"strings"

	"emend/editor/text"
)

// A Format is one way to write a Document.
type Format struct {
	Name      string // on the command line: "docx"
	Title     string // in the window: "Word with tracked changes"
	Extension string // of a file, with its dot
	Doc       string // what it is for and what it holds, for the reader
	Carries   Carries
	Write     func(w io.Writer, d *Document, o Options) error
	// Keep is what the format keeps of a text, the raw one and the final one
	// alike: control characters, bytes that are no characters and line ends
	// are what some cannot hold. nil: every byte.
	Keep func(s string) string
	// check counts what this format drops of one document beyond what
	// Carries says; nil: nothing.
	check func(d *Document) []Loss
}

// Carries says what a format keeps of a review.
type Carries struct {
	Raw       bool // the raw text can be had back from it
	Final     bool // the cleaned text can be had back from it
	Repairs   bool // what was changed where
	Decisions bool // what the reader said, and pending proposals that do not count
	Notes     bool
}

// Options of writing. The zero value writes what the input had: its encoding,
// line ends and byte order mark, no wrapping.
type Options struct {
	Encoding string          // any name text.DecodeAs takes; empty: the input's
	EOL      text.LineEnding // LF, CRLF or CR; None: as they are
	BOM      BOM
	Wrap     int  // columns at which lines are wrapped; 0: not at all
	Settled  bool // docx, odt: write decided repairs as plain text and track only the open ones
}

// A BOM says whether the output starts with a byte order mark.
type BOM int

// The choices for a byte order mark.
const (
	KeepBOM BOM = iota // as the input had it
	WithBOM
	WithoutBOM
)

// A Loss is something a format cannot carry.
type Loss struct {
	What  string // for the reader: "notes"
	Count int    // how often, at least 1
}

// Kept is what the format keeps of a text.
func (f Format) Kept(s string) string {
	if f.Keep == nil {
		return s
	}
	return f.Keep(s)
}

// ByName finds a format; ok is false when there is none of that name.
func ByName(name string) (f Format, ok bool) {
	for _, f := range All {
		if f.Name == strings.ToLower(name) {
			return f, true
		}
	}
	return Format{}, false
}

// Losses counts what f cannot carry of d, so that the reader hears of it
// before anything is written.
func (f Format) Losses(d *Document) []Loss {
	var out []Loss
	add := func(carried bool, what string, n int) {
		if !carried && n > 0 {
			out = append(out, Loss{what, n})
		}
	}
	decided := 0
	for i := range d.Repairs {
		if d.Decision(i).State != 0 {
			decided++
		}
	}
	add(f.Carries.Repairs, lostRepairs, len(d.Repairs))
	add(f.Carries.Decisions, lostDecisions, decided)
	add(f.Carries.Notes, lostNotes, len(d.Notes))
	if f.check != nil {
		out = append(out, f.check(d)...)
	}
	return out
}
