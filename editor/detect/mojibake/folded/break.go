package folded

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// noBreak reads `A` with a no-break space: à, or a no-break space.
func (f *folder) noBreak(r Fold, before, after class.Class) (Fold, bool) {
	word := scan.WordBefore(f.s, r.Span.Start)
	l, proven := f.counts.Language, f.counts.Proven() >= 3
	r.Text, r.Other = "à", "\u00a0"
	space := func(confidence float64) (Fold, bool) {
		r.Text, r.Other, r.Confidence = "\u00a0", "à", confidence
		return r, after != class.Bad
	}
	switch {
	case besideBreak(f.s, r.Span):
		return space(0.95)
	case proven && before == class.Edge && after == class.Lower && f.counts.alphabet.holds("š"):
		r.Text, r.Other, r.Confidence = "Š", "\u00a0", 0.93 // Šli: no space before a no-break one
		return r, true
	case before == class.Lower && after == class.Lower && (f.counts.writes(language.Vietnamese) || f.counts.writes(language.Catalan)):
		r.Confidence = 0.95
	case word != "" && f.takesGrave(word):
		r.Confidence = 0.93
	case before == class.Lower && after == class.Edge && strings.HasPrefix(f.s[r.Span.End:], " ") && l != language.English && (proven || endsGrave(l)):
		r.Confidence = 0.95 // a true space behind it: già dormiva
	case before == class.Edge && after == class.Edge && f.midSentence(r.Span.Start) && f.takesGrave(""), after == class.Edge && !before.IsLetter() && graveNext[scan.WordAfter(f.s, r.Span.End+gap(f.s, r.Span.End))]:
		r.Confidence = 0.93
	case before == class.Edge && after == class.Edge && f.midSentence(r.Span.Start) && l == language.Unknown && f.counts.Letters >= 3:
		r.Confidence = 0.9
	case !proven:
		return r, false
	case before == class.Punct || before == class.Digit:
		return space(0.95)
	case before == class.Lower && after == class.Lower && l != language.English && l != language.French && l != language.German && f.counts.has('à'):
		return space(0.6)
	case before == class.Lower || after == class.Punct:
		return space(0.93)
	case before == class.Edge && !f.midSentence(r.Span.Start), after == class.Edge && before == class.Upper:
		return space(0.93) // an indent, a column
	case word == "":
		return space(0.7)
	default:
		return r, false
	}
	return r, after != class.Bad
}

// besideBreak says whether a guillemet or another folded no-break space stands
// beside a place, as they do in French and in indents.
func besideBreak(s string, at text.Span) bool {
	before, after := s[:at.Start], s[at.End:]
	return strings.HasSuffix(before, "A«") || strings.HasPrefix(after, "A»") || strings.HasSuffix(before, "A\u00a0") || strings.HasPrefix(after, "A\u00a0")
}

// midSentence says whether a word ends right before the blank in front of an
// offset.
func (f *neighbours) midSentence(at int) bool {
	n := gapBefore(f.s, at)
	before := f.classBefore(at - n)
	return n > 0 && (before.IsLetter() || before == class.Digit || at > n && (f.s[at-n-1] == ',' || f.s[at-n-1] == ';'))
}

// writes says whether the text is in a language, by its words or its letters.
func (c *Counts) writes(l language.Language) bool {
	return c.Language == l || c.alphabet != nil && c.alphabet == foldedAlphabets[l]
}

// graveWords end in à in French when A is taken for their last letter.
var graveWords = map[string]bool{"": true, "voil": true, "d\u00e9j": true, "l": true, "cel": true, "del": true, "hol": true, "au-del": true, "\u00e7": true, "del\u00e0": true, "j": true}

// graveNext are the words that follow à in the French phrases of other languages.
var graveNext = map[string]bool{"la": true, "propos": true, "deux": true, "gogo": true, "point": true, "clef": true, "terre": true}

// endsGrave says whether words of the language end in à.
func endsGrave(l language.Language) bool {
	return l == language.French || l == language.Italian || l == language.Catalan || l == language.Vietnamese
}

// takesGrave says whether word, its last letter missing, ends in à in the
// text's language.
func (f *folder) takesGrave(word string) bool {
	w := strings.ToLower(word)
	if w == "voil" || w == "déj" {
		return true // in any language
	}
	switch f.counts.Language {
	case language.English:
		return w == "j" // déjà
	case language.French:
		return f.counts.Letters >= 3 && (graveWords[w] || strings.HasSuffix(w, "oil"))
	case language.Italian:
		return strings.HasSuffix(w, "t") || strings.HasSuffix(w, "r") && len(w) > 2 || w == "gi" || w == "s" || w == "l" || w == "pu"
	case language.Portuguese:
		return w == "" && f.counts.Letters >= 3
	}
	return false
}

// lostGrave reads `A ` in a language that has the word à, and else as a
// no-break space that became a plain one.
func (f *folder) lostGrave(at int) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + 2}, Src: "A ", Text: "à"}
	word := scan.WordBefore(f.s, at)
	if markBefore(f.s, at) != "" {
		word = "" // jusqu’à, the mark spelt out
	}
	if strings.HasSuffix(f.s[:at], "A ") || strings.HasPrefix(f.s[at+2:], "A ") {
		return f.lostBreak(r, class.At(f.s, at+2))
	}
	if r, ok := (speller{f}).endsLost(at, word); ok {
		return r, true
	}
	after := class.At(f.s, at+2)
	if f.counts.Language == language.English || !f.takesGrave(word) {
		return f.lostBreak(r, after)
	}
	r.Confidence = 0.93
	if word == "" && after.IsLetter() { // one space of two was lost, or it is a real A
		r.Span.End--
		r.Src, r.Confidence = "A", 0.4
		return r, f.midSentence(at)
	}
	return r, true
}

// lostBreak reads `A ` as a no-break space that became a plain one.
func (f *folder) lostBreak(r Fold, after class.Class) (Fold, bool) {
	at := r.Span.Start
	r.Text, r.Other = "\u00a0", "à"
	switch before := class.Before(f.s, at); {
	case spelled(f.s[:at]):
		return r, false // “A book
	case before == class.Lower && (after.IsLetter() || after == class.Punct),
		before == class.Punct && after.IsLetter() && strings.IndexByte(".,;:!?", f.s[at-1]) >= 0:
		r.Confidence = 0.6
		if f.counts.Spelt >= 3 && f.counts.Language == language.English {
			r.Confidence = 0.9
		}
	case before == class.Digit && after == class.Lower:
		r.Confidence = 0.6
		if f.counts.Spelt >= 3 && f.counts.Language == language.English {
			r.Confidence = 0.9
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
