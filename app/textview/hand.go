package textview

import "emend/app/textview/flow"

// hand is what the reader does with a body, by mouse or keys, and has told.
type hand struct {
	body *body
	on   *Events
}

// input tells that the reader does something.
func (h *hand) input(what string) {
	if h.on.Input != nil {
		h.on.Input(what)
	}
}

// scrollBy scrolls by pixels and tells it where it came to something.
func (h *hand) scrollBy(px int) {
	was := h.body.scroll.Top()
	h.body.scroll.By(px)
	if h.body.scroll.Top() != was {
		h.scrolled()
	}
}

func (h *hand) scrolled() {
	h.body.repaint()
	if h.on.Scrolled != nil {
		h.on.Scrolled()
	}
}

func (h *hand) tap(o over) {
	switch {
	case o.kind == overFold && h.on.TapFold != nil:
		h.on.TapFold(o.at.Row)
	case o.kind == overLink && h.on.TapLink != nil:
		h.on.TapLink(o.at.Row, o.id)
	case o.kind == overText && o.id != NoID && h.on.TapMark != nil:
		h.on.TapMark(h.body.told(o.column), o.at.Row, o.id)
	case o.kind == overText && h.on.Tap != nil:
		h.on.Tap(h.body.told(o.column), o.at)
	}
}

// selectByHand selects and tells it.
func (h *hand) selectByHand(column int, from, to Pos) {
	h.body.cursor.Select(column, from, to)
	h.body.repaint()
	h.tellSelection()
}

func (h *hand) tellSelection() {
	if h.on.Select != nil {
		from, to, _ := h.body.cursor.Selection()
		h.on.Select(h.body.told(h.body.cursor.Col), from, to)
	}
}

// move moves the caret, keeps it in view and tells what is selected.
func (h *hand) move(m flow.Motion, extend bool) {
	h.body.cursor.Move(m, extend)
	h.follow(h.body.scroll.Top())
}

// follow brings the caret into view after it moved, and tells what is selected
// and whether the view scrolled since it was at the given place.
func (h *hand) follow(was flow.Top) {
	h.body.scroll.Show(h.body.cursor.Col, h.body.cursor.At)
	h.body.repaint()
	h.tellSelection()
	if h.body.scroll.Top() != was {
		h.scrolled()
	}
}

// page moves text and caret by a view less two lines. At an end, where the text
// does not move any more, the caret goes on to it.
func (h *hand) page(m flow.Motion, extend bool) {
	scroll := h.body.scroll
	lines := scroll.ViewHeight() / scroll.LineHeight()
	n := max(1, lines-2)
	px := n * scroll.LineHeight()
	if m == flow.Up {
		px = -px
	}
	was := scroll.Top()
	scroll.By(px)
	if scroll.Top() == was {
		n = lines
	}
	for range n {
		h.body.cursor.Move(m, extend)
	}
	h.follow(was)
}
