package words

import (
	"fmt"
	"strings"
)

// A Kind says what sort of damage a proposal repairs.
type Kind uint8

// The kinds of damage.
const (
	Letters  Kind = iota // letters for letters
	Glyphs               // marks for letters
	Digits               // digits for letters
	LongS                // f for the long s of old print
	Ligature             // letters lost with a ligature
	Split                // one word in two
	Join                 // two words in one
	Hyphen               // a line-end hyphen left inside a line
	Case                 // a capital for a small letter
	Stray                // a speck read as a mark
	Numbers              // letters for digits
)

// A Proposal is another wording for a span of the text.
type Proposal struct {
	Start, End   int
	Replacement  string
	Kind         Kind
	Confidence   float64
	Pattern      string // what is misread: "tho → the" where that is frequent, else "o → e"
	Evidence     string
	Alternatives []string
	Features     []float64 // what Confidence was made from, for fitting
}

// kindOf names the sort of damage from the misreadings.
func kindOf(ops []op) Kind {
	kind := Letters
	for _, o := range ops {
		for i := 0; i < len(o.printed); {
			class, size := classAt(o.printed, i)
			switch {
			case class == digit && kind == Letters:
				kind = Digits
			case class&(letter|apostrophe|digit) == 0:
				kind = Glyphs
			}
			i += size
		}
	}
	if kind != Letters {
		return kind
	}
	for _, o := range ops {
		switch {
		case o.printed == "f" && o.truth == "s":
			kind = LongS
		case o.printed == "" && isLigature(o.truth):
			return Ligature
		default:
			return Letters
		}
	}
	return kind
}

func isLigature(s string) bool {
	switch s {
	case "fi", "fl", "ff", "ffi", "ffl":
		return true
	}
	return false
}

// ownGroup is how often a word must be misread the same way to be decided on
// by itself and not with all words that show the same misreading.
const ownGroup = 5

func (m *Model) pattern(s *suspect, c *candidate) string {
	if s.form.total() >= ownGroup {
		return lowerCase(m.vocabulary.spelling(s.form)) + " → " + c.text
	}
	var parts []string
	for _, o := range c.ops {
		part := shown(o.printed) + " → " + shown(o.truth)
		if len(parts) == 0 || parts[len(parts)-1] != part {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func shown(s string) string {
	if s == "" {
		return "∅"
	}
	return s
}

func (m *Model) evidence(s *suspect, c *candidate, original string) string {
	var b strings.Builder
	n, truth := s.form.total(), m.vocabulary.count(c.hash)
	switch {
	case s.known == 0:
		fmt.Fprintf(&b, "“%s” is no known word", original)
	default:
		fmt.Fprintf(&b, "“%s” is a rare word", original)
	}
	fmt.Fprintf(&b, "; it occurs %s here, “%s” %s", times(n), c.text, times(truth))
	for _, o := range c.ops {
		if k := m.confusions.seen[[2]string{o.printed, o.truth}]; k >= 3 {
			fmt.Fprintf(&b, "; this text often has %s for %s", shown(o.printed), shown(o.truth))
			break
		}
	}
	return b.String()
}

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
