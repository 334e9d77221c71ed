package flow

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func scrollerOn(width float32, texts ...Text) *Scroller {
	r := NewRows(mono{})
	r.SetTexts(texts...)
	r.SetWidths(width, width)
	s := NewScroller(r)
	s.Resize(10, 200)
	return s
}

func TestScrollThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scrollerOn(30, manyRows{2000}, manyRows{2000})
		s.SetTop(rapid.IntRange(100, 1500).Draw(t, "row"), 0)
		start := s.Top()
		steps := rapid.SliceOfN(rapid.IntRange(1, 300), 1, 20).Draw(t, "steps")
		for _, d := range steps {
			s.By(d)
		}
		for i := len(steps) - 1; i >= 0; i-- {
			s.By(-steps[i])
		}
		if got := s.Top(); got != start {
			t.Fatalf("came back to %+v, want %+v", got, start)
		}
	})
}

func TestScrollStopsAtTheEnds(t *testing.T) {
	s := scrollerOn(30, manyRows{500})
	s.By(-50)
	if s.Top() != (Top{}) {
		t.Errorf("above the start: %+v", s.Top())
	}
	s.By(1 << 30)
	bottom := 0
	s.Each(func(row, y int) bool { bottom = y + s.height(row); return true })
	if bottom != s.ViewHeight() {
		t.Errorf("the last line ends at %d of %d", bottom, s.ViewHeight())
	}
	s.ToFraction(1)
	if _, b := s.Fractions(); b < 0.999 {
		t.Errorf("bottom fraction %v at the end", b)
	}
}

func TestShortTextDoesNotScroll(t *testing.T) {
	s := scrollerOn(30, lines{"a", "b"})
	s.By(40)
	if s.Top() != (Top{}) {
		t.Errorf("a text shorter than the view scrolled to %+v", s.Top())
	}
}

func TestNewWidthKeepsThePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scrollerOn(30, manyRows{5000}, manyRows{5000})
		s.SetTop(rapid.IntRange(0, 4000).Draw(t, "row"), rapid.IntRange(0, 9).Draw(t, "line"))
		row, k, _ := s.At(0)
		start, end, ok := s.Rows.LineAt(0, row, k)
		width := rapid.Float32Range(5, 80).Draw(t, "width")
		s.Keep(func() { s.Rows.SetWidths(width, width) })
		row2, k2, _ := s.At(0)
		start2, end2, _ := s.Rows.LineAt(0, row2, k2)
		if row2 != row || ok && (start < start2 || start >= end2) {
			t.Fatalf("top was row %d [%d:%d], is row %d [%d:%d]", row, start, end, row2, start2, end2)
		}
	})
}

func TestShow(t *testing.T) {
	s := scrollerOn(30, manyRows{5000})
	s.Show(0, Pos{Row: 3000})
	if y, ok := s.YOf(0, Pos{Row: 3000}); !ok || y < 60 || y > 70 {
		t.Errorf("a far place is shown at %d of 200, want a third", y)
	}
	was := s.Top()
	s.Show(0, Pos{Row: 3001})
	if s.Top() != was {
		t.Errorf("showing what is in view scrolled to %+v", s.Top())
	}
	row, _, _ := s.At(199)
	s.Show(0, Pos{Row: row})
	if y, _ := s.YOf(0, Pos{Row: row}); y < 100 {
		t.Errorf("a place at the bottom edge jumped to %d", y)
	}
}

func TestRowIsAsHighAsItsHigherSide(t *testing.T) {
	s := scrollerOn(4, lines{"a b", ""}, lines{"aaa bbb ccc", "x"})
	if got := s.Rows.Lines(0); got != 3 {
		t.Errorf("row 0 has %d lines, want 3", got)
	}
	if _, _, ok := s.Rows.LineAt(0, 0, 1); ok {
		t.Error("the lower side has a second line")
	}
	if got := s.Rows.ColumnLines(0, 1); got != 0 {
		t.Errorf("an empty side has %d lines", got)
	}
}

// One step of the wheel may wrap only what comes into view, however long the
// text is.
func TestScrollStepIsBounded(t *testing.T) {
	s := scrollerOn(40, manyRows{100_000}, manyRows{100_000})
	s.SetTop(50_000, 0)
	s.Each(func(row, _ int) bool { s.Rows.Lines(row); return true })
	s.Rows.Counters = Counters{}
	const steps = 100
	for range steps {
		s.By(30)
		s.Each(func(row, _ int) bool { s.Rows.Lines(row); return true })
	}
	if c := s.Rows.Counters; c.Fetched > 4*steps*3 {
		t.Errorf("%d steps of 3 lines fetched %d rows", steps, c.Fetched)
	}
	s.Rows.Counters = Counters{}
	s.ToFraction(0.9)
	s.Each(func(row, _ int) bool { s.Rows.Lines(row); return true })
	if c := s.Rows.Counters; c.Fetched > 100 {
		t.Errorf("a jump fetched %d rows", c.Fetched)
	}
	s.Rows.Counters = Counters{}
	s.Keep(func() { s.Rows.SetWidths(50, 50) })
	if c := s.Rows.Counters; c.Fetched > 200 {
		t.Errorf("a new width fetched %d rows", c.Fetched)
	}
}

func TestHugeRowIsWrappedWhereItIsSeen(t *testing.T) {
	huge := strings.Repeat(filler, 8<<20/len(filler))
	s := scrollerOn(60, lines{"before", huge, "after"})
	s.ToFraction(0.5)
	s.Each(func(row, _ int) bool {
		for k := range 20 {
			s.Rows.LineAt(0, row, k+s.Top().Px/s.LineHeight())
		}
		return true
	})
	if w := s.Rows.Counters.Wrapped; w > 4*pieceSize {
		t.Errorf("wrapped %d bytes to show the middle of a huge row", w)
	}
	s.ToFraction(1)
	if row, _, _ := s.At(199); row != 2 {
		t.Errorf("the end shows row %d, want 2", row)
	}
}

func TestHugeRowCoversItsText(t *testing.T) {
	for _, unit := range []string{filler, "abcdefgh", "日本語。", "\u0301a\u0301"} {
		text := strings.Repeat(unit, (wrapAtOnce+3*pieceSize)/len(unit))
		r := NewRows(mono{})
		r.SetTexts(lines{text})
		r.SetWidths(60, 60)
		off := 0
		for k := 0; ; k++ {
			start, end, ok := r.LineAt(0, 0, k)
			if !ok {
				break
			}
			if start != off {
				t.Fatalf("%q: line %d begins at %d, want %d", unit, k, start, off)
			}
			if got := r.LineOf(0, 0, start); got != k {
				t.Fatalf("%q: offset %d is on line %d, want %d", unit, start, got, k)
			}
			off = end
		}
		if off != len(text) {
			t.Errorf("%q: lines end at %d of %d", unit, off, len(text))
		}
	}
}
