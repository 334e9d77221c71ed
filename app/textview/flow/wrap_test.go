package flow

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		width float32
		want  string // the text with | where lines end
	}{
		{"empty", 5, ""},
		{"fits", 5, "abc d"},
		{"at spaces", 6, "one |two |three"},
		{"space hangs", 3, "one |two"},
		{"two spaces hang", 4, "one.  |two"},
		{"a column of spaces is broken", 4, "one  |     |   |two"},
		{"after a hyphen", 6, "well-|known"},
		{"not after a leading hyphen", 4, "a |-55"},
		{"after a dash", 5, "here—|there"},
		{"a long word is broken", 4, "abcd|efgh|ij"},
		{"a long word begins a line", 4, "a |bcde|fg"},
		{"a long run of words without break", 10, strings.Repeat("ABCDEFGHIJ|", 12) + "KL"},
		{"hard lines", 9, "a\n|\n|b\n"},
		{"windows line ends", 9, "a\r\n|b"},
		{"form feed alone", 9, "a|\f|b"},
		{"form feed with line end", 9, "a\n|\f\n|b"},
		{"ideographs", 4, "春の|雨、|傘"},
		{"no ideographic stop at the start", 4, "春|雨。|傘"},
		{"combining marks", 3, "e\u0301e\u0301e\u0301|e\u0301"},
		{"invalid bytes are two wide", 4, "\xff\xfe|\xfd"},
		{"zero width space breaks", 3, "abc\u200b|def"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := strings.ReplaceAll(c.want, "|", "")
			if got := wrapped(in, c.width); got != c.want {
				t.Errorf("width %v\n got %q\nwant %q", c.width, got, c.want)
			}
		})
	}
}

func TestWrapHoldsTogether(t *testing.T) {
	for _, c := range []struct {
		name  string
		width float32
		want  string
	}{
		{"no-break space", 6, "aa |b\u00a0c\u00a0d"},
		{"word joiner", 4, "xx |a\u2060bc"},
		{"byte order mark", 4, "xx |a\ufeffbc"},
		{"control in a word", 6, "xx |a\x01b"},
		{"tab to the next stop", 5, "a\t|bc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := strings.ReplaceAll(c.want, "|", "")
			if got := wrapped(in, c.width); got != c.want {
				t.Errorf("width %v\n got %q\nwant %q", c.width, got, c.want)
			}
		})
	}
}

// anyText draws text with all that is hard to wrap.
func anyText() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"a", "word", "well-known", " ", "  ", "      ", "\n", "\r\n", "\t", "\f", "\r", "\x00",
		"e\u0301", "\u0301", "—", "日", "本", "、", "「", "אב", "שלום", "123", "(", ")", "\u200b", "\u00ad",
		"\u200d", "👩\u200d🚀", "🇩🇪", "\xff", "\xc3", "\u00a0", "\u0085", "\u2028", "नमस्ते", strings.Repeat("x", 60),
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
	})
}

func TestWrapCoversAndKeepsClusters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		width := rapid.Float32Range(1, 40).Draw(t, "width")
		ls := split(s, width)
		if got := strings.Join(ls, ""); got != s {
			t.Fatalf("lines do not cover the text: %s", cmp.Diff(s, got))
		}
		edges := clusterEdges(s)
		off := 0
		for _, l := range ls {
			if l == "" && s != "" {
				t.Fatalf("empty line at %d", off)
			}
			if utf8.ValidString(s) && !edges[off] {
				t.Fatalf("line begins inside a cluster at %d of %q", off, s)
			}
			off += len(l)
		}
	})
}

func clusterEdges(s string) map[int]bool {
	edges := map[int]bool{0: true}
	it := graphemes.FromString(s)
	for it.Next() {
		edges[it.End()] = true
	}
	return edges
}

func TestWrapWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		width := rapid.Float32Range(2, 40).Draw(t, "width")
		var l Line
		off := 0
		for _, text := range split(s, width) {
			l.LayOut(mono{}, s, off, off+len(text), width)
			off += len(text)
			for i, c := range l.Cells {
				past := c.X + c.Adv - width
				if past > hangingSpaces+slack && c.Kind != TabItem && i > 0 {
					t.Fatalf("cell %+v of %q past width %v", c, text, width)
				}
			}
		}
	})
}
