package words

import (
	"fmt"
	"strings"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// A number in which a scan read digits as letters: `18O4`, `l903`. Which digit
// it was cannot be known without the page, only guessed by the look.

// numberSure is what is said of one such letter, numberDoubt of more, and of o
// and i: of the former eight in ten, of the latter a third are right in the
// corpora, which hold some forty.
const numberSure, numberDoubt = 0.7, 0.3

// lookalike gives the digit a letter looks like, 0 for none.
func lookalike(c byte) byte {
	switch c {
	case 'l', 'I', '|', 'i':
		return '1'
	case 'O', 'o':
		return '0'
	case 'S', 'B':
		return '8' // S is 8 in all the corpora, never 5
	case 'Z':
		return '2'
	}
	return 0
}

// number proposes digits for the letters of a number, nil where the token is
// none.
func number(text string, t *lexicon.Token) *judge.Proposal {
	w := text[t.Start:t.End]
	digits, letters := 0, 0
	out := []byte(w)
	for i := range out {
		switch c := out[i]; {
		case '0' <= c && c <= '9':
			digits++
		case lookalike(c) > 0:
			letters++
			out[i] = lookalike(c)
		case c != ',' && c != '.' && c != ':':
			return nil
		}
	}
	// Sums in pounds (`5l`) and ends of other kinds are left alone.
	if digits < 2 || letters == 0 || w[0] == 'O' || w[0] == 'o' || letters > digits || lookalike(w[len(w)-1]) > 0 && w[len(w)-1] != 'O' {
		return nil
	}
	p := &judge.Proposal{Start: t.Start, End: t.End, Replacement: string(out), Kind: judge.Numbers, Confidence: numberSure}
	if letters > 1 || strings.ContainsAny(w, "oi|") {
		p.Confidence = numberDoubt
	}
	i := strings.IndexFunc(w, func(r rune) bool { return r < 128 && lookalike(byte(r)) > 0 })
	p.Pattern = fmt.Sprintf("%c → %c in a number", w[i], out[i])
	p.Evidence = fmt.Sprintf("“%s” has a letter among digits; which digit it was, only the page can tell", w)
	return p
}

// isSymbol says whether a word is a digit and a capital, as of a measure or a
// formula: 3R. Those that look like letters may be some.
func isSymbol(w string) bool {
	return len(w) == 2 && w[0] >= '2' && w[0] <= '9' && w[1] >= 'A' && w[1] <= 'Z'
}

// isOrdinal says whether a word is a number with the ending of an ordinal.
func isOrdinal(w string) bool {
	switch strings.TrimLeft(w, "0123456789") {
	case "st", "nd", "rd", "th", "er", "re":
		return w[0] <= '9'
	}
	return false
}
