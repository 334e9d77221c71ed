package review

import (
	"emend/editor"
	"emend/editor/text"
)

// A History takes the reader's acts back and does them again.
type History struct {
	session *editor.Session
	queue   *Queue
	tell    *observers
	asOne   []stretch
}

// stretch is a stretch of the acts, [from, to), that the reader did as one.
type stretch struct{ from, to int }

// AsOne carries out f, tells what it moved once, and takes all the acts it
// does for one step of undoing and redoing, as long as the review is open.
func (h *History) AsOne(f func()) {
	from := len(h.session.Acts())
	h.tell.together(f)
	if to := len(h.session.Acts()); to > from+1 {
		h.asOne = append(h.asOne, stretch{from, to})
	}
}

// stepsBack is how many acts one Undo takes back.
func (h *History) stepsBack() int {
	n := len(h.session.Acts())
	for _, s := range h.asOne {
		if s.to == n {
			return n - s.from
		}
	}
	return 1
}

// stepsAhead is how many acts one Redo does again.
func (h *History) stepsAhead() int {
	n := len(h.session.Acts())
	for _, s := range h.asOne {
		if s.from == n {
			return s.to - n
		}
	}
	return 1
}

// Undo takes the last act back and goes to where it was.
func (h *History) Undo() (label string, ok bool) { return h.travel(h.session.Undo, h.stepsBack()) }

// Redo does again what was undone and goes there.
func (h *History) Redo() (label string, ok bool) { return h.travel(h.session.Redo, h.stepsAhead()) }

func (h *History) travel(act func() (string, bool), steps int) (label string, ok bool) {
	h.tell.together(func() {
		var at text.Span
		moved := false
		cancel := h.session.Observe(func(c editor.Change) {
			if c.Kind == editor.TextChanged {
				at, moved = c.Span, true
			}
		})
		defer cancel()
		for range steps {
			l, done := act()
			if !done {
				break
			}
			label, ok = l, true
		}
		if !ok || !moved {
			return
		}
		if i, found := near(h.session, at.Start); found {
			h.queue.Go(i)
		}
	})
	return label, ok
}
