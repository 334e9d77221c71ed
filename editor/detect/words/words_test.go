package words

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/detect/pieces"
	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
	span "emend/editor/text"
)

func TestScan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The old man's boat.", "The old man boat"},
		{"we'll don’t o'clock", "we'll don’t o clock"},
		{"l'homme qu'il", "l homme qu'il"},
		{"well-known (and) used,which", "well known and used which"},
		{"famil}' of l8th \\Vere", "{famil}'} of {l8th} {\\Vere}"},
		{"*note winter* 1904 — £5", "note winter"},
		{"see www.x.org/a1 and a@b.c", "see and"},
		{"com-\nmittee sat", "com| mittee| sat"},
		{"", ""},
	} {
		var got []string
		sc := lexicon.NewScanner(c.text, 0)
		for tok := sc.Next(); tok != nil; tok = sc.Next() {
			w := c.text[tok.Start:tok.End]
			switch {
			case tok.Kind == lexicon.Figure:
				continue
			case tok.Kind == lexicon.Odd:
				w = "{" + w + "}"
			case tok.Fragment:
				w += "|"
			}
			got = append(got, w)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestLinked(t *testing.T) {
	var got []string
	lexicon.Each("the old man, the \"sea\nand\n\nland", func(w string, linked bool) {
		if linked {
			w = "+" + w
		}
		got = append(got, w)
	})
	if s := strings.Join(got, " "); s != "the +old +man the sea +and land" {
		t.Error(s)
	}
}

func TestExpand(t *testing.T) {
	m := NewModel("a text without any damage", "en", 1, nil)
	m.addStarts()
	var e expander
	for _, c := range []struct{ printed, truth string }{
		{"whicli", "which"},
		{"famil}'", "family"},
		{"frequentl}^", "frequently"},
		{"becanse", "because"},
		{"tliought", "thought"},
		{"serviceab1e", "serviceable"},
		{"\\vhere", "where"},
		{"recnrsive", "recursive"},
		{"govcrnment", "government"},
	} {
		found := m.expand(&e, c.printed, lexicon.HashOf(c.printed), maxChannel, -40, false)
		if len(found) == 0 || found[0].text != c.truth {
			t.Errorf("%q is read as %+v, want %q", c.printed, found, c.truth)
		}
	}
	if found := m.expand(&e, "xqzzkwv", lexicon.HashOf("xqzzkwv"), maxChannel, -40, false); len(found) > 0 {
		t.Errorf("xqzzkwv is read as %+v", found)
	}
}

func TestCase(t *testing.T) {
	m := NewModel("a text", "en", 1, nil)
	for _, c := range []struct{ printed, truth, want string }{
		{"tho", "the", "the"}, {"Tho", "the", "The"}, {"TEN", "the", "THE"}, {"Iittle", "little", "little"}, {"ltaly", "italy", "Italy"}, {"COUNTnY", "country", "COUNTRY"},
	} {
		o := op{c.printed[:1], c.truth[:1], -5}
		if strings.EqualFold(c.printed[:1], c.truth[:1]) {
			o = op{"n", "r", -5}
		} else {
			o.printed = strings.ToLower(o.printed)
		}
		got := (setting{}).cased(m, &candidate{text: c.truth, hash: lexicon.HashOf(c.truth), ops: []op{o}}, c.printed)
		if got != c.want {
			t.Errorf("%s read as %s is written %s, want %s", c.printed, c.truth, got, c.want)
		}
	}
}

func TestCaseInsideSentences(t *testing.T) {
	m := NewModel("We met Smith and Smith. The States and the States, the street, the street", "en", 1, nil)
	for _, c := range []struct {
		printed, truth string
		op             op
		at             setting
		want           string
	}{
		{"Btreet", "street", op{"b", "s", -5}, setting{inside: true}, "street"},
		{"Btreet", "street", op{"b", "s", -5}, setting{}, "Street"},
		{"8tates", "states", op{"8", "s", -5}, setting{inside: true}, "States"},
		{"Bmith", "smith", op{"b", "s", -5}, setting{inside: true}, "Smith"},
		{"lnto", "into", op{"l", "i", -5}, setting{inside: true}, "into"},
		{"lnto", "into", op{"l", "i", -5}, setting{}, "Into"},
		{"0F", "of", op{"0", "o", -5}, setting{inside: true}, "OF"},
		{"T0", "to", op{"0", "o", -5}, setting{inside: true, capitals: true}, "TO"},
		{"T0", "to", op{"0", "o", -5}, setting{inside: true}, "To"},
	} {
		if got := c.at.cased(m, &candidate{text: c.truth, hash: lexicon.HashOf(c.truth), ops: []op{c.op}}, c.printed); got != c.want {
			t.Errorf("%s, %+v, read as %s is written %s, want %s", c.printed, c.at, c.truth, got, c.want)
		}
	}
}

func TestDerived(t *testing.T) {
	m := NewModel("a text", "en", 1, nil)
	for _, w := range []string{"overgeneration", "unbuttoned", "lampless", "footstool", "sailorlike"} {
		if !m.Derived(w) {
			t.Errorf("%s is not seen to be made of known words", w)
		}
	}
	if m.Derived("tliought") {
		t.Error("tliought is taken for a derived word")
	}
}

// TestHash: case and the form of the apostrophe do not count, all else does.
func TestHash(t *testing.T) {
	if lexicon.HashOf("Don’t") != lexicon.HashOf("don't") || lexicon.HashOf("ÉTÉ") != lexicon.HashOf("été") || lexicon.HashOf("tho") == lexicon.HashOf("the") {
		t.Error("hashes do not fold as they should")
	}
	sc := lexicon.NewScanner("Don’t ÉTÉ", 0)
	for _, w := range []string{"don't", "été"} {
		if tok := sc.Next(); tok == nil || tok.Hash != lexicon.HashOf(w) {
			t.Errorf("the scanner's hash of %s is not HashOf's", w)
		}
	}
}

// TestAnything: whatever the text, spans lie in it, in order, and windows find
// what the whole finds.
func TestAnything(t *testing.T) {
	piece := rapid.SampledFrom([]string{"tho ", "the ", "wlio", " ", "\n", "-", "- ", "'s ", "}'", "gov ernment ", "inthe ", "1", "é", "ﬁ", "\xff", ". ", "In ", "ofthe\n", "num-ber ", "Ab", "\u00a0"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 200).Draw(t, "pieces"), "")
		m := NewModel(text, "en", 1, nil)
		m.All = true
		m.Spaces.Learn(text)
		m.Hyphens.Learn(text)
		m.Learn(nil)
		m.Capitals.Learn()
		all := func(from, to int) (out []judge.Proposal) {
			for _, find := range []func(string, int, int, func(*judge.Proposal)){m.Spaces.Find, m.Hyphens.Find, m.Misread} {
				find(text, from, to, func(p *judge.Proposal) {
					if p.Start < from || p.Start >= to || p.End < p.Start || p.End > len(text) || !(p.Confidence >= 0 && p.Confidence <= 1) {
						t.Fatalf("[%d, %d): %+v", from, to, p)
					}
					out = append(out, *p)
				})
			}
			return out
		}
		whole := all(0, len(text))
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		if a, b := all(0, cut), all(cut, len(text)); len(a)+len(b) != len(whole) {
			t.Fatalf("whole %d proposals, cut at %d: %d and %d", len(whole), cut, len(a), len(b))
		}
	})
}

// TestPartsCountAlike: a text counted in pieces has the forms, in the same order
// and with the same counts, that it has counted as a whole.
func TestPartsCountAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := []string{"the ", "Ferry", "ferry’s", " ", ", ", "\n", "fer-\nry ", "THE. ", "-- ", "1931 ", "{'", "été ", "a@b.c ", strings.Repeat("x", 3000)}
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(words)).Draw(t, "words"), "")
		whole, parts := lexicon.NewVocabulary(), lexicon.NewVocabulary()
		whole.Add(text, lexicon.Counted(text, span.Span{End: len(text)}, nil))
		for _, p := range pieces.Cut(text, rapid.IntRange(1, 60).Draw(t, "size")) {
			parts.Add(text, lexicon.Counted(text, p, nil))
		}
		if whole.Words != parts.Words {
			t.Fatalf("%d words, %d in parts", whole.Words, parts.Words)
		}
		if !slices.Equal(whole.Forms, parts.Forms) || string(whole.Letters) != string(parts.Letters) {
			t.Fatalf("%q: forms differ:\n%v\n%v", text, whole.Forms, parts.Forms)
		}
	})
}
