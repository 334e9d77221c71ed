package detect

import "unicode"

// A runeClass is what kind of neighbour a character is: characters of one
// class stand beside the same things in sound text.
type runeClass uint8

// The classes, letters first.
const (
	edgeClass   runeClass = iota // white space, start and end of text
	lowerClass                   // a–z
	upperClass                   // A–Z
	accentLower                  // accented small letters of the large European languages
	accentUpper                  // and their capitals
	exoticLatin                  // phonetic, African, archaic and modifier letters
	greekLower
	greekUpper
	cyrLower // Russian
	cyrUpper
	cyrNatLower // other Cyrillic alphabets in use
	cyrNatUpper
	hebrewClass
	arabicClass
	wideClass   // Han, kana, Hangul and their punctuation
	otherLetter // any other script
	digitClass
	punctClass // ASCII punctuation
	openClass  // „ ‚ ¿ ¡
	closeClass // ”
	aposClass  // ’
	guilClass  // « » ‹ › “ ‘: which way they point differs between languages
	ellipsisClass
	dashClass
	markClass     // ™ ® © ° ª º ² ³ ¹
	currencyClass // € £ ¥ ¢
	symbolClass   // ¦ ¬ ¨ ¯ ƒ † ‡ and the like: seldom beside a letter
	mathClass
	boxClass
	nbspClass
	emojiClass
	combiningClass
	controlClass // C1
	badClass     // private use, unassigned, replacement character
	classCount
)

// commonAccents are the accented small letters that whole languages use daily.
const commonAccents = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœ" +
	"āăąćċčďđēėęěğģħīįıķļłńņňőōŕřśşšșťţțūůűųźżžŵŷǎ" +
	"ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// tabled is the bound below which classes are looked up.
const tabled = 0x2700

var classTable = func() *[tabled]runeClass {
	t := new([tabled]runeClass)
	for r := range rune(tabled) {
		t[r] = classify(r)
	}
	for _, r := range commonAccents {
		t[r] = accentLower
		if u := unicode.ToUpper(r); u < tabled && u != r && u > 0x7F {
			t[u] = accentUpper
		}
	}
	return t
}()

func classOf(r rune) runeClass {
	if r >= 0 && r < tabled {
		return classTable[r]
	}
	return classifyHigh(r)
}

var singleClasses = map[rune]runeClass{
	'“': guilClass, '‘': guilClass, '„': openClass, '‚': openClass, '«': guilClass, '‹': guilClass, '¿': openClass, '¡': openClass, '‟': openClass,
	'”': closeClass, '»': guilClass, '›': guilClass, '’': aposClass, '…': ellipsisClass,
	'™': markClass, '®': markClass, '©': markClass, '°': markClass, 'ª': markClass, 'º': markClass, '²': markClass, '³': markClass, '¹': markClass, '℠': markClass, '№': markClass,
	'¢': currencyClass, '£': currencyClass, '¤': symbolClass, '¥': currencyClass, '×': mathClass, '÷': mathClass, '±': mathClass, '¬': symbolClass,
	'•': punctClass, '·': punctClass, 'ˆ': symbolClass, '˜': symbolClass, 'ˇ': symbolClass, '˘': symbolClass, '˙': symbolClass, '˚': symbolClass, '˛': symbolClass, '˝': symbolClass,
	0x00A0: nbspClass, 0x202F: nbspClass, 0x2009: nbspClass, 0x200A: nbspClass, 0x00AD: punctClass, 'µ': symbolClass, 'ƒ': symbolClass,
	0x200B: symbolClass, 0x200C: punctClass, 0x200D: punctClass, 0x200E: symbolClass, 0x200F: symbolClass, 0x2028: symbolClass, 'İ': accentUpper, '′': punctClass, '″': punctClass, 'ŉ': exoticLatin, 'ſ': exoticLatin,
}

func classify(r rune) runeClass {
	if c, ok := singleClasses[r]; ok {
		return c
	}
	switch {
	case r == ' ' || r >= '\t' && r <= '\r':
		return edgeClass
	case r < 0x80:
		return classifyASCII(r)
	case r < 0xA0:
		return controlClass
	case r >= 0x2010 && r <= 0x2015:
		return dashClass
	case r >= 0x20A0 && r <= 0x20CF && unicode.Is(unicode.Sc, r):
		return currencyClass
	case r >= 0x2500 && r < 0x25A0:
		return boxClass
	case r >= 0x2600:
		return emojiClass
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
		if unicode.Is(unicode.Common, r) || unicode.Is(unicode.Inherited, r) {
			return combiningClass
		}
		return scriptClass(r)
	case unicode.IsLetter(r):
		return scriptClass(r)
	case unicode.IsDigit(r):
		return digitOf(r)
	case !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r):
		return badClass
	case r >= 0x2190 && r < 0x2600:
		return mathClass
	}
	return markOf(r)
}

// digitOf puts the digits of a script with its letters.
func digitOf(r rune) runeClass {
	if r >= 0x0660 && r <= 0x06F9 {
		return arabicClass
	}
	return otherLetter
}

// markOf places punctuation and symbols that no rule names.
func markOf(r rune) runeClass {
	switch {
	case r >= 0x0590 && r < 0x0600:
		return hebrewClass
	case r >= 0x0600 && r < 0x0780:
		return arabicClass
	case r >= 0x0700 && r < 0x1E00:
		return otherLetter
	}
	return symbolClass
}

func classifyASCII(r rune) runeClass {
	switch {
	case r >= 'a' && r <= 'z':
		return lowerClass
	case r >= 'A' && r <= 'Z':
		return upperClass
	case r >= '0' && r <= '9':
		return digitClass
	case r < ' ' || r == 0x7F:
		return controlClass
	}
	return punctClass
}

func scriptClass(r rune) runeClass {
	upper := unicode.IsUpper(r)
	pick := func(lo, up runeClass) runeClass {
		if upper {
			return up
		}
		return lo
	}
	switch {
	case r >= 0x0370 && r < 0x0400 && unicode.Is(unicode.Greek, r) && r != 0x0370 && r < 0x03D0:
		return pick(greekLower, greekUpper)
	case r >= 0x1F00 && r < 0x2000:
		return pick(greekLower, greekUpper)
	case r >= 0x0410 && r < 0x0450 || r == 'ё' || r == 'Ё':
		return pick(cyrLower, cyrUpper)
	case r >= 0x0400 && r < 0x0460 || r == 'ґ' || r == 'Ґ':
		return pick(cyrNatLower, cyrNatUpper)
	case r >= 0x0490 && r < 0x0500:
		return pick(cyrNatLower, cyrNatUpper)
	case unicode.Is(unicode.Hebrew, r):
		return hebrewClass
	case r >= 0x0600 && r < 0x0780:
		return arabicClass
	case unicode.Is(unicode.Latin, r) || r >= 0x02B0 && r < 0x0300:
		return exoticLatin
	case r >= 0x1100 && r < 0x1200:
		return wideClass
	}
	return otherLetter
}

// classifyHigh places what lies beyond the table.
func classifyHigh(r rune) runeClass {
	switch {
	case r >= 0x3000 && r < 0x3040, r >= 0x4E00 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4:
		return wideClass
	case r < 0x27C0 && r >= tabled:
		return emojiClass
	case r >= 0x27C0 && r < 0x2C00:
		return mathClass
	case r >= 0x2E80 && r < 0xA4D0, r >= 0xAC00 && r < 0xD7A4, r >= 0xF900 && r < 0xFB00, r >= 0xFF00 && r < 0xFFF0, r >= 0x20000 && r < 0x32000:
		if !unicode.IsGraphic(r) {
			return badClass
		}
		return wideClass
	case r >= 0xFB00 && r < 0xFB07:
		return lowerClass
	case r >= 0xFB1D && r < 0xFB50:
		return hebrewClass
	case r >= 0xFB50 && r < 0xFE00, r >= 0xFE70 && r < 0xFEFF:
		return arabicClass
	case r == 0xFE0F || r >= 0x1F000 && r < 0x1FB00 || r >= 0xE0020 && r < 0xE0080:
		return emojiClass
	case r == 0xFEFF:
		return symbolClass
	case r >= 0xFE20 && r < 0xFE30:
		return combiningClass
	case r == 0xFFFD || r < 0 || !unicode.IsGraphic(r):
		return badClass
	}
	return otherLetter
}

// isLetter says whether the class is of letters of an alphabet.
func (c runeClass) isLetter() bool { return c >= lowerClass && c <= otherLetter }

func (c runeClass) isUpper() bool {
	return c == upperClass || c == accentUpper || c == greekUpper || c == cyrUpper || c == cyrNatUpper
}

// script unites the classes of one script; 0 for what is no letter.
func (c runeClass) script() runeClass {
	switch {
	case c >= lowerClass && c <= exoticLatin:
		return lowerClass
	case c == greekLower || c == greekUpper:
		return greekLower
	case c >= cyrLower && c <= cyrNatUpper:
		return cyrLower
	case c >= hebrewClass && c <= otherLetter:
		return c
	}
	return 0
}
