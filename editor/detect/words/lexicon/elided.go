package lexicon

import "strings"

// English print of before about 1850, and talk in any, leaves letters out and
// sets an apostrophe for them: it is no misreading.

// elidedEnds are such endings and what they stand for.
var elidedEnds = []struct{ printed, whole string }{{"'d", "ed"}, {"'st", "est"}, {"'n", "en"}, {"'ry", "ery"}, {"'ring", "ering"}, {"'red", "ered"}}

// Elided says whether a word in lower case is a known one without a vowel:
// observ'd, look'st, heav'n.
func (l *Lexicon) Elided(w string) bool {
	if l.Lang != "en" {
		return false
	}
	for _, end := range elidedEnds {
		if stem, ok := strings.CutSuffix(w, end.printed); ok && len(stem) > 1 {
			return l.IsKnown(HashOf(stem+end.whole)) || l.IsKnown(HashOf(stem)) || l.IsKnown(HashOf(stem+"e"))
		}
	}
	return false
}

// edgeElided are words whose apostrophe stands at their edge.
var edgeElided = map[string]bool{
	"tho": true, "thro": true, "altho": true, "th": true, "o": true, "wi": true,
	"till": true, "em": true, "tis": true, "twas": true, "twere": true, "twill": true, "twould": true, "twixt": true, "gainst": true,
	"neath": true, "cause": true, "bout": true, "round": true, "cept": true, "fore": true, "pon": true, "mid": true, "scape": true,
}

// EdgeElided says whether a word with an apostrophe at its edge is one that
// leaves letters out there: tho', 'till.
func EdgeElided(w string) bool { return edgeElided[LowerCase(w)] }

// ApostropheAt says whether an apostrophe stands at an offset.
func ApostropheAt(s string, at int) bool {
	return strings.HasPrefix(s[at:], "'") || strings.HasPrefix(s[at:], "’")
}
