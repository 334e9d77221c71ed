package quality

import "testing"

func align(raw, gold string) *Aligned { return Align(Unit{Raw: raw, Gold: gold}) }

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		raw, gold string
		want      int
	}{
		{"the old man", "the\nold  man", 0},
		{"tho old man", "the old man", 1},
		{"the o ld man", "the old man", 1},
		{"theold man", "the old man", 1},
		{"the man", "the old man", 4},
		{"", "the", 4},
		{"a b c d e f", "a x c d y f", 2},
	} {
		if got := align(c.raw, c.gold).Errors(); got != c.want {
			t.Errorf("%q against %q: %d errors, want %d", c.raw, c.gold, got, c.want)
		}
	}
}

func TestJudge(t *testing.T) {
	const raw, gold = "He saw tho o ld nian and tlie dog there.", "He saw the old man and the dog there."
	a := align(raw, gold)
	for _, c := range []struct {
		old, new string
		want     Verdict
	}{
		{"tho", "the", Exact},
		{"o ld", "old", Exact},
		{"nian", "nan", Improves},
		{"tlie", "tbie", Neutral},
		{"saw", "sow", Harms},
		{"dog", "dug", Harms},
		{" and", "\nand", Unseen},
		{"tlie", "tlieee", Harms},
	} {
		at := index(raw, c.old)
		if got := a.Judge(at, at+len(c.old), c.new); got != c.want {
			t.Errorf("%q → %q: %d, want %d", c.old, c.new, got, c.want)
		}
	}
}

func index(s, sub string) int {
	for i := range s {
		if len(s) >= i+len(sub) && s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}
