package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// letter reads a folded pair, `A©`: the lead of size lead stands at, the other
// half behind it.
func (f *folder) letter(at, lead int) (Fold, bool) {
	lt, size, ok := letterTailAt(f.s[at+lead:])
	if !ok {
		return Fold{}, false
	}
	r := Fold{Span: text.Span{Start: at, End: at + lead + size}}
	r.Src = f.s[r.Span.Start:r.Span.End]
	if size > len("€") || lt.mark != 0 && size > len("©") { // misread again
		r.layers = 2
		if !standsAlone(f.s, at, lead+size) && (f.counts.Deep < 3 || class.Before(f.s, at).IsLetter()) {
			return r, false
		}
	}
	before, after := f.classBefore(at), f.classAt(r.Span.End)
	switch f.s[at] {
	case 'A':
		lt = f.localise(lt, r.Span, before, after)
		switch {
		case lt.mark == 0 && lt.small:
			return f.small(r, lt, before, after)
		case lt.mark == 0:
			return f.capital(r, lt, before, after)
		}
		return f.pair(r, lt, before, after)
	case 'a':
		return lowerer{f}.lowered(r, lt, before, after)
	}
	return lowerer{f}.loweredWhole(r, lt, before, after)
}

// oddTails are the second halves that stand beside an A in no sound text.
const oddTails = "‡‰ˆ‚ƒ†˜€‹\u0081\u008d\u008f\u0090\u009d"

// small reads a pair that is a small letter of the text's alphabet and shows as
// a mark that sound text may hold.
func (f *folder) small(r Fold, lt letterTail, before, after class.Class) (Fold, bool) {
	r.Text, r.Other = lt.letterText, lt.other
	switch {
	case before.IsLetter() && after.IsLetter():
		r.Confidence = 0.97
	case before.IsLetter():
		r.Confidence = 0.95
	case after == class.Lower || after == class.AccentLower:
		r.Confidence = 0.93
	default:
		return r, false
	}
	if lt.other != "" {
		r.Confidence = f.between(&lt, r.Span)
	}
	return r, f.counts.Proven() >= 3
}

// between is how sure the first of two letters that look alike is: where one is a
// vowel, the letters beside it tell, but for a place between a vowel and a
// consonant.
func (f *folder) between(lt *letterTail, at text.Span) float64 {
	other, _ := utf8.DecodeRuneInString(lt.other)
	switch {
	case vowel(lt.letter) == vowel(other):
		return 0.8
	case f.vowelBefore(at.Start) && f.classAt(at.End).IsLetter() && !f.vowelAt(at.End):
		return 0.85
	}
	return 0.95
}

// startsName says whether a place stands before a small letter and behind none.
func (f *folder) startsName(s text.Span) bool {
	before, after := f.classBefore(s.Start), f.classAt(s.End)
	return !before.IsLetter() && before != class.Digit && (after == class.Lower || after == class.AccentLower)
}

// capitalTails are those that no DOS text shows for a letter.
const capitalTails = "‡‰ˆƒ\u0081\u008d\u0090"

// capital reads a pair that can only be a letter, and with lead Ã a capital.
func (f *folder) capital(r Fold, lt letterTail, before, after class.Class) (Fold, bool) {
	r.Text = lt.letterText
	tail := codec.Windows1252.Rune(byte(0x80 | lt.letter&0x3F))
	own := f.counts.alphabet != nil && strings.Contains(f.counts.alphabet.large[lt.letter&0x3F], r.Text)
	switch {
	case lt.letter == '×':
		r.Confidence = 0.93
		return r, before == class.Digit && after == class.Digit && f.counts.Proven() >= 3
	case !before.IsLetter() && after == class.Edge && (strings.ContainsRune("ÉÓ", lt.letter) && f.counts.writes(language.Portuguese) || lt.letter == 'È' && f.counts.writes(language.Italian)):
		r.Confidence = 0.95 // a word
		return r, true
	case own && !before.IsLetter() && (after == class.Lower || after == class.Edge && f.counts.Language == language.German):
		r.Confidence = 0.95
		return r, f.counts.Proven() >= 3
	case lt.letter == 'ß' && (before == class.Lower || before == class.AccentLower):
		r.Confidence = 0.8
		if f.counts.Proven() >= 3 {
			r.Confidence = 0.95
		}
		return r, !after.IsUpper()
	case before == class.Lower || before == class.AccentLower || before == class.Upper && after == class.Lower:
		return f.extended(r, lt, after)
	case f.startsName(r.Span) && f.counts.Proven() >= 3:
		if large := abroad.large[lt.letter&0x3F]; strings.ContainsRune("ÌÒÃÐ×", lt.letter) && large != "" {
			_, n := utf8.DecodeRuneInString(large)
			r.Text = large[:n]
		}
		r.Confidence = 0.93
		return r, true
	case after.IsUpper() || before.IsUpper() && !after.IsLetter():
		// RÉPUBLIQUE; but DOS text shows € for Ç: INFORMA€OES.
		r.Confidence = 0.93
		return r, f.counts.Proven() >= 3 && (strings.ContainsRune(capitalTails, tail) || f.counts.Quotes >= 3 && before.IsUpper() && f.counts.Letters > 0)
	case !strings.ContainsRune(oddTails, tail):
		return f.doubtful(r, after)
	}
	goesOn := after == class.Lower || r.Text == "À" && after == class.Edge
	r.Confidence = 0.95
	if f.counts.Proven() < 3 {
		r.Confidence = 0.7
		goesOn = after == class.Lower && !before.IsLetter()
	}
	return r, goesOn
}

// doubtful reads A with a quotation mark or a dash, which sound text holds too.
func (f *folder) doubtful(r Fold, after class.Class) (Fold, bool) {
	r.Confidence = 0.6
	if f.counts.Language == language.French && strings.HasSuffix(r.Src, "“") && after == class.Lower {
		r.Text, r.Confidence = "œ", 0.9
	}
	return r, f.counts.Letters >= 5 && after.IsLetter()
}

// abroad are the letters, beside those that English borrows, of the names that
// texts in other languages hold.
var abroad = func() *alphabet {
	a := new(alphabet)
	for _, r := range "łńąćęřśěňőđăšžčżźůİűėœ" {
		a.add(r)
	}
	return a
}()

// extended reads a capital that would stand behind a small letter: Ä and Å lead
// to small ones.
func (f *folder) extended(r Fold, lt letterTail, after class.Class) (Fold, bool) {
	letters := []rune(abroad.small[lt.letter&0x3F])
	if len(letters) == 0 || after.IsUpper() {
		return r, false
	}
	r.Text, r.Confidence = string(letters[0]), 0.93
	if len(letters) > 1 {
		r.Other = string(letters[1])
		if vowel(letters[0]) != f.wantsVowel(r.Span) {
			r.Text, r.Other = r.Other, r.Text
		}
		r.Confidence = 0.9
	}
	return r, f.counts.Proven() >= 3
}

// pair reads `A` with a symbol, a small letter or that symbol: inside a word it
// is the letter, beside figures the symbol.
func (f *folder) pair(r Fold, lt letterTail, before, after class.Class) (Fold, bool) {
	letter, mark := lt.letterText, lt.markText
	r.Text, r.Other = letter, mark
	swap := func(confidence float64) (Fold, bool) {
		r.Text, r.Other, r.Confidence = mark, letter, confidence
		return r, true
	}
	proven := f.counts.Proven() >= 3
	switch {
	case lt.mark == 0xA0:
		return f.noBreak(r, before, after)
	case lt.mark == 0xB7 || lt.mark == 0xBF:
		if !proven {
			return r, false
		}
		return swap(0.93) // the letter would be ÷ or ÿ
	case before == class.Digit || after == class.Digit && !before.IsLetter(), (lt.mark == 'º' || lt.mark == 'ª') && ordinal(f.s, r.Span.Start):
		switch {
		case proven:
			return swap(0.93)
		case strings.ContainsRune("£¥°±½¼¾", lt.mark):
			return swap(0.85)
		}
		return r, false
	case before.IsLetter() && after.IsLetter():
		return f.inWord(r, lt, before, proven)
	case before.IsLetter():
		return f.atWordEnd(r, lt, before, proven, swap)
	case after.IsLetter():
		return f.atWordStart(r, lt, after, proven, swap)
	}
	return f.alone(r, lt, proven, swap)
}

func (f *folder) inWord(r Fold, lt letterTail, before class.Class, proven bool) (Fold, bool) {
	if other := f.notTwice(r.Span, lt); other != "" {
		r.Text, r.Other, r.Confidence = other, r.Text, 0.8
		return r, true
	}
	switch {
	case lt.other != "":
		r.Other, r.Confidence = lt.other, f.between(&lt, r.Span)
	case f.counts.alphabet == nil && borrowed.small[lt.letter&0x3F] == "":
		r.Confidence = 0.6 // it may as well be a letter of another alphabet
	case before == class.Lower || before == class.AccentLower:
		r.Confidence = 0.97
	case proven:
		r.Confidence = 0.95
	default:
		r.Confidence = 0.6
	}
	return r, true
}

// ordinal says whether a number and a full stop end at an offset: 1.º
func ordinal(s string, at int) bool {
	return at > 1 && s[at-1] == '.' && s[at-2] >= '0' && s[at-2] <= '9'
}

// notTwice is the consonant that looks like a vowel, where that vowel stands in
// front of it already: Tomáš.
func (f *folder) notTwice(s text.Span, lt letterTail) string {
	had, ok := f.tailBefore(s.Start)
	if f.counts.alphabet != nil || !ok || had.letter != lt.letter || !vowel(lt.letter) {
		return ""
	}
	return abroad.small[lt.letter&0x3F]
}

// closingMarks are the signs of small letters no word of the languages in question ends with,
// so that the sign is likelier there.
const closingMarks = "®»°"

func (f *folder) atWordEnd(r Fold, lt letterTail, before class.Class, proven bool, swap func(float64) (Fold, bool)) (Fold, bool) {
	if other := f.notTwice(r.Span, lt); other != "" {
		r.Text, r.Other, r.Confidence = other, r.Text, 0.8
		return r, true
	}
	if before.IsUpper() && !proven {
		return r, false // CLASS A©, a real A
	}
	switch {
	case before.IsUpper() && unicode.IsUpper(lt.letter):
		r.Confidence = 0.93 // GARANTİ
		return r, proven
	case strings.ContainsRune(closingMarks, lt.mark):
		return swap(0.93)
	case lt.mark == '¶' && (!f.counts.has(lt.letter) || f.counts.Language == language.German), lt.mark == '«' && (f.counts.Language == language.German || f.counts.alphabet != nil && f.counts.writesGuillemets() && !f.counts.has(lt.letter)):
		return swap(0.93)
	}
	if lt.mark == 'º' && strings.EqualFold(scan.WordBefore(f.s, r.Span.Start), "n") {
		return swap(0.93) // nº 7
	}
	if (lt.mark == '²' || lt.mark == '³') && measures(f.s, r.Span.Start) {
		return swap(0.93)
	}
	r.Confidence = 0.93
	if proven {
		r.Confidence = 0.97
	}
	return r, true
}

// has says whether the text's language has a letter; where its alphabet is
// not known, any may occur.
func (c *Counts) has(letter rune) bool {
	return c.alphabet == nil || c.alphabet.small[letter&0x3F] != ""
}

// everyday says whether word is a word as it stands, as far as English tells.
func everyday(l language.Language, word string) bool {
	return l == language.English && language.English.Frequency(word) >= rule.CommonFrom
}

// degrees are the units behind a degree sign.
var degrees = map[string]bool{"C": true, "F": true, "K": true}

func (f *folder) atWordStart(r Fold, lt letterTail, after class.Class, proven bool, swap func(float64) (Fold, bool)) (Fold, bool) {
	opening := lt.mark == '«' || lt.mark == '¡' && after.IsUpper()
	switch {
	case opening && proven:
		return swap(0.97)
	case opening:
		return swap(0.9)
	case lt.mark == '°' && degrees[scan.WordAfter(f.s, r.Span.End)]:
		return swap(0.95)
	case after.IsUpper():
		return r, false
	case lt.mark == '»':
		return swap(0.9)
	case lt.other != "" && proven:
		f.startsWord(&r, &lt)
		return r, true
	case (lt.letter == 'ý' || lt.letter == 'ð') && f.counts.alphabet == nil && after == class.Lower:
		name := "Ž" // no word starts with either
		if lt.letter == 'ð' {
			name = "İ"
		}
		r.Text, r.Other, r.Confidence = name, r.Text, 0.9
		return r, proven
	case proven:
		r.Confidence = 0.96
	case strings.ContainsRune("®°²³", lt.mark):
		return r, false
	default:
		r.Confidence = 0.92
	}
	return r, true
}

// startsWord settles which of two letters that look alike stands at the start of
// a word: in Czech and Slovak š far more often than á.
func (f *folder) startsWord(r *Fold, lt *letterTail) {
	r.Other, r.Confidence = lt.other, 0.8
	if other, _ := utf8.DecodeRuneInString(lt.other); vowel(lt.letter) != vowel(other) {
		if vowel(lt.letter) {
			r.Text, r.Other = lt.other, r.Text
		}
		r.Confidence = 0.93
	}
}

// alone reads a pair with no letter on either side: a symbol, or a letter that
// was torn off the word in front of it (Abb A© Sieyes).
func (f *folder) alone(r Fold, lt letterTail, proven bool, swap func(float64) (Fold, bool)) (Fold, bool) {
	l := f.counts.Language
	if lt.letter == 'é' && f.counts.writes(language.Portuguese) || lt.letter == 'è' && f.counts.writes(language.Italian) {
		r.Confidence = 0.95 // a word
		return r, true
	}
	if !proven {
		return r, false
	}
	n := gapBefore(f.s, r.Span.Start)
	next := f.s[r.Span.End:]
	gapAfter := gap(f.s, r.Span.End)
	year := gapAfter < len(next) && next[gapAfter] >= '0' && next[gapAfter] <= '9'
	switch {
	case lt.mark != '«' && lt.mark != '»' && unicode.IsLower(lt.letter) && f.listed(r.Span):
		r.Confidence = 0.6 // keys for é, ü and ñ
	case strings.ContainsRune("«»£§±°®·¡¼½¾¢¬¿", lt.mark) || year:
		return swap(0.93)
	case n > 0 && lt.letter == 'é' && f.tornOff(r.Span.Start-n):
		r.Span.Start -= n
		r.Confidence = 0.9
		r.Other = ""
	case lt.letter == 'è' && l != language.French && l != language.English:
		r.Confidence = 0.9 // a word of Italian
	default:
		r.Confidence = 0.55
	}
	return r, true
}

// listed says whether a place stands in a list of characters, with another pair
// behind a comma in front of it or behind it.
func (f *neighbours) listed(at text.Span) bool {
	front, next := f.s[:at.Start], f.s[at.End:]
	if strings.HasSuffix(front, ", ") && f.foldedBefore(at.Start-2) && !class.Before(front, f.pairBefore(at.Start-2)).IsLetter() {
		return true
	}
	if !strings.HasPrefix(next, ", ") || len(next) < 4 || next[2] != f.s[at.Start] {
		return false
	}
	_, size, ok := letterTailAt(next[3:])
	return ok && !class.At(next, 3+size).IsLetter()
}

// tornOff says whether the word that ends at an offset may lack an é.
func (f *folder) tornOff(end int) bool {
	word := scan.WordBefore(f.s, end)
	return len(word) > 1 && !everyday(f.counts.Language, word) && class.Before(f.s, end) == class.Lower && !vowel(rune(word[len(word)-1])) && f.counts.alphabet == foldedAlphabets[f.counts.Language] &&
		(f.counts.Language == language.English || f.counts.Language == language.French || f.counts.Language == language.Unknown)
}
