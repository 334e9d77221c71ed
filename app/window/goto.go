package window

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"emend/app/dock"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
)

// askGoTo goes to a line, a repair, an offset or a part of the text.
func (w seeking) askGoTo() {
	w.room.panels.dock.Ask(dock.Question{
		Title: say.T("Go to"), Hint: say.T("12 a line · #3 a repair · p12 a page · @500 a byte · 40% a part"), OK: say.T("Go"),
		Done: func(where string) error {
			off, err := placeOf(w.desk(), strings.TrimSpace(where))
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

// placeOf reads a place.
func placeOf(d *review.Desk, where string) (rawOff int, err error) {
	s := d.Session()
	switch {
	case strings.HasPrefix(where, "#"):
		if n, err := say.Number(where[1:]); err == nil && n >= 1 && n <= len(d.Queue().List()) {
			i := d.Queue().List()[n-1]
			d.Queue().Go(i)
			return s.Repairs()[i].Span.Start, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no repair %s; the queue has %d.", where, len(d.Queue().List())))
	case len(where) > 1 && (where[0] == 'p' || where[0] == 'P'):
		return pageOf(s, where)
	case strings.HasPrefix(where, "@"):
		if n, err := say.Number(where[1:]); err == nil && n <= s.Raw().Len() {
			return n, nil
		}
		return 0, fmt.Errorf("%s", say.F("There is no byte %s; the text has %d.", where, s.Raw().Len()))
	case strings.HasSuffix(where, "%"):
		if n, err := say.Number(strings.TrimSuffix(where, "%")); err == nil && n <= 100 {
			return s.Raw().Len() * n / 100, nil
		}
	default:
		if n, err := say.Number(where); err == nil {
			return lineStart(s, n)
		}
	}
	return 0, fmt.Errorf("%s", say.F("“%s” is no place: write 12, #3, p12, @500 or 40%%.", where))
}

// pageOf reads the name of a page: "p12", "page xiv".
func pageOf(s *editor.Session, where string) (rawOff int, err error) {
	pages := s.Pages()
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

// lineStart is the offset of a line of the raw text, from 1.
func lineStart(s *editor.Session, n int) (rawOff int, err error) {
	if off, ok := s.LineStart(n); ok {
		return off, nil
	}
	return 0, fmt.Errorf("%s", say.F("There is no line %d; the text has %d.", n, s.LineCount()))
}

// jump goes to a place and remembers where the reader was.
func (w seeking) jump(rawOff int) {
	w.desk().Trail().Leave(w.room.pane.here())
	w.room.pane.goTo(rawOff)
}

func (w seeking) back() {
	if off, ok := w.desk().Trail().Back(w.room.pane.here()); ok {
		w.room.pane.goTo(off)
	}
}

func (w seeking) ahead() {
	if off, ok := w.desk().Trail().Forward(); ok {
		w.room.pane.goTo(off)
	}
}
