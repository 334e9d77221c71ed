package pieces

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/text"
)

// TestTogetherTheText: what was read of the pieces is the text, in order, and
// no word is in two of them.
func TestTogetherTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"the", "Ferry", "été", " ", "\n", "-"})).Draw(t, "parts"), "")
		pieces := Cut(s, rapid.IntRange(1, 40).Draw(t, "size"))
		var b strings.Builder
		Read(rapid.IntRange(0, 5).Draw(t, "workers"), pieces, func(p text.Span) string { return s[p.Start:p.End] }, func(part string) {
			if n := b.Len(); n > 0 && s[n-1] != ' ' && s[n-1] != '\n' {
				t.Fatalf("a piece starts inside a word: %q", part)
			}
			b.WriteString(part)
		})
		if b.String() != s {
			t.Fatalf("%q, want %q", b.String(), s)
		}
	})
}
