package lexicon

import "testing"

func TestKnown(t *testing.T) {
	more := func(a, b string) {
		t.Helper()
		_, na := Known("en", a)
		_, nb := Known("en", b)
		if na <= nb {
			t.Errorf("%q %.1f per billion, %q %.1f: want more of the first", a, na, b, nb)
		}
	}
	more("the", "of")
	more("The", "tho")
	more("colour", "fulness")
	more("don’t", "seebohm")
	if known, _ := Known("en", "qwzzk"); known {
		t.Error("qwzzk is known")
	}
	if known, _ := Known("xx", "the"); known {
		t.Error("a language without a table knows words")
	}
}

func TestPairs(t *testing.T) {
	en := For("en")
	of, ok := en.pairLog(HashOf("of"), HashOf("the"))
	all, _ := en.Word(HashOf("of"))
	if share := of - all - en.logTotal; !ok || share > -0.7 || share < -2.5 {
		t.Errorf("ln P(the|of) = %.2f (%v), want about a quarter", share, ok)
	}
	if _, ok := en.pairLog(HashOf("the"), HashOf("of")); ok {
		t.Log("`the of` is a pair")
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		load("en")
	}
}
