package panes

import (
	"sort"
	"strings"
	"unicode/utf8"

	"emend/app/say"
)

// foldFrom is how many lines, or foldBytes how many bytes, a deletion must take
// away to be folded.
const (
	foldFrom  = 5
	foldBytes = 2000
)

// nested is how many large deletions may reach over one place: a deletion, and
// edits of the reader's in it or around it.
const nested = 4

// The folds are the rows that are folded.
type folds struct {
	*lines
	typing *typing
	marks  *marks
	opened map[int]bool // folds the reader has opened, by raw offset
}

// fold is the text of the band that stands for a row, or empty where the row
// is shown: only rows that a large deletion takes away whole are folded, and
// not the one before the reader.
func (f *folds) fold(row int) string {
	at := f.rows.Row(row)
	if !at.Clean.Empty() || at.Raw.Empty() || f.opened[at.Raw.Start] || f.typing.draft.holds(row) {
		return ""
	}
	rs, large := f.session.Repairs(), f.session.Containers()
	behind := sort.Search(len(large), func(k int) bool { return rs[large[k]].Span.Start > at.Raw.Start })
	for k := behind - 1; k >= max(0, behind-nested); k-- {
		i := large[k]
		r := &rs[i]
		if r.Span.End < at.Raw.End || i == f.marks.current {
			continue
		}
		if _, counts := f.session.Counts(i); !counts {
			continue
		}
		if band := removed(f.session.Raw().Slice(at.Raw), RuleTitle(r.Rule)); band != "" {
			if notes := f.marks.notes.in(at.Raw); notes > 0 {
				band += " · " + say.N(notes, "%d note", "%d notes")
			}
			return band
		}
	}
	return ""
}

// removed tells how much is taken out, "" where it is too little to be folded.
func removed(passage, rule string) string {
	if n := strings.Count(passage, "\n"); n >= foldFrom {
		return say.F("%d lines removed · %s", n, rule)
	}
	if len(passage) >= foldBytes {
		return say.F("%d characters removed · %s", utf8.RuneCountInString(passage), rule)
	}
	return ""
}

// Foldable says whether a row is folded, or was opened by the reader.
func (f *folds) Foldable(row int) bool {
	return row >= 0 && row < f.rows.Len() && (f.opened[f.rows.Row(row).Raw.Start] || f.fold(row) != "")
}

// ToggleFold opens a folded row or folds it again.
func (f *folds) ToggleFold(row int) {
	if row >= 0 && row < f.rows.Len() {
		at := f.rows.Row(row).Raw.Start
		f.opened[at] = !f.opened[at]
	}
}

// Unfold opens a folded row; it says whether it was folded.
func (f *folds) Unfold(row int) bool {
	if row < 0 || row >= f.rows.Len() || f.fold(row) == "" {
		return false
	}
	f.opened[f.rows.Row(row).Raw.Start] = true
	return true
}
