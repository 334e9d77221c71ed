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
	"əĉĝĥĵŝŭ" +
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
	'”': closeClass, '»': guilClass, '›': guilClass, '’': aposClass, 'ʻ': aposClass, 'ʼ': aposClass, '…': ellipsisClass,
	'™': markClass, '®': markClass, '©': markClass, '°': markClass, 'ª': markClass, 'º': markClass, '²': markClass, '³': markClass, '¹': markClass, '℠': markClass, '№': markClass,
	'¢': currencyClass, '£': currencyClass, '¤': symbolClass, '¥': currencyClass, '×': mathClass, '÷': mathClass, '±': mathClass, '¬': symbolClass,
	'•': punctClass, '·': punctClass, 'ˆ': symbolClass, '˜': symbolClass, 'ˇ': symbolClass, '˘': symbolClass, '˙': symbolClass, '˚': symbolClass, '˛': symbolClass, '˝': symbolClass,
	0x00A0: nbspClass, 0x202F: nbspClass, 0x2009: nbspClass, 0x200A: nbspClass, 0x00AD: punctClass, 'µ': symbolClass, 'ƒ': symbolClass,
	0x200B: symbolClass, 0x200C: punctClass, 0x200D: punctClass, 0x200E: symbolClass, 0x200F: symbolClass, 0x2028: symbolClass, 'İ': accentUpper, '′': punctClass, '″': punctClass, 'ŉ': exoticLatin, 'ſ': exoticLatin,
}

// A classRange gives a class to the characters from lo to hi.
type classRange struct {
	lo, hi rune
	class  runeClass
}

func inRanges(ranges []classRange, r rune) (runeClass, bool) {
	for i := range ranges {
		if r >= ranges[i].lo && r <= ranges[i].hi {
			return ranges[i].class, true
		}
	}
	return 0, false
}

// plainRanges come before all properties of Unicode, markRanges place the
// punctuation and symbols that no rule names.
var (
	plainRanges = []classRange{
		{'\t', '\r', edgeClass},
		{' ', ' ', edgeClass},
		{0, 0x1F, controlClass},
		{'0', '9', digitClass},
		{'A', 'Z', upperClass},
		{'a', 'z', lowerClass},
		{'!', '~', punctClass},
		{0x7F, 0x9F, controlClass},
		{0x2010, 0x2015, dashClass},
		{0x2500, 0x259F, boxClass},
		{0x2600, tabled - 1, emojiClass},
	}
	digitRanges = []classRange{{0x0660, 0x06F9, arabicClass}}
	markRanges  = []classRange{
		{0x0590, 0x05FF, hebrewClass},
		{0x0600, 0x077F, arabicClass},
		{0x0780, 0x1DFF, otherLetter},
	}
	symbolRanges = []classRange{{0x2190, 0x25FF, mathClass}}
)

// classify places a character below the bound of the table.
func classify(r rune) runeClass {
	if c, ok := singleClasses[r]; ok {
		return c
	}
	if c, ok := inRanges(plainRanges, r); ok {
		return c
	}
	accent := unicode.In(r, unicode.Mn, unicode.Mc)
	switch {
	case accent && unicode.In(r, unicode.Common, unicode.Inherited):
		return combiningClass
	case accent, unicode.IsLetter(r):
		return scriptClass(r)
	case unicode.IsDigit(r):
		return orElse(digitRanges, r, otherLetter)
	case r >= 0x20A0 && r <= 0x20CF && unicode.Is(unicode.Sc, r):
		return currencyClass
	case !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r):
		return badClass
	}
	if c, ok := inRanges(symbolRanges, r); ok {
		return c
	}
	return orElse(markRanges, r, symbolClass)
}

func orElse(ranges []classRange, r rune, other runeClass) runeClass {
	if c, ok := inRanges(ranges, r); ok {
		return c
	}
	return other
}

// scriptRanges are the classes of small letters and capitals by range.
var scriptRanges = []struct {
	classRange
	large runeClass
}{
	{classRange{0x0410, 0x044F, cyrLower}, cyrUpper},
	{classRange{'ё', 'ё', cyrLower}, cyrUpper},
	{classRange{'Ё', 'Ё', cyrLower}, cyrUpper},
	{classRange{0x0400, 0x045F, cyrNatLower}, cyrNatUpper},
	{classRange{0x0490, 0x04FF, cyrNatLower}, cyrNatUpper},
	{classRange{0x0371, 0x03CF, greekLower}, greekUpper},
	{classRange{0x1F00, 0x1FFF, greekLower}, greekUpper},
	{classRange{0x02B0, 0x02FF, exoticLatin}, exoticLatin},
	{classRange{0x0590, 0x05FF, hebrewClass}, hebrewClass},
	{classRange{0x0600, 0x077F, arabicClass}, arabicClass},
	{classRange{0x1100, 0x11FF, wideClass}, wideClass},
}

// scriptClass places a letter, or a mark of a script.
func scriptClass(r rune) runeClass {
	for i := range scriptRanges {
		if s := &scriptRanges[i]; r >= s.lo && r <= s.hi {
			if unicode.IsUpper(r) {
				return s.large
			}
			return s.class
		}
	}
	if unicode.Is(unicode.Latin, r) {
		return exoticLatin
	}
	return otherLetter
}

// highRanges place what lies beyond the table, the most frequent first; what
// is not assigned in them is bad.
var highRanges = []classRange{
	{0x4E00, 0x9FFF, wideClass},
	{0x3000, 0x303F, wideClass},
	{0xAC00, 0xD7A3, wideClass},
	{0x2E80, 0xA4CF, wideClass},
	{0xF900, 0xFAFF, wideClass},
	{0xFF00, 0xFFEF, wideClass},
	{tabled, 0x27BF, emojiClass},
	{0x27C0, 0x2BFF, mathClass},
	{0xFB00, 0xFB06, lowerClass},
	{0xFB1D, 0xFB4F, hebrewClass},
	{0xFB50, 0xFDFF, arabicClass},
	{0xFE0F, 0xFE0F, emojiClass},
	{0xFE20, 0xFE2F, combiningClass},
	{0xFE70, 0xFEFE, arabicClass},
	{0xFEFF, 0xFEFF, symbolClass},
	{0xFFFD, 0xFFFD, badClass},
	{0x1F000, 0x1FAFF, emojiClass},
	{0x20000, 0x31FFF, wideClass},
	{0xE0020, 0xE007F, emojiClass},
}

// classifyHigh places what lies beyond the table.
func classifyHigh(r rune) runeClass {
	for i := range highRanges {
		if h := &highRanges[i]; r >= h.lo && r <= h.hi {
			if i >= firstSparse && h.class == wideClass && !unicode.IsGraphic(r) {
				return badClass
			}
			return h.class
		}
	}
	if r < 0 || !unicode.IsGraphic(r) {
		return badClass
	}
	return otherLetter
}

// firstSparse is the first of highRanges with gaps in it.
const firstSparse = 3

// isLetter says whether the class is of letters of an alphabet.
func (c runeClass) isLetter() bool { return c >= lowerClass && c <= otherLetter }

func (c runeClass) isUpper() bool { return upperSet.has(c) }

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
