package flow

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// changing is a Text whose rows are replaced.
type changing struct{ rows *[]string }

func (c changing) Rows() int        { return len(*c.rows) }
func (c changing) Row(i int) string { return (*c.rows)[i] }

// TestSpliceIsAsReloaded: whatever rows are looked at and replaced, each row is
// the one of the text, and none is higher or lower than when all are loaded
// anew, save those that had been looked at.
func TestSpliceIsAsReloaded(t *testing.T) {
	row := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat("ab ", rapid.IntRange(0, 40).Draw(t, "words"))
	})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(row, 1, 30).Draw(t, "text")
		r := NewRows(mono{})
		r.SetTexts(changing{&text}, changing{&text})
		r.SetWidths(20, 25)
		s := NewScroller(r)
		s.Resize(10, 50)
		for range 6 {
			s.SetTop(rapid.IntRange(0, len(text)-1).Draw(t, "top"), 0)
			s.Each(func(int, int) bool { return true })
			top := text[s.Top().Row]
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			was := rapid.IntRange(0, len(text)-from).Draw(t, "was")
			fresh := rapid.SliceOfN(row, 0, 5).Draw(t, "fresh")
			if len(text)-was+len(fresh) == 0 {
				continue
			}
			kept := s.Top().Row < from || s.Top().Row >= from+was
			text = slices.Replace(text, from, from+was, fresh...)
			s.Splice(Replaced{from, was, len(fresh)})
			if r.Len() != len(text) || r.tree.Len() != len(text) {
				t.Fatalf("%d rows, heights of %d, want %d", r.Len(), r.tree.Len(), len(text))
			}
			if got := text[s.Top().Row]; kept && got != top && s.Top().Row+6 < len(text) {
				t.Fatalf("the top shows %q, and showed %q", got, top)
			}
			for i := range text {
				if r.Text(1, i) != text[i] {
					t.Fatalf("row %d is %q, want %q", i, r.Text(1, i), text[i])
				}
			}
			anew := NewRows(mono{})
			anew.SetTexts(changing{&text}, changing{&text})
			anew.SetWidths(20, 25)
			for i := range text {
				if r.Lines(i) != anew.Lines(i) {
					t.Fatalf("row %d has %d lines, want %d", i, r.Lines(i), anew.Lines(i))
				}
			}
			if r.Total() != anew.Total() {
				t.Fatalf("%d lines, want %d", r.Total(), anew.Total())
			}
		}
	})
}
