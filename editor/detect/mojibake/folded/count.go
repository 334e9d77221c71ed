package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Count counts places beyond doubt of the stretches that start in the window, and
// of what was spelt out in it.
func (c *Counts) Count(s string, window text.Span) {
	scan.EachStretch(s, window, func(st text.Span) {
		if st.Start >= window.Start {
			c.CountStretch(s, st)
		}
	})
	c.CountSpelt(s, window)
}

// CountStretch counts those of one stretch beyond ASCII.
func (c *Counts) CountStretch(s string, st text.Span) {
	f := folder{neighbours{s, c}}
	eachInStretch(s, st, f.tally)
	if c.Foreign < mostForeign && st.Start > 0 && strings.IndexByte(foreignLeads, s[st.Start-1]) >= 0 {
		r, size := utf8.DecodeRuneInString(s[st.Start:])
		if lt, ok := letterTailOf(r); ok && (lt.mark == 0 || strings.ContainsRune("¡¢£¤¥¦¨¬±¶¸¹¼½¾¿", lt.mark)) && !class.Quotes(class.Of(r)) && class.Of(r) != class.Dash && r != '…' && r != '•' && class.At(s, st.Start+size) != class.Edge {
			c.Foreign++
		}
	}
}

// CountSpelt counts those that were spelt out and start in the window.
func (c *Counts) CountSpelt(s string, window text.Span) {
	f := folder{neighbours{s, c}}
	eachSpelt(s, window, f.tally)
}

// foreignLeads are what the leads of Greek, Cyrillic, Arabic and East Asian
// letters fold to, and those of Latin letters do not; counting ends at
// mostForeign.
const (
	foreignLeads = "INOUceinu"
	mostForeign  = 10000
)

// tally adds one place to the counts, and to the proof when it is beyond doubt.
func (f *folder) tally(at int) {
	s, c := f.s[at:], f.counts
	c.Candidates++
	if f.withinPicture(at) || f.withinDeep(at) {
		return
	}
	if _, ok := f.picture(at); ok {
		c.Pictures++
		return
	}
	if f.tallyDeep(at) {
		return
	}
	if h := headAt(s); h != "" {
		f.tallyQuote(at, h)
		return
	}
	if strings.HasPrefix(s, "aTM") {
		if _, ok := shorn(f.s, at); ok {
			c.Spelt++
		}
		return
	}
	if form, _ := symbolAt(s); form != nil && strings.HasPrefix(s, "a†") {
		c.Quotes++
		return
	}
	lt, size, ok := letterTailAt(s[1:])
	if ok && s[0] == 'A' && (f.foldedBefore(at) || strings.HasSuffix(f.s[:at], "A") || strings.HasPrefix(s[1+size:], "A") && class.Before(f.s, at) == class.Upper) {
		c.Adjacent++
	}
	if ok && s[0] == 'a' && at > 0 && f.s[at-1] >= utf8.RuneSelf && strings.HasPrefix(s[1+size:], "a") {
		if last, _ := utf8.DecodeLastRuneInString(f.s[:at]); behindTail(last) {
			c.Adjacent++
		}
	}
	if before := f.classBefore(at); !ok || before != class.Lower && before != class.AccentLower {
		return
	}
	if s[0] == 'E' {
		if (lt.letter == 0xD9 || lt.letter == 0xDB) && class.At(s, 1+size) == class.Lower {
			c.Commas++
		}
		return
	}
	if after := f.classAt(at + 1 + size); after != class.Lower && after != class.AccentLower && (after.IsLetter() || s[0] != 'A' || !strings.ContainsRune(closingLetters, lt.letter)) {
		return
	}
	if s[0] == 'A' {
		c.Tails[lt.letter&0x3F]++
	}
	switch {
	case s[0] == 'A' && (lt.mark > 0xA0 || strings.ContainsRune(oddTails, codec.Windows1252.Rune(byte(0x80|lt.letter&0x3F)))):
		c.Letters++
	case s[0] == 'a' && class.At(s, 1+size) == class.Lower && (strings.ContainsRune("§©±¡³¼¶¤£®½¾", lt.mark) || lt.mark == 0 && strings.ContainsRune(oddTails, codec.Windows1252.Rune(byte(0x80|lt.letter&0x3F)))):
		c.Lowered++
		c.Tails[lt.letter&0x3F]++
	}
}

// behindTail says whether a character may be the second half of a pair.
func behindTail(r rune) bool {
	_, ok := letterTailOf(r)
	return ok
}

// tallyDeep adds a form that was misread more than once, if one stands at an
// offset.
func (f *folder) tallyDeep(at int) bool {
	s, c := f.s[at:], f.counts
	form, size, ok := deepAt(s)
	if !ok || form.pair || !standsAlone(f.s, at, size) || twoMarks(s[:size]) {
		return false
	}
	switch {
	case form.layers > 1:
		c.Deep++
		c.noteLetter(form.text, form.other)
		if r, _ := utf8.DecodeRuneInString(form.text); (SymbolsAndMarks | class.SetOf(class.Digit, class.Punct)).Has(class.Of(r)) && class.Before(f.s, at) != class.Edge {
			c.Marks++
		}
	case class.Before(f.s, at).IsLetter() && class.At(s, size).IsLetter():
		c.Toned++
	}
	return true
}

// noteLetter counts a letter that can be no other among those that tell the
// alphabet.
func (c *Counts) noteLetter(text, other string) {
	if r, _ := utf8.DecodeRuneInString(text); other == "" && r >= 0xC0 && r < 0x180 && unicode.IsLower(r) {
		c.Tails[r&0x3F]++
	}
}

// closingLetters end words of several languages, and their folded form is not
// a capital and a mark that stands behind one.
const closingLetters = "èéìùüñäáíúçãê"

// tallyQuote adds folded punctuation whose head h starts at.
func (f *folder) tallyQuote(at int, h string) {
	c, next := f.counts, at+len(h)
	tail := tailAt(f.s[next:])
	switch {
	case tail == nil:
		switch {
		case strings.HasPrefix(f.s[next:], "?"):
			c.LoneAsked++
		case class.Before(f.s, at) != class.Edge && !class.At(f.s, next).IsLetter():
			c.Lone++
		}
		return
	case tail.means == "" && h != "aEUR":
		return
	case h == "aEUR":
		c.Spelt++
		c.Symbols++
	default:
		c.Quotes++
		c.Symbols += scan.One(tail.text == "TM" || tail.text == "tm")
	}
	switch tail.means {
	case "“", "‘":
		c.Openers++
		if gap(f.s, next+len(tail.text)) > 0 {
			c.SpacedOpeners++
		}
	case "…":
		c.Ellipses++
	case "–", "—":
		if class.Before(f.s, at) == class.Edge && class.At(f.s, next+len(tail.text)) == class.Edge {
			if tail.means == "–" {
				c.ShortDashes++
			} else {
				c.LongDashes++
			}
		}
	}
}
