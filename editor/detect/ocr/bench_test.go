package ocr_test

import (
	"context"
	"os"
	"testing"

	"emend/editor/detect"
)

// BenchmarkOCR runs the whole family over scanned and over clean text; it
// needs the corpora beside the repository.
func BenchmarkOCR(b *testing.B) {
	for _, name := range []string{"ocr/overproof.raw.txt", "ocr/mibio.raw.txt", "clean/War-and-Peace.txt"} {
		b.Run(name, func(b *testing.B) {
			raw, err := os.ReadFile("../../../../shared/corpora/" + name)
			if err != nil {
				b.Skip("corpus absent: ", err)
			}
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			only := func(d *detect.Detector) bool { return d.Rule.Family() == "ocr" }
			for range b.N {
				if _, err := detect.Run(context.Background(), string(raw), detect.Options{Enabled: only, Workers: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
