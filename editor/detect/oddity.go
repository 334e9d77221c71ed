package detect

import "strings"

// Oddities are how unlikely it is that one character follows another in sound
// text, in tenths of a decimal order of magnitude by rough count over prose of
// twenty languages: 0 is everyday, 10 about one in ten such characters, 60 not
// seen. A repair is plausible by what it takes away from them.

const never = 60

// A classSet is a set of classes.
type classSet uint64

func setOf(classes ...runeClass) (s classSet) {
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

func (s classSet) has(c runeClass) bool { return s&(1<<c) != 0 }

// The sets the rules speak of.
var (
	anyClass    = ^classSet(0)
	latinSet    = setOf(lowerClass, upperClass, accentLower, accentUpper, exoticLatin)
	latinSmall  = setOf(lowerClass, accentLower)
	latinLarge  = setOf(upperClass, accentUpper)
	greekSet    = setOf(greekLower, greekUpper)
	cyrSmall    = setOf(cyrLower, cyrNatLower)
	cyrLarge    = setOf(cyrUpper, cyrNatUpper)
	nationalSet = setOf(cyrNatLower, cyrNatUpper)
	upperSet    = latinLarge | cyrLarge | setOf(greekUpper)
	letterSet   = latinSet | greekSet | cyrSmall | cyrLarge | setOf(hebrewClass, arabicClass, wideClass, otherLetter)
	quoteSet    = setOf(openClass, closeClass, aposClass, guilClass)
	spaceSet    = setOf(edgeClass, nbspClass)
)

// An oddRule says how odd it is that one of b follows one of a.
type oddRule struct {
	a, b classSet
	odd  uint8
}

// oddRules are read in order; the first that fits holds, none means 0.
var oddRules = []oddRule{
	{setOf(controlClass), anyClass, 30}, // may itself be a misread mark
	{anyClass, setOf(controlClass), 30},
	{setOf(badClass), anyClass, 50},
	{anyClass, setOf(badClass), 50},

	// Letters: of one script, in sound case.
	{setOf(exoticLatin), latinSet, 25},
	{latinSet, setOf(exoticLatin), 25},
	{setOf(lowerClass), setOf(upperClass), 10},
	{latinSmall, latinLarge, 40},
	{setOf(upperClass), setOf(accentLower), 5},
	{setOf(accentUpper), setOf(accentLower), 20},
	{setOf(accentLower), setOf(accentLower), 8},
	{setOf(accentUpper), setOf(accentUpper), 8},
	{latinSet, latinSet, 0},
	{setOf(greekLower), setOf(greekUpper), 40},
	{greekSet, greekSet, 0},
	{cyrSmall, cyrLarge, 40},
	{nationalSet, nationalSet, 12},
	{cyrSmall | cyrLarge, cyrSmall | cyrLarge, 0},
	{setOf(hebrewClass), setOf(hebrewClass), 0},
	{setOf(arabicClass), setOf(arabicClass), 0},
	{setOf(otherLetter), setOf(otherLetter), 0},
	{setOf(wideClass), setOf(wideClass), 0},
	{setOf(wideClass), letterSet, 30},
	{letterSet, setOf(wideClass), 30},
	{letterSet, letterSet, 50},
	{letterSet, setOf(combiningClass), 20},
	{anyClass, setOf(combiningClass), 40},
	{setOf(combiningClass), anyClass, 0},

	// What follows a word.
	{letterSet, setOf(digitClass, emojiClass, guilClass), 5},
	{letterSet, setOf(markClass), 10},
	{letterSet, setOf(openClass, symbolClass), 35},
	{letterSet, setOf(currencyClass, mathClass, boxClass), 40},
	{letterSet, anyClass, 0},

	// What a word follows.
	{setOf(ellipsisClass, emojiClass, closeClass), letterSet, 5},
	{setOf(digitClass), upperSet | setOf(lowerClass), 5},
	{setOf(digitClass), letterSet, 15},
	{setOf(mathClass), greekSet, 5},
	{setOf(mathClass, markClass, symbolClass), letterSet, 30},
	{setOf(currencyClass), letterSet, 20},
	{setOf(boxClass), letterSet, 40},
	{anyClass, letterSet, 0},

	// Marks among themselves.
	{quoteSet, setOf(mathClass), 12},
	{setOf(mathClass), quoteSet | setOf(symbolClass, dashClass, ellipsisClass, currencyClass, markClass), 12},
	{setOf(currencyClass, markClass, symbolClass), setOf(mathClass), 12},
	{setOf(currencyClass, markClass, symbolClass), setOf(openClass), 20},
	{setOf(digitClass, closeClass, aposClass), setOf(openClass), 25},
	{anyClass, setOf(openClass), 0},
	{setOf(openClass), setOf(edgeClass, closeClass, nbspClass), 15},
	{setOf(openClass), anyClass, 5},
	{spaceSet, setOf(closeClass), 5},
	{setOf(edgeClass), setOf(aposClass), 5},
	{setOf(guilClass), setOf(guilClass), 20},
	{setOf(boxClass), setOf(boxClass), 0},
	{setOf(boxClass), anyClass, 10},
	{anyClass, setOf(boxClass), 10},
	{setOf(symbolClass), setOf(symbolClass), 12},
	{setOf(symbolClass), setOf(currencyClass), 20},
	{setOf(currencyClass), setOf(symbolClass), 20},
	{setOf(currencyClass), setOf(markClass, closeClass, openClass, currencyClass), 25},
	{setOf(markClass), setOf(currencyClass), 25},
	{anyClass, setOf(symbolClass), 5},
	{setOf(symbolClass), anyClass, 5},
	{setOf(markClass), setOf(digitClass), 10},
}

var oddityTable = func() *[classCount][classCount]uint8 {
	t := new([classCount][classCount]uint8)
	for a := range classCount {
		for b := range classCount {
			for _, r := range oddRules {
				if r.a.has(a) && r.b.has(b) {
					t[a][b] = r.odd
					break
				}
			}
		}
	}
	return t
}()

// odd is how unlikely b is to follow a.
func odd(a, b runeClass) int { return int(oddityTable[a][b]) }

func quotes(c runeClass) bool { return quoteSet.has(c) }

// Oddities of three characters in a row.
const (
	quoteInWord = 25 // a quotation mark between two letters
	dashedOut   = 15 // –°–º: letters never stand singly between dashes
	twoCapitals = 30 // ÄŒe: two accented capitals before a small letter
)

// inWord is what three characters in a row add to the oddities of their pairs.
func inWord(a, b, c runeClass) int {
	switch {
	case quotes(b) && b != aposClass && a.isLetter() && c.isLetter():
		return quoteInWord
	case a == dashClass && c == dashClass && (letterSet | setOf(markClass, symbolClass, mathClass)).has(b):
		return dashedOut
	case a == accentUpper && b == accentUpper && c == lowerClass:
		return twoCapitals
	}
	return 0
}

// rarities are how unlikely a recovered character is in itself: a rare outcome
// needs better grounds.
var rarities = func() (t [classCount]uint8) {
	for c := range t {
		t[c] = never
	}
	for _, r := range []struct {
		classes classSet
		rarity  uint8
	}{
		{setOf(lowerClass, upperClass, accentLower, accentUpper, digitClass, punctClass, dashClass, ellipsisClass) | quoteSet | spaceSet, 0},
		{greekSet | setOf(cyrLower, cyrUpper, markClass, currencyClass, emojiClass), 5},
		{nationalSet | setOf(hebrewClass, arabicClass, wideClass, mathClass), 10},
		{setOf(symbolClass, boxClass), 15},
		{setOf(otherLetter), 20},
		{setOf(exoticLatin, combiningClass), 30},
	} {
		for c := range classCount {
			if r.classes.has(c) {
				t[c] = r.rarity
			}
		}
	}
	return t
}()

// seldomLetters are those of Latin Extended that few texts hold.
const seldomLetters = "əƏĉĝĥĵŝŭĈĜĤĴŜŬ"

// rarity is the rarity of a character of class c. Letters of Latin Extended-A
// are rarer than those of Latin-1; Vietnamese ones are not, since no other
// letters take three bytes.
func rarity(r rune, c runeClass) int {
	if r == 0 {
		return 0 // Java's NUL, which the rule for control characters takes away
	}
	if (c == accentLower || c == accentUpper) && r > 0xFF && r < 0x1E00 {
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
