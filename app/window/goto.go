package window

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"emend/app/dock"
	"emend/app/say"
)

// askGoTo goes to a line, a repair, an offset or a part of the text.
func (w seeking) askGoTo() {
	w.room.dock.Ask(dock.Question{
		Title: say.T("Go to"), Hint: say.T("12 a line · #3 a repair · p12 a page · @500 a byte · 40% a part"), OK: say.T("Go"),
		Done: func(where string) error {
			off, err := pane{w.room}.find1(strings.TrimSpace(where))
			if err != nil {
				return err
			}
			raw := w.room.session.Raw().Text()
			for off > 0 && off < len(raw) && !utf8.RuneStart(raw[off]) {
				off--
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
		if _, err = fmt.Sscanf(where, "#%d", &n); err == nil && n >= 1 && n <= len(r.desk.Queue().List()) {
			i := r.desk.Queue().List()[n-1]
			r.desk.Queue().Go(i)
			return s.Repairs()[i].Span.Start, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no repair %s; the queue has %d.", where, len(r.desk.Queue().List())))
	case len(where) > 1 && (where[0] == 'p' || where[0] == 'P'):
		return r.page1(where)
	case strings.HasPrefix(where, "@"):
		if _, err = fmt.Sscanf(where, "@%d", &n); err == nil && n >= 0 && n <= s.Raw().Len() {
			return n, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no byte %s; the text has %d.", where, s.Raw().Len()))
	case strings.HasSuffix(where, "%"):
		if _, err = fmt.Sscanf(where, "%d%%", &n); err == nil && n >= 0 && n <= 100 {
			return s.Raw().Len() * n / 100, nil
		}
	default:
		if _, err = fmt.Sscanf(where, "%d", &n); err == nil {
			return r.line(n)
		}
	}
	return 0, fmt.Errorf("%s", say.F("“%s” is no place: write 12, #3, p12, @500 or 40%%.", where))
}

// page1 reads the name of a page: "p12", "page xiv".
func (r pane) page1(where string) (rawOff int, err error) {
	pages := r.session.Pages()
	for _, prefix := range []string{"page", "p"} {
		if len(where) >= len(prefix) && strings.EqualFold(where[:len(prefix)], prefix) {
			if off, ok := pages.Find(strings.TrimSpace(where[len(prefix):])); ok {
				return off, nil
			}
		}
	}
	if len(pages) == 0 {
		return 0, fmt.Errorf("%s", say.T("This text has no pages: no form feeds, and none were imported."))
	}
	return 0, fmt.Errorf("%s", say.F("There is no page %s; the pages are %s to %s.", where[1:], pages[0].Name, pages[len(pages)-1].Name))
}

// line is the offset of a line of the raw text, from 1.
func (r pane) line(n int) (rawOff int, err error) {
	if off, ok := r.session.LineStart(n); ok {
		return off, nil
	}
	return 0, fmt.Errorf("%s", say.F("There is no line %d; the text has %d.", n, r.session.LineCount()))
}

// jump goes to a place and remembers where the reader was.
func (w seeking) jump(rawOff int) {
	w.desk().Trail().Leave(pane{w.room}.here())
	pane{w.room}.goTo(rawOff)
}

func (w seeking) back() {
	if off, ok := w.desk().Trail().Back(pane{w.room}.here()); ok {
		pane{w.room}.goTo(off)
	}
}

func (w seeking) ahead() {
	if off, ok := w.desk().Trail().Forward(); ok {
		pane{w.room}.goTo(off)
	}
}
