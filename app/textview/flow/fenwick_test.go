package flow

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFenwickEqualsNaive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		naive := rapid.SliceOfN(rapid.Int32Range(0, 9), 0, 200).Draw(t, "heights")
		var f Fenwick
		f.Build(append([]int32(nil), naive...))
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			if len(naive) == 0 {
				break
			}
			i := rapid.IntRange(0, len(naive)-1).Draw(t, "row")
			n := rapid.IntRange(0, 9).Draw(t, "height")
			naive[i] = int32(n)
			f.Set(i, n)
		}
		sum := 0
		for i, n := range naive {
			if got := f.Sum(i); got != sum {
				t.Fatalf("Sum(%d) = %d, want %d", i, got, sum)
			}
			for k := range int(n) {
				if row, rest := f.Find(sum + k); row != i || rest != k {
					t.Fatalf("Find(%d) = %d, %d, want %d, %d", sum+k, row, rest, i, k)
				}
			}
			sum += int(n)
		}
	})
}
