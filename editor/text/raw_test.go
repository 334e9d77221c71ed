package text

import (
	"bytes"
	"math/rand"
	"testing"
	"unicode/utf8"
)

// Every byte sequence, read as anything, gives itself back, and its spans
// cover the file from end to end without going back.
func TestRandomBytesComeBack(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, name := range Encodings() {
		for range 60 {
			data := make([]byte, rng.Intn(5000))
			rng.Read(data)
			if rng.Intn(2) == 0 { // mostly ASCII, so that marks fall in runs of it
				for i := range data {
					if rng.Intn(20) > 0 {
						data[i] &= 0x7F
					}
				}
			}
			r, err := DecodeAs(bytes.Clone(data), name)
			if err != nil {
				t.Fatal(err)
			}
			checkRaw(t, r, data)
		}
	}
}

func checkRaw(t *testing.T, r *Raw, data []byte) {
	t.Helper()
	got, err := r.Encode(nil)
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("%s: Encode(nil) of %d bytes: %d bytes, %v", r.Encoding(), len(data), len(got), err)
	}
	if r.codec != nil && !utf8.ValidString(r.Text()) {
		t.Fatalf("%s: text is not UTF-8", r.Encoding())
	}
	at := 0
	s := r.Text()
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		got := r.FileSpan(Span{i, i + n})
		if got.Start > at || got.End < at {
			t.Fatalf("%s: %d to %d of the text is %v of the file, after %d", r.Encoding(), i, i+n, got, at)
		}
		at = got.End
		i += n
	}
	if at != len(data) {
		t.Fatalf("%s: spans end at %d of %d", r.Encoding(), at, len(data))
	}
}
