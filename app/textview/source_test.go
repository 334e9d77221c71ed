package textview

import "strings"

// rows is a Source of the given texts with one mark on every word “mark”.
type rows []string

func (r rows) Rows() int        { return len(r) }
func (r rows) Row(i int) string { return r[i] }
func (r rows) Line(i int) int   { return i + 1 }

func (r rows) Marks(i int) []Mark {
	var out []Mark
	for at := 0; ; {
		n := strings.Index(r[i][at:], "mark")
		if n < 0 {
			return out
		}
		at += n
		out = append(out, Mark{Start: at, End: at + 4, ID: int32(len(out))})
		at += 4
	}
}

// Fold folds the rows that begin with “fold”.
func (r rows) Fold(i int) string {
	if strings.HasPrefix(r[i], "fold") {
		return "folded"
	}
	return ""
}

var sentences = []string{
	"The keeper of the lamp wrote down each ship that passed, its colours and its hour. ",
	"When the fog came in he wrote down the fog, and how long it stayed. ",
	"He had been told to keep a well-ordered book—no blots, no guesses—and he did. ",
	"“Nobody reads it,” said the boatman, who brought oil, flour and letters. ",
	"The book was the one thing on the island that was never wet. ",
	"In the ninth winter the spray reached the gallery; he moved the desk a yard. ",
}

// novel is a Source of n paragraphs made on demand, with a mark about every ten
// words, so that it takes no memory and is the same every time.
type novel struct {
	n       int
	fetched *int
}

func (s novel) Rows() int      { return s.n }
func (s novel) Line(i int) int { return i + 1 }

func (s novel) pieces(i int) int { return 1 + i*7%5 }

func (s novel) RowLen(i int) int {
	n := 0
	for k := range s.pieces(i) {
		n += len(sentences[(i+k)%len(sentences)])
	}
	return n
}

func (s novel) Row(i int) string {
	if s.fetched != nil {
		*s.fetched++
	}
	var b strings.Builder
	for k := range s.pieces(i) {
		b.WriteString(sentences[(i+k)%len(sentences)])
	}
	return b.String()
}

func (s novel) Marks(i int) []Mark {
	var out []Mark
	for off, n := 10, s.RowLen(i); off+8 < n; off += 55 {
		out = append(out, Mark{Start: off, End: off + 8, Style: StyleID(off % 4), ID: int32(off)})
	}
	return out
}
