package detect

import (
	"strings"

	"emend/editor/text"
)

// A folder reads folded mojibake in one text.
type folder struct {
	s      string
	counts *foldedCounts
}

// A fold is one reading of a folded place.
type fold struct {
	span       text.Span
	src        string // the folded characters, without false white space
	text       string
	confidence float64
	other      string // the other reading, "" if there is none
	layers     int    // how many times over it was misread, where more than once
}

// quote reads folded punctuation whose head of the given length starts at.
func (f *folder) quote(at, head int) (fold, bool) {
	s := f.s
	r := fold{span: text.Span{Start: at, End: at + head}}
	tail := tailAt(s[at+head:])
	if tail != nil && (tail.text == "s" || tail.text == "z") && !f.lowQuote(at, at+head+1) {
		tail = nil
	}
	if tail == nil {
		return f.lone(r)
	}
	r.span.End += len(tail.text)
	r.src = s[r.span.Start:r.span.End]
	r.text, r.confidence = tail.means, tail.sure
	switch tail.text {
	case "!":
		return f.shout(r, head), true
	case `"`:
		f.dash(&r)
	case "s":
		r.text = "‚"
	case "z":
		r.text = "„"
	}
	if s[at] == 'A' && f.counts.proven() < 3 {
		return r, false // INFORMA€OES, Lisp's ~A€~
	}
	f.spaces(&r)
	return r, true
}

// lowQuote says whether `a€s`, `a€z` opens a quotation: after white space or a
// bracket, before a word.
func (f *folder) lowQuote(at, end int) bool {
	before, after := classBefore(f.s, at), classAt(f.s, end)
	if f.counts.Language == english || before != edgeClass && before != punctClass && before != dashClass {
		return false
	}
	return after.isUpper() || f.s[end-1] == 'z' && (after.isLetter() || after == digitClass || after == punctClass)
}

// lone reads a head with nothing behind it: the closing quote, whose last byte
// no encoding shows.
func (f *folder) lone(r fold) (fold, bool) {
	before, after := classBefore(f.s, r.span.Start), classAt(f.s, r.span.End)
	if strings.HasSuffix(strings.TrimRight(f.s[:r.span.Start], " "), "a€™") {
		before = aposClass // ’ and ” that close together
	}
	r.src, r.text = f.s[r.span.Start:r.span.End], "”"
	proven := f.counts.Quotes + f.counts.Spelt
	if after == punctClass && f.s[r.span.End] == '?' && f.counts.LoneAsked > f.counts.Lone && before != edgeClass {
		r.span.End++
		r.src = f.s[r.span.Start:r.span.End]
		r.confidence, r.other = 0.6, "”?"
		if f.counts.LoneAsked >= 3 && f.counts.Lone == 0 {
			r.confidence = 0.95
		}
		return r, proven >= 3 || before == punctClass
	}
	switch {
	case r.src[0] == 'A':
		return r, false // À, settled among the letters
	case (after.isLetter() || after == digitClass) && headAt(f.s[r.span.End:]) == "":
		r.confidence = 0.6
		if before == edgeClass || proven < 3 {
			return r, false
		}
	case before == edgeClass:
		r.confidence = 0.6
		if proven < 3 {
			return r, false
		}
	case proven >= 3:
		r.confidence = 0.96
	case before == punctClass || strings.HasPrefix(r.src, "a€") && f.counts.Lone >= 2:
		r.confidence = 0.9
	default:
		r.confidence = 0.6
	}
	return r, true
}

// shout reads `a€!`: a scanner's … or a closing quote before a true mark. A
// text that shows the whole form of … has the latter.
func (f *folder) shout(r fold, head int) fold {
	r.text = "…"
	r.confidence = 0.95
	r.other = "”!"
	if f.counts.Ellipses > 0 || f.counts.Lone >= 3 && f.counts.Openers >= 3 {
		r.text, r.other = "”", "…"
		r.span.End = r.span.Start + head
		r.src = f.s[r.span.Start:r.span.End]
		if f.counts.Ellipses == 0 {
			r.confidence = 0.6
		}
	}
	return r
}

// dash reads `a€"`, in which – and — are one: between numbers it is –, between
// words without spaces —.
func (f *folder) dash(r *fold) {
	before, after := classBefore(f.s, r.span.Start), classAt(f.s, r.span.End)
	r.text, r.other = "—", "–"
	switch {
	case before == digitClass && after == digitClass:
		r.text, r.other, r.confidence = "–", "—", 0.95
	case before == edgeClass && (after == edgeClass || after == digitClass):
		r.text, r.other, r.confidence = "–", "—", 0.75
	case before.isLetter() && after.isLetter(), (before == punctClass || before == currencyClass) && after.isLetter():
		r.confidence = 0.93
	case after == edgeClass:
		r.text, r.other, r.confidence = "—", "”", 0.6
	default:
		r.confidence = 0.8
	}
}

// spaces takes in white space that came with the damage.
func (f *folder) spaces(r *fold) {
	s := f.s
	switch r.text {
	case "’":
		if n := gap(s, r.span.End); n > 0 && f.closesNext(r.span.End+n) {
			r.span.End += n
			return
		}
		word := wordBefore(s, r.span.Start)
		if word == "" {
			f.strayBefore(r)
			return
		}
		r.span.End += f.falseGap(word, r.span.End)
	case "“", "‘":
		c := f.counts
		before := classBefore(s, r.span.Start)
		if c.Openers >= 3 && 2*c.SpacedOpeners > c.Openers && !before.isLetter() && before != punctClass {
			r.span.End += gap(s, r.span.End)
		}
	}
}

// closesNext says whether another closing quotation mark stands at offset at, so
// that no space can have stood in front of it.
func (f *folder) closesNext(at int) bool {
	if strings.HasPrefix(f.s[at:], "”") {
		return true
	}
	h := headAt(f.s[at:])
	return h != "" && tailAt(f.s[at+len(h):]) == nil && !classAt(f.s, at+len(h)).isLetter()
}

// strayBefore joins `Serge a€™ s`, white space on both sides.
func (f *folder) strayBefore(r *fold) {
	s := f.s
	n := gapBefore(s, r.span.Start)
	word := wordBefore(s, r.span.Start-n)
	if n == 0 || word == "" {
		return
	}
	after := gap(s, r.span.End)
	next := wordAfter(s, r.span.End+after)
	if contractionEnds[next] && (f.counts.Language == english || next == "s" || next == "t") {
		r.span.Start -= n
		r.span.End += after
		r.confidence = min(r.confidence, 0.92)
	}
}

// bare reads `€™` whose first letter was dropped (`don€™t`) or misread
// (`AWS:€™s`, `Serge^€™s`), and `^™`, which lost its €.
func (f *folder) bare(at int) (fold, bool) {
	s := f.s
	r := fold{span: text.Span{Start: at, End: at + len("™")}, text: "’", confidence: 0.95}
	whole := strings.HasPrefix(s[at:], "€™")
	if whole {
		r.span.End = at + len("€™")
	} else {
		r.confidence = 0.6
		if f.counts.Quotes >= 3 {
			r.confidence = 0.93
		}
	}
	if misreadHead(s, at, whole) {
		r.span.Start--
	} else if !whole {
		return r, false
	}
	r.src = s[r.span.Start:r.span.End]
	word := wordBefore(s, r.span.Start)
	if word == "" {
		return r, false
	}
	n := f.falseGap(word, r.span.End)
	next := wordAfter(s, r.span.End+n)
	r.span.End += n
	return r, contractionEnds[next] || elides(word) && next != "" || strings.HasSuffix(word, "s")
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

// spelt reads punctuation whose € became EUR: the head starts at.
func (f *folder) spelt(at int) (fold, bool) {
	if strings.HasPrefix(f.s[at:], "aEUR") {
		r, ok := f.quote(at, len("aEUR"))
		if tailAt(f.s[at+len("aEUR"):]) == nil && f.counts.Spelt < 3 {
			return r, false // may be a name in a program
		}
		return r, ok
	}
	return fold{}, false
}
