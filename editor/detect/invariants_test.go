package detect_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"emend/editor/detect"
	"emend/editor/repair"
	"emend/editor/text"
)

// scraps are what damaged texts are made of: words, damage of every family,
// and what only looks like it.
var scraps = strings.Split("the|of|and|house|letter|Serge|Brest-|Litovsk|refresh-|ments|tho|tbe|aud|wona€™ t|a€”|emigrA©s|dâ€™Ã©tÃ©|Â |‰Ûª|â??|"+
	" |  |   |\n|\n|\n|\n\n| \n|\n\n\n|.|, | ,|;|1|police.1|Notes^}|12|xii|Subscribe now|Chapter IV|=> |....|« |»|é|ﬁ|\u00ad|\u200b|\f|\t|"+
	"\x00|\xff|\xe2\x82|€|™|-|--|—|’|“|”|&amp;|=C3=A9|\\u00e9|%C3%A9|٣|שלום|日本|🙂|e\u0301|the quick brown fox jumps over the lazy dog|", "|")

// scrapText makes a text of up to n scraps; some stretches repeat.
func scrapText(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range rng.IntN(n + 1) {
		b.WriteString(scraps[rng.IntN(len(scraps))])
		if rng.IntN(2) == 0 {
			b.WriteByte(' ')
		}
		if s := b.String(); rng.IntN(60) == 0 && len(s) > 200 {
			b.WriteString(s[len(s)-200:])
		}
	}
	return b.String()
}

// found runs every rule, also those that are off by default.
func found(t testing.TB, raw string, window int) []repair.Repair {
	t.Helper()
	return foundBy(t, raw, window, 0)
}

// foundBy does so on so many goroutines.
func foundBy(t testing.TB, raw string, window, workers int) []repair.Repair {
	t.Helper()
	got, err := detect.Run(context.Background(), raw, detect.Options{Enabled: func(*detect.Detector) bool { return true }, Window: window, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// checkFound holds the repairs of a text against what is promised of them.
func checkFound(t testing.TB, raw string, got []repair.Repair) {
	t.Helper()
	for i := range got {
		r := &got[i]
		if !text.IsEdge(raw, r.Span.Start) || !text.IsEdge(raw, r.Span.End) {
			t.Fatalf("%s cuts a character: %q in %q", r.ID(), raw[r.Span.Start:r.Span.End], raw)
		}
		if _, ok := detect.ByRule(r.Rule); !ok || r.Evidence == "" || r.Confidence < 0 || r.Confidence > 1 || r.Group == "" {
			t.Fatalf("incomplete: %+v", *r)
		}
		for j := range got[:i] {
			o := &got[j]
			if o.Span.Overlaps(r.Span) && !(o.Container && o.Span.Contains(r.Span)) {
				t.Fatalf("%s and %s overlap in %q", o.ID(), r.ID(), raw)
			}
		}
	}
	none := repair.MappingOf(raw, got, nil, repair.Policy{Left: true})
	if none.String() != raw {
		t.Fatalf("with every repair left the text differs: %q", none.String())
	}
}

func TestDetectionInvariants(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 7))
		raw := scrapText(rng, rapid.IntRange(0, 150).Draw(rt, "scraps"))
		whole := foundBy(t, raw, 1<<20, 1)
		checkFound(t, raw, whole)
		for i, window := range []int{1, 7, 64, 300} {
			if d := cmp.Diff(whole, foundBy(t, raw, window, i+1), cmpopts.EquateEmpty()); d != "" {
				rt.Fatalf("window %d on %d cores changes what is found in %q: %s", window, i+1, raw, d)
			}
		}
	})
}

// FuzzDetect: nothing panics, whatever the bytes.
func FuzzDetect(f *testing.F) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		f.Add(scrapText(rng, 60))
	}
	f.Fuzz(func(t *testing.T, raw string) { checkFound(t, raw, found(t, raw, 100)) })
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := detect.Run(ctx, strings.Repeat("wona€™ t\n", 1000), detect.Options{}); err == nil {
		t.Error("a cancelled run says nothing of it")
	}
}

// TestRulesAreWhole: every rule says what it is; names are of the known
// families and stand only once.
func TestRulesAreWhole(t *testing.T) {
	families := " mojibake characters spacing layout repeats furniture footnotes ocr "
	seen := map[repair.RuleID]bool{}
	for _, d := range detect.All() {
		if !strings.Contains(families, " "+d.Rule.Family()+" ") || !strings.Contains(string(d.Rule), ".") {
			t.Errorf("rule %q is of no known family", d.Rule)
		}
		if seen[d.Rule] || d.Title == "" || len(d.Doc) < 20 || d.Find == nil {
			t.Errorf("rule %q is double or incomplete", d.Rule)
		}
		seen[d.Rule] = true
	}
}
