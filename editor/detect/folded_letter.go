package detect

import (
	"strings"
	"unicode"

	"emend/editor/detect/codec"
	"emend/editor/text"
)

// letter reads a folded pair, `A©`: the lead of size lead stands at, the other
// half behind it.
func (f *folder) letter(at, lead int) (fold, bool) {
	lt, size, ok := letterTailAt(f.s[at+lead:])
	if !ok {
		return fold{}, false
	}
	r := fold{span: text.Span{Start: at, End: at + lead + size}}
	if f.s[at] == 'A' && strings.HasSuffix(f.s[:at], "Af") { // Ãƒ, the f of which is a folded ƒ
		at -= len("Af")
		r.span.Start, r.layers = at, 2
	}
	r.src = f.s[r.span.Start:r.span.End]
	if r.layers == 0 && (size > len("€") || lt.mark != 0 && size > len("©")) { // misread again
		r.layers = 2
		if !standsAlone(f.s, at, lead+size) {
			return r, false
		}
	}
	before, after := f.classBefore(at), f.classAt(r.span.End)
	switch f.s[at] {
	case 'A':
		lt = f.localise(lt, r.span, before, after)
		switch {
		case lt.mark == 0 && lt.small:
			return f.small(r, lt, before, after)
		case lt.mark == 0:
			return f.capital(r, lt, before, after)
		}
		return f.pair(r, lt, before, after)
	case 'a':
		return f.lowered(r, lt, before, after)
	}
	return f.loweredWhole(r, lt, before, after)
}

// oddTails are the second halves that stand beside an A in no sound text.
const oddTails = "‡‰ˆ‚ƒ†˜€‹\u0081\u008d\u008f\u0090\u009d"

// small reads a pair that is a small letter of the text's alphabet and shows as
// a mark that sound text may hold.
func (f *folder) small(r fold, lt letterTail, before, after runeClass) (fold, bool) {
	r.text, r.other = lt.letterText, lt.other
	switch {
	case before.isLetter() && after.isLetter():
		r.confidence = 0.97
	case before.isLetter():
		r.confidence = 0.95
	case after == lowerClass || after == accentLower:
		r.confidence = 0.93
	default:
		return r, false
	}
	if lt.other != "" {
		r.confidence = 0.8
	}
	return r, f.counts.proven() >= 3
}

// capitalTails are those that no DOS text shows for a letter.
const capitalTails = "‡‰ˆƒ\u0081\u008d\u0090"

// capital reads a pair that can only be a letter, and with lead Ã a capital.
func (f *folder) capital(r fold, lt letterTail, before, after runeClass) (fold, bool) {
	r.text = lt.letterText
	tail := codec.Windows1252.Rune(byte(0x80 | lt.letter&0x3F))
	own := f.counts.alphabet != nil && strings.Contains(f.counts.alphabet.large[lt.letter&0x3F], r.text)
	switch {
	case before == edgeClass && after == edgeClass && (lt.letter == 'É' && f.writes(portuguese) || lt.letter == 'È' && f.writes(italian)):
		r.confidence = 0.95 // a word
		return r, true
	case own && !before.isLetter() && (after == lowerClass || after == edgeClass && f.counts.Language == german):
		r.confidence = 0.95
		return r, f.counts.proven() >= 3
	case lt.letter == 'ß' && (before == lowerClass || before == accentLower):
		r.confidence = 0.8
		if f.counts.proven() >= 3 {
			r.confidence = 0.95
		}
		return r, !after.isUpper()
	case before == lowerClass || before == accentLower:
		return f.extended(r, lt, after)
	case after.isUpper() || before.isUpper() && !after.isLetter():
		// RÉPUBLIQUE; but DOS text shows € for Ç: INFORMA€OES.
		r.confidence = 0.93
		return r, f.counts.proven() >= 3 && strings.ContainsRune(capitalTails, tail)
	case !strings.ContainsRune(oddTails, tail):
		return f.doubtful(r, after)
	}
	goesOn := after == lowerClass || r.text == "À" && after == edgeClass
	r.confidence = 0.95
	if f.counts.proven() < 3 {
		r.confidence = 0.7
		goesOn = after == lowerClass && !before.isLetter()
	}
	return r, goesOn
}

// doubtful reads A with a quotation mark or a dash, which sound text holds too.
func (f *folder) doubtful(r fold, after runeClass) (fold, bool) {
	r.confidence = 0.6
	if f.counts.Language == french && strings.HasSuffix(r.src, "“") && after == lowerClass {
		r.text, r.confidence = "œ", 0.9
	}
	return r, f.counts.Letters >= 5 && after.isLetter()
}

// extendedLetters are the small letters of Latin Extended-A that Ä and Å
// lead to, for the second bytes at which Ã has a capital.
var extendedLetters = map[rune]string{
	'À' + 0x02: "ł", 'À' + 0x03: "ă", 'À' + 0x04: "ń", 'À' + 0x05: "ą", 'À' + 0x07: "ć", 'À' + 0x08: "ň",
	'À' + 0x11: "őđ", 'À' + 0x13: "œ", 'À' + 0x19: "ęř", 'À' + 0x1B: "ěś", 'À' + 0x1F: "ğş",
}

// extended reads a capital that would stand behind a small letter.
func (f *folder) extended(r fold, lt letterTail, after runeClass) (fold, bool) {
	letters := extendedLetters[lt.letter]
	if letters == "" || !after.isLetter() {
		return r, false
	}
	r.confidence = 0.55
	for i, c := range letters {
		if i == 0 {
			r.text = string(c)
		} else {
			r.other = string(c)
		}
	}
	if r.text == "œ" && f.counts.Language == french {
		r.confidence = 0.95
	}
	return r, f.counts.proven() >= 3
}

// pair reads `A` with a symbol, a small letter or that symbol: inside a word it
// is the letter, beside figures the symbol.
func (f *folder) pair(r fold, lt letterTail, before, after runeClass) (fold, bool) {
	letter, mark := lt.letterText, lt.markText
	r.text, r.other = letter, mark
	swap := func(confidence float64) (fold, bool) {
		r.text, r.other, r.confidence = mark, letter, confidence
		return r, true
	}
	proven := f.counts.proven() >= 3
	switch {
	case lt.mark == 0xA0:
		return f.noBreak(r, before, after)
	case lt.mark == 0xB7 || lt.mark == 0xBF:
		if !proven {
			return r, false
		}
		return swap(0.93) // the letter would be ÷ or ÿ
	case before == digitClass || after == digitClass && !before.isLetter():
		switch {
		case proven:
			return swap(0.93)
		case strings.ContainsRune("£¥°±½¼¾", lt.mark):
			return swap(0.85)
		}
		return r, false
	case before.isLetter() && after.isLetter():
		return f.inWord(r, lt, before, proven)
	case before.isLetter():
		return f.atWordEnd(r, lt, before, proven, swap)
	case after.isLetter():
		return f.atWordStart(r, lt, after, proven, swap)
	}
	return f.alone(r, lt, proven, swap)
}

func (f *folder) inWord(r fold, lt letterTail, before runeClass, proven bool) (fold, bool) {
	switch {
	case lt.other != "":
		r.other, r.confidence = lt.other, 0.8
	case f.counts.alphabet == nil && borrowed.small[lt.letter&0x3F] == "":
		r.confidence = 0.6 // it may as well be a letter of another alphabet
	case before == lowerClass || before == accentLower:
		r.confidence = 0.97
	case proven:
		r.confidence = 0.95
	default:
		r.confidence = 0.6
	}
	return r, true
}

// neverLast are small letters no word of the languages in question ends with,
// where their symbol is likely: ® » ° ©.
const closingMarks = "®»°"

func (f *folder) atWordEnd(r fold, lt letterTail, before runeClass, proven bool, swap func(float64) (fold, bool)) (fold, bool) {
	if before.isUpper() && !proven {
		return r, false // CLASS A©, a real A
	}
	switch {
	case before.isUpper() && unicode.IsUpper(lt.letter):
		r.confidence = 0.93 // GARANTİ
		return r, proven
	case strings.ContainsRune(closingMarks, lt.mark):
		return swap(0.93)
	case lt.mark == '¶' && !f.has(lt.letter), lt.mark == '«' && f.counts.Language == german:
		return swap(0.93)
	}
	if lt.mark == '²' || lt.mark == '³' {
		unit := wordBefore(f.s, r.span.Start)
		number := strings.TrimRight(f.s[:r.span.Start-len(unit)], " ")
		switch unit {
		case "m", "km", "cm", "mm", "dm":
			if number != "" && number[len(number)-1] >= '0' && number[len(number)-1] <= '9' {
				return swap(0.93)
			}
		}
	}
	r.confidence = 0.93
	if proven {
		r.confidence = 0.97
	}
	return r, true
}

// has says whether the text's language has a letter; where its alphabet is
// not known, any may occur.
func (f *folder) has(letter rune) bool {
	return f.counts.alphabet == nil || f.counts.alphabet.small[letter&0x3F] != ""
}

func (f *folder) atWordStart(r fold, lt letterTail, after runeClass, proven bool, swap func(float64) (fold, bool)) (fold, bool) {
	opening := lt.mark == '«' || lt.mark == '¡' && after.isUpper()
	switch {
	case opening && proven:
		return swap(0.97)
	case opening:
		return swap(0.9)
	case after.isUpper():
		return r, false
	case lt.mark == '»':
		return swap(0.9)
	case proven:
		r.confidence = 0.96
	case strings.ContainsRune("®°²³", lt.mark):
		return r, false
	default:
		r.confidence = 0.92
	}
	return r, true
}

// alone reads a pair with no letter on either side: a symbol, or a letter that
// was torn off the word in front of it (Abb A© Sieyes).
func (f *folder) alone(r fold, lt letterTail, proven bool, swap func(float64) (fold, bool)) (fold, bool) {
	l := f.counts.Language
	if lt.letter == 'é' && f.writes(portuguese) || lt.letter == 'è' && f.writes(italian) {
		r.confidence = 0.95 // a word
		return r, true
	}
	if !proven {
		return r, false
	}
	n := gapBefore(f.s, r.span.Start)
	next := f.s[r.span.End:]
	gapAfter := gap(f.s, r.span.End)
	year := gapAfter < len(next) && next[gapAfter] >= '0' && next[gapAfter] <= '9'
	switch {
	case strings.ContainsRune("«»£§±°®·¡", lt.mark) || year:
		return swap(0.93)
	case n > 0 && lt.letter == 'é' && f.tornOff(r.span.Start-n):
		r.span.Start -= n
		r.confidence = 0.9
		r.other = ""
	case lt.letter == 'è' && l != french && l != english:
		r.confidence = 0.9 // a word of Italian
	default:
		r.confidence = 0.55
	}
	return r, true
}

// tornOff says whether the word that ends at an offset may lack an é.
func (f *folder) tornOff(end int) bool {
	word := wordBefore(f.s, end)
	return len(word) > 1 && classBefore(f.s, end) == lowerClass && !vowel(rune(word[len(word)-1])) && f.counts.alphabet == foldedAlphabets[f.counts.Language] &&
		(f.counts.Language == english || f.counts.Language == french || f.counts.Language == unknownLanguage)
}

// lowered reads a pair whose lead lost accent and size: itaguaa§u. A small a
// stands before many signs, so the letter is read inside words first of all.
func (f *folder) lowered(r fold, lt letterTail, before, after runeClass) (fold, bool) {
	few := f.counts.Lowered < 3
	inside := (before == lowerClass || before == accentLower) && (after == lowerClass || after == accentLower)
	if !few {
		lt = f.localise(lt, r.span, before, after)
	}
	r.text = lt.letterText
	switch {
	case lt.mark == 0 && !lt.small && !inside:
		return r, false
	case inside && few:
		r.confidence = 0.6
		if lt.mark == '§' || lt.mark == '©' {
			r.confidence = 0.93
		}
		return r, strings.ContainsRune("©§±¡³¼¶¤£", lt.mark) && lt.mark != 0
	case inside && lt.mark == 0 && !lt.small:
		return f.extended(r, lt, after)
	case inside:
		return f.inWord(r, lt, before, true)
	case before == lowerClass && !after.isLetter() && (strings.ContainsRune("©¨§±¡³¹²¼¶ª\u00ad", lt.mark) && lt.mark != 0 || lt.small):
		r.confidence = 0.6
		if !few || f.counts.Lowered >= 1 && lt.mark == '©' {
			r.confidence = 0.93
		}
		return r, !few || lt.mark == '©'
	case before == edgeClass && after == lowerClass && f.counts.Lowered >= 5 && !strings.ContainsRune("«»°®²³·\u00a0", lt.mark):
		r.confidence = 0.93
		return r, true
	}
	return r, false
}

// loweredWhole reads a pair whose lead was put in small letters: montrã©al.
func (f *folder) loweredWhole(r fold, lt letterTail, before, after runeClass) (fold, bool) {
	if lt.mark == 0 || lt.mark == 0xA0 || !strings.HasPrefix(r.src, "ã") {
		return r, false
	}
	r.text = lt.letterText
	switch {
	case after == lowerClass && before == lowerClass:
		r.confidence = 0.96
	case after == lowerClass || before == lowerClass && strings.ContainsRune("©§±¡³¨ª¼¶¤\u00ad", lt.mark):
		r.confidence = 0.92
	default:
		return r, false
	}
	return r, true
}
