package class

import "strings"

// Oddities are how unlikely it is that one character follows another in sound
// text, in tenths of a decimal order of magnitude by rough count over prose of
// twenty languages: 0 is everyday, 10 about one in ten such characters, 60 not
// seen. A repair is plausible by what it takes away from them.

// Never is the oddity of what is not seen.
const Never = 60

// A Set is a set of classes.
type Set uint64

// SetOf is the set of the given classes.
func SetOf(classes ...Class) (s Set) {
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

// Has says whether a class is in the set.
func (s Set) Has(c Class) bool { return s&(1<<c) != 0 }

// The sets the rules speak of.
var (
	anyClass    = ^Set(0)
	latinSet    = SetOf(Lower, Upper, AccentLower, AccentUpper, ExoticLatin)
	latinSmall  = SetOf(Lower, AccentLower)
	latinLarge  = SetOf(Upper, AccentUpper)
	greekSet    = SetOf(GreekLower, GreekUpper)
	cyrSmall    = SetOf(CyrLower, CyrNatLower)
	cyrLarge    = SetOf(CyrUpper, CyrNatUpper)
	nationalSet = SetOf(CyrNatLower, CyrNatUpper)
	upperSet    = latinLarge | cyrLarge | SetOf(GreekUpper)
	letterSet   = latinSet | greekSet | cyrSmall | cyrLarge | SetOf(Hebrew, Arabic, Wide, OtherLetter)
	quoteSet    = SetOf(Open, Close, Apos, Guil)
	spaceSet    = SetOf(Edge, NoBreak)
)

// An oddRule says how odd it is that one of b follows one of a.
type oddRule struct {
	a, b Set
	odd  uint8
}

// oddRules are read in order; the first that fits holds, none means 0.
var oddRules = []oddRule{
	{SetOf(Control), anyClass, 30}, // may itself be a misread mark
	{anyClass, SetOf(Control), 30},
	{SetOf(Bad), anyClass, 50},
	{anyClass, SetOf(Bad), 50},

	// Letters: of one script, in sound case.
	{SetOf(ExoticLatin), latinSet, 25},
	{latinSet, SetOf(ExoticLatin), 25},
	{SetOf(Lower), SetOf(Upper), 10},
	{latinSmall, latinLarge, 40},
	{SetOf(Upper), SetOf(AccentLower), 5},
	{SetOf(AccentUpper), SetOf(AccentLower), 20},
	{SetOf(AccentLower), SetOf(AccentLower), 8},
	{SetOf(AccentUpper), SetOf(AccentUpper), 8},
	{latinSet, latinSet, 0},
	{SetOf(GreekLower), SetOf(GreekUpper), 40},
	{greekSet, greekSet, 0},
	{cyrSmall, cyrLarge, 40},
	{nationalSet, nationalSet, 12},
	{cyrSmall | cyrLarge, cyrSmall | cyrLarge, 0},
	{SetOf(Hebrew), SetOf(Hebrew), 0},
	{SetOf(Arabic), SetOf(Arabic), 0},
	{SetOf(OtherLetter), SetOf(OtherLetter), 0},
	{SetOf(Wide), SetOf(Wide), 0},
	{SetOf(Wide), letterSet, 30},
	{letterSet, SetOf(Wide), 30},
	{letterSet, letterSet, 50},
	{letterSet, SetOf(Combining), 20},
	{anyClass, SetOf(Combining), 40},
	{SetOf(Combining), anyClass, 0},

	// What follows a word.
	{letterSet, SetOf(Digit, Emoji, Guil), 5},
	{letterSet, SetOf(Mark), 10},
	{letterSet, SetOf(Open, Symbol), 35},
	{letterSet, SetOf(Currency, Math, Box), 40},
	{letterSet, anyClass, 0},

	// What a word follows.
	{SetOf(Ellipsis, Emoji, Close), letterSet, 5},
	{SetOf(Digit), upperSet | SetOf(Lower), 5},
	{SetOf(Digit), letterSet, 15},
	{SetOf(Math), greekSet, 5},
	{SetOf(Math, Mark, Symbol), letterSet, 30},
	{SetOf(Currency), letterSet, 20},
	{SetOf(Box), letterSet, 40},
	{anyClass, letterSet, 0},

	// Marks among themselves.
	{SetOf(Dash), SetOf(Mark, Symbol), 20},
	{SetOf(Ellipsis, Apos, Close, Guil), SetOf(Symbol), 20},
	{quoteSet, SetOf(Math), 12},
	{SetOf(Math), quoteSet | SetOf(Symbol, Dash, Ellipsis, Currency, Mark), 12},
	{SetOf(Currency, Mark, Symbol), SetOf(Math), 12},
	{SetOf(Currency, Mark, Symbol), SetOf(Open), 20},
	{SetOf(Digit, Close, Apos), SetOf(Open), 25},
	{anyClass, SetOf(Open), 0},
	{SetOf(Open), SetOf(Edge, Close, NoBreak), 15},
	{SetOf(Open), anyClass, 5},
	{spaceSet, SetOf(Close), 5},
	{SetOf(Edge), SetOf(Apos), 5},
	{SetOf(Guil), SetOf(Guil), 20},
	{SetOf(Box), SetOf(Box), 0},
	{SetOf(Box), anyClass, 10},
	{anyClass, SetOf(Box), 10},
	{SetOf(Symbol), SetOf(Symbol), 12},
	{SetOf(Symbol), SetOf(Currency), 20},
	{SetOf(Currency), SetOf(Symbol), 20},
	{SetOf(Currency), SetOf(Mark, Close, Open, Currency), 25},
	{SetOf(Mark), SetOf(Currency), 25},
	{anyClass, SetOf(Symbol), 5},
	{SetOf(Symbol), anyClass, 5},
	{SetOf(Mark), SetOf(Digit), 10},
}

var oddityTable = func() *[Count][Count]uint8 {
	t := new([Count][Count]uint8)
	for a := range Count {
		for b := range Count {
			for _, r := range oddRules {
				if r.a.Has(a) && r.b.Has(b) {
					t[a][b] = r.odd
					break
				}
			}
		}
	}
	return t
}()

// Odd is how unlikely b is to follow a.
func Odd(a, b Class) int { return int(oddityTable[a][b]) }

// Quotes says whether a class is of quotation marks.
func Quotes(c Class) bool { return quoteSet.Has(c) }

// Oddities of three characters in a row.
const (
	quoteInWord = 25 // a quotation mark between two letters
	dashedOut   = 15 // –°–º: letters never stand singly between dashes
	twoCapitals = 30 // ÄŒe: two accented capitals before a small letter
	capitalled  = 15 // MÊxico: a second capital, accented, before a small letter
)

// InWord is what three characters in a row add to the oddities of their pairs.
func InWord(a, b, c Class) int {
	switch {
	case Quotes(b) && b != Apos && a.IsLetter() && c.IsLetter():
		return quoteInWord
	case a == Dash && c == Dash && (letterSet | SetOf(Mark, Symbol, Math)).Has(b):
		return dashedOut
	case a == AccentUpper && b == AccentUpper && c == Lower:
		return twoCapitals
	case a == Upper && b == AccentUpper && c == Lower:
		return capitalled
	}
	return 0
}

// rarities are how unlikely a recovered character is in itself: a rare outcome
// needs better grounds.
var rarities = func() (t [Count]uint8) {
	for c := range t {
		t[c] = Never
	}
	for _, r := range []struct {
		classes Set
		rarity  uint8
	}{
		{SetOf(Lower, Upper, AccentLower, AccentUpper, Digit, Punct, Dash, Ellipsis) | quoteSet | spaceSet, 0},
		{greekSet | SetOf(CyrLower, CyrUpper, Mark, Currency, Emoji), 5},
		{nationalSet | SetOf(Hebrew, Arabic, Wide, Math), 10},
		{SetOf(Symbol, Box), 15},
		{SetOf(OtherLetter), 20},
		{SetOf(ExoticLatin, Combining), 30},
	} {
		for c := range Count {
			if r.classes.Has(c) {
				t[c] = r.rarity
			}
		}
	}
	return t
}()

// seldomLetters are those of Latin Extended that few texts hold.
const seldomLetters = "əƏĉĝĥĵŝŭĈĜĤĴŜŬ"

// Rarity is the rarity of a character of class c. Letters of Latin Extended-A
// are rarer than those of Latin-1; Vietnamese ones are not, since no other
// letters take three bytes.
func Rarity(r rune, c Class) int {
	if r == 0 {
		return 0 // Java's NUL, which the rule for control characters takes away
	}
	if (c == AccentLower || c == AccentUpper) && r > 0xFF && r < 0x1E00 {
		if strings.ContainsRune(seldomLetters, r) {
			return 20
		}
		return 12
	}
	if r >= 0x460 && r < 0x490 || r >= 0x500 && r < 0x530 {
		return 30 // Cyrillic of old books and small peoples
	}
	return int(rarities[c])
}
