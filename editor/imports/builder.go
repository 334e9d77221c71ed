package imports

import (
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// A builder puts a text together from words and breaks. Breaks are written
// when text follows, so that none stand at the ends, and the stronger of two
// wins.
type builder struct {
	b     strings.Builder
	gap   gap
	pages text.Pages
	words []Word
}

// A gap is what stands between two pieces of text; a later one is stronger.
type gap int

const (
	none gap = iota
	blank
	cell
	line
	paragraph
)

var gaps = [...]string{"", " ", "\t", "\n", "\n\n"}

// want asks for a gap before the next text.
func (b *builder) want(g gap) { b.gap = max(b.gap, g) }

// text appends text as it stands.
func (b *builder) text(s string) {
	if s == "" {
		return
	}
	if b.b.Len() > 0 && !b.atPageStart() {
		b.b.WriteString(gaps[b.gap])
	}
	b.gap = none
	b.b.WriteString(clean(s))
}

func (b *builder) atPageStart() bool {
	return len(b.pages) > 0 && b.pages[len(b.pages)-1].Start == b.b.Len()
}

// folded appends running text in which any white space is one blank.
func (b *builder) folded(s string) {
	for s != "" {
		i := 0
		for i < len(s) && !isBlank(s[i]) {
			i++
		}
		b.text(s[:i])
		if i == len(s) {
			return
		}
		b.want(blank)
		for i < len(s) && isBlank(s[i]) {
			i++
		}
		s = s[i:]
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// word appends a word with what an OCR program says of it; its span is set
// here.
func (b *builder) word(s string, w Word) {
	if s == "" {
		return
	}
	b.text(s)
	if w.Known || w.Whole != "" {
		end := b.b.Len()
		w.Span = text.Span{Start: end - len(clean(s)), End: end}
		w.Confidence = min(max(w.Confidence, 0), 1)
		b.words = append(b.words, w)
	}
}

// page begins a page.
func (b *builder) page(name string) {
	if len(b.pages) > 0 {
		b.b.WriteString("\n\f")
	}
	b.gap = none
	b.pages = append(b.pages, text.Page{Start: b.b.Len(), Name: name})
}

// done is the text, ended with a line end unless it is empty.
func (b *builder) done() *Text {
	if b.b.Len() > 0 {
		b.b.WriteString("\n")
	}
	return &Text{Text: b.b.String(), Pages: b.pages, Words: b.words}
}

// clean makes text valid UTF-8 with LF line ends.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
