package flow

import (
	"testing"

	"pgregory.net/rapid"
)

func cursorOn(width float32, texts ...Text) *Cursor {
	r := NewRows(mono{})
	r.SetTexts(texts...)
	r.SetWidths(width, width)
	return NewCursor(r)
}

func TestMotions(t *testing.T) {
	text := lines{"one two-x\n\nthree", "", "four five six"}
	for _, c := range []struct {
		name   string
		from   Pos
		motion Motion
		want   Pos
	}{
		{"right", Pos{0, 0}, Right, Pos{0, 1}},
		{"right over a line end", Pos{0, 9}, Right, Pos{0, 10}},
		{"right into the next row", Pos{0, 16}, Right, Pos{1, 0}},
		{"right at the end", Pos{2, 13}, Right, Pos{2, 13}},
		{"left into the row before", Pos{1, 0}, Left, Pos{0, 16}},
		{"left over a line end", Pos{0, 11}, Left, Pos{0, 10}},
		{"word right", Pos{0, 1}, WordRight, Pos{0, 4}},
		{"word right to punctuation", Pos{0, 4}, WordRight, Pos{0, 7}},
		{"word left", Pos{2, 9}, WordLeft, Pos{2, 5}},
		{"word left over spaces", Pos{2, 5}, WordLeft, Pos{2, 0}},
		{"line end of a wrapped line", Pos{2, 6}, LineEnd, Pos{2, 9}},
		{"line start", Pos{2, 12}, LineStart, Pos{2, 10}},
		{"down keeps the column", Pos{2, 2}, Down, Pos{2, 12}},
		{"up over an empty row", Pos{2, 3}, Up, Pos{1, 0}},
		{"up at the start", Pos{0, 3}, Up, Pos{0, 3}},
		{"text end", Pos{0, 0}, TextEnd, Pos{2, 13}},
		{"text start", Pos{2, 2}, TextStart, Pos{0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cur := cursorOn(10, text)
			cur.Set(0, c.from, false)
			cur.Move(c.motion, false)
			if cur.At != c.want {
				t.Errorf("from %v to %v, want %v", c.from, cur.At, c.want)
			}
		})
	}
}

// folded is lines of which those beginning with + are folded.
type folded struct{ lines }

func (f folded) Fold(i int) string {
	if f.lines[i] != "" && f.lines[i][0] == '+' {
		return "folded"
	}
	return ""
}

func TestMotionsOverAFold(t *testing.T) {
	text := folded{lines{"one", "+two three", "four"}}
	for _, c := range []struct {
		motion     Motion
		from, want Pos
	}{
		{Right, Pos{0, 3}, Pos{1, 0}},
		{Right, Pos{1, 0}, Pos{2, 0}},
		{WordRight, Pos{1, 0}, Pos{2, 0}},
		{Left, Pos{2, 0}, Pos{1, 10}},
		{Left, Pos{1, 10}, Pos{0, 3}},
		{WordLeft, Pos{1, 10}, Pos{0, 3}},
		{Down, Pos{0, 2}, Pos{1, 0}},
		{Down, Pos{1, 0}, Pos{2, 0}},
		{Up, Pos{2, 2}, Pos{1, 0}},
		{LineEnd, Pos{1, 0}, Pos{1, 0}},
	} {
		cur := cursorOn(20, text)
		cur.Set(0, c.from, false)
		cur.Move(c.motion, false)
		if cur.At != c.want {
			t.Errorf("motion %d from %v leads to %v, want %v", c.motion, c.from, cur.At, c.want)
		}
	}
}

func TestSelectionIsDropped(t *testing.T) {
	c := cursorOn(20, lines{"abcdef"})
	c.Select(0, Pos{0, 4}, Pos{0, 2})
	c.Move(Right, true)
	if from, to, _ := c.Selection(); from.Off != 3 || to.Off != 4 {
		t.Errorf("extended to %v–%v, want 3–4", from, to)
	}
	c.Move(Left, false)
	if _, _, ok := c.Selection(); ok || c.At.Off != 3 {
		t.Errorf("left leaves the caret at %v, want the start of the selection", c.At)
	}
}

func TestWordAt(t *testing.T) {
	for _, c := range []struct {
		text     string
		off      int
		from, to int
	}{
		{"one two’s three", 5, 4, 11},
		{"one  two", 3, 3, 5},
		{"one two", 7, 4, 7},
		{"one\ntwo", 3, 0, 3},
		{"", 0, 0, 0},
	} {
		cur := cursorOn(50, lines{c.text})
		if from, to := cur.WordAt(0, Pos{0, c.off}); from.Off != c.from || to.Off != c.to {
			t.Errorf("the word at %d of %q is [%d:%d], want [%d:%d]", c.off, c.text, from.Off, to.Off, c.from, c.to)
		}
	}
}

// Going right from the start reaches the end, passes only growing places, and
// going left comes back the same way.
func TestRightThenLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := lines(rapid.SliceOfN(anyText(), 1, 4).Draw(t, "rows"))
		cur := cursorOn(rapid.Float32Range(3, 30).Draw(t, "width"), rows)
		var way []Pos
		for {
			was := cur.At
			way = append(way, was)
			cur.Move(Right, false)
			if cur.At == was {
				break
			}
			if !was.Before(cur.At) {
				t.Fatalf("right of %v is %v in %q", was, cur.At, rows)
			}
		}
		for i := len(way) - 1; i >= 0; i-- {
			if cur.At != way[i] {
				t.Fatalf("came back to %v, want %v in %q", cur.At, way[i], rows)
			}
			cur.Move(Left, false)
		}
	})
}
