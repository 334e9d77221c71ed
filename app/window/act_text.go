package window

import (
	"fmt"
	"strings"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor/text"
)

// copyReference copies what is selected with where it stands.
func (w editing) copyReference() {
	raw, words, ok := w.room.pane.selection()
	if !ok {
		w.say(say.T("Select a passage first."))
		return
	}
	s := w.room.session
	from := s.LineAt(raw.Start)
	place := say.F("line %d, bytes %d–%d", from, raw.Start, raw.End)
	if page := s.Pages().At(raw.Start); page != "" {
		place = say.F("p. %s", page) + ", " + place
	}
	w.app.Clipboard().SetContent(fmt.Sprintf("“%s” (%s, %s)", strings.TrimSpace(words), s.Source().Name, place))
	w.say(say.T("Copied with its place."))
}

// editPassage opens the form for the cleaned text of the selection, or of the
// row with the caret.
func (w editing) editPassage() {
	r := w.room
	m := r.session.Mapping()
	span := r.pane.passage()
	was := m.Slice(span)
	r.panels.dock.Ask(dock.Question{
		Title: say.T("Edit the cleaned text"), Text: was, Lines: 5, OK: say.T("Use this text"),
		Help: say.T("Only what you change becomes an edit of yours; Undo takes it back."),
		Done: func(now string) error {
			if r.session.Mapping() != m {
				return dock.TextMoved()
			}
			at, wording := difference(was, now)
			if at.Empty() && wording == "" {
				return nil
			}
			return r.session.Edits().Replace(at.Shift(span.Start), wording)
		},
	})
}

// passage is the stretch of the cleaned text that is selected, or the row of
// the caret without its line end.
func (p *pane) passage() text.Span {
	m := p.room.session.Mapping()
	if column, from, to, ok := p.view.Selection(); ok && p.room.frame.columns != "inline" {
		side := p.side(column)
		s := text.Span{Start: p.book.Offset(side, from), End: p.book.Offset(side, to)}
		if side == panes.RawSide {
			return m.SpanToClean(s)
		}
		return s
	}
	row := p.room.session.Rows().Row(p.room.session.Rows().AtRaw(p.here()))
	s := row.Clean
	for s.End > s.Start && strings.ContainsAny(m.Slice(text.Span{Start: s.End - 1, End: s.End}), "\r\n") {
		s.End--
	}
	return s
}

// difference is the smallest stretch of a text that changed and what it
// changed to, on rune edges.
func difference(was, now string) (text.Span, string) {
	a, b := []rune(was), []rune(now)
	lead := 0
	for lead < len(a) && lead < len(b) && a[lead] == b[lead] {
		lead++
	}
	tail := 0
	for tail < len(a)-lead && tail < len(b)-lead && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	start := len(string(a[:lead]))
	end := len(was) - len(string(a[len(a)-tail:]))
	return text.Span{Start: start, End: end}, string(b[lead : len(b)-tail])
}
