package detect

import (
	"slices"
	"strings"

	"emend/editor/repair"
)

// Lines that end in a lone CR, as on the first Macintosh, are read as if they
// ended in LF: both are one byte, and so all offsets hold. What is found is
// turned back, and no line end changes that no repair names.

// readsReturns says whether the lines of a text end so.
func readsReturns(raw string) bool {
	return strings.IndexByte(raw, '\r') >= 0 && strings.IndexByte(raw, '\n') < 0
}

// backToReturns turns the line ends of what was found back.
func backToReturns(found repair.List) {
	back := func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }
	for _, r := range found {
		r.Replacement = back(r.Replacement)
		r.Steps, r.Alternatives = slices.Clone(r.Steps), slices.Clone(r.Alternatives)
		for i := range r.Steps {
			r.Steps[i].Replacement = back(r.Steps[i].Replacement)
		}
		for i := range r.Alternatives {
			r.Alternatives[i] = back(r.Alternatives[i])
		}
	}
}
