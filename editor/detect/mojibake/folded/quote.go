package folded

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A folder reads folded mojibake in one text.
type folder struct{ neighbours }

// neighbours tell what stands beside a place as it will read, of what is folded
// there too.
type neighbours struct {
	s      string
	counts *Counts
}

// A Fold is one reading of a folded place.
type Fold struct {
	Span       text.Span
	Src        string // the folded characters, without false white space
	Text       string
	Confidence float64
	Other      string // the other reading, "" if there is none
	layers     int    // how many times over it was misread, where more than once
}

// quote reads folded punctuation whose head of the given length starts at.
func (f *folder) quote(at, head int) (Fold, bool) {
	s := f.s
	r := Fold{Span: text.Span{Start: at, End: at + head}}
	if f.misreadTail(at) {
		return r, false
	}
	tail := tailAt(s[at+head:])
	if tail != nil && (tail.text == "s" || tail.text == "z") && !f.lowQuote(at, at+head+1) {
		tail = nil
	}
	if tail == nil {
		return f.lone(r)
	}
	r.Span.End += len(tail.text)
	r.Src = s[r.Span.Start:r.Span.End]
	r.Text, r.Confidence = tail.means, tail.sure
	switch tail.text {
	case "!":
		return f.shout(r, head), true
	case `"`:
		f.dash(&r)
	case "s":
		r.Text = "‚"
	case "z":
		r.Text = "„"
	}
	if s[at] == 'A' && (f.counts.Proven() < 3 || tail.text == "Š" || tail.text == "Ž") {
		return r, false // INFORMA€OES, Lisp's ~A€~, CRIA€ŽO
	}
	f.spaces(&r)
	return r, true
}

// misreadTail says whether `â€…` at an offset is the second half of a folded letter,
// misread again: one of the text's alphabet, or a capital in a text whose marks
// were misread again too.
func (f *folder) misreadTail(at int) bool {
	if at == 0 || f.s[at-1] != 'A' || !strings.HasPrefix(f.s[at:], "â") {
		return false
	}
	lt, size, ok := letterTailAt(f.s[at:])
	if !ok || f.counts.alphabet != nil && f.counts.alphabet.small[lt.letter&0x3F] != "" {
		return ok
	}
	own := f.counts.alphabet != nil && f.counts.alphabet.large[lt.letter&0x3F] != ""
	return (f.counts.Deep >= 3 || own) && class.At(f.s, at+size) == class.Lower && !class.Before(f.s, at-1).IsUpper()
}

// lowQuote says whether `a€s`, `a€z` opens a quotation: after white space or a
// bracket, before a word.
func (f *folder) lowQuote(at, end int) bool {
	before, after := class.Before(f.s, at), class.At(f.s, end)
	if f.counts.Language == language.English || before != class.Edge && before != class.Punct && before != class.Dash {
		return false
	}
	return after.IsUpper() || f.s[end-1] == 'z' && (after.IsLetter() || after == class.Digit || after == class.Punct)
}

// lone reads a head with nothing behind it: the closing quote, whose last byte
// no encoding shows.
func (f *folder) lone(r Fold) (Fold, bool) {
	before, after := class.Before(f.s, r.Span.Start), class.At(f.s, r.Span.End)
	if strings.HasSuffix(strings.TrimRight(f.s[:r.Span.Start], " "), "a€™") {
		before = class.Apos // ’ and ” that close together
	}
	r.Src, r.Text = f.s[r.Span.Start:r.Span.End], "”"
	proven := f.counts.Quotes + f.counts.Spelt + f.counts.Exact
	if strings.HasPrefix(r.Src, "ã") {
		return r, false // a mark of East Asia that lost its last byte
	}
	if after == class.Punct && f.s[r.Span.End] == '?' && f.counts.LoneAsked > f.counts.Lone && before != class.Edge {
		r.Span.End++
		r.Src = f.s[r.Span.Start:r.Span.End]
		r.Confidence, r.Other = 0.6, "”?"
		if f.counts.LoneAsked >= 3 && f.counts.Lone == 0 {
			r.Confidence = 0.95
		}
		return r, proven >= 3 || before == class.Punct
	}
	switch {
	case r.Src[0] == 'A', after == class.Control, after == class.Open || after == class.Symbol || after == class.Currency:
		return r, false // À, settled among the letters; or its last byte is there
	case (after.IsLetter() || after == class.Digit) && headAt(f.s[r.Span.End:]) == "":
		r.Confidence = 0.6
		if before == class.Edge || proven < 3 {
			return r, false
		}
	case before == class.Edge:
		r.Confidence = 0.6
		if proven < 3 {
			return r, false
		}
	case proven >= 3:
		r.Confidence = 0.96
	case opened(f.s, r.Span.Start):
		r.Confidence = 0.95
	case before == class.Punct || strings.HasPrefix(r.Src, "a€") && f.counts.Lone >= 2:
		r.Confidence = 0.9
	default:
		r.Confidence = 0.6
	}
	return r, true
}

// opened says whether a quotation that the paragraph opens is still open at an
// offset.
func opened(s string, at int) bool {
	before := s[scan.ParagraphStart(s, at):at]
	i := strings.LastIndex(before, "“")
	return i >= 0 && !strings.Contains(before[i:], "”") && !strings.Contains(before[i:], "€")
}

// shout reads `a€!`: a scanner's … or a closing quote before a true mark. A
// text that shows the whole form of … has the latter.
func (f *folder) shout(r Fold, head int) Fold {
	r.Text = "…"
	r.Confidence = 0.95
	r.Other = "”!"
	if (f.counts.Ellipses > 0 || f.counts.Lone >= 3 && f.counts.Openers >= 3) && quotes(f.s, r.Span.Start) {
		r.Text, r.Other = "”", "…"
		r.Span.End = r.Span.Start + head
		r.Src = f.s[r.Span.Start:r.Span.End]
		if f.counts.Ellipses == 0 {
			r.Confidence = 0.6
		}
	}
	return r
}

// quotes says whether a folded quotation is open at an offset.
func quotes(s string, at int) bool {
	open := false
	for from := scan.ParagraphStart(s, at); ; {
		i := strings.Index(s[from:at], "a€")
		if i < 0 {
			return open
		}
		from += i + len("a€")
		switch tail := tailAt(s[from:]); {
		case tail != nil && tail.means == "“":
			open = true
		case tail == nil || tail.means == "”":
			open = false
		}
	}
}

// dash reads `a€"`, in which – and — are one: between numbers it is –, between
// words without spaces —, in languages that have the latter.
func (f *folder) dash(r *Fold) {
	before, after := class.Before(f.s, r.Span.Start), class.At(f.s, r.Span.End)
	r.Text, r.Other = "—", "–"
	switch {
	case before == class.Digit && after == class.Digit:
		r.Text, r.Other, r.Confidence = "–", "—", 0.95
	case f.counts.Language.ShortDash() && after != class.Edge == (before != class.Edge):
		r.Text, r.Other, r.Confidence = "–", "—", 0.93
	case before == class.Edge && (after == class.Edge || after == class.Digit || after == class.Punct):
		r.Text, r.Other, r.Confidence = "–", "—", 0.75
		if f.counts.LongDashes >= 2 && f.counts.ShortDashes == 0 {
			r.Text, r.Other = r.Other, r.Text
		}
		if max(f.counts.LongDashes, f.counts.ShortDashes) >= 2 && min(f.counts.LongDashes, f.counts.ShortDashes) == 0 {
			r.Confidence = 0.93
		}
	case before == class.Edge && after.IsLetter(), after == class.Edge && f.aside(r.Span.Start), after == class.Punct && f.aside(r.Span.Start):
		r.Confidence = 0.93 // —so, an aside— or who said it
	case after.IsUpper() && class.At(scan.WordBefore(f.s, r.Span.Start), 0).IsUpper():
		r.Confidence = 0.8 // from one town to another, perhaps
	case before.IsLetter() && after.IsLetter(), (before == class.Punct || before == class.Currency) && after.IsLetter():
		r.Confidence = 0.93
	case after == class.Edge:
		r.Text, r.Other, r.Confidence = "—", "”", 0.6
	default:
		r.Confidence = 0.8
	}
}

// aside says whether a dash right before a word opens an aside in the paragraph in
// front of an offset, which the next one behind a word would close.
func (f *folder) aside(at int) bool {
	before := f.s[scan.ParagraphStart(f.s, at):at]
	open := false
	for _, dash := range [...]string{`a€"`, `aEUR"`} {
		for from := 0; ; {
			i := strings.Index(before[from:], dash)
			if i < 0 {
				break
			}
			from += i
			open = class.Before(before, from) == class.Edge && class.At(before, from+len(dash)) != class.Edge
			from += len(dash)
		}
	}
	return open
}

// spaces takes in white space that came with the damage.
func (f *folder) spaces(r *Fold) {
	s := f.s
	switch r.Text {
	case "’":
		if n := gap(s, r.Span.End); n > 0 && closesNext(f.s, r.Span.End+n) {
			r.Span.End += n
			return
		}
		word := f.wordBefore(r.Span.Start)
		if word == "" {
			f.strayBefore(r)
			return
		}
		r.Span.End += f.falseGap(word, r.Span.End)
	case "“", "‘":
		c := f.counts
		before := class.Before(s, r.Span.Start)
		if c.Openers >= 3 && 2*c.SpacedOpeners > c.Openers && !before.IsLetter() && before != class.Punct && before != class.Digit {
			r.Span.End += gap(s, r.Span.End)
		}
	}
}

// closesNext says whether another closing quotation mark stands at offset at, so
// that no space can have stood in front of it.
func closesNext(s string, at int) bool {
	if strings.HasPrefix(s[at:], "”") {
		return true
	}
	h := headAt(s[at:])
	return h != "" && tailAt(s[at+len(h):]) == nil && !class.At(s, at+len(h)).IsLetter()
}

// strayBefore joins `Serge a€™ s`, white space on both sides.
func (f *folder) strayBefore(r *Fold) {
	s := f.s
	n := gapBefore(s, r.Span.Start)
	word := scan.WordBefore(s, r.Span.Start-n)
	if n == 0 || word == "" {
		return
	}
	after := gap(s, r.Span.End)
	next := scan.WordAfter(s, r.Span.End+after)
	if scan.ContractionEnds[next] && (f.counts.Language == language.English || (next == "s" || next == "t") && f.counts.Language != language.Dutch) {
		r.Span.Start -= n
		r.Span.End += after
		r.Confidence = min(r.Confidence, 0.92)
	}
}

// bare reads `€™` whose first letter was dropped (`don€™t`) or misread
// (`AWS:€™s`, `Serge^€™s`), and `^™`, which lost its €.
func (f *folder) bare(at int) (Fold, bool) {
	s := f.s
	r := Fold{Span: text.Span{Start: at, End: at + len("™")}, Text: "’", Confidence: 0.95}
	whole := strings.HasPrefix(s[at:], "€™")
	if whole {
		r.Span.End = at + len("€™")
	} else {
		r.Confidence = 0.6
		if f.counts.Quotes >= 3 {
			r.Confidence = 0.93
		}
	}
	if misreadHead(s, at, whole) {
		r.Span.Start--
	} else if !whole {
		return r, false
	}
	r.Src = s[r.Span.Start:r.Span.End]
	word := f.wordBefore(r.Span.Start)
	if word == "" {
		return r, false
	}
	n := f.falseGap(word, r.Span.End)
	next := scan.WordAfter(s, r.Span.End+n)
	r.Span.End += n
	return r, scan.ContractionEnds[next] || scan.Elides(word) && next != "" || strings.HasSuffix(word, "s")
}

// wordBefore is the word that ends at an offset, or some letter where a folded one
// ends there: José’s, Brontë’s.
func (f *neighbours) wordBefore(at int) string {
	word := scan.WordBefore(f.s, at)
	if word == "" && (f.foldedBefore(at) || strings.HasSuffix(f.s[:at], "A«") && class.Before(f.s, at-len("A«")) == class.Lower) {
		return "é"
	}
	return word
}

// misreadHead says whether the character in front of `€™` or `™` is what a
// scanner made of its first letter.
func misreadHead(s string, at int, whole bool) bool {
	if at == 0 {
		return false
	}
	switch s[at-1] {
	case '^':
		return true
	case ':':
		return whole
	case 'x':
		return whole && at > 1 && s[at-2] >= 'A' && s[at-2] <= 'Z'
	}
	return false
}
