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
	worker  *Worker
	asOne   []stretch
}

// stretch is a stretch of the acts, [from, to), that the reader did as one.
type stretch struct{ from, to int }

// AsOne carries out f, tells what it moved once, and takes all the acts it
// does for one step of undoing and redoing, as long as the review is open.
func (h *History) AsOne(f func()) {
	from := len(h.session.History().Acts())
	h.tell.together(f)
	if to := len(h.session.History().Acts()); to > from+1 {
		h.asOne = append(h.asOne, stretch{from, to})
	}
}

// stepsBack is how many acts one Undo takes back.
func (h *History) stepsBack() int {
	n := len(h.session.History().Acts())
	for _, s := range h.asOne {
		if s.to == n {
			return n - s.from
		}
	}
	return 1
}

// stepsAhead is how many acts one Redo does again.
func (h *History) stepsAhead() int {
	n := len(h.session.History().Acts())
	for _, s := range h.asOne {
		if s.from == n {
			return s.to - n
		}
	}
	return 1
}

// Undo takes the last act back and goes to where it was.
func (h *History) Undo() (label string, ok bool) {
	if most := h.worker.most(); h.worker.takes(most + 1) {
		if l, label, ok := h.session.History().UndoLater(most); ok {
			h.travelLater(l)
			return label, true
		}
	}
	return h.travel(h.session.History().Undo, h.stepsBack())
}

// Redo does again what was undone and goes there.
func (h *History) Redo() (label string, ok bool) {
	if most := h.worker.most(); h.worker.takes(most + 1) {
		if l, label, ok := h.session.History().RedoLater(most); ok {
			h.travelLater(l)
			return label, true
		}
	}
	return h.travel(h.session.History().Redo, h.stepsAhead())
}

// travelLater has the worker carry out one act on many.
func (h *History) travelLater(l editor.Later) {
	stop := h.follow()
	h.worker.begin(mostAtOnce, l, func(int, bool) { stop() })
}

// follow watches where the text changes, until it is stopped; then it goes there.
func (h *History) follow() (stop func()) {
	var at text.Span
	moved := false
	cancel := h.session.Observe(func(c editor.Change) {
		if c.Kind == editor.TextChanged {
			at, moved = c.Span, true
		}
	})
	return func() {
		cancel()
		if !moved {
			return
		}
		if i, found := near(h.session, at.Start); found {
			h.queue.Go(i)
		}
	}
}

func (h *History) travel(act func() (string, bool), steps int) (label string, ok bool) {
	h.tell.together(func() {
		defer h.follow()()
		for range steps {
			l, done := act()
			if !done {
				break
			}
			label, ok = l, true
		}
	})
	return label, ok
}
