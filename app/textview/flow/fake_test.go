package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// mono measures every cluster as 1 wide, ideographs as 2, boxes as their digits.
type mono struct{}

func (mono) Space() float32         { return 1 }
func (mono) Box(digits int) float32 { return float32(digits) }

func (mono) Word(s string, rtl bool) *Word {
	w := &Word{}
	it := graphemes.FromString(s)
	for it.Next() {
		adv := float32(1)
		if r, _ := utf8.DecodeRuneInString(it.Value()); wide(r) {
			adv = 2
		}
		w.Cells = append(w.Cells, Cluster{Len: len(it.Value()), X: w.Adv, Adv: adv})
		w.Adv += adv
	}
	if rtl {
		for i := range w.Cells {
			c := &w.Cells[i]
			c.X = w.Adv - c.X - c.Adv
		}
	}
	return w
}

// lines is a Text of the given rows.
type lines []string

func (l lines) Rows() int        { return len(l) }
func (l lines) Row(i int) string { return l[i] }

// wrapped shows the lines of s at the given width with “|” between them.
func wrapped(s string, width float32) string {
	return strings.Join(split(s, width), "|")
}

func split(s string, width float32) []string {
	starts := wrap(nil, mono{}, s, 0, len(s), width)
	var out []string
	for i, start := range starts {
		end := len(s)
		if i+1 < len(starts) {
			end = int(starts[i+1])
		}
		out = append(out, s[start:end])
	}
	return out
}

// manyRows is a Text of n rows made on demand, so that a million cost nothing.
type manyRows struct{ n int }

const filler = "The keeper of the lamp wrote down each ship that passed, its colours and its hour, " +
	"and when the fog came in he wrote down the fog. "

func (m manyRows) Rows() int { return m.n }

func (m manyRows) RowLen(i int) int { return i % (2 * len(filler)) }

func (m manyRows) Row(i int) string { return (filler + filler)[:m.RowLen(i)] }
