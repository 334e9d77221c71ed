package ocr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/detect/words/lexicon"
	"emend/editor/text"
)

// Punctuation proposes other punctuation where a scan misread or lost a
// mark, or took a speck for one.
var Punctuation = rule.Detector{
	Rule:  "ocr.punctuation",
	Title: "Misread punctuation",
	Doc: "Punctuation that a scan misread: a stop inside a sentence, Munro[. and] his wife → Munro[, and]; a speck beside a word, Upset[' price] → Upset[ price]; " +
		"a question mark in place of an apostrophe, Master[?s] → Master[’s]. " +
		"Only in texts that a scan misread elsewhere, and mostly unsure: the page would have to tell. Abbreviations, decimals and ellipses are left alone.",
	Find: findPunctuation,
}

// How sure each kind is. In the collections 14 of 27 stops before conjunctions
// were right, 65 of 74 specks, and 5 of 5 question marks. Of stops before other
// small words 17 of 93 were, and of commas before words that begin sentences 8
// of 76: they stay.
const (
	markComma = 0.5 // a stop before a conjunction in small letters
	markSpeck = 0.87
	markQuery = 0.9
	// leastMisread is the share of misread words from which a scan's
	// punctuation is doubted too.
	leastMisread = 0.001
)

func findPunctuation(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, '?', func(at int) { queryFor(p, at) })
	if p.Profile.Damage >= leastMisread {
		scan.EachByte(s, p.Window, '.', func(at int) { stopInside(p, at) })
		scan.EachByte(s, p.Window, '\'', func(at int) { speckBeside(p, at) })
	}
}

// queryFor looks at a question mark inside a word with an s behind it.
func queryFor(p *rule.Pass, at int) {
	s := p.View.Text
	if !strings.HasPrefix(s[at+1:], "s") || !scan.LetterBefore(s, at) || at+2 < len(s) && scan.LetterAt(s, at+2) {
		return
	}
	if t, ok := token.Previous(s, at, max(0, at-scan.MaxWord)); !ok || t.End != at || t.End-t.Start < 3 {
		return
	}
	p.Report(rule.Finding{Span: text.Span{Start: at, End: at + 1}, Replacement: "'", Confidence: markQuery, Pattern: "question mark for an apostrophe", Evidence: "a question mark inside a word stands for a sign that could not be read"})
}

// stopInside looks at a stop behind a word.
func stopInside(p *rule.Pass, at int) {
	s := p.View.Text
	if at+2 >= len(s) || s[at+1] != ' ' && s[at+1] != '\n' || !scan.SmallBefore(s, at) || s[at-1] == '.' {
		return
	}
	before, ok := token.Previous(s, at, max(0, at-scan.MaxWord))
	if !ok || before.End != at || before.End-before.Start < 4 {
		return
	}
	after, ok := scan.WordAt(s, at+2)
	if !ok {
		return
	}
	word, next := s[before.Start:before.End], s[after.Start:after.End]
	if !goesOnWith[next] || scan.Numbered[strings.ToLower(word)] || !p.Profile.IsKnown(word) && !p.Profile.IsKnown(next) {
		return
	}
	p.Report(rule.Finding{
		Span: text.Span{Start: at, End: at + 1}, Replacement: ",", Confidence: markComma, Pattern: "stop before a conjunction",
		Evidence: "“" + next + "” goes on with the sentence", Alternatives: []string{""},
	})
}

// speckBeside looks at an apostrophe at the edge of a word that has none.
func speckBeside(p *rule.Pass, at int) {
	s := p.View.Text
	behind := at > 0 && scan.LetterBefore(s, at) && (at+1 == len(s) || s[at+1] == ' ')
	front := (at == 0 || s[at-1] == ' ') && at+1 < len(s) && scan.LetterAt(s, at+1)
	if behind == front {
		return
	}
	var t token.Token
	var ok bool
	if behind {
		t, ok = token.Previous(s, at, max(0, at-scan.MaxWord))
	} else {
		t, ok = scan.WordAt(s, at+1)
	}
	if !ok || behind && t.End != at {
		return
	}
	word := s[t.Start:t.End]
	r, _ := utf8.DecodeLastRuneInString(word)
	if behind && (r == 's' || r == 'n' || r == 'o') || lexicon.EdgeElided(word) || !p.Profile.IsKnown(word) || !unicode.IsLetter(r) || quoted(s, at) {
		return
	}
	p.Report(rule.Finding{Span: text.Span{Start: at, End: at + 1}, Confidence: markSpeck, Pattern: "apostrophe beside a word", Evidence: "“" + word + "” has no apostrophe"})
}

// quoted says whether another apostrophe near makes one of a pair.
func quoted(s string, at int) bool {
	near := s[max(0, at-scan.BracketReach):min(len(s), at+scan.BracketReach)]
	n := 0
	for i := 0; i < len(near); i++ {
		if near[i] == '\'' && (i == 0 || i+1 == len(near) || !scan.LetterBefore(near, i) || !scan.LetterAt(near, i+1)) {
			n++
		}
	}
	return n > 1
}

// goesOnWith are words that begin a clause and seldom a sentence.
var goesOnWith = wordSet("and but or nor which who whom whose when while where as for if because though although than that with of to in by from at on " +
	"et mais ou qui que dont und oder aber denn weil wenn dass daß y pero o que")

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
