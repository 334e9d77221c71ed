package flow

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// seen is what stands on the line from left to right.
func seen(l *Line, s string) string {
	cells := append([]Cell(nil), l.Cells...)
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].X < cells[j].X })
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(s[c.Off:c.End])
	}
	return b.String()
}

func TestLineDirections(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"abc def", "abc def"},
		{"abc אבג def", "abc גבא def"},
		{"abc אבג דהו def", "abc והד גבא def"},
		{"abc אבג 123 def", "abc 123 גבא def"},
		{"אבג def דהו", "והד def גבא"},
	} {
		var l Line
		l.LayOut(mono{}, c.text, 0, len(c.text), 100)
		if got := seen(&l, c.text); got != c.want {
			t.Errorf("%q is seen as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLineRightAligned(t *testing.T) {
	var l Line
	s := "אבג"
	l.LayOut(mono{}, s, 0, len(s), 10)
	if l.Indent != 7 || l.XOf(0) != 10 || l.XOf(len(s)) != 7 {
		t.Errorf("indent %v, caret from %v to %v, want 7, 10, 7", l.Indent, l.XOf(0), l.XOf(len(s)))
	}
}

// A line of a row that runs leftwards stands at the right, even where it holds
// no letter that does.
func TestLineOfNumbersRightAligned(t *testing.T) {
	var l Line
	s := "אבג 12."
	l.LayOut(mono{}, s, len(s)-3, len(s), 10)
	if got := seen(&l, s); got != ".12" || l.Indent != 7 {
		t.Errorf("seen as %q with indent %v, want %q at 7", got, l.Indent, ".12")
	}
}

func TestHitIsTheInverseOfPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		width := rapid.Float32Range(3, 40).Draw(t, "width")
		var l Line
		off := 0
		for _, text := range split(s, width) {
			l.LayOut(mono{}, s, off, off+len(text), width)
			off += len(text)
			mixed := hasRTL(text) || runsLeft(s)
			for _, c := range l.Cells {
				if c.Adv == 0 || c.Off >= l.TextEnd() {
					continue
				}
				got := l.OffAt(l.XOf(c.Off), false)
				if l.XOf(got) != l.XOf(c.Off) || !mixed && got != c.Off && !zeroBefore(&l, got, c.Off) {
					t.Fatalf("caret at %d is hit as %d in %q", c.Off, got, text)
				}
				if i := l.CellUnder(c.X + c.Adv/2); i < 0 || l.Cells[i].Off != c.Off {
					t.Fatalf("cell %+v is not under its middle in %q", c, text)
				}
			}
		}
	})
}

// zeroBefore says whether only cells without width lie between two offsets.
func zeroBefore(l *Line, a, b int) bool {
	if a > b {
		a, b = b, a
	}
	for i := l.CellAt(a); i < len(l.Cells) && l.Cells[i].Off < b; i++ {
		if l.Cells[i].Adv != 0 {
			return false
		}
	}
	return true
}

func TestLineCellsCoverTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		var l Line
		l.LayOut(mono{}, s, 0, len(s), 50)
		off := 0
		for _, c := range l.Cells {
			if c.Off != off || c.End <= c.Off {
				t.Fatalf("cell %+v does not begin at %d", c, off)
			}
			off = c.End
		}
		if off != len(s) {
			t.Fatalf("cells end at %d of %d", off, len(s))
		}
	})
}

func TestBars(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to int
		want     string
	}{
		{"abcdef", 1, 3, "[{1 3}]"},
		{"abcdef", 4, 99, "[{4 6}]"},
		{"ab אבג cd", 0, 5, "[{0 3} {5 6}]"},
	} {
		var l Line
		l.LayOut(mono{}, c.text, 0, len(c.text), 100)
		if got := fmt.Sprint(l.Bars(nil, c.from, c.to)); got != c.want {
			t.Errorf("%q[%d:%d] covers %s, want %s", c.text, c.from, c.to, got, c.want)
		}
	}
}
