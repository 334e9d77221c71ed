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

// pair reads what starts with an A in a text that is proven to be damaged, where
// its second half was spelt out or is gone; settled is false where that half is a
// character of its own.
func (f speller) pair(at int) (r Fold, ok, settled bool) {
	s := f.s[at:]
	if s[0] != 'A' || len(s) < 2 || s[1] >= utf8.RuneSelf || f.counts.Proven() < 3 {
		return r, false, false
	}
	if t := speltTailAt(s[1:]); t != nil && (!t.alone || f.counts.Symbols > 0 || class.Before(f.s, at).IsLetter()) {
		if r, ok := f.speltLetter(at, t); ok || len(t.text) > 1 || !scan.IsASCIILetter(s[1]) {
			return r, ok, true
		}
	}
	if f.counts.Symbols > 0 && scan.IsASCIILetter(s[1]) && f.withinWord(at) && !strings.HasPrefix(s, "AY") {
		r, ok = f.lostTail(at)
		return r, ok, true
	}
	return r, false, false
}

// speltLetter reads `A(c)`: a folded pair whose second half was spelt out.
func (f speller) speltLetter(at int, t *speltTail) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + 1 + len(t.text)}}
	r.Src = f.s[at:r.Span.End]
	before, after := f.speltClassBefore(at), f.speltClassAt(r.Span.End)
	inside := before == class.Lower || before == class.AccentLower || before == class.Upper && !f.classBefore(at-1).IsLetter()
	lt := f.localise(letterTails[t.tail&0x3F], r.Span, before, after)
	switch {
	case (t.text == "PS" || t.text == "SS" || t.text == "GBP") && (before == class.Upper || after.IsUpper()):
		return r, false // ASSOCIATION
	case !t.alone, (t.text == "2" || t.text == "3") && measures(f.s, at):
		return f.folder.pair(r, lt, before, after)
	case t.text == `"` && f.counts.writes(language.French) && (strings.HasPrefix(f.s[r.Span.End:], "u") || strings.HasPrefix(f.s[r.Span.End:], "il")):
		r.Text, r.Confidence = "œ", 0.93 // Å“ with a typewriter mark: cœur, œil
		return r, true
	case t.text == "1" && f.counts.writes(language.French) && strings.EqualFold(scan.WordBefore(f.s, at), "o"):
		r.Text, r.Confidence = "ù", 0.93
		return r, true
	case t.tail < 0xA0:
		return f.speltCapital(r, lt, inside, after)
	case inside && !after.IsLetter() && after != class.Digit && t.tail >= 0xB1 && t.tail <= 0xB9 && lt.small:
		r.Text, r.Confidence = lt.letterText, 0.93 // preguntó
		return r, t.text >= "1" && t.text <= "3"
	case !inside || after != class.Lower && after != class.AccentLower && !(t.text == "c" && after != class.Upper):
		return r, false
	}
	r.Text, r.Other = lt.letterText, lt.markText
	r, ok := f.inWord(r, lt, before, true)
	r.Confidence = min(r.Confidence, 0.9)
	switch letter := strings.Contains("aou", t.text); {
	case t.text == ",":
		r.Other, r.Confidence = "ł", 0.6
	case t.text == "c" && f.counts.Symbols > 0 && f.counts.alphabet != nil:
		r.Confidence = 0.6 // í, whose half is gone, and a true c
	case letter && f.counts.alphabet == nil:
		r.Confidence = 0.6 // í, whose half is gone, and the next letter
	case letter:
		ok = ok && lt.small
	}
	return r, ok
}

// speltCapital reads a pair that Latin-1 has a capital for: À, Ù or Ü; inside a
// word it is a small letter of the text's alphabet: ę, ř.
func (f speller) speltCapital(r Fold, lt letterTail, inside bool, after class.Class) (Fold, bool) {
	r.Text, r.Other, r.Confidence = lt.letterText, lt.other, 0.93
	switch own := f.counts.alphabet; {
	case inside || after == class.Lower && lt.small:
		return r, lt.small && !after.IsUpper()
	case lt.letter == 'À':
		return r, (endsGrave(f.counts.Language) || f.counts.Language == language.Portuguese || f.counts.Language == language.English) && !after.IsUpper()
	default:
		return r, after == class.Lower && own != nil && strings.Contains(own.large[lt.letter&0x3F], r.Text)
	}
}

// lostTails are the second halves that no program shows: a soft hyphen and the
// bytes that windows-1252 leaves undefined.
const lostTails = "\u00ad\u0081\u008d\u008f\u0090\u009d"

// lostTail reads `A` between small letters, the second half of which is gone: í in
// most languages; í or č in Czech.
func (f speller) lostTail(at int) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + 1}, Src: "A", Confidence: 0.93}
	a := f.counts.alphabet
	if a == nil {
		return r, false
	}
	for _, c := range lostTails {
		for _, letter := range a.small[c&0x3F] {
			switch {
			case letter == 'ď':
			case r.Text == "":
				r.Text = string(letter)
			case r.Other == "":
				r.Other = string(letter)
			}
		}
	}
	if r.Text == "" {
		return r, false
	}
	if r.Other != "" {
		first, _ := utf8.DecodeRuneInString(r.Text)
		second, _ := utf8.DecodeRuneInString(r.Other)
		r.Confidence = 0.85
		if vowel(first) == vowel(second) {
			r.Confidence = 0.6
		} else if vowel(first) != f.wantsVowel(r.Span) {
			r.Text, r.Other = r.Other, r.Text
		}
	}
	return r, true
}

// withinWord says whether small letters stand on both sides of an offset's
// character, spelt ones too.
func (f *neighbours) withinWord(at int) bool {
	before, after := f.speltClassBefore(at), f.speltClassAt(at+1)
	return (before == class.Lower || before == class.AccentLower) && (after == class.Lower || after == class.AccentLower)
}

// endsLost reads `A` at the end of a word where what was lost is a letter, not a
// no-break space: así, in a language whose words tell.
func (f speller) endsLost(at int, word string) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + 1}, Src: "A", Text: "í", Other: "\u00a0", Confidence: 0.93}
	if f.counts.Symbols < 3 || len(word) < 2 {
		return r, false
	}
	switch l := f.counts.Language; {
	case l == language.Spanish:
		return r, l.Frequency(word+"í") >= rule.CommonFrom && l.Frequency(word+"í") > l.Frequency(word)
	case f.counts.alphabet == foldedAlphabets[language.Czech] && f.counts.alphabet != nil:
		return r, !vowel(rune(word[len(word)-1]))
	}
	return r, false
}

// speltClassAt is the class of what follows; another spelt letter is one.
func (f *neighbours) speltClassAt(at int) class.Class {
	if at < len(f.s) && headAt(f.s[at:]) != "" {
		return class.Close
	}
	if at+1 < len(f.s) && f.s[at] == 'A' {
		if _, _, ok := letterTailAt(f.s[at+1:]); ok || speltTailAt(f.s[at+1:]) != nil {
			return class.AccentLower
		}
	}
	return f.classAt(at)
}

// speltClassBefore is the class of what stands in front; so is a spelt letter.
func (f *neighbours) speltClassBefore(at int) class.Class {
	if f.counts.Symbols > 0 && f.speltBefore(at) != nil {
		return class.AccentLower
	}
	return f.classBefore(at)
}

// speltBefore is the second half, spelt out, of a letter that ends at an offset;
// nil where none does.
func (f *neighbours) speltBefore(at int) *speltTail {
	front := f.s[:at]
	for i := range speltTails {
		if t := speltTails[i].text; t != "<<" && t != ">>" && strings.HasSuffix(front, t) && strings.HasSuffix(front[:len(front)-len(t)], "A") {
			return &speltTails[i]
		}
	}
	return nil
}
