// Package folded undoes mojibake whose characters were folded afterwards:
// accents dropped, symbols spelt out, or read by a scanner.
//
// Context: a€™ is no longer the bytes of anything, and A© may be é, ã or the
// mark. Decision: the forms are listed by what they look like; which letter a
// form is, the language of the text and its alphabet decide, and how sure that
// is, the forms in it that can be nothing else. Consequence: what is right for
// one text may be wrong for another, and a text of another script, whose
// letters folding mixed up for good, is left alone.
package folded

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Mojibake undoes misreadings that lost something afterwards.
var Mojibake = rule.Detector{
	Rule:  "mojibake.folded",
	Title: "Misread UTF-8 that lost accents or bytes",
	Doc: "Misread UTF-8 whose accents were dropped, symbols spelt out, or that was scanned: Serge[a€™ s] → Serge[’s], emigr[A©]s → emigr[é]s, " +
		"[aEURoe]Yes[aEUR] → [“]Yes[”]. Takes the white space that came with the damage, keeps true spaces (the [a€~]old[a€™] party). " +
		"Leaves “a €5 note”, INFORMA€OES and VISA® alone.",
	Find: findFolded,
}

// Counts is what the survey finds of folded damage.
type Counts struct {
	quoteCounts
	letterCounts
	Deep       int // AƒA©, misread more than once
	Marks      int // of Deep, those that read as a sign beside a word: another script's bytes
	Tails      tailCounts
	Language   language.Language
	Pictures   int       // emoji
	Candidates int       // characters that may be folded at all
	Exact      int       // sure places of misreadings that lost nothing
	East       bool      // the text is Chinese or Japanese: `ã€` opens its own marks
	alphabet   *alphabet // of the folded letters; nil: Latin-1
	wordings   rule.Wordings
}

// quoteCounts counts punctuation.
type quoteCounts struct {
	Quotes        int // a€™, a€œ and the like: never sound text
	Spelt         int // aEURtm
	Symbols       int // of these and the quotes, those whose € or ™ was spelt out
	Openers       int // folded “ and ‘
	SpacedOpeners int // of those, with white space behind
	Lone          int // a€ behind a word, with nothing of its own behind it
	LoneAsked     int // a€? behind a word: the question mark may be the last byte
	Ellipses      int // a€¦
	// ShortDashes and LongDashes count – and — between spaces that the text shows
	// whole or in a form that tells them apart, where `a€"` does not.
	ShortDashes, LongDashes int
}

// letterCounts counts letters and their halves.
type letterCounts struct {
	Letters  int // A© inside a word
	Lowered  int // a§ inside a word, of which no sound text is full
	Toned    int // aº¿ inside a word: a Vietnamese letter
	Foreign  int // c¼, e¦, N€: bytes of other scripts, whose leads fold to other letters
	Adjacent int // pairs right behind a pair: letters of another script take two
	Commas   int // E™, E› inside a word: letters of Romanian
}

// Settle decides, when all of s is counted, which alphabet the letters are of and
// which dash stands between spaces.
func (c *Counts) Settle(s string) {
	c.alphabet = chooseAlphabet(c.Language, &c.Tails)
	if c.Quotes+c.Spelt > 0 {
		c.ShortDashes += strings.Count(s, " – ")
		c.LongDashes += strings.Count(s, " — ")
	}
}

// Proven is how many places show that the text holds folded mojibake.
func (c *Counts) Proven() int {
	return c.Quotes + c.Spelt + c.Letters + c.Deep + c.Toned + c.Commas
}

// SymbolsAndMarks stand beside words far less often than letters stand in them.
var SymbolsAndMarks = class.SetOf(class.Mark, class.Symbol, class.Math, class.Currency)

// undone says whether what misread forms come to is largely signs: then the
// text is in another script, and would be damaged still.
func (c *Counts) undone() bool { return c.Marks >= 3 && 4*c.Marks > c.Deep }

// Undecidable says whether the text lost too much to be read back: then no single
// place of it is sure.
func (c *Counts) Undecidable() bool { return c.foreign() || c.undone() }

// foreign says whether the pairs of the text are those of another script than
// Latin, the letters of which folding mixed up for good.
func (c *Counts) foreign() bool {
	return c.Foreign >= 5 && 3*c.Foreign > c.Letters+c.Lowered+c.Toned+c.Commas || c.Adjacent >= 10 && 2*c.Adjacent > c.Letters+c.Lowered
}

func findFolded(p *rule.Pass) {
	f := folder{neighbours{p.View.Text, rule.Of[Counts](p.Profile)}}
	if p.Profile.BytesLost || f.counts.Candidates == 0 {
		return
	}
	said := new(SaidFolds)
	eachFold(f.s, p.Window, f.counts, func(at int) {
		if r, ok := f.read(at); ok {
			f.counts.Report(p, said, &r)
		}
	})
}

// eachFold calls do with the offsets at which folded mojibake may start.
func eachFold(s string, window text.Span, counts *Counts, do func(at int)) {
	wide := text.Span{Start: max(0, window.Start-1), End: min(len(s), window.End+maxGap+2)}
	scan.EachStretch(s, wide, func(st text.Span) { eachInStretch(s, st, do) })
	eachSpelt(s, wide, do)
	if counts.Proven() >= 3 {
		eachBareLead(s, wide, do)
	}
}

// eachInStretch does so for those in a stretch beyond ASCII, or right before it.
func eachInStretch(s string, st text.Span, do func(at int)) {
	if st.Start > 0 && foldable(s[st.Start-1]) {
		do(behindF(s, st.Start-1))
	}
	for at := st.Start; at+1 < st.End; at++ {
		if (s[at] == 0xC3 || s[at] == 0xE2) && opensFold(s[at:]) {
			do(at)
		}
	}
}

// opensFold says whether s starts with Â, â, ã, å“, ðY, € or ™, as far as the first
// two bytes tell; å and ð stand in every word of some languages.
func opensFold(s string) bool {
	a, b := s[0], s[1]
	return a == 0xC3 && (b == 0x82 || b == 0xA2 || b == 0xA3 || b == 0xA5 && strings.HasPrefix(s, "å“") || b == 0xB0 && len(s) > 2 && (s[2]|0x20 == 'y' || s[2] == 0xC3)) || a == 0xE2 && (b == 0x82 || b == 0x84)
}

// foldable says whether an ASCII character can be what a lead became.
func foldable(b byte) bool {
	return b == 'a' || b == 'A' || b == 'E' || b == '^' || b == ':' || b == 'x'
}

// eachSpelt finds aEUR, and aTM in which the € was dropped. It looks for their
// capitals, since every other word has an a.
func eachSpelt(s string, window text.Span, do func(at int)) {
	for _, tail := range [...]string{"EUR", "TM"} {
		behind := text.Span{Start: window.Start + 1, End: min(window.End+1, len(s))}
		scan.EachByte(s, behind, tail[0], func(at int) {
			if s[at-1] == 'a' && strings.HasPrefix(s[at:], tail) {
				do(at - 1)
			}
		})
	}
}

// eachBareLead finds `A ` with the no-break space made a space, and `AY`, whose
// Ÿ lost its dots, in texts that are proven to hold such damage.
func eachBareLead(s string, window text.Span, do func(at int)) {
	for at := window.Start; at < window.End; {
		i := strings.IndexByte(s[at:window.End], 'A')
		if i < 0 {
			return
		}
		at += i + 1
		if at < len(s) && (s[at] == ' ' || s[at] == 'Y' && at > 1 || s[at] < utf8.RuneSelf && at > 1 && (speltTailAt(s[at:]) != nil || scan.IsASCIILetter(s[at]) && s[at] >= 'a')) {
			do(behindF(s, at-1))
		}
	}
}

// behindF is where a form starts whose second lead stands at an offset: in front
// of it where Ãƒ became `Af`.
func behindF(s string, at int) int {
	if strings.HasSuffix(s[:at], "Af") {
		return at - len("Af")
	}
	return at
}

// read settles what stands at offset at.
func (f *folder) read(at int) (Fold, bool) {
	s := f.s[at:]
	if f.withinPicture(at) {
		return Fold{}, false
	}
	if r, ok := f.picture(at); ok {
		return r, true
	}
	if f.withinDeep(at) {
		return Fold{}, false
	}
	if r, ok := f.deep(at); ok {
		return r, true
	}
	if r, ok, settled := (speller{f}).pair(at); settled {
		return r, ok
	}
	switch {
	case strings.HasPrefix(s, "A "):
		return f.lostGrave(at)
	case strings.HasPrefix(s, "AY"):
		return f.sharp(at)
	case s[0] == 'E':
		return f.comma(at)
	case strings.HasPrefix(s, "€™") || strings.HasPrefix(s, "™"):
		if b, _ := scan.RuneBefore(f.s, at); strings.ContainsRune("aAâÂã", b) {
			return Fold{}, false
		}
		return f.bare(at)
	case strings.HasPrefix(s, "aEUR"):
		return speller{f}.spelt(at)
	case strings.HasPrefix(s, "aTM"):
		return shorn(f.s, at)
	}
	if h := headAt(s); h != "" && (!f.counts.East || h != "ã€") {
		if r, ok := f.quote(at, len(h)); ok {
			return r, true
		}
	}
	switch {
	case s[0] == 'a':
		if form, looks := symbolAt(s); form != nil {
			return f.symbol(at, form, looks)
		}
		return f.letter(at, 1)
	case strings.HasPrefix(s, "Â"):
		if form, looks := symbolAt(s); form != nil && f.counts.Quotes >= 3 {
			return f.symbol(at, form, looks)
		}
	case s[0] == 'A':
		return f.letter(at, 1)
	case strings.HasPrefix(s, "â"):
		return lowerer{f}.loweredSign(at)
	case strings.HasPrefix(s, "ãÿ"), strings.HasPrefix(s, "å“"):
		return lowerer{f}.loweredPair(at)
	case strings.HasPrefix(s, "ã"):
		return f.letter(at, len("ã"))
	}
	return Fold{}, false
}

// symbol reads a folded symbol; a sound text may hold an a before an opening
// quotation mark or an arrow, but hardly these pairs.
func (f *folder) symbol(at int, form *foldedForm, looks string) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + len(looks)}, Src: looks, Text: form.means, Confidence: form.sure}
	if f.counts.Proven() == 0 {
		r.Confidence = min(r.Confidence, 0.8)
	}
	return r, f.counts.Proven() > 0 || !class.Before(f.s, at).IsLetter()
}
