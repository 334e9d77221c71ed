package detect_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/detect/trial"
)

// damagedProse is wrapped twice, of random words, so that nothing repeats.
func damagedProse(megabytes int) string {
	words := strings.Fields(trial.Prose)
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < megabytes<<20 {
		var paragraph strings.Builder
		for range 40 + random.IntN(100) {
			paragraph.WriteString(words[random.IntN(len(words))] + " ")
		}
		b.WriteString("So " + trial.Rewrapped(trial.Wrapped(paragraph.String(), 84), 80) + "\n\n")
	}
	return b.String()
}

func BenchmarkFamilies(b *testing.B) {
	raw := damagedProse(4)
	for _, family := range []string{"repeats", "furniture", "layout", "spacing", "footnotes"} {
		b.Run(family, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := detect.Run(context.Background(), raw, detect.Options{Enabled: trial.Only(family), Workers: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
