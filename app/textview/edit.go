package textview

import (
	"unicode"

	"emend/app/textview/flow"

	"fyne.io/fyne/v2"
)

// erasures are the keys that delete, without and with Control.
var erasures = map[fyne.KeyName][2]flow.Motion{
	fyne.KeyBackspace: {flow.Left, flow.WordLeft},
	fyne.KeyDelete:    {flow.Right, flow.WordRight},
}

// write asks the owner to put a wording in the place of the selection, or at
// the caret, and leaves the caret where the owner says.
func (h *hand) write(wording string) {
	from, to, _ := h.body.cursor.Selection()
	h.replace(from, to, wording)
}

// erase deletes the selection, or what a motion from the caret goes over.
func (h *hand) erase(m flow.Motion) {
	c := h.body.cursor
	from, to, selected := c.Selection()
	if !selected {
		from, to = c.At, c.Reach(m)
		if to.Before(from) {
			from, to = to, from
		}
	}
	h.replace(from, to, "")
}

func (h *hand) replace(from, to Pos, wording string) {
	if h.on.Edit == nil {
		return
	}
	c := h.body.cursor
	caret, ok := h.on.Edit(h.body.told(c.Col), from, to, wording)
	if !ok {
		return
	}
	was := h.body.scroll.Top()
	c.Set(c.Col, caret, false)
	h.follow(was)
}

// Write puts a text at the caret, over what is selected.
func (v *View) Write(text string) { v.write(text) }

// Erase deletes what is selected; where nothing is, nothing.
func (v *View) Erase() {
	if _, _, ok := v.cursor.Selection(); ok {
		v.erase(flow.Left)
	}
}

// EraseWord deletes what is selected, or from the caret to the beginning of the
// word.
func (v *View) EraseWord() { v.erase(flow.WordLeft) }

// editKey carries out a key that changes the text.
func (h *hand) editKey(name fyne.KeyName, word bool) bool {
	if m, ok := erasures[name]; ok {
		k := 0
		if word {
			k = 1
		}
		h.erase(m[k])
		return true
	}
	if !word && (name == fyne.KeyReturn || name == fyne.KeyEnter) {
		h.write("\n")
		return true
	}
	return false
}

// TypedRune is for the toolkit.
func (s *surface) TypedRune(r rune) {
	s.view.input("type")
	if !unicode.IsControl(r) {
		s.view.write(string(r))
	}
}
