package words

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A setting is what tells the case of a reading beside the form it replaces.
type setting struct {
	inside   bool // a sentence: no capital is due
	capitals bool // the words beside it are in capitals
	edge     bool // it is the first or the last word of its line
}

// settingOf is the setting of a token between two others.
func settingOf(text string, before, t, after *token) setting {
	capitals := func(t *token) bool { return t == nil || t.shape == upper || t.kind == figure }
	return setting{
		edge:     startsLine(text, t.start) || lineEndAt(text, t.end),
		inside:   before != nil,
		capitals: capitals(before) && capitals(after) && (before != nil && before.shape == upper || after != nil && after.shape == upper),
	}
}

// cased writes a reading in the case of the form it replaces, and with its
// apostrophe.
func (at setting) cased(m *Model, c *candidate, original string) string {
	reading := c.text
	if strings.Contains(original, "’") {
		reading = strings.ReplaceAll(reading, "'", "’")
	}
	switch at.shape(m, c, original) {
	case upper:
		return strings.ToUpper(reading)
	case title:
		r, size := utf8.DecodeRuneInString(reading)
		return string(unicode.ToTitle(r)) + reading[size:]
	}
	return reading
}

// shape is the shape a reading should have. Where the first letter itself was
// misread (`Btreets`, `lnto`), inside a sentence it says nothing of the case,
// and the word is written as the text has it elsewhere. At the start of one, I
// for l is a small letter and l for i a capital.
func (at setting) shape(m *Model, c *candidate, original string) shape {
	uppers, lowers := letterCases(original)
	first, size := utf8.DecodeRuneInString(original)
	second, _ := utf8.DecodeRuneInString(original[size:])
	printed := c.ops[0].printed
	misread := printed != "" && strings.HasPrefix(lowerCase(original), printed) && !strings.HasPrefix(c.text, printed)
	switch {
	case lowers == 0 && uppers > 0 && (at.capitals || !unicode.IsUpper(first)),
		uppers > 1 && lowers <= 1 && uppers > lowers:
		return upper
	case isName(m, c.hash):
		return title
	case misread && at.inside && lowers > 0 && m.isKnown(c.hash):
		return usual(m, c.hash, first)
	case misread && first == 'l' && c.text[0] == 'i':
		return title
	case misread && first == 'I' && c.text[0] == 'l' && lowers > 0:
		return lower
	case unicode.IsUpper(first), !unicode.IsLetter(first) && unicode.IsUpper(second):
		return title
	}
	return lower
}

// isName says whether the text has a word with a capital only, where the
// language has none.
func isName(m *Model, h Hash) bool {
	f := m.vocabulary.get(h)
	return !m.isKnown(h) && f != nil && f.counts[lower] == 0 && f.counts[title] > 0
}

// usual is the shape that a known word has inside the sentences of this text;
// where it never stands there, small, or in German as it was printed. What was
// printed small is a capital only where the text has the word so alone.
func usual(m *Model, h Hash, first rune) shape {
	f := m.vocabulary.get(h)
	switch {
	case f != nil && f.within > f.counts[lower] && (f.counts[lower] == 0 || !unicode.IsLower(first)):
		return title
	case m.Lang == "de" && unicode.IsUpper(first) && (f == nil || f.counts[lower] == 0):
		return title
	}
	return lower
}

// capitalHabit is, for a word with a capital inside a sentence, the logarithm
// of how much oftener the text has the reading so than small: of a name that is
// read as a common word it has it small.
func (at setting) capitalHabit(m *Model, h Hash, sh shape) float64 {
	f := m.vocabulary.get(h)
	if f == nil || sh != title || !at.inside {
		return 0
	}
	return math.Log((float64(f.within) + 0.5) / (float64(f.counts[lower]) + 0.5))
}

func letterCases(s string) (uppers, lowers int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			uppers++
		} else if unicode.IsLower(r) {
			lowers++
		}
	}
	return uppers, lowers
}
