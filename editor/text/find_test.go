package text

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func never([]Span) bool { return false }

// found are all places in a text at hand.
func found(f *Finder, s string, most int, stop func([]Span) bool) []Span {
	return f.All(len(s), func(part Span) string { return s[part.Start:part.End] }, most, stop)
}

// byPattern finds the slow way.
func byPattern(s, words string, exact bool, most int) (out []Span) {
	pattern := regexp.QuoteMeta(words)
	if !exact {
		pattern = "(?i)" + pattern
	}
	for _, m := range regexp.MustCompile(pattern).FindAllStringIndex(s, most) {
		out = append(out, Span{m[0], m[1]})
	}
	return out
}

// TestFinderIsThePattern: a finder finds what the regular expression does.
func TestFinderIsThePattern(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", "A", "ab", "K", "k", "\u212a", "s", "ſ", "é", "É", "σ", "ς", "Σ", "ß", "ẞ", " ", "\n", "İ", "i", "ı", "渡", "\xff", "\xe2\x84"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(part).Draw(t, "text"), "")
		words := strings.Join(rapid.SliceOfN(part, 1, 4).Draw(t, "words"), "")
		exact, most := rapid.Bool().Draw(t, "exact"), rapid.IntRange(1, 5).Draw(t, "most")
		f, ok := NewFinder(words, exact)
		if !ok {
			return
		}
		if diff := cmp.Diff(byPattern(s, words, exact, most), found(f, s, most, never)); diff != "" {
			t.Fatalf("%q in %q (-pattern +finder):\n%s", words, s, diff)
		}
	})
}

// TestFinderAcrossEdges: places are found wherever the text is read in parts.
func TestFinderAcrossEdges(t *testing.T) {
	for shift := range 12 {
		s := strings.Repeat("x", searched-shift) + "Ferry" + strings.Repeat("x", searched) + "ferry"
		for _, exact := range []bool{true, false} {
			f, _ := NewFinder("ferry", exact)
			if diff := cmp.Diff(byPattern(s, "ferry", exact, -1), found(f, s, 10, never)); diff != "" {
				t.Errorf("shift %d, exact %v (-pattern +finder):\n%s", shift, exact, diff)
			}
		}
	}
}

func TestFinderStops(t *testing.T) {
	f, _ := NewFinder("ferry", false)
	asked := 0
	places := found(f, strings.Repeat("ferry ", searched), 1<<30, func([]Span) bool { asked++; return asked > 1 })
	if n := len(places); n == 0 || n > searched/6+1 {
		t.Errorf("%d places before it stopped", n)
	}
}

func BenchmarkFinder(b *testing.B) {
	s := strings.Repeat("The great ferry was late again, said the guard at the gate. ", 1<<17)
	f, _ := NewFinder("great", false)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		found(f, s, 1, never)
		found(f, strings.ToLower(s[:1]), 1, never)
		if got := found(f, s, 1<<30, never); len(got) != 1<<17 {
			b.Fatal(len(got))
		}
	}
}
