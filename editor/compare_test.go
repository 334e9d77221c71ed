package editor

import (
	"context"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/detect"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// letterHome is damaged in several ways at once, and was written for this test.
const letterHome = `Dear Maria,

I donâ€™t know when this letter will reach you, the road over the pass
is closed and the post goes round by the coast. We had snow three days
running; the old shep-
herd says heâ€™s not seen the like since he was a boy, and he is past
eighty now. The cafÃ© by the bridge is shut for the winter.

Your brother writes that the harvest was good, â€œthe best in tenâ€ as
he puts it. I am glad of it. Tell him Iâ€™ll come when the road opens.
`

func compared(t testing.TB, raw, cleaned string) []repair.Repair {
	t.Helper()
	found, err := Compared(context.Background(), raw, cleaned, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(found, repair.Compare) {
		t.Fatalf("repairs of %q and %q are not in order", raw, cleaned)
	}
	if got := repair.MappingOf(raw, found, nil, CompareAll).String(); got != cleaned {
		t.Fatalf("the repairs lead from %q to %q, not to %q", raw, got, cleaned)
	}
	return found
}

// rulesOf lists the rules of repairs, each once.
func rulesOf(found []repair.Repair) string {
	var rules []string
	for _, r := range found {
		if !slices.Contains(rules, string(r.Rule)) {
			rules = append(rules, string(r.Rule))
		}
	}
	slices.Sort(rules)
	return strings.Join(rules, " ")
}

func TestComparedNamesKnownRules(t *testing.T) {
	own, err := detect.Run(context.Background(), letterHome, detect.Options{})
	if err != nil || len(own) < 5 {
		t.Fatalf("%d repairs, %v", len(own), err)
	}
	cleaned := repair.MappingOf(letterHome, own, nil, repair.Policy{Minimum: 0}).String()
	for _, r := range compared(t, letterHome, cleaned) {
		if r.Rule.Family() == "compared" {
			t.Errorf("%q → %q was not recognised", r.Key(letterHome).Original, r.Replacement)
		}
	}
}

func TestComparedTellsWordsFromSpace(t *testing.T) {
	for _, c := range []struct{ raw, cleaned, rules string }{
		{"one two", "one two", ""},
		{"one two", "one  two", "compared.space"},
		{"one two", "one too", "compared.words"},
		{"one two three", "one\ntoo  three", "compared.space compared.words"},
		{"", "new", "compared.words"},
		{"gone", "", "compared.words"},
		{"He canâ€™t.", "He can’t.", "mojibake.exact"},
	} {
		if got := rulesOf(compared(t, c.raw, c.cleaned)); got != c.rules {
			t.Errorf("rules of %q → %q: %q, want %q", c.raw, c.cleaned, got, c.rules)
		}
	}
}

// TestComparedKeepsForeignChanges mixes what the program would do, what it
// would not, and what it left.
func TestComparedKeepsForeignChanges(t *testing.T) {
	own, err := detect.Run(context.Background(), letterHome, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		var kept []repair.Repair
		for _, r := range own {
			if rapid.Bool().Draw(rt, "keep") {
				kept = append(kept, r)
			}
		}
		cleaned := repair.MappingOf(letterHome, kept, nil, CompareAll).String()
		for range rapid.IntRange(0, 4).Draw(rt, "edits") {
			at := rapid.IntRange(0, len(cleaned)).Draw(rt, "at")
			end := min(len(cleaned), at+rapid.IntRange(0, 9).Draw(rt, "length"))
			for !text.IsEdge(cleaned, at) {
				at--
			}
			for !text.IsEdge(cleaned, end) {
				end++
			}
			cleaned = cleaned[:at] + rapid.SampledFrom([]string{"", " ", "\n", "’", "new words ", "e"}).Draw(rt, "text") + cleaned[end:]
		}
		compared(t, letterHome, cleaned)
	})
}

func TestSetCompared(t *testing.T) {
	const raw, cleaned = "He canâ€™t see teh sea.\nNo.", "He can’t see the sea. No."
	s := New(text.Decode([]byte(raw)), record.Source{})
	s.Detection().SetCompared(compared(t, raw, cleaned))
	if got := s.Mapping().String(); got != cleaned {
		t.Fatalf("the session shows %q, want %q", got, cleaned)
	}
	for i := range s.Repairs() {
		s.Decide([]int{i}, repair.Decision{State: repair.Rejected}, "")
	}
	if got := s.Mapping().String(); got != raw {
		t.Fatalf("all rejected: %q, want %q", got, raw)
	}
}

// TestComparedFromABase keeps what only the first text changed, and proposes
// what the second changed, also where both did.
func TestComparedFromABase(t *testing.T) {
	for _, c := range []struct{ base, mine, theirs, want string }{
		{"one two three four", "one TWO three four", "one two three FOUR", "one TWO three FOUR"},
		{"one two three four", "one TWO three four", "one two three four", "one TWO three four"},
		{"one two three four", "one two three four", "one 2 three four", "one 2 three four"},
		{"one two three four", "one TWO three four", "one 2 three four", "one 2 three four"},
		{"one\ntwo\nthree\n", "zero\none\ntwo\nthree\n", "one\ntwo\nthree\nfour\n", "zero\none\ntwo\nthree\nfour\n"},
		{"", "mine", "theirs", "theirs"},
		{"one two three", "one three", "one two 3", "one two 3"}, // side by side, as if both had changed the same
	} {
		found, err := ComparedFrom(context.Background(), c.base, c.mine, c.theirs, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := repair.MappingOf(c.mine, found, nil, CompareAll).String(); got != c.want {
			t.Errorf("%q and %q from %q: %q, want %q", c.mine, c.theirs, c.base, got, c.want)
		}
	}
}

// TestComparedInARepeatedText: a text that stands twice has one deletion over
// half of it and many changes inside; looking whether each is that deletion
// must not read all of it each time.
func TestComparedInARepeatedText(t *testing.T) {
	var b strings.Builder
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 30_000 {
		b.WriteString("w" + strconv.Itoa(r.IntN(5000)))
		b.WriteString(map[bool]string{true: ".\n", false: " "}[i%12 == 11])
	}
	raw := b.String() + b.String()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	compared(t, raw, strings.ReplaceAll(raw, ".\n", ". "))
	runtime.ReadMemStats(&after)
	if times := (after.TotalAlloc - before.TotalAlloc) / uint64(len(raw)); times > 300 {
		t.Errorf("%d times the text was allocated", times)
	}
}

func FuzzCompared(f *testing.F) {
	f.Add(letterHome, strings.ReplaceAll(letterHome, "â€™", "'"))
	f.Add("donâ€™t stop\n\nnow", "don’t stop now")
	f.Add("x\xe9y \x00 z", "x\xe8y z")
	f.Add("aa aa aa aa", "aa aa")
	f.Fuzz(func(t *testing.T, raw, cleaned string) { compared(t, raw, cleaned) })
}

// TestComparedPairs compares random pairs of damaged bytes: a thousand, or as
// many as EMEND_PAIRS says.
func TestComparedPairs(t *testing.T) {
	n := 1000
	if s := os.Getenv("EMEND_PAIRS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatalf("EMEND_PAIRS: %v", err)
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range n {
		raw := []byte(letterHome[r.IntN(len(letterHome)):])
		raw = raw[:r.IntN(min(len(raw), 200)+1)]
		compared(t, string(raw), string(disturbed(r, raw)))
	}
}

// disturbed changes bytes here and there: other bytes, none, doubled, blanks.
func disturbed(r *rand.Rand, b []byte) []byte {
	var out []byte
	for _, c := range b {
		switch r.IntN(30) {
		case 0:
			out = append(out, byte(r.Uint32()))
		case 1:
		case 2:
			out = append(out, c, c)
		case 3:
			out = append(out, " \n\t"[r.IntN(3)])
		default:
			out = append(out, c)
		}
	}
	return out
}
