package review

import (
	"unicode"

	"emend/editor/repair"
)

// class sorts a character beside a change.
func class(r rune) string {
	switch {
	case unicode.IsUpper(r):
		return "upper"
	case unicode.IsLetter(r):
		return "letter"
	case unicode.IsDigit(r):
		return "digit"
	case r == '\n' || r == '\r' || r == '\f':
		return "line"
	case unicode.IsSpace(r):
		return "space"
	case r == unicode.ReplacementChar:
		return "edge"
	}
	return string(r) // marks differ much from one another
}

// Apart lists the members that a split would set aside: those that share with
// the ones taken out what none of the ones looked at and left in has. It is
// nil where nothing tells them apart.
//
// One that is wrong in a sample says that the group is two. Of the features
// that part the wrong from the right, the one that sets most aside is taken,
// so that too much is looked at again rather than too little.
func (b *Bulk) Apart(raw string, rs []repair.Repair) []int {
	if b.Wrong() == 0 || len(b.Members) > mostRare {
		return nil
	}
	var best []int
	for _, f := range features {
		bad := map[string]bool{}
		for i := range b.Out {
			if b.was[i] == repair.Pending {
				bad[f.of(raw, &rs[i])] = true
			}
		}
		if len(bad) == 0 || b.holdsRight(f, bad, raw, rs) {
			continue
		}
		var apart []int
		for _, i := range b.Members {
			if b.was[i] == repair.Pending && bad[f.of(raw, &rs[i])] {
				apart = append(apart, i)
			}
		}
		if len(apart) > len(best) && len(apart) < len(b.Members) {
			best = apart
		}
	}
	if len(best) <= b.Wrong() {
		return nil
	}
	return best
}

// holdsRight says whether a member looked at and left in has one of the values
// of a feature.
func (b *Bulk) holdsRight(f feature, bad map[string]bool, raw string, rs []repair.Repair) bool {
	for i := range b.Seen {
		if !b.Out[i] && bad[f.of(raw, &rs[i])] {
			return true
		}
	}
	return false
}
