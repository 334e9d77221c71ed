package detect

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/token"
)

// contractionEnds are what stands behind the apostrophe of an English
// contraction or genitive.
var contractionEnds = map[string]bool{
	"s": true, "t": true, "re": true, "ve": true, "ll": true, "d": true, "m": true,
	"S": true, "T": true, "RE": true, "VE": true, "LL": true, "D": true, "M": true,
}

// elisions are what stands before the apostrophe of French, Italian and the
// like, where no space follows. Those of one letter are told by elides.
var elisions = map[string]bool{
	"qu": true, "jusqu": true, "lorsqu": true, "puisqu": true, "quoiqu": true, "quelqu": true, "presqu": true, "entr": true, "aujourd": true, "parce qu": true,
	"dell": true, "nell": true, "all": true, "dall": true, "sull": true, "coll": true, "quell": true, "quest": true, "un": true, "bell": true, "sant": true, "gl": true, "dov": true, "com": true, "anch": true,
}

// wordBefore is the run of letters that ends at offset at.
func wordBefore(s string, at int) string {
	from := at
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:from])
		if !classOf(r).isLetter() || at-from > 40 {
			break
		}
		from -= size
	}
	return s[from:at]
}

// wordAfter is the run of letters that starts at offset at.
func wordAfter(s string, at int) string {
	end := at
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !classOf(r).isLetter() || end-at > 40 {
			break
		}
		end += size
	}
	return s[at:end]
}

// elides says whether word loses its last vowel before another word.
func elides(word string) bool {
	if len(word) == 1 {
		return strings.Contains("ldjmtscnoyLDJMTSCNOY", word)
	}
	return elisions[strings.ToLower(word)]
}

// numbered are the words and abbreviations that a number follows.
var numbered = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("vol vols page pages pp chap chapter sec sect section art arts par para fig figs figure plate tab table note nota nos num number " +
		"approx circa ibid version ver rev lib book part act scene line lines verse eph cor gen exod matt mark luke john rom psalm kap kapitel abs bd band seite anm nr abb chapitre tome cap capítulo jan feb mar apr " +
		"jun jul aug sep sept oct nov dec") {
		m[w] = true
	}
	return m
}()

// maxWord is the greatest length in bytes of a word that is looked at.
const maxWord = 80

// wordAt reads the word that starts right at an offset.
func wordAt(s string, at int) (t token.Token, ok bool) {
	return token.At(s[:min(len(s), at+maxWord)], at)
}

// surveyed is how many bytes of a text show how it is marked up.
const surveyed = 256 << 10

// markdown says whether a text is marked up in Markdown, as far as its line
// breaks matter: headings or fences are in it.
func markdown(s string) bool {
	s = s[:min(len(s), surveyed)]
	return strings.HasPrefix(s, "# ") || strings.Contains(s, "\n# ") || strings.Contains(s, "\n## ") || strings.Contains(s, "\n```")
}

// bracketReach is how far the other bracket may be, in bytes.
const bracketReach = 200
