package words

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/detect/pieces"
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
		sc := newScanner(c.text, 0)
		for tok := sc.next(); tok != nil; tok = sc.next() {
			w := c.text[tok.start:tok.end]
			switch {
			case tok.kind == figure:
				continue
			case tok.kind == odd:
				w = "{" + w + "}"
			case tok.fragment:
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
	Each("the old man, the \"sea\nand\n\nland", func(w string, linked bool) {
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
		found := m.expand(&e, c.printed, HashOf(c.printed), maxChannel, -40, false)
		if len(found) == 0 || found[0].text != c.truth {
			t.Errorf("%q is read as %+v, want %q", c.printed, found, c.truth)
		}
	}
	if found := m.expand(&e, "xqzzkwv", HashOf("xqzzkwv"), maxChannel, -40, false); len(found) > 0 {
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
		got := (setting{}).cased(m, &candidate{text: c.truth, hash: HashOf(c.truth), ops: []op{o}}, c.printed)
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
		if got := c.at.cased(m, &candidate{text: c.truth, hash: HashOf(c.truth), ops: []op{c.op}}, c.printed); got != c.want {
			t.Errorf("%s, %+v, read as %s is written %s, want %s", c.printed, c.at, c.truth, got, c.want)
		}
	}
}

func TestDerived(t *testing.T) {
	m := NewModel("a text", "en", 1, nil)
	for _, w := range []string{"overgeneration", "unbuttoned", "lampless", "footstool", "sailorlike"} {
		if !m.derived(w) {
			t.Errorf("%s is not seen to be made of known words", w)
		}
	}
	if m.derived("tliought") {
		t.Error("tliought is taken for a derived word")
	}
}

// TestHash: case and the form of the apostrophe do not count, all else does.
func TestHash(t *testing.T) {
	if HashOf("Don’t") != HashOf("don't") || HashOf("ÉTÉ") != HashOf("été") || HashOf("tho") == HashOf("the") {
		t.Error("hashes do not fold as they should")
	}
	sc := newScanner("Don’t ÉTÉ", 0)
	for _, w := range []string{"don't", "été"} {
		if tok := sc.next(); tok == nil || tok.hash != HashOf(w) {
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
		all := func(from, to int) (out []Proposal) {
			for _, find := range []func(string, int, int, func(*Proposal)){m.Spaces.Find, m.Hyphens.Find, m.Misread} {
				find(text, from, to, func(p *Proposal) {
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
		whole, parts := newVocabulary(), newVocabulary()
		whole.add(text, counted(text, span.Span{End: len(text)}, nil))
		for _, p := range pieces.Cut(text, rapid.IntRange(1, 60).Draw(t, "size")) {
			parts.add(text, counted(text, p, nil))
		}
		if whole.words != parts.words {
			t.Fatalf("%d words, %d in parts", whole.words, parts.words)
		}
		if !slices.Equal(whole.forms, parts.forms) || string(whole.letters) != string(parts.letters) {
			t.Fatalf("%q: forms differ:\n%v\n%v", text, whole.forms, parts.forms)
		}
	})
}
