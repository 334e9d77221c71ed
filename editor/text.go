package editor

import (
	"emend/editor/imports"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Text is a raw text with what is known of it. It is never changed, save that
// its lines are counted when they are first asked for.
type Text struct {
	raw      *text.Raw
	source   record.Source
	origin   *imports.Origin
	pages    text.Pages
	damage   error       // of what the source tells of the origin
	rawLines *text.Lines // nil until asked for
}

// newText unpacks what the source tells. What is damaged there costs names of
// pages and doubts about words, and never the review.
func newText(raw *text.Raw, source record.Source) *Text {
	t := &Text{raw: raw, source: source}
	if source.Origin != "" {
		o, err := imports.UnpackOrigin(source.Origin, raw.Len())
		if err != nil {
			t.damage = err
			o = &imports.Origin{}
		}
		t.origin = o
		t.pages = o.Pages
	}
	if len(t.pages) == 0 {
		t.pages = text.PagesOf(raw.Text())
	}
	return t
}

// Raw is the raw text.
func (t *Text) Raw() *text.Raw { return t.raw }

// Source says where the raw text came from.
func (t *Text) Source() record.Source { return t.source }

// Pages are the pages of the raw text: as the document names them that it was
// taken out of, or else by its form feeds. A text can have none.
func (t *Text) Pages() text.Pages { return t.pages }

// Origin is what is known of the document that the raw text was taken out of;
// nil where the file itself is the raw text.
func (t *Text) Origin() *imports.Origin { return t.origin }

// LineAt is the number of the raw line, from 1, that holds an offset.
func (t *Text) LineAt(rawOff int) int { return t.lines().At(rawOff) + 1 }

// Position is the place of an offset of the raw text as readers count: line and
// column from 1, the column in characters.
func (t *Text) Position(rawOff int) (line, column int) { return t.lines().Position(rawOff) }

// LineStart is where a line of the raw text begins, counted from 1; ok is false
// where there is no such line.
func (t *Text) LineStart(line int) (rawOff int, ok bool) {
	if line < 1 || line > t.lines().Count() {
		return 0, false
	}
	return t.lines().FullSpan(line - 1).Start, true
}

// LineCount is how many lines the raw text has.
func (t *Text) LineCount() int { return t.lines().Count() }

// lines are those of the raw text. Who shares the text with another goroutine
// asks for them first.
func (t *Text) lines() *text.Lines {
	if t.rawLines == nil {
		t.rawLines = text.NewLines(t.raw.Text())
	}
	return t.rawLines
}

// whole is the span of the whole raw text.
func (t *Text) whole() text.Span { return text.Span{End: t.raw.Len()} }

// holds says whether the raw text has a key's wording under its span.
func (t *Text) holds(key repair.Key) bool {
	return key.Span.Start >= 0 && key.Span.Start <= key.Span.End && key.Span.End <= t.raw.Len() &&
		t.raw.Slice(key.Span) == key.Original
}
