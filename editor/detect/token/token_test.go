package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func words(s string) (out []string) {
	for at := 0; ; {
		t, ok := Next(s, at)
		if !ok {
			return out
		}
		out = append(out, s[t.Start:t.End])
		at = t.End
	}
}

func TestNext(t *testing.T) {
	cases := map[string][]string{
		"":                          nil,
		"The ferry, 1931.":          {"The", "ferry", "1931"},
		"l’école — déjà vu":         {"l", "école", "déjà", "vu"},
		"won't\nJohnny-come":        {"won", "t", "Johnny", "come"},
		"\xff\xfea\xffb":            {"a", "b"},
		"παντός Иосиф 渡し":           {"παντός", "Иосиф", "渡し"},
		"e\u0301te\u0301 (1906–07)": {"e\u0301te\u0301", "1906", "07"},
	}
	for s, want := range cases {
		if diff := cmp.Diff(want, words(s)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	}
}

func TestHashIgnoresCase(t *testing.T) {
	for _, pair := range [][2]string{{"Ferry", "fERRY"}, {"École", "éCOLE"}, {"ИОСИФ", "иосиф"}} {
		if Hash(pair[0]) != Hash(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
	if Joined(Hash("re"), "freshments") != Hash("refreshments") {
		t.Error("a joined word has another hash")
	}
	if Pair(Hash("a"), Hash("b")) == Pair(Hash("b"), Hash("a")) {
		t.Error("a pair has no order")
	}
}

// TestBothWays: going backwards meets the words that going forwards does.
func TestBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"the", "Ferry", "été", " ", ", ", "\n", "’", "\xff", "1931", "\u0301"})).Draw(t, "parts"), "")
		var forward, backward []Token
		for at := 0; ; {
			tok, ok := Next(s, at)
			if !ok {
				break
			}
			forward = append(forward, tok)
			at = tok.End
		}
		for at := len(s); ; {
			tok, ok := Previous(s, at, 0)
			if !ok {
				break
			}
			backward = append([]Token{tok}, backward...)
			at = tok.Start
		}
		if diff := cmp.Diff(forward, backward); diff != "" {
			t.Fatalf("%q (-forward +backward):\n%s", s, diff)
		}
		for _, tok := range forward {
			if utf8.ValidString(s) && !utf8.ValidString(s[tok.Start:tok.End]) {
				t.Fatalf("%q is cut inside a character", s[tok.Start:tok.End])
			}
		}
	})
}

func TestCounts(t *testing.T) {
	var c Counts
	for i := range 20_000 {
		c.Add(Place{uint64(i%5_000) * 0x9E3779B97F4A7C15, i%4 == 0})
	}
	if c.Len() != 5_000 {
		t.Errorf("%d words, want 5000", c.Len())
	}
	for i := range 5_000 {
		if all, _ := c.Of(uint64(i) * 0x9E3779B97F4A7C15); all != 4 {
			t.Fatalf("word %d: %d places", i, all)
		}
	}
	if all, inside := c.Of(12345); all != 0 || inside != 0 {
		t.Error("an unknown word has places")
	}
}
