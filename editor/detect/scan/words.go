package scan

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/token"
)

// ContractionEnds are what stands behind the apostrophe of an English
// contraction or genitive.
var ContractionEnds = map[string]bool{
	"s": true, "t": true, "re": true, "ve": true, "ll": true, "d": true, "m": true,
	"S": true, "T": true, "RE": true, "VE": true, "LL": true, "D": true, "M": true,
}

// elisions are what stands before the apostrophe of French, Italian and the
// like, where no space follows. Those of one letter are told by elides.
var elisions = map[string]bool{
	"qu": true, "jusqu": true, "lorsqu": true, "puisqu": true, "quoiqu": true, "quelqu": true, "presqu": true, "entr": true, "aujourd": true, "parce qu": true,
	"dell": true, "nell": true, "all": true, "dall": true, "sull": true, "coll": true, "quell": true, "quest": true, "un": true, "bell": true, "sant": true, "gl": true, "dov": true, "com": true, "anch": true,
}

// WordBefore is the run of letters that ends at offset at.
func WordBefore(s string, at int) string {
	from := at
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:from])
		if !class.Of(r).IsLetter() || at-from > 40 {
			break
		}
		from -= size
	}
	return s[from:at]
}

// WordAfter is the run of letters that starts at offset at.
func WordAfter(s string, at int) string {
	end := at
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !class.Of(r).IsLetter() || end-at > 40 {
			break
		}
		end += size
	}
	return s[at:end]
}

// Elides says whether word loses its last vowel before another word.
func Elides(word string) bool {
	if len(word) == 1 {
		return strings.Contains("ldjmtscnoyLDJMTSCNOY", word)
	}
	return elisions[strings.ToLower(word)]
}

// Numbered are the words and abbreviations that a number follows.
var Numbered = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("vol vols page pages pp chap chapter sec sect section art arts par para fig figs figure plate tab table note nota nos num number " +
		"approx circa ibid version ver rev lib book part act scene line lines verse eph cor gen exod matt mark luke john rom psalm kap kapitel abs bd band seite anm nr abb chapitre tome cap capítulo jan feb mar apr " +
		"jun jul aug sep sept oct nov dec") {
		m[w] = true
	}
	return m
}()

// MaxWord is the greatest length in bytes of a word that is looked at.
const MaxWord = 80

// WordAt reads the word that starts right at an offset.
func WordAt(s string, at int) (t token.Token, ok bool) {
	return token.At(s[:min(len(s), at+MaxWord)], at)
}

// surveyed is how many bytes of a text show how it is marked up.
const surveyed = 256 << 10

// Markdown says whether a text is marked up in Markdown, as far as its line
// breaks matter: headings or fences are in it.
func Markdown(s string) bool {
	s = s[:min(len(s), surveyed)]
	return strings.HasPrefix(s, "# ") || strings.Contains(s, "\n# ") || strings.Contains(s, "\n## ") || strings.Contains(s, "\n```")
}

// BracketReach is how far the other bracket may be, in bytes.
const BracketReach = 200
