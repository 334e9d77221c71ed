package panes

import (
	"slices"
	"strings"

	"emend/app/look"
	"emend/app/textview"
	"emend/editor/repair"
	"emend/editor/text"
)

// A draft is what the reader is typing into the cleaned text.
//
// Context: an edit makes mapping, rows and queue anew, which for 200,000
// repairs takes longer than a key may. Decision: while the reader types, the
// book shows the draft over the rows it touches, and it becomes one edit of the
// session when the reader pauses or does anything else. Consequence: a key
// costs what its row costs, and a run of typing is one act.
//
// Three coordinates meet here: offsets of the cleaned text as the session has
// it ("clean"), offsets of it as it reads with the draft ("typed"), and places
// in the column.
type draft struct {
	m       *repair.Mapping // the draft is over this cleaned text
	span    text.Span       // clean, what it takes the place of
	wording string
	first   int // the rows it touches
	last    int
	text    string // of the first row as it reads; the others are empty
}

// The typing is the draft over the rows of a review.
type typing struct {
	*lines
	draft *draft // nil: nothing is being typed
}

// A Wording is a stretch of the cleaned text and what is to stand there.
type Wording struct {
	Span text.Span
	Text string
}

// Drafted is what is being typed; ok is false where nothing is.
func (t *typing) Drafted() (w Wording, ok bool) {
	if t.draft == nil {
		return w, false
	}
	return Wording{t.draft.span, t.draft.wording}, true
}

// EndDraft forgets what is being typed, and tells which rows read as the session
// has them again.
func (t *typing) EndDraft() (first, last int) {
	d := t.draft
	t.draft = nil
	if d == nil {
		return 0, -1
	}
	return d.first, d.last
}

// Type takes in that the reader replaced [from, to) of the text as it reads,
// and tells which rows changed. ok is false where a draft is being typed that
// this does not go on with; that must be ended before.
func (t *typing) Type(from, to int, wording string) (first, last int, ok bool) {
	m := t.session.Mapping()
	w := Wording{text.Span{Start: from, End: to}, wording}
	if d := t.draft; d != nil {
		if w, ok = (Wording{d.span, d.wording}).With(m.Slice, w); !ok {
			return 0, 0, false
		}
	}
	t.lay(w)
	return t.draft.first, t.draft.last, true
}

// With is the wording that comes of changing a text of it once more: next is in
// the text as it reads with w, and before gives the text as it read without.
// ok is false where the two do not touch.
func (w Wording) With(before func(text.Span) string, next Wording) (both Wording, ok bool) {
	end := w.Span.Start + len(w.Text)
	if next.Span.Start > end || next.Span.End < w.Span.Start {
		return w, false
	}
	head, tail := "", ""
	if next.Span.Start < w.Span.Start {
		both.Span.Start = next.Span.Start
	} else {
		both.Span.Start = w.Span.Start
		head = w.Text[:next.Span.Start-w.Span.Start]
	}
	if next.Span.End > end {
		both.Span.End = next.Span.End - len(w.Text) + w.Span.Len()
	} else {
		both.Span.End = w.Span.End
		tail = w.Text[next.Span.End-w.Span.Start:]
	}
	both.Text = head + next.Text + tail
	return both, true
}

// lay makes the draft of a wording, over the rows it stands in.
func (t *typing) lay(w Wording) {
	m := t.session.Mapping()
	d := &draft{m: m, span: w.Span, wording: w.Text}
	d.first = t.rows.AtClean(w.Span.Start)
	d.last = max(d.first, t.rows.AtClean(w.Span.End))
	if t.draft != nil { // what it touched before is to be drawn anew
		d.first, d.last = min(d.first, t.draft.first), max(d.last, t.draft.last)
	}
	d.text = m.Slice(text.Span{Start: t.rows.Row(d.first).Clean.Start, End: w.Span.Start}) + w.Text +
		m.Slice(text.Span{Start: w.Span.End, End: t.rows.Row(d.last).Clean.End})
	t.draft = d
}

// rebase carries the draft over to another cleaned text, as when detection ends
// while the reader types.
func (t *typing) rebase() {
	d, now := t.draft, t.session.Mapping()
	if d == nil || d.m == now {
		return
	}
	raw := d.m.SpanToRaw(d.span)
	wide := d.span.Union(d.m.SpanToClean(raw)) // pieces that it cuts are taken whole
	w := Wording{Text: d.m.Slice(text.Span{Start: wide.Start, End: d.span.Start}) + d.wording +
		d.m.Slice(text.Span{Start: d.span.End, End: wide.End})}
	w.Span = now.SpanToClean(raw)
	t.draft = nil
	t.lay(w)
}

// Typed is the offset, in the cleaned text as it reads with the draft, of a
// place in its column.
func (t *typing) Typed(at textview.Pos) int {
	if at.Row < 0 || at.Row >= t.rows.Len() {
		return 0
	}
	s := t.rows.Row(at.Row).Clean
	d := t.draft
	switch {
	case d == nil || at.Row < d.first:
		return min(s.Start+at.Off, s.End)
	case at.Row > d.last:
		return min(s.Start+at.Off, s.End) + d.delta()
	case at.Row == d.first:
		return s.Start + min(at.Off, len(d.text))
	}
	return t.rows.Row(d.first).Clean.Start + len(d.text)
}

// AtTyped is the place in the column of an offset that Typed gives.
func (t *typing) AtTyped(off int) textview.Pos {
	d := t.draft
	if d == nil {
		return t.at(CleanSide, off)
	}
	start := t.rows.Row(d.first).Clean.Start
	switch {
	case off < start:
		return t.at(CleanSide, off)
	case off > start+len(d.text) || off == start+len(d.text) && d.ends() && d.last+1 < t.rows.Len():
		return t.at(CleanSide, off-d.delta())
	}
	return textview.Pos{Row: d.first, Off: off - start}
}

// ends says whether the rows of the draft end with a line end, so that a place
// behind it stands in the next row.
func (d *draft) ends() bool { return strings.HasSuffix(d.text, "\n") || d.text == "" }

func (d *draft) delta() int { return len(d.wording) - d.span.Len() }

// shown is where an offset of the cleaned text stands as it reads.
func (d *draft) shown(cleanOff int) int {
	switch {
	case cleanOff <= d.span.Start:
		return cleanOff
	case cleanOff >= d.span.End:
		return cleanOff + d.delta()
	}
	return d.span.Start
}

// clean is the offset of the cleaned text that stands at one as it reads; in
// the wording it is where that begins.
func (d *draft) clean(typed int) int {
	switch {
	case typed <= d.span.Start:
		return typed
	case typed >= d.span.Start+len(d.wording):
		return typed - d.delta()
	}
	return d.span.Start
}

// holds says whether a row is one of the draft's.
func (d *draft) holds(row int) bool { return d != nil && d.first <= row && row <= d.last }

// draftMarks are the marks of the rows of the draft, in its first row.
func (c *cleanColumn) draftMarks() []textview.Mark {
	d := c.draft
	start := c.rows.Row(d.first).Clean.Start
	var marks []textview.Mark
	for row := d.first; row <= d.last; row++ {
		at := c.rows.Row(row).Clean.Start
		for _, m := range c.settledMarks(row) {
			from, to := d.shown(at+m.Start)-start, d.shown(at+m.End)-start
			if from == to && m.Start < m.End {
				continue
			}
			m.Start, m.End = from, to
			marks = append(marks, m)
		}
	}
	if d.wording != "" {
		from := d.span.Start - start
		marks = append(marks, textview.Mark{
			Start: from, End: from + len(d.wording), ID: textview.NoID,
			Style: look.Repair(look.Reader, look.Edited, look.Plain),
		})
	}
	slices.SortStableFunc(marks, func(a, b textview.Mark) int { return a.Start - b.Start })
	return marks
}
