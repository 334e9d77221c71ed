package flow

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
)

// A Cell is one grapheme cluster, or one thing shown in its place, on a line.
type Cell struct {
	Off, End int // in the row's text
	X, Adv   float32
	Kind     Kind
	RTL      bool
}

// A Placed word is where the painter puts a Word.
type Placed struct {
	Word *Word
	Off  int // of its text in the row
	X    float32
}

// A Line is one line laid out. It is filled anew by LayOut and so its slices
// are reused.
type Line struct {
	Start, End int // in the row's text, with the spaces and the line end it ends in
	Page       bool
	Indent     float32 // of a line that runs leftwards: it stands at the right
	Width      float32 // the sum of the advances
	Cells      []Cell  // in the order of the text
	Words      []Placed

	bidi bidi.Paragraph
	text []rune
	offs []int
	runs []run
}

// run is a stretch of a line in one direction.
type run struct {
	start, end int
	level      bidi.Level
}

// LayOut places the text s[start:end], one line of the row s, from left to
// right. The width is that of the column and serves lines that run leftwards.
func (l *Line) LayOut(m Measurer, s string, start, end int, width float32) {
	l.Start, l.End, l.Page, l.Indent, l.Width = start, end, false, 0, 0
	l.Cells, l.Words = l.Cells[:0], l.Words[:0]
	if start < end && s[start] == '\f' {
		l.Page = true
	}
	if start == end || !hasRTL(s[start:end]) && !runsLeft(s) {
		l.Width = l.place(m, s[:end], start, 0, false)
		return
	}
	rtl := l.split(s, start, end)
	pen := float32(0)
	for _, r := range visualOrder(l.runs) {
		pen = l.place(m, s[:r.end], r.start, pen, r.level&1 == 1)
	}
	l.Width = pen
	if rtl && pen < width {
		l.Indent = width - pen
		for i := range l.Cells {
			l.Cells[i].X += l.Indent
		}
		for i := range l.Words {
			l.Words[i].X += l.Indent
		}
	}
	slices.SortFunc(l.Cells, func(a, b Cell) int { return a.Off - b.Off })
}

// place lays the items of s[from:] from pen on and returns the pen after them.
func (l *Line) place(m Measurer, s string, from int, pen float32, rtl bool) float32 {
	first, firstWord, begin := len(l.Cells), len(l.Words), pen
	for off := from; off < len(s); {
		it := nextItem(s, off)
		off = it.end
		cell := Cell{Off: it.start, End: it.end, X: pen, Kind: it.kind, RTL: rtl}
		switch it.kind {
		case LineEndItem, PageItem, InvisibleItem:
		case TabItem:
			cell.Adv = tabAdvance(m, pen)
		case ControlItem:
			cell.Adv = m.Box(boxDigits(s[it.start:it.end]))
		default:
			pen = l.placeWord(m, s, it, pen, rtl)
			continue
		}
		pen += cell.Adv
		l.Cells = append(l.Cells, cell)
	}
	if rtl { // laid out leftwards: mirror the places, not the words
		for i := first; i < len(l.Cells); i++ {
			c := &l.Cells[i]
			c.X = begin + pen - c.X - c.Adv
		}
		for i := firstWord; i < len(l.Words); i++ {
			w := &l.Words[i]
			w.X = begin + pen - w.X - w.Word.Adv
		}
	}
	return pen
}

// placeWord places a word or a run of spaces. In a run that goes leftwards the
// cells are mirrored here, so that place mirrors them back into the word.
func (l *Line) placeWord(m Measurer, s string, it item, pen float32, rtl bool) float32 {
	if it.kind == SpaceItem && s[it.start] == ' ' {
		for off := it.start; off < it.end; off++ {
			l.Cells = append(l.Cells, Cell{Off: off, End: off + 1, X: pen, Adv: m.Space(), Kind: SpaceItem, RTL: rtl})
			pen += m.Space()
		}
		return pen
	}
	w := m.Word(s[it.start:it.end], rtl)
	off := it.start
	for _, c := range w.Cells {
		x := pen + c.X
		if rtl {
			x = pen + w.Adv - c.X - c.Adv
		}
		l.Cells = append(l.Cells, Cell{Off: off, End: off + c.Len, X: x, Adv: c.Adv, Kind: it.kind, RTL: rtl})
		off += c.Len
	}
	l.Words = append(l.Words, Placed{Word: w, Off: it.start, X: pen})
	return pen + w.Adv
}

// split finds the runs of the line's text by the bidirectional algorithm. The
// base direction is that of the row's first letter; the text after the line is
// not looked at.
func (l *Line) split(s string, start, end int) (rtl bool) {
	rtl = runsLeft(s)
	base := bidi.LeftToRight
	if rtl {
		base = bidi.RightToLeft
	}
	l.text, l.offs, l.runs = l.text[:0], l.offs[:0], l.runs[:0]
	for i, r := range s[start:end] {
		if r < 0xa0 && unicode.IsControl(r) && r != '\t' || r == '\u2029' {
			r = '\ufffc' // these end a paragraph of the algorithm, but not here
		}
		l.text = append(l.text, r)
		l.offs = append(l.offs, start+i)
	}
	l.offs = append(l.offs, end)
	out := l.bidi.Segment(l.text, base)
	for i := range out.NumRuns() {
		r := out.Run(i)
		from, to := r.Start, r.End
		if n := l.numbers(from, to); !rtl && r.Level == 2 && n < to {
			l.runs = append(l.runs, run{l.offs[from], l.offs[n], 2})
			from, r.Level = n, 0
		}
		l.runs = append(l.runs, run{l.offs[from], l.offs[to], r.Level})
	}
	return rtl
}

// numbers returns the end of the numbers that l.text[from:to] begins with. The
// library joins runs of level 2 and 0, as both go rightwards; but in a line
// that goes rightwards a number after Hebrew stands to the left of it, and what
// comes after the number to the right.
func (l *Line) numbers(from, to int) int {
	end := from
	for i := from; i < to; i++ {
		r := l.text[i]
		if unicode.IsDigit(r) {
			end = i + 1
		} else if unicode.IsLetter(r) || unicode.IsSpace(r) {
			break
		}
	}
	return end
}

// visualOrder puts runs in the order they are seen from left to right (rule L2
// of the bidirectional algorithm).
func visualOrder(runs []run) []run {
	var top, odd bidi.Level = 0, 127
	for _, r := range runs {
		top = max(top, r.level)
		if r.level&1 == 1 {
			odd = min(odd, r.level)
		}
	}
	for level := top; level >= odd && level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(i, j-1)
		}
	}
	return runs
}

// hasRTL says whether s may hold text that runs leftwards. It looks at lead
// bytes first, as nearly all lines have none.
func hasRTL(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0xd6 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); leftwards(r) {
			return true
		}
	}
	return false
}

// leftwards says whether r belongs to a script written from right to left, or
// is a mark that makes text run so.
func leftwards(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff-1:
		return true
	case r == 0x200f, r == 0x202b, r == 0x202e, r == 0x2067:
		return true
	}
	return r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// baseSearch is how far the first letter of a row is looked for.
const baseSearch = 512

// runsLeft says whether the first letter of s is of a script that runs
// leftwards.
func runsLeft(s string) bool {
	for i, r := range s {
		if i > baseSearch {
			return false
		}
		if leftwards(r) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}
