package words

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/words/lexicon"
)

// A setting is what tells the case of a reading beside the form it replaces.
type setting struct {
	inside   bool // a sentence: no capital is due
	capitals bool // the words beside it are in capitals
	edge     bool // it is the first or the last word of its line
}

// settingOf is the setting of a token between two others.
func settingOf(text string, before, t, after *lexicon.Token) setting {
	capitals := func(t *lexicon.Token) bool { return t == nil || t.Shape == lexicon.Upper || t.Kind == lexicon.Figure }
	return setting{
		edge:     startsLine(text, t.Start) || lexicon.LineEndAt(text, t.End),
		inside:   before != nil,
		capitals: capitals(before) && capitals(after) && (before != nil && before.Shape == lexicon.Upper || after != nil && after.Shape == lexicon.Upper),
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
	case lexicon.Upper:
		return strings.ToUpper(reading)
	case lexicon.Title:
		r, size := utf8.DecodeRuneInString(reading)
		return string(unicode.ToTitle(r)) + reading[size:]
	}
	return reading
}

// shape is the shape a reading should have. Where the first letter itself was
// misread (`Btreets`, `lnto`), inside a sentence it says nothing of the case,
// and the word is written as the text has it elsewhere. At the start of one, I
// for l is a small letter and l for i a capital.
func (at setting) shape(m *Model, c *candidate, original string) lexicon.Shape {
	uppers, lowers := letterCases(original)
	first, size := utf8.DecodeRuneInString(original)
	second, _ := utf8.DecodeRuneInString(original[size:])
	printed := c.ops[0].printed
	misread := printed != "" && strings.HasPrefix(lexicon.LowerCase(original), printed) && !strings.HasPrefix(c.text, printed)
	switch {
	case lowers == 0 && uppers > 0 && (at.capitals || !unicode.IsUpper(first)),
		uppers > 1 && lowers <= 1 && uppers > lowers:
		return lexicon.Upper
	case isName(m, c.hash):
		return lexicon.Title
	case misread && at.inside && lowers > 0 && m.IsKnown(c.hash):
		return usual(m, c.hash, first)
	case misread && first == 'l' && c.text[0] == 'i':
		return lexicon.Title
	case misread && first == 'I' && c.text[0] == 'l' && lowers > 0:
		return lexicon.Lower
	case unicode.IsUpper(first), !unicode.IsLetter(first) && unicode.IsUpper(second):
		return lexicon.Title
	}
	return lexicon.Lower
}

// isName says whether the text has a word with a capital only, where the
// language has none.
func isName(m *Model, h lexicon.Hash) bool {
	f := m.Vocabulary.Get(h)
	return !m.IsKnown(h) && f != nil && f.Counts[lexicon.Lower] == 0 && f.Counts[lexicon.Title] > 0
}

// usual is the shape that a known word has inside the sentences of this text;
// where it never stands there, small, or in German as it was printed. What was
// printed small is a capital only where the text has the word so alone.
func usual(m *Model, h lexicon.Hash, first rune) lexicon.Shape {
	f := m.Vocabulary.Get(h)
	switch {
	case f != nil && f.Within > f.Counts[lexicon.Lower] && (f.Counts[lexicon.Lower] == 0 || !unicode.IsLower(first)):
		return lexicon.Title
	case m.Lang == "de" && unicode.IsUpper(first) && (f == nil || f.Counts[lexicon.Lower] == 0):
		return lexicon.Title
	}
	return lexicon.Lower
}

// capitalHabit is, for a word with a capital inside a sentence, the logarithm
// of how much oftener the text has the reading so than small: of a name that is
// read as a common word it has it small.
func (at setting) capitalHabit(m *Model, h lexicon.Hash, sh lexicon.Shape) float64 {
	f := m.Vocabulary.Get(h)
	if f == nil || sh != lexicon.Title || !at.inside {
		return 0
	}
	return math.Log((float64(f.Within) + 0.5) / (float64(f.Counts[lexicon.Lower]) + 0.5))
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
