package detect

import (
	"strings"

	"emend/editor/text"
)

// noBreak reads `A` with a no-break space: à, or a no-break space.
func (f *folder) noBreak(r fold, before, after runeClass) (fold, bool) {
	word := wordBefore(f.s, r.span.Start)
	l, proven := f.counts.Language, f.counts.proven() >= 3
	r.text, r.other = "à", "\u00a0"
	space := func(confidence float64) (fold, bool) {
		r.text, r.other, r.confidence = "\u00a0", "à", confidence
		return r, after != badClass
	}
	switch {
	case f.besideBreak(r.span):
		return space(0.95)
	case before == lowerClass && after == lowerClass && (f.writes(vietnamese) || f.writes(catalan)):
		r.confidence = 0.95
	case word != "" && f.takesGrave(word):
		r.confidence = 0.93
	case before == lowerClass && after == edgeClass && strings.HasPrefix(f.s[r.span.End:], " ") && l != english && (proven || endsGrave(l)):
		r.confidence = 0.95 // a true space behind it: già dormiva
	case before == edgeClass && after == edgeClass && f.midSentence(r.span.Start) && f.takesGrave(""):
		r.confidence = 0.93
	case before == edgeClass && after == edgeClass && f.midSentence(r.span.Start) && l == unknownLanguage && f.counts.Letters >= 3:
		r.confidence = 0.9
	case !proven:
		return r, false
	case before == punctClass || before == digitClass:
		return space(0.95)
	case before == lowerClass && after == lowerClass && l != english && l != french && l != german && f.has('à'):
		return space(0.6)
	case before == lowerClass || after == punctClass:
		return space(0.93)
	case before == edgeClass && !f.midSentence(r.span.Start), after == edgeClass && before == upperClass:
		return space(0.93) // an indent, a column
	case word == "":
		return space(0.7)
	default:
		return r, false
	}
	return r, after != badClass
}

// besideBreak says whether a guillemet or another folded no-break space stands
// beside a place, as they do in French and in indents.
func (f *folder) besideBreak(s text.Span) bool {
	before, after := f.s[:s.Start], f.s[s.End:]
	return strings.HasSuffix(before, "A«") || strings.HasPrefix(after, "A»") || strings.HasSuffix(before, "A\u00a0") || strings.HasPrefix(after, "A\u00a0")
}

// midSentence says whether a word ends right before the blank in front of an
// offset.
func (f *folder) midSentence(at int) bool {
	n := gapBefore(f.s, at)
	return n > 0 && (f.classBefore(at-n).isLetter() || at > n && (f.s[at-n-1] == ',' || f.s[at-n-1] == ';'))
}

// writes says whether the text is in a language, by its words or its letters.
func (f *folder) writes(l language) bool {
	return f.counts.Language == l || f.counts.alphabet != nil && f.counts.alphabet == foldedAlphabets[l]
}

// graveWords end in à in French when A is taken for their last letter.
var graveWords = map[string]bool{"": true, "voil": true, "d\u00e9j": true, "l": true, "cel": true, "del": true, "hol": true, "au-del": true, "\u00e7": true, "del\u00e0": true, "j": true}

// endsGrave says whether words of the language end in à.
func endsGrave(l language) bool {
	return l == french || l == italian || l == catalan || l == vietnamese
}

// takesGrave says whether word, its last letter missing, ends in à in the
// text's language.
func (f *folder) takesGrave(word string) bool {
	w := strings.ToLower(word)
	switch f.counts.Language {
	case english:
		return w == "voil" || w == "j" // voilà, déjà
	case french:
		return f.counts.Letters >= 3 && (graveWords[w] || strings.HasSuffix(w, "oil"))
	case italian:
		return strings.HasSuffix(w, "t") || strings.HasSuffix(w, "r") && len(w) > 2 || w == "gi" || w == "s" || w == "l" || w == "pu"
	case portuguese:
		return w == "" && f.counts.Letters >= 3
	}
	return false
}

// lostGrave reads `A ` in a language that has the word à, and else as a
// no-break space that became a plain one.
func (f *folder) lostGrave(at int) (fold, bool) {
	r := fold{span: text.Span{Start: at, End: at + 2}, src: "A ", text: "à"}
	word := wordBefore(f.s, at)
	after := classAt(f.s, at+2)
	if f.counts.Language == english || !f.takesGrave(word) {
		return f.lostBreak(r, after)
	}
	r.confidence = 0.93
	if word == "" && after.isLetter() { // one space of two was lost, or it is a real A
		r.span.End--
		r.src, r.confidence = "A", 0.4
		return r, f.midSentence(at)
	}
	return r, true
}

// lostBreak reads `A ` as a no-break space that became a plain one.
func (f *folder) lostBreak(r fold, after runeClass) (fold, bool) {
	at := r.span.Start
	r.text, r.other = "\u00a0", "à"
	switch before := classBefore(f.s, at); {
	case spelled(f.s[:at]):
		return r, false // “A book
	case before == lowerClass && (after.isLetter() || after == punctClass),
		before == punctClass && after.isLetter() && strings.IndexByte(".,;:!?", f.s[at-1]) >= 0:
		r.confidence = 0.6
		if f.counts.Spelt >= 3 && f.counts.Language == english {
			r.confidence = 0.9
		}
	case before == digitClass && after == lowerClass:
		r.confidence = 0.6
		if f.counts.Spelt >= 3 && f.counts.Language == english {
			r.confidence = 0.9
		}
	default:
		return r, false
	}
	return r, true
}

// spelled says whether s ends in folded punctuation that ends in letters.
func spelled(s string) bool {
	return strings.HasSuffix(s, "€oe") || strings.HasSuffix(s, "EURoe") || strings.HasSuffix(s, "EURtm") || strings.HasSuffix(s, "EURTM")
}
