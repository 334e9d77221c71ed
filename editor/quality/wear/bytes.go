package wear

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Misread says how the bytes of a text were read.
type Misread uint8

// The ways of reading.
const (
	Right  Misread = iota
	Exact          // UTF-8 read as windows-1252
	Folded         // the same, and then its accents lost
)

// cp1252 is what the bytes 80 to 9F are in windows-1252; those without a
// character stand for themselves.
var cp1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

// read reads UTF-8 as windows-1252.
func read(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case c >= 0x80 && c < 0xA0:
			b.WriteRune(cp1252[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

var folding = strings.NewReplacer("â", "a", "Ã", "A", "Â", "A", "œ", "oe", "\u009d", "", "Å", "A", "\u00a0", " ")

// misread reads the text in the wrong way. A blank often came between a folded
// apostrophe and the letter behind it, where a page was scanned.
func misread(s string, how Misread, rng *rand.Rand) string {
	switch how {
	case Exact:
		return read(s)
	case Folded:
		var b strings.Builder
		for i, r := range s {
			if r < utf8.RuneSelf {
				b.WriteRune(r)
				continue
			}
			b.WriteString(folding.Replace(read(string(r))))
			after := first(s[i+utf8.RuneLen(r):])
			if r == '’' && unicode.IsLetter(after) && rng.IntN(4) == 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
	return s
}

// curly sets typewriter quotation marks and dashes as print has them, so that
// there is something to misread.
func curly(s string) string {
	s = strings.ReplaceAll(s, "--", "—")
	var b strings.Builder
	before := ' '
	for i, r := range s {
		switch {
		case r == '"' && opens(before, s[i+1:]):
			r = '“'
		case r == '"':
			r = '”'
		case r == '\'' && opens(before, s[i+1:]) && before != ' ':
			r = '‘'
		case r == '\'':
			r = '’'
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// opens says whether a quotation mark opens by what is around it.
func opens(before rune, rest string) bool {
	after := first(rest)
	return (unicode.IsSpace(before) || strings.ContainsRune("—([“‘_", before)) && rest != "" && !unicode.IsSpace(after)
}
