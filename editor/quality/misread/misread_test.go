package misread

import (
	"math/rand/v2"
	"testing"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/repair"
	"emend/editor/text"
)

func chain(t *testing.T, name string) *Chain {
	t.Helper()
	for _, c := range append(Exact(), Folded()...) {
		if c.Name == name {
			return &c
		}
	}
	t.Fatalf("no chain %q", name)
	return nil
}

func TestApply(t *testing.T) {
	for _, c := range []struct{ chain, gold, raw string }{
		{"windows-1252", "it’s é", "itâ€™s Ã©"},
		{"windows-1252 twice", "é", "ÃƒÂ©"},
		{"accents dropped", "it’s é", "ita€™s A©"},
		{"accents dropped, œ as oe, marks straight", "“a” – b", `a€oeaa€ a€" b`},
		{"spelt out (aEURtm)", "it’s é", "itaEURtms A(c)"},
		{"twice, accents dropped", "’é", "A¢a‚¬a„¢AƒA©"},
		{"controls as question marks", "it’s", "itâ??s"},
		{"by way of MacRoman", "it’s é ü", "it‰Ûªs Ì© Ì_"},
	} {
		got := chain(t, c.chain).Apply(c.gold, rand.New(rand.NewPCG(1, 1)))
		if got.Raw != c.raw {
			t.Errorf("%s: %q becomes %q, want %q", c.chain, c.gold, got.Raw, c.raw)
		}
		back := ""
		at := 0
		for _, p := range got.Places {
			back += got.Raw[at:p.Span.Start] + p.Gold
			at = p.Span.End
		}
		if back += got.Raw[at:]; back != c.gold {
			t.Errorf("%s: the places give %q back, want %q", c.chain, back, c.gold)
		}
	}
}

func TestApplyWide(t *testing.T) {
	got := ApplyWide("don’t", codec.GBK.Decode)
	if got.Raw != "don鈥檛" || len(got.Places) != 1 || got.Places[0].Gold != "’t" {
		t.Errorf("%q %v", got.Raw, got.Places)
	}
}

func TestSwap(t *testing.T) {
	for _, c := range []struct {
		swap      Swap
		gold, raw string
	}{
		{Swap{codec.Windows1252, codec.Latin1}, "it’s – é", "it\u0092s \u0096 é"},
		{Swap{codec.MacRoman, codec.Windows1252}, "it’s é", "itÕs Ž"},
		{Swap{codec.Windows1251, codec.Windows1252}, "Привет", "Ïðèâåò"},
		{Swap{codec.KOI8R, codec.Windows1251}, "„Привет“", "\"рТЙЧЕФ\""},
	} {
		got, ok := c.swap.Apply(c.gold)
		if !ok || got.Raw != c.raw {
			t.Errorf("%v: %q becomes %q, want %q", c.swap, c.gold, got.Raw, c.raw)
		}
	}
	if _, ok := (Swap{codec.Windows1252, codec.MacRoman}).Apply("Привет"); ok {
		t.Error("Russian was written in windows-1252")
	}
}

func TestJudge(t *testing.T) {
	tx := chain(t, "accents dropped").Apply("it’s an émigré", rand.New(rand.NewPCG(1, 1)))
	at := func(i int, new string, confidence float64) repair.Repair {
		return repair.Repair{Span: tx.Places[i].Span, Replacement: new, Grounds: &repair.Grounds{Confidence: confidence}}
	}
	var r Result
	tx.Judge([]repair.Repair{at(0, "’", 0.99), at(1, "©", 0.95), at(2, "é", 0.6)}, &r)
	if r.Places != 3 || r.Sure != 1 || r.Shown != 2 || r.Wrong != 1 || r.Touched != 0 {
		t.Errorf("%+v", r)
	}
	r = Result{}
	tx.Judge([]repair.Repair{{Span: text.Span{Start: 0, End: 1}, Replacement: "a", Grounds: &repair.Grounds{Confidence: 0.9}}}, &r)
	if r.Touched != 1 || r.Sure != 0 {
		t.Errorf("%+v", r)
	}
}
