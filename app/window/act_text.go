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
	raw, words, ok := pane{w.room}.selection()
	if !ok {
		w.say(say.T("Select a passage first."))
		return
	}
	s := w.room.session
	from := s.Rows()[s.RowAtRaw(raw.Start)].Line
	place := fmt.Sprintf("line %d, bytes %d–%d", from, raw.Start, raw.End)
	if page := s.Pages().At(raw.Start); page != "" {
		place = "p. " + page + ", " + place
	}
	w.app.Clipboard().SetContent(fmt.Sprintf("“%s” (%s, %s)", strings.TrimSpace(words), s.Source().Name, place))
	w.say(say.T("Copied with its place."))
}

// editPassage opens the form for the cleaned text of the selection, or of the
// row with the caret.
func (w editing) editPassage() {
	r := w.room
	m := r.session.Mapping()
	span := pane{r}.passage()
	was := m.Slice(span)
	r.dock.Ask(dock.Question{
		Title: say.T("Edit the cleaned text"), Text: was, Lines: 5, OK: say.T("Use this text"),
		Help: say.T("Only what you change becomes an edit of yours; Undo takes it back."),
		Done: func(now string) error {
			if r.session.Mapping() != m {
				return errMoved
			}
			at, wording := difference(was, now)
			if at.Empty() && wording == "" {
				return nil
			}
			return r.session.EditClean(at.Shift(span.Start), wording)
		},
	})
}

// passage is the stretch of the cleaned text that is selected, or the row of
// the caret without its line end.
func (r pane) passage() text.Span {
	m := r.session.Mapping()
	if column, from, to, ok := r.view.Selection(); ok && r.frame.columns != "inline" {
		side := r.side(column)
		s := text.Span{Start: r.book.Offset(side, from), End: r.book.Offset(side, to)}
		if side == panes.RawSide {
			return m.SpanToClean(s)
		}
		return s
	}
	row := r.session.Rows()[r.session.RowAtRaw(r.here())]
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

// askGoTo goes to a line, a repair, an offset or a part of the text.
func (w seeking) askGoTo() {
	w.room.dock.Ask(dock.Question{
		Title: say.T("Go to"), Hint: say.T("12 a line · p12 a page · #3 a repair · @500 a byte · 40% a part"), OK: say.T("Go"),
		Done: func(where string) error {
			off, err := pane{w.room}.find1(strings.TrimSpace(where))
			if err != nil {
				return err
			}
			w.jump(off)
			return nil
		},
	})
}

// find1 reads a place.
func (r pane) find1(where string) (rawOff int, err error) {
	var n int
	s := r.session
	switch {
	case strings.HasPrefix(where, "#"):
		if _, err = fmt.Sscanf(where, "#%d", &n); err == nil && n >= 1 && n <= len(r.desk.Queue()) {
			i := r.desk.Queue()[n-1]
			r.desk.Go(i)
			return s.Repairs()[i].Span.Start, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no repair %s; the queue has %d.", where, len(r.desk.Queue())))
	case strings.HasPrefix(where, "@"):
		if _, err = fmt.Sscanf(where, "@%d", &n); err == nil && n >= 0 && n <= s.Raw().Len() {
			return n, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no byte %s; the text has %d.", where, s.Raw().Len()))
	case strings.HasPrefix(where, "p"):
		if off, ok := s.Pages().Find(strings.TrimSpace(where[1:])); ok {
			return off, nil
		}
		return 0, fmt.Errorf("%s", say.N(len(s.Pages()), "There is no page %[2]s; the text has %[1]d page.", "There is no page %[2]s; the text has %[1]d pages.", where[1:]))
	case strings.HasSuffix(where, "%"):
		if _, err = fmt.Sscanf(where, "%d%%", &n); err == nil && n >= 0 && n <= 100 {
			return s.Raw().Len() * n / 100, nil
		}
	default:
		if _, err = fmt.Sscanf(where, "%d", &n); err == nil {
			return r.line(n)
		}
	}
	return 0, fmt.Errorf("%s", say.F("“%s” is no place: write 12, p12, #3, @500 or 40%%.", where))
}

// line is the offset of a line of the raw text, from 1.
func (r pane) line(n int) (rawOff int, err error) {
	rows := r.session.Rows()
	last := rows[len(rows)-1]
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Line > n {
			continue
		}
		at := rows[i].Raw.Start
		rest := r.session.Raw().Slice(rows[i].Raw)
		for k := rows[i].Line; k < n; k++ {
			j := strings.IndexByte(rest, '\n')
			if j < 0 {
				break
			}
			at += j + 1
			rest = rest[j+1:]
		}
		return at, nil
	}
	return 0, fmt.Errorf("%s", say.F("There is no line %d; the text has about %d.", n, last.Line))
}

// jump goes to a place and remembers where the reader was.
func (w seeking) jump(rawOff int) {
	w.desk().Leave(pane{w.room}.here())
	pane{w.room}.goTo(rawOff)
}

func (w seeking) back() {
	if off, ok := w.desk().Back(pane{w.room}.here()); ok {
		pane{w.room}.goTo(off)
	}
}

func (w seeking) ahead() {
	if off, ok := w.desk().Forward(); ok {
		pane{w.room}.goTo(off)
	}
}
