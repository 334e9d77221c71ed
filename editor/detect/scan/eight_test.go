package scan

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestFindsWhatAPlainWalkFinds compares with one byte at a time.
func TestFindsWhatAPlainWalkFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte(" !\x1f\n\x7f~\xff\x8109/:\xa0\xb0")))).Draw(t, "s"))
		from := rapid.IntRange(0, len(s)).Draw(t, "from")
		to := rapid.IntRange(from, len(s)).Draw(t, "to")
		b := rapid.SampledFrom([]byte(" 0\n\x00\x80\xa0")).Draw(t, "b")
		var want, got []int
		for at := from; at < to; at++ {
			if s[at] == b {
				want = append(want, at)
			}
		}
		for at := range Places(s, from, to, b) {
			got = append(got, at)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("Places(%q, %d, %d, %q) (-want +got):\n%s", s, from, to, b, diff)
		}
		want, got = nil, nil
		for at := from; at < to; at++ {
			if c := s[at]; c == 0x7F || c < 0x20 && !strings.ContainsRune("\t\n\f\r\x1b", rune(c)) {
				want = append(want, at)
			}
		}
		for at := range Controls(s, from, to) {
			got = append(got, at)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("Controls(%q, %d, %d) (-want +got):\n%s", s, from, to, diff)
		}
		digit := strings.IndexAny(s[from:to], "0123456789")
		if digit < 0 {
			digit = to - from
		}
		if got := NextDigit(s, from, to); got != from+digit {
			t.Fatalf("NextDigit(%q, %d, %d) = %d, want %d", s, from, to, got, from+digit)
		}
	})
}
