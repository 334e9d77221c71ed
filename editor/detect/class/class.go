// Package class sorts characters by the company they keep in sound text.
//
// Context: what gives misread text away is what stands beside what: a capital
// behind a small letter, a currency sign inside a word. Decision: every
// character is of one of some thirty classes, looked up in a table, and every
// two classes have an oddity by count. Consequence: a pair is weighed in a few
// nanoseconds, without word lists and for every language at once.
package class

import "unicode"

// A Class is what kind of neighbour a character is: characters of one
// class stand beside the same things in sound text.
type Class uint8

// The classes, letters first.
const (
	Edge        Class = iota // white space, start and end of text
	Lower                    // a–z
	Upper                    // A–Z
	AccentLower              // accented small letters of the large European languages
	AccentUpper              // and their capitals
	ExoticLatin              // phonetic, African, archaic and modifier letters
	GreekLower
	GreekUpper
	CyrLower // Russian
	CyrUpper
	CyrNatLower // other Cyrillic alphabets in use
	CyrNatUpper
	Hebrew
	Arabic
	Wide        // Han, kana, Hangul and their punctuation
	OtherLetter // any other script
	Digit
	Punct // ASCII punctuation
	Open  // „ ‚ ¿ ¡
	Close // ”
	Apos  // ’
	Guil  // « » ‹ › “ ‘: which way they point differs between languages
	Ellipsis
	Dash
	Mark     // ™ ® © ° ª º ² ³ ¹
	Currency // € £ ¥ ¢
	Symbol   // ¦ ¬ ¨ ¯ ƒ † ‡ and the like: seldom beside a letter
	Math
	Box
	NoBreak
	Emoji
	Combining
	Control // C1
	Bad     // private use, unassigned, replacement character
	Count
)

// commonAccents are the accented small letters that whole languages use daily.
const commonAccents = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœ" +
	"āăąćċčďđēėęěğģħīįıķļłńņňőōŕřśşšșťţțūůűųźżžŵŷǎ" +
	"əĉĝĥĵŝŭ" +
	"ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// tabled is the bound below which classes are looked up.
const tabled = 0x2700

// table has the classes of the characters below tabled.
var table = func() *[tabled]Class {
	t := new([tabled]Class)
	for r := range rune(tabled) {
		t[r] = classify(r)
	}
	for _, r := range commonAccents {
		t[r] = AccentLower
		if u := unicode.ToUpper(r); u < tabled && u != r && u > 0x7F {
			t[u] = AccentUpper
		}
	}
	return t
}()

// Of is the class of a character.
func Of(r rune) Class {
	if r >= 0 && r < tabled {
		return table[r]
	}
	return classifyHigh(r)
}

var singleClasses = map[rune]Class{
	'“': Guil, '‘': Guil, '„': Open, '‚': Open, '«': Guil, '‹': Guil, '¿': Open, '¡': Open, '‟': Open,
	'”': Close, '»': Guil, '›': Guil, '’': Apos, 'ʻ': Apos, 'ʼ': Apos, '…': Ellipsis,
	'™': Mark, '®': Mark, '©': Mark, '°': Mark, 'ª': Mark, 'º': Mark, '²': Mark, '³': Mark, '¹': Mark, '℠': Mark, '№': Mark,
	'¢': Currency, '£': Currency, '¤': Symbol, '¥': Currency, '×': Math, '÷': Math, '◊': Math, '±': Math, '¬': Symbol,
	'•': Punct, '·': Punct, 'ˆ': Symbol, '˜': Symbol, 'ˇ': Symbol, '˘': Symbol, '˙': Symbol, '˚': Symbol, '˛': Symbol, '˝': Symbol,
	0x00A0: NoBreak, 0x202F: NoBreak, 0x2009: NoBreak, 0x200A: NoBreak, 0x00AD: Punct, 'µ': Symbol, 'ƒ': Symbol,
	0x200B: Symbol, 0x200C: Punct, 0x200D: Punct, 0x200E: Symbol, 0x200F: Symbol, 0x2028: Symbol, 'İ': AccentUpper, '′': Punct, '″': Punct, 'ŉ': ExoticLatin, 'ſ': ExoticLatin,
}

// A classRange gives a class to the characters from lo to hi.
type classRange struct {
	lo, hi rune
	class  Class
}

func inRanges(ranges []classRange, r rune) (Class, bool) {
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
		{'\t', '\r', Edge},
		{' ', ' ', Edge},
		{0, 0x1F, Control},
		{'0', '9', Digit},
		{'A', 'Z', Upper},
		{'a', 'z', Lower},
		{'!', '~', Punct},
		{0x7F, 0x9F, Control},
		{0x2010, 0x2015, Dash},
		{0x2500, 0x259F, Box},
		{0x25A0, tabled - 1, Emoji}, // bullets, stars, notes and ticks too
	}
	digitRanges = []classRange{{0x0660, 0x06F9, Arabic}}
	markRanges  = []classRange{
		{0x0590, 0x05FF, Hebrew},
		{0x0600, 0x077F, Arabic},
		{0x0780, 0x1DFF, OtherLetter},
	}
	symbolRanges = []classRange{{0x2190, 0x24FF, Math}}
)

// classify places a character below the bound of the table.
func classify(r rune) Class {
	if c, ok := singleClasses[r]; ok {
		return c
	}
	if c, ok := inRanges(plainRanges, r); ok {
		return c
	}
	accent := unicode.In(r, unicode.Mn, unicode.Mc)
	switch {
	case accent && unicode.In(r, unicode.Common, unicode.Inherited):
		return Combining
	case accent, unicode.IsLetter(r):
		return scriptClass(r)
	case unicode.IsDigit(r):
		return orElse(digitRanges, r, OtherLetter)
	case r >= 0x20A0 && r <= 0x20CF && unicode.Is(unicode.Sc, r):
		return Currency
	case !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r):
		return Bad
	}
	if c, ok := inRanges(symbolRanges, r); ok {
		return c
	}
	return orElse(markRanges, r, Symbol)
}

func orElse(ranges []classRange, r rune, other Class) Class {
	if c, ok := inRanges(ranges, r); ok {
		return c
	}
	return other
}

// scriptRanges are the classes of small letters and capitals by range.
var scriptRanges = []struct {
	classRange
	large Class
}{
	{classRange{0x0410, 0x044F, CyrLower}, CyrUpper},
	{classRange{'ё', 'ё', CyrLower}, CyrUpper},
	{classRange{'Ё', 'Ё', CyrLower}, CyrUpper},
	{classRange{0x0400, 0x045F, CyrNatLower}, CyrNatUpper},
	{classRange{0x0490, 0x04FF, CyrNatLower}, CyrNatUpper},
	{classRange{0x0371, 0x03CF, GreekLower}, GreekUpper},
	{classRange{0x1F00, 0x1FFF, GreekLower}, GreekUpper},
	{classRange{0x02B0, 0x02FF, ExoticLatin}, ExoticLatin},
	{classRange{0x0590, 0x05FF, Hebrew}, Hebrew},
	{classRange{0x0600, 0x077F, Arabic}, Arabic},
	{classRange{0x1100, 0x11FF, Wide}, Wide},
}

// scriptClass places a letter, or a mark of a script.
func scriptClass(r rune) Class {
	for i := range scriptRanges {
		if s := &scriptRanges[i]; r >= s.lo && r <= s.hi {
			if unicode.IsUpper(r) {
				return s.large
			}
			return s.class
		}
	}
	if unicode.Is(unicode.Latin, r) {
		return ExoticLatin
	}
	return OtherLetter
}

// highRanges place what lies beyond the table, the most frequent first; what
// is not assigned in them is bad.
var highRanges = []classRange{
	{0x4E00, 0x9FFF, Wide},
	{0x3000, 0x303F, Wide},
	{0xAC00, 0xD7A3, Wide},
	{0x2E80, 0xA4CF, Wide},
	{0xF900, 0xFAFF, Wide},
	{0xFF00, 0xFFEF, Wide},
	{tabled, 0x27BF, Emoji},
	{0x27C0, 0x2BFF, Math},
	{0xFB00, 0xFB06, Lower},
	{0xFB1D, 0xFB4F, Hebrew},
	{0xFB50, 0xFDFF, Arabic},
	{0xFE0F, 0xFE0F, Emoji},
	{0xFE20, 0xFE2F, Combining},
	{0xFE70, 0xFEFE, Arabic},
	{0xFEFF, 0xFEFF, Symbol},
	{0xFFFD, 0xFFFD, Bad},
	{0x1F000, 0x1FAFF, Emoji},
	{0x20000, 0x31FFF, Wide},
	{0xE0020, 0xE007F, Emoji},
}

// classifyHigh places what lies beyond the table.
func classifyHigh(r rune) Class {
	for i := range highRanges {
		if h := &highRanges[i]; r >= h.lo && r <= h.hi {
			if i >= firstSparse && h.class == Wide && !unicode.IsGraphic(r) {
				return Bad
			}
			return h.class
		}
	}
	if r < 0 || !unicode.IsGraphic(r) {
		return Bad
	}
	return OtherLetter
}

// firstSparse is the first of highRanges with gaps in it.
const firstSparse = 3

// IsLetter says whether the class is of letters of an alphabet.
func (c Class) IsLetter() bool { return c >= Lower && c <= OtherLetter }

// IsUpper says whether the class is of capitals.
func (c Class) IsUpper() bool { return upperSet.Has(c) }

// Script unites the classes of one script; 0 for what is no letter.
func (c Class) Script() Class {
	switch {
	case c >= Lower && c <= ExoticLatin:
		return Lower
	case c == GreekLower || c == GreekUpper:
		return GreekLower
	case c >= CyrLower && c <= CyrNatUpper:
		return CyrLower
	case c >= Hebrew && c <= OtherLetter:
		return c
	}
	return 0
}
