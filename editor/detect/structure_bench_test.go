package detect

import (
	"context"
	"strings"
	"testing"
)

// damagedProse is wrapped twice, with stray spaces, about a megabyte a unit.
func damagedProse(megabytes int) string {
	page := wrapParagraphs(prose, func(p string) string { return rewrapped(wrapped(p, 84), 80) })
	words := strings.Fields(prose)
	var b strings.Builder
	for i := 0; b.Len() < megabytes<<20; i++ {
		// Every page starts with words of its own, or the text would be nothing
		// but repeats.
		for j := range 60 {
			b.WriteString(words[(i*i*7+j*j*13+i*j)%len(words)] + " ")
		}
		b.WriteString("\n\n" + page[(i*37)%200:])
	}
	return b.String()
}

func BenchmarkFamilies(b *testing.B) {
	raw := damagedProse(4)
	for _, family := range []string{"repeats", "furniture", "layout", "spacing", "footnotes"} {
		b.Run(family, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := Run(context.Background(), raw, Options{Enabled: enabledRules(family), Workers: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
