package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A lowerer reads what was put in small letters.
type lowerer struct{ *folder }

// fewLowered says whether too little shows that leads were put in small letters:
// no letters that were, and no punctuation without capital leads beside it.
func (c *Counts) fewLowered() bool {
	return c.Lowered < 3 && (c.Quotes < 3 || c.Letters > 0)
}

// lowered reads a pair whose lead lost accent and size: itaguaa§u. A small a
// stands before many signs, so the letter is read inside words first of all.
func (f lowerer) lowered(r Fold, lt letterTail, before, after class.Class) (Fold, bool) {
	c := f.counts
	few := c.fewLowered()
	inside := (before == class.Lower || before == class.AccentLower || before == class.Upper && !few) && (after == class.Lower || after == class.AccentLower)
	if !few {
		lt = f.localise(lt, r.Span, before, after)
	}
	r.Text = lt.letterText
	switch {
	case lt.mark == 0xA0:
		return f.loweredBreak(r, before, after, few)
	case !few && f.signFits(r.Span, lt, before, after):
		r.Text, r.Other, r.Confidence = lt.markText, lt.letterText, 0.93
		return r, true
	case inside && few:
		r.Confidence = 0.6
		if lt.mark == '§' || lt.mark == '©' {
			r.Confidence = 0.93
		}
		return r, strings.ContainsRune("©§±¡³¼¶¤£", lt.mark) && lt.mark != 0
	case inside && lt.mark == 0 && !lt.small:
		return f.extended(r, lt, after)
	case inside:
		return f.inWord(r, lt, before, true)
	case (before == class.Lower || before == class.AccentLower) && !after.IsLetter() && (strings.ContainsRune("©¨§±¡³¹²¼¶ªº«\u00ad", lt.mark) && lt.mark != 0 || lt.small):
		r.Confidence = 0.6
		if !few || c.Lowered >= 1 && lt.mark == '©' {
			r.Confidence = 0.93
		}
		return r, !few || lt.mark == '©'
	case before.IsLetter() || before == class.Digit || few:
		return r, false
	case lt.mark == 0 && !lt.small:
		return f.loweredCapital(r, lt, after)
	case after == class.Lower && !strings.ContainsRune("«»°®²³·", lt.mark):
		r.Confidence = 0.93
		if lt.other != "" {
			f.startsWord(&r, &lt)
		}
		return r, true
	}
	return r, false
}

// loweredBreak reads `a` with a no-break space: à, where the language has the
// word and a true space or the end of the word follows.
func (f lowerer) loweredBreak(r Fold, before, after class.Class, few bool) (Fold, bool) {
	r.Text, r.Other, r.Confidence = "à", "\u00a0", 0.93
	next := f.s[r.Span.End:]
	if !few && (strings.HasSuffix(f.s[:r.Span.Start], "a\u00a0") || strings.HasPrefix(next, "a\u00a0")) {
		r.Text, r.Other = r.Other, r.Text // an indent
		return r, true
	}
	return r, !few && endsGrave(f.counts.Language) && before != class.Digit && next != "" && strings.IndexByte(" -.,)\n", next[0]) >= 0
}

// loweredCapital reads a pair at the start of a word that can only be a capital:
// `a‰cole`. An ellipsis, a dash or a quotation mark may stand behind a true a.
func (f lowerer) loweredCapital(r Fold, lt letterTail, after class.Class) (Fold, bool) {
	tail, _ := utf8.DecodeRuneInString(r.Src[len("a"):])
	own := f.counts.alphabet != nil && strings.Contains(f.counts.alphabet.large[lt.letter&0x3F], r.Text)
	r.Confidence = 0.93
	if !own && f.counts.Language != language.German && (class.Quotes(class.Of(tail)) || class.Of(tail) == class.Dash) {
		r.Confidence = 0.6
	}
	return r, after == class.Lower && f.counts.Lowered >= 3
}

// signFits says whether the sign of a pair, not its letter, fits the place: beside
// a figure, before a unit, as a bracket of a quotation.
func (f lowerer) signFits(at text.Span, lt letterTail, before, after class.Class) bool {
	is := func(signs string) bool { return strings.ContainsRune(signs, lt.mark) }
	next := f.s[at.End:]
	switch {
	case lt.mark == 0:
		return false
	case before.IsLetter():
		return is("®") && !after.IsLetter() || is("²³") && measures(f.s, at.Start) || is("»") && !after.IsLetter() && f.counts.writesGuillemets()
	case after == class.Digit && is("£¥±§©¢"), before == class.Digit && is("½¼¾°²³±"), is("·¿"):
		return true
	case is("°"):
		return degrees[strings.ToUpper(scan.WordAfter(f.s, at.End))]
	case is("©"):
		return strings.HasPrefix(next, " ") && len(next) > 1 && next[1] >= '0' && next[1] <= '9'
	case is("«"):
		return true
	case is("»"):
		return !after.IsLetter()
	}
	return is("½¼¾§®±") && after == class.Edge
}

// writesGuillemets says whether the text's language quotes by them.
func (c *Counts) writesGuillemets() bool {
	switch c.Language {
	case language.Spanish, language.Italian, language.Portuguese, language.French, language.Catalan:
		return true
	}
	return false
}

// loweredSign reads `â£`: Â put in small letters, before a sign. A lead that lost
// bytes would have left another one there.
func (f lowerer) loweredSign(at int) (Fold, bool) {
	lt, size, ok := letterTailAt(f.s[at+len("â"):])
	r := Fold{Span: text.Span{Start: at, End: at + len("â") + size}}
	if !ok || size > len("©") || strings.ContainsRune("¬¢¦", lt.mark) || f.counts.Exact+f.counts.Quotes < 3 || r.Span.End < len(f.s) && f.s[r.Span.End] >= utf8.RuneSelf {
		return r, false
	}
	r.Src = f.s[at:r.Span.End]
	r.Text, r.Confidence = lt.markText, 0.93
	return r, f.signFits(r.Span, lt, f.classBefore(at), class.At(f.s, r.Span.End))
}

// loweredWhole reads a pair whose lead was put in small letters: montrã©al.
func (f lowerer) loweredWhole(r Fold, lt letterTail, before, after class.Class) (Fold, bool) {
	c := f.counts
	proven := c.Exact+c.Quotes+c.Lowered >= 3
	r.Text = lt.letterText
	switch {
	case lt.mark == 0xA0:
		r.Text, r.Confidence = "à", 0.95
		next := f.s[r.Span.End:]
		return r, proven && endsGrave(c.Language) && next != "" && strings.IndexByte(" -.,)\n", next[0]) >= 0
	case lt.mark == 0:
		r.Confidence = 0.93
		return r, proven && !before.IsLetter() && before != class.Digit && after == class.Lower && !unicode.IsLower(lt.letter)
	case after == class.Lower && before == class.Lower:
		r.Confidence = 0.96
	case after == class.Lower || before == class.Lower && strings.ContainsRune("©§±¡³¨ª¼¶¤\u00ad", lt.mark):
		r.Confidence = 0.92
	case before == class.Lower && proven && strings.ContainsRune("¹²«ºµ", lt.mark) && c.Language != language.Portuguese:
		r.Confidence = 0.92
	case proven && f.listed(r.Span):
		r.Confidence = 0.92
	default:
		return r, false
	}
	return r, true
}

// loweredPair reads `ãÿ` and `å“`, ß and œ put in small letters after they were
// misread.
func (f lowerer) loweredPair(at int) (Fold, bool) {
	for _, form := range [...]foldedForm{{"ãÿ", "ß", 0.95}, {"å“", "œ", 0.93}} {
		if strings.HasPrefix(f.s[at:], form.text) {
			r := Fold{Span: text.Span{Start: at, End: at + len(form.text)}, Src: form.text, Text: form.means, Confidence: form.sure}
			before, after := f.classBefore(at), class.At(f.s, r.Span.End)
			if form.means == "ß" {
				return r, f.counts.Exact >= 3 && before == class.Lower && !after.IsUpper()
			}
			return r, f.counts.Exact >= 3 && after == class.Lower && (!before.IsLetter() || before == class.Lower)
		}
	}
	return Fold{}, false
}
