package detect

// Oddities are how unlikely it is that one character follows another in sound
// text, in tenths of a decimal order of magnitude by rough count over prose of
// twenty languages: 0 is everyday, 10 about one in ten such characters, 60 not
// seen. A repair is plausible by what it takes away from them.

const never = 60

var oddityTable = func() *[classCount][classCount]uint8 {
	t := new([classCount][classCount]uint8)
	for a := range classCount {
		for b := range classCount {
			t[a][b] = uint8(oddPair(a, b))
		}
	}
	return t
}()

// odd is how unlikely b is to follow a.
func odd(a, b runeClass) int { return int(oddityTable[a][b]) }

func oddPair(a, b runeClass) int {
	switch {
	case a == controlClass || b == controlClass:
		return 25 // may itself be a misread mark
	case a == badClass || b == badClass:
		return 50
	case a.isLetter() && b.isLetter():
		return oddLetters(a, b)
	case b == combiningClass:
		if a.isLetter() {
			return 20
		}
		return 40
	case a == combiningClass:
		return 0
	case a.isLetter():
		return oddAfterLetter(a, b)
	case b.isLetter():
		return oddBeforeLetter(a, b)
	}
	return oddMarks(a, b)
}

func oddLetters(a, b runeClass) int {
	if a.script() != b.script() {
		if a == wideClass || b == wideClass {
			return 30
		}
		return 50
	}
	switch {
	case a == exoticLatin || b == exoticLatin:
		return 25
	case !a.isUpper() && b.isUpper():
		if a == lowerClass && b == upperClass {
			return 10
		}
		return 40
	case a == upperClass && b == accentLower:
		return 5
	case a == accentUpper && b == accentLower:
		return 20
	case a == accentLower && b == accentLower, a == accentUpper && b == accentUpper:
		return 8
	case (a == cyrNatLower || a == cyrNatUpper) && (b == cyrNatLower || b == cyrNatUpper):
		return 12
	}
	return 0
}

// oddAfterLetter: what follows a word.
func oddAfterLetter(a, b runeClass) int {
	switch b {
	case edgeClass, punctClass, closeClass, aposClass, ellipsisClass, dashClass, nbspClass:
		return 0
	case digitClass, emojiClass:
		return 5
	case openClass:
		return 35
	case markClass:
		return 10
	case guilClass:
		return 5
	case currencyClass, mathClass, boxClass:
		return 40
	case symbolClass:
		return 35
	}
	return 0
}

// oddBeforeLetter: what a word follows.
func oddBeforeLetter(a, b runeClass) int {
	switch a {
	case edgeClass, punctClass, openClass, dashClass, nbspClass, aposClass:
		return 0
	case ellipsisClass, emojiClass:
		return 5
	case digitClass:
		if b.isUpper() || b == lowerClass {
			return 5
		}
		return 15
	case mathClass:
		if b == greekLower || b == greekUpper {
			return 5
		}
		return 30
	case markClass, symbolClass:
		return 30
	case closeClass:
		return 5
	case currencyClass:
		return 20
	case boxClass:
		return 40
	}
	return 0
}

// oddMarks: no letter on either side.
func oddMarks(a, b runeClass) int {
	switch {
	case quotes(a) && b == mathClass, a == mathClass && (quotes(b) || b == symbolClass || b == dashClass || b == ellipsisClass):
		return 12
	case b == openClass:
		if a == digitClass || a == closeClass || a == aposClass {
			return 25
		}
		return 0
	case a == openClass:
		if b == edgeClass || b == closeClass || b == nbspClass {
			return 15
		}
		return 5
	case b == closeClass && (a == edgeClass || a == nbspClass), b == aposClass && a == edgeClass:
		return 5
	case a == guilClass && b == guilClass:
		return 20
	case a == aposClass && b == openClass:
		return 8
	case a == boxClass && b == boxClass:
		return 0
	case a == boxClass || b == boxClass:
		return 10
	case a == symbolClass && b == symbolClass:
		return 12
	case a == symbolClass && b == currencyClass, a == currencyClass && b == symbolClass:
		return 20
	case a == currencyClass && (b == markClass || b == closeClass || b == openClass || b == currencyClass),
		b == currencyClass && (a == markClass || a == currencyClass || a == symbolClass):
		return 25
	case b == symbolClass || a == symbolClass:
		return 5
	case a == markClass && b == digitClass:
		return 10
	}
	return 0
}

func quotes(c runeClass) bool {
	return c == openClass || c == closeClass || c == aposClass || c == guilClass
}

// quoteInWord is the oddity of a quotation mark between two letters.
const quoteInWord = 25

// inWord is what three characters in a row add to the oddities of their pairs.
func inWord(a, b, c runeClass) int {
	if (b == closeClass || b == guilClass || b == openClass) && a.isLetter() && c.isLetter() {
		return quoteInWord
	}
	if a == dashClass && c == dashClass && (b.isLetter() || b == markClass || b == symbolClass || b == mathClass) {
		return 15 // –°–º: letters never stand singly between dashes
	}
	return 0
}

// rarity is how unlikely a recovered character is in itself: a rare outcome
// needs better grounds.
func rarity(r rune, c runeClass) int {
	switch c {
	case lowerClass, upperClass, digitClass, punctClass, edgeClass, openClass, closeClass, guilClass, aposClass, ellipsisClass, dashClass, nbspClass:
		return 0
	case accentLower, accentUpper:
		switch {
		case r >= 0x1E00:
			return 0 // Vietnamese: no other letters take three bytes
		case r > 0xFF:
			return 12
		}
		return 0
	case cyrLower, cyrUpper, greekLower, greekUpper, markClass, currencyClass, emojiClass:
		return 5
	case cyrNatLower, cyrNatUpper, hebrewClass, arabicClass, wideClass, mathClass:
		return 10
	case symbolClass, boxClass:
		return 15
	case otherLetter:
		return 20
	case exoticLatin, combiningClass:
		return 30
	}
	return never
}
