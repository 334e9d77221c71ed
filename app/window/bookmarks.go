package window

import (
	"emend/app/panes"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/annotate"
	"emend/editor/text"
)

// bookmarkSpan is what a bookmark is set on: the selection, the current repair
// while the reader is at the queue, or the row of the caret.
func (w noting) bookmarkSpan() text.Span {
	p := w.room.pane
	if s, _, ok := p.selection(); ok && !s.Empty() {
		return s
	}
	if i, ok := w.desk().Queue().Current(); ok && w.focused() != p.view.Focusable() {
		return w.room.session.Repairs()[i].Span
	}
	rows := w.room.session.Rows()
	return rows.Row(rows.AtRaw(p.here())).Raw
}

// bookmark sets a bookmark, or takes away the one that is there.
func (w noting) bookmark() {
	r := w.room
	span := w.bookmarkSpan()
	for _, n := range bookmarks(r.session.Notes().List()) {
		if n.Span == span {
			r.session.Notes().Delete(n.ID)
			w.say(say.T("The bookmark is taken away."))
			return
		}
	}
	r.session.Notes().Add(annotate.Annotation{Span: span, Motivation: annotate.Bookmarking, Colour: "blue"})
	w.say(say.T("Bookmarked. Ctrl+Alt+L lists the bookmarks."))
}

// bookmarks are the notes that mark a place, by place.
func bookmarks(notes []annotate.Annotation) []annotate.Annotation {
	var out []annotate.Annotation
	for _, n := range notes {
		if n.Motivation == annotate.Bookmarking && !n.Orphan {
			out = append(out, n)
		}
	}
	return out
}

// showBookmarks lists the bookmarks, to go to one.
func (w seeking) showBookmarks() {
	r := w.room
	var items []sheet.Item
	for _, n := range bookmarks(r.session.Notes().List()) {
		before, after := panes.Around(r.session.Raw().Text(), n.Span, 24)
		name := before + "[" + panes.Brief(r.session.Raw().Slice(n.Span), 40) + "]" + after
		if n.Body != "" {
			name = panes.Brief(n.Body, 60) + " · " + name
		}
		place := say.F("line %d", r.session.LineAt(n.Span.Start))
		if page := panes.PageName(r.session.Pages().At(n.Span.Start)); page != "" {
			place += " · " + page
		}
		items = append(items, sheet.Item{Name: name, Detail: place, Do: func() {
			w.jump(n.Span.Start)
			w.win.Canvas().Focus(r.pane.view.Focusable())
		}})
	}
	if len(items) == 0 {
		w.say(say.T("There are no bookmarks yet. Ctrl+B sets one."))
		return
	}
	sheet.Pick(w.win.Canvas(), say.T("Bookmarks"), say.T("Type to narrow the list"), items, w.afterSheet)
}
