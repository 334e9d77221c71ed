package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// byMac reads what was lost where a text went by way of MacRoman.
type byMac struct{ *loser }

// underscore reads characters that MacRoman lacks, on the way by which ’ became
// ‰Ûª.
func (l byMac) underscore(r rune, at int, st text.Span) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: st.End + 1}}
	proven := l.m.Exact[codec.Windows1252ViaMac] > 0
	switch {
	case r == 'Û' && strings.HasSuffix(l.s[st.Start:at], "‰"):
		f.Span.Start -= len("‰")
		f.Text, f.Confidence = "…", 0.93
		if class.Before(l.s, f.Span.Start) == class.Edge && class.At(l.s, st.End+1).IsLetter() {
			f.Text, f.Other, f.Confidence = "„", "…", 0.8
			if l.m.Folded.Language.Quotes()[0] == "„" {
				f.Confidence = 0.93
			}
		}
	case r == 'Ì' && proven:
		l.lostOnTheWay(&f)
	case r == 'å' && proven:
		return f, l.signOnTheWay(&f)
	default:
		return f, false
	}
	f.Src = l.s[f.Span.Start:f.Span.End]
	return f, true
}

// signOnTheWay reads `å_`, which ½, ¼, ¾, ² and ³ come to alike.
func (l byMac) signOnTheWay(f *folded.Fold) bool {
	f.Src = l.s[f.Span.Start:f.Span.End]
	f.Text, f.Other, f.Confidence = "½", "¼", 0.5
	if before := class.Before(l.s, f.Span.Start); before.IsLetter() {
		f.Text, f.Other = "²", "³"
		return scan.WordBefore(l.s, f.Span.Start) == "m" || strings.HasSuffix(scan.WordBefore(l.s, f.Span.Start), "m")
	} else if before == class.Edge {
		return class.At(l.s, f.Span.End) == class.Edge
	}
	return true
}

// leftOnTheWay are the small letters of Latin-1 that MacRoman has no mark for the
// second half of.
const leftOnTheWay = "äüóíòùæýþ"

// lostOnTheWay reads `Ì_`, which ü, ä, ó, ò, ù and í come to alike: by the words of
// the language, or where these were not counted, by which of them it has.
func (l byMac) lostOnTheWay(f *folded.Fold) {
	of := l.m.Folded.Language
	var letters []string
	for _, r := range language.Facts[of].Letters {
		if strings.ContainsRune(leftOnTheWay, r) {
			letters = append(letters, string(r))
		}
	}
	switch of {
	case language.English, language.Unknown:
		letters = []string{"ü", "ä", "ó", "í"}
	case language.Italian:
		letters = []string{"ò", "ù", "ì"}
	case language.Danish, language.Turkish, language.Finnish, language.Swedish:
		letters = letters[:1] // the others are rare
	}
	f.Text, f.Confidence = "ü", 0.3
	if len(letters) > 0 {
		f.Text, f.Confidence = letters[0], 0.95
	}
	if len(letters) < 2 {
		return
	}
	f.Other, f.Confidence = letters[1], 0.6
	if of == language.Spanish && strings.HasPrefix(l.s[f.Span.End:], "a") {
		f.Text, f.Other, f.Confidence = "í", "ó", 0.93 // sacarían
	}
	if of == language.Italian && class.At(l.s, f.Span.End) != class.Lower {
		f.Confidence = 0.93
		if slices.Contains(endInU, strings.ToLower(scan.WordBefore(l.s, f.Span.Start))) {
			f.Text, f.Other = "ù", "ò"
		}
		return
	}
	for _, words := range wordsOf(of) {
		if letter, share := l.byWords(f.Span, letters, words); share > 0 {
			if letter != f.Text {
				f.Text, f.Other = letter, f.Text
			}
			f.Confidence = sureOfShare(share)
			return
		}
	}
}

// endInU are the Italian words that end in ù, which is left out.
var endInU = strings.Fields("pi gi s l lass laggi quaggi quass ges virt trib giovent schiavit servit cauccich bamb men")

// wordsOf lists the languages by whose words those of a text are judged: names in
// English are of others.
func wordsOf(of language.Language) []language.Language {
	if of == language.English || of == language.Unknown {
		return []language.Language{language.German, language.Spanish}
	}
	return []language.Language{of}
}

// sureOfShare is how sure a letter is whose word has a share of the occurrences of
// all that the place might come to.
func sureOfShare(share float64) float64 {
	switch {
	case share >= 0.98:
		return 0.96
	case share >= 0.9:
		return 0.93
	}
	return 0.7
}

// mostCombined bounds the spellings of a word that are looked up.
const mostCombined = 300

// byWords says which of several letters a place comes to that makes the most
// frequent words, and with what share. Other places of the word that look alike
// are open as well.
func (l *loser) byWords(at text.Span, letters []string, of language.Language) (letter string, share float64) {
	mark := l.s[at.Start:at.End]
	from, to := at.Start, at.End
	for more := true; more; {
		from -= len(scan.WordBefore(l.s, from))
		if more = strings.HasSuffix(l.s[:from], mark); more {
			from -= len(mark)
		}
	}
	for more := true; more; {
		to += len(scan.WordAfter(l.s, to))
		if more = strings.HasPrefix(l.s[to:], mark); more {
			to += len(mark)
		}
	}
	parts := strings.Split(l.s[from:to], mark)
	slot := strings.Count(l.s[from:at.Start], mark)
	all, counts := 0.0, make([]float64, len(letters))
	spellings := []string{parts[0]}
	choice := []int{0}
	for i, part := range parts[1:] {
		var longer []string
		var chosen []int
		for j, s := range spellings {
			for k, letter := range letters {
				longer = append(longer, s+letter+part)
				if i == slot {
					chosen = append(chosen, k)
				} else {
					chosen = append(chosen, choice[j])
				}
			}
		}
		if spellings, choice = longer, chosen; len(spellings) > mostCombined || utf8.RuneCountInString(spellings[0]) < 2 {
			return "", 0
		}
	}
	for i, s := range spellings {
		n := of.Frequency(s)
		counts[choice[i]] += n
		all += n
	}
	best := slices.Index(counts, slices.Max(counts))
	return letters[best], counts[best] / max(all, 1)
}
