package structure

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/quality/wear"
	"emend/editor/repair"
)

func clean(t *testing.T, raw string, minimum float64) (*repair.Mapping, string) {
	t.Helper()
	found, err := detect.Run(context.Background(), raw, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := repair.MappingOf(raw, found, nil, repair.Policy{Minimum: minimum})
	return m, m.String()
}

// TestProseIsJoined: every style but that without a mark between paragraphs
// comes out whole.
func TestProseIsJoined(t *testing.T) {
	for _, style := range Styles() {
		raw := style.Set(OwnProse(), rand.New(rand.NewPCG(1, 2)))
		_, cleaned := clean(t, raw, repair.DefaultMinimum)
		b := Compare(strings.ReplaceAll(cleaned, "\r", "\n"), OwnProse())
		allowed := Boundaries{Right: b.Right + b.Missed}
		if strings.HasPrefix(style.Name, "no mark") || style.Name == "ragged print" || style.Name == "divided words" {
			allowed.False = 4
		}
		if b.Missed > allowed.Missed || b.False > allowed.False {
			t.Errorf("%s: %+v\n%s", style.Name, b, cleaned)
		}
	}
}

// TestMeantLinesStay: all pieces keep all their line ends, in prose and alone.
func TestMeantLinesStay(t *testing.T) {
	own := OwnProse()
	for _, p := range Pieces() {
		for _, width := range []int{48, 66, 78} {
			rng := rand.New(rand.NewPCG(3, uint64(width)))
			before := set(own[:5], "\n\n", "", "", rng, wear.Wrap{Width: width}) + "\n"
			raw := before + p.Text + "\n\n" + set(own[5:], "\n\n", "", "", rng, wear.Wrap{Width: width})
			m, cleaned := clean(t, raw, 0.5)
			if kept, all := Kept(raw, m, len(before), len(before)+len(p.Text)); kept < all {
				t.Errorf("%s, %s, width %d: %d of %d line ends left\n%s", p.Kind, p.Name, width, kept, all, cleaned)
			}
		}
	}
}

func TestCompareCountsParagraphs(t *testing.T) {
	got := Compare("one two\nthree\n\nfour five\n", []string{"one two three", "four five"})
	if want := (Boundaries{Right: 2, False: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := Compare("one two three four five", []string{"one two three", "four five"}); got.Missed != 1 {
		t.Errorf("a boundary that is gone: %+v", got)
	}
}
