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
	for i := range found {
		r := &found[i]
		r.Replacement = back(r.Replacement)
		if len(r.Steps)+len(r.Alternatives) == 0 {
			continue
		}
		r.Amend(func(g *repair.Grounds) {
			g.Steps, g.Alternatives = slices.Clone(g.Steps), slices.Clone(g.Alternatives)
			for i := range g.Steps {
				g.Steps[i].Replacement = back(g.Steps[i].Replacement)
			}
			for i := range g.Alternatives {
				g.Alternatives[i] = back(g.Alternatives[i])
			}
		})
	}
}
