package say

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"
)

// Sentence puts what the engine says into the reader's language: the evidence
// of a repair, the name of a pattern, the label of an undo step.
//
// Context: the engine says these in English, counts and words filled in, and
// a project keeps them so; it knows no toolkit and no reader. Decision: the
// clauses it makes stand in the table of sentences.go with slots for what is
// filled in; a clause is known again by its fixed words, and the slots go over
// to the translation. Consequence: a project reads the same in every language,
// and a clause that the table lacks is shown in English; a test looks through
// the engine's source for such.
func Sentence(english string) string {
	if english == "" {
		return ""
	}
	var out strings.Builder
	for rest := clauses(english); len(rest) > 0; {
		said, n := longest(rest)
		out.WriteString(said)
		rest = rest[n:]
	}
	return out.String()
}

// A clause is a part of a sentence and the mark that divides it from the next.
type clause struct{ text, mark string }

// marks divide clauses, the longest first.
var marks = []string{"; ", ", "}

// clauses divides a sentence at its marks, but not inside quotation marks,
// where a wording of the text stands.
func clauses(s string) []clause {
	var out []clause
	quoted, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "“"):
			quoted++
		case strings.HasPrefix(s[i:], "”"):
			quoted = max(0, quoted-1)
		case quoted == 0:
			for _, m := range marks {
				if strings.HasPrefix(s[i:], m) {
					out = append(out, clause{s[from:i], m})
					from = i + len(m)
				}
			}
		}
	}
	return append(out, clause{text: s[from:]})
}

// longest translates as many clauses as one entry of the table covers, or
// hands the first on as it is, and says how many it took.
func longest(all []clause) (said string, n int) {
	for n := len(all); n > 0; n-- {
		var whole strings.Builder
		for i, c := range all[:n] {
			whole.WriteString(c.text)
			if i < n-1 {
				whole.WriteString(c.mark)
			}
		}
		if said, ok := translate(whole.String()); ok {
			return said + all[n-1].mark, n
		}
	}
	return all[0].text + all[0].mark, 1
}

// A form is one entry of the table: its fixed words as an expression whose
// groups are the slots.
type form struct {
	english string
	shape   *regexp.Regexp
	quoted  []bool // the slot is a wording of the text and stays as it is
}

// slot is what stands in an entry for something filled in.
var slot = regexp.MustCompile(`%[ds]`)

// forms is the table, read once, by the first word that is fixed; forms that
// begin with a slot stand under the empty word.
var forms = sync.OnceValue(func() map[string][]form {
	out := map[string][]form{}
	for _, english := range sentences {
		f := form{english: english}
		var expr strings.Builder
		at := 0
		for _, s := range slot.FindAllStringIndex(english, -1) {
			expr.WriteString(regexp.QuoteMeta(english[at:s[0]]))
			before := english[:s[0]]
			quoted := strings.Count(before, "“") > strings.Count(before, "”")
			switch {
			case english[s[0]:s[1]] == "%d":
				expr.WriteString(`(\d+)`)
			case quoted: // a wording may be empty
				expr.WriteString(`(.*?)`)
			default:
				expr.WriteString(`(.+?)`)
			}
			f.quoted = append(f.quoted, quoted)
			at = s[1]
		}
		expr.WriteString(regexp.QuoteMeta(english[at:]))
		f.shape = regexp.MustCompile(`(?s)^` + expr.String() + `$`)
		k := firstWord(english)
		out[k] = append(out[k], f)
	}
	return out
})

// firstWord is the first word of a text up to its first blank, or nothing
// where a slot is in it.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	if strings.Contains(w, "%") {
		return ""
	}
	return w
}

// translate finds the entry that a text is made from; what is filled in and is
// no wording of the text is translated in its turn.
func translate(english string) (string, bool) {
	for _, k := range []string{firstWord(english), ""} {
		for _, f := range forms()[k] {
			got := f.shape.FindStringSubmatch(english)
			if got == nil {
				continue
			}
			fill := got[1:]
			for i := range fill {
				if !f.quoted[i] {
					fill[i] = Sentence(fill[i]) // a slot at the end takes the clauses after it too
				}
			}
			return filled(lang.L(f.english), fill), true
		}
	}
	return english, false
}

// numbered is a slot of a translation; one that needs another order numbers
// its slots: "%[2]s".
var numbered = regexp.MustCompile(`%(?:\[(\d)\])?[ds]`)

// filled puts the slots' contents into a translation.
func filled(format string, fill []string) string {
	next := 0
	return numbered.ReplaceAllStringFunc(format, func(s string) string {
		k := next
		if strings.HasPrefix(s, "%[") {
			k = int(s[2] - '1')
		}
		next = k + 1
		if k < 0 || k >= len(fill) {
			return s
		}
		if n, err := strconv.Atoi(fill[k]); err == nil && s[len(s)-1] == 'd' {
			return Count(n)
		}
		return fill[k]
	})
}
