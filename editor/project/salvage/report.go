package salvage

import (
	"fmt"
	"strings"

	"emend/editor/record"
)

// A Report says what of a damaged project could be read.
type Report struct {
	RawSize  int         // length of the raw text in bytes, when it was whole
	RawLost  int         // bytes of it that could not be read; NULs stand for them
	RawWrong bool        // it was read, but some byte differs from what it was
	RawFrom  string      // the file it was taken from instead, unchanged since
	Entries  int         // of the log, from the first up to the first lost one
	LogCut   bool        // later entries are, or may be, lost
	State    *record.Tip // where they are: the state they led to, if that can be read
	Repairs  int
	Versions int
	View     bool
}

// String tells the report in one line.
func (r Report) String() string {
	var parts []string
	raw := fmt.Sprintf("%d of %d bytes of the raw text", r.RawSize-r.RawLost, r.RawSize)
	switch {
	case r.RawFrom != "":
		raw = "the raw text (from " + r.RawFrom + ")"
	case r.RawWrong:
		raw = "the raw text (with wrong bytes in it)"
	case r.RawLost == 0 && r.RawSize > 0:
		raw = "the raw text"
	}
	acts := fmt.Sprintf("all %d log entries", r.Entries)
	if r.LogCut {
		acts = fmt.Sprintf("the first %d log entries", r.Entries)
	}
	if r.State != nil {
		acts += " and the state after the last one"
	}
	parts = append(parts, raw, acts, fmt.Sprintf("%d repairs", r.Repairs), fmt.Sprintf("%d versions", r.Versions))
	return strings.Join(parts, ", ")
}
