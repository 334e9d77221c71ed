package notes

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emend/app/look"
)

func count(n int) string { return strconv.Itoa(n) }

// toggle puts a part into the filter, or takes it out.
func (b *Browser) toggle(i int) {
	if i >= 0 && i < len(b.parts) && b.parts[i].toggle != nil {
		b.parts[i].toggle()
		b.Reload()
	}
}

// toggleFilter shows what the list can be narrowed by in its place, or the
// list again.
func (b *Browser) toggleFilter() {
	b.choose = !b.choose
	b.list.Hidden, b.filter.Hidden = b.choose, !b.choose
	b.Reload()
	if b.choose {
		b.filter.TakeFocus()
		return
	}
	b.TakeFocus()
}

// escape clears the search and the filter, or else leaves.
func (b *Browser) escape() {
	switch {
	case b.choose:
		b.toggleFilter()
	case b.choice.Clear():
		b.search.SetText("")
		b.Reload()
	case b.acts.Leave != nil:
		b.acts.Leave()
	}
}

func (b *Browser) key(e *fyne.KeyEvent, held fyne.KeyModifier) bool {
	switch e.Name {
	case fyne.KeyEscape:
		b.escape()
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.tell(b.acts.Delete, b.list.Chosen())
	default:
		return held != 0 || b.acts.Keys.Key(e.Name)
	}
	return true
}

func (b *Browser) rune(r rune) bool {
	switch r {
	case '/':
		fyne.CurrentApp().Driver().CanvasForObject(b.search).Focus(b.search)
	case 'f':
		b.toggleFilter()
	case '1', '2', '3', '4':
		if n, ok := b.Chosen(); ok && b.acts.Change != nil {
			n.Colour = look.NoteColours[r-'1']
			b.acts.Change(n)
		}
	default:
		return b.acts.Keys.Rune(r)
	}
	return true
}

func (b *Browser) context(i int, at fyne.Position) {
	if b.acts.Menu != nil && i < len(b.shown) {
		b.acts.Menu(b.shown[i], at)
	}
}
