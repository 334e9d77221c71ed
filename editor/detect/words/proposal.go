package words

import (
	"fmt"
	"strings"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// kindOf names the sort of damage from the misreadings.
func kindOf(ops []op) judge.Kind {
	kind := judge.Letters
	for _, o := range ops {
		for i := 0; i < len(o.printed); {
			class, size := lexicon.ClassAt(o.printed, i)
			switch {
			case class == lexicon.Digit && kind == judge.Letters:
				kind = judge.Digits
			case class&(lexicon.Letter|lexicon.Apostrophe|lexicon.Digit) == 0:
				kind = judge.Glyphs
			}
			i += size
		}
	}
	if kind != judge.Letters {
		return kind
	}
	for _, o := range ops {
		switch {
		case o.printed == "f" && o.truth == "s":
			kind = judge.LongS
		case o.printed == "" && isLigature(o.truth):
			return judge.Ligature
		default:
			return judge.Letters
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
	if s.form.Total() >= ownGroup {
		return lexicon.LowerCase(m.Vocabulary.Spelling(s.form)) + " → " + c.text
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
	n, truth := s.form.Total(), m.Vocabulary.Count(c.hash)
	switch {
	case s.known == 0:
		fmt.Fprintf(&b, "“%s” is no known word", original)
	default:
		fmt.Fprintf(&b, "“%s” is a rare word", original)
	}
	fmt.Fprintf(&b, "; it occurs %s here, “%s” %s", judge.Times(n), c.text, judge.Times(truth))
	for _, o := range c.ops {
		if k := m.confusions.seen[[2]string{o.printed, o.truth}]; k >= 3 {
			fmt.Fprintf(&b, "; this text often has %s for %s", shown(o.printed), shown(o.truth))
			break
		}
	}
	return b.String()
}
