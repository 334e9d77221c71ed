package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text   string
		lines  []string
		ending LineEnding
	}{
		{"", []string{""}, None},
		{"one", []string{"one"}, None},
		{"one\ntwo", []string{"one", "two"}, LF},
		{"one\ntwo\n", []string{"one", "two", ""}, LF},
		{"one\r\ntwo\r\n", []string{"one", "two", ""}, CRLF},
		{"one\rtwo\r", []string{"one", "two", ""}, CR},
		{"one\r\ntwo\n", []string{"one", "two", ""}, Mixed},
		{"a\rb\rc\n", []string{"a", "b", "c", ""}, Mixed},
		{"a\rb\nc\n", []string{"a\rb", "c", ""}, LF}, // the CR is damage
		{"a\r\r\nb\r\n", []string{"a\r", "b", ""}, CRLF},
		{"one\ftwo\u2028three\u0085\n", []string{"one\ftwo\u2028three\u0085", ""}, LF},
		{"\n\n", []string{"", "", ""}, LF},
	} {
		l := NewLines(c.text)
		var got []string
		for i := range l.Count() {
			s := l.Span(i)
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.lines) {
			t.Errorf("%q: lines %q, want %q", c.text, got, c.lines)
		}
		if e := Decode([]byte(c.text)).LineEnding(); e != c.ending {
			t.Errorf("%q: ending %v, want %v", c.text, e, c.ending)
		}
	}
}

// The full lines make the text, and every offset is in the line that At says.
func TestLinesCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab\n\ré\f"))).Draw(t, "text")
		l := NewLines(s)
		at := 0
		for i := range l.Count() {
			full, line := l.FullSpan(i), l.Span(i)
			if full.Start != at || !full.Contains(line) || line.Start != at {
				t.Fatalf("line %d is %v in %v after %d", i, line, full, at)
			}
			if strings.Trim(s[line.End:full.End], "\r\n") != "" || strings.Contains(s[line.Start:line.End], "\n") {
				t.Fatalf("line %d is %q", i, s[full.Start:full.End])
			}
			for off := full.Start; off < full.End; off++ {
				if l.At(off) != i {
					t.Fatalf("offset %d is in line %d, not %d", off, l.At(off), i)
				}
			}
			at = full.End
		}
		if at != len(s) || l.At(len(s)) != l.Count()-1 {
			t.Fatalf("lines end at %d of %d", at, len(s))
		}
	})
}

func TestPosition(t *testing.T) {
	l := NewLines("één\ntwo")
	for off, want := range map[int][2]int{-3: {1, 1}, 0: {1, 1}, 2: {1, 2}, 5: {1, 4}, 6: {2, 1}, 9: {2, 4}, 99: {2, 4}} {
		if line, column := l.Position(off); line != want[0] || column != want[1] {
			t.Errorf("%d is at %d:%d, want %v", off, line, column, want)
		}
	}
}

// Edges are where ranging over the string stops.
func TestIsEdge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.SampledFrom([]byte("a\x80\xBF\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82\xFF"))).Draw(t, "bytes"))
		want := map[int]bool{len(s): true}
		for i := range s {
			want[i] = true
		}
		for off := -1; off <= len(s)+1; off++ {
			if IsEdge(s, off) != want[off] {
				t.Fatalf("%q at %d: %v", s, off, !want[off])
			}
		}
	})
}
