package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
)

// A Page is a text to be read that scrolls by keys. The toolkit's selectable
// label takes the focus, swallows every key and shows no sign of it.
type Page struct {
	widget.BaseWidget
	OnEscape func() // also on Enter
	text     *widget.Label
	scroll   *container.Scroll
	ring     *canvas.Rectangle
}

// NewPage makes a page.
func NewPage(text string) *Page {
	p := &Page{text: widget.NewLabel(text), ring: newRing()}
	p.text.Wrapping = fyne.TextWrapWord
	p.scroll = container.NewVScroll(p.text)
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is for the toolkit.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.scroll, p.ring))
}

// FocusGained is for the toolkit.
func (p *Page) FocusGained() {
	p.ring.StrokeColor, p.ring.StrokeWidth = look.Present().Accent, 1 // as an entry has it
	p.ring.Refresh()
}

// FocusLost is for the toolkit.
func (p *Page) FocusLost() { showRing(p.ring, false) }

// TypedRune is for the toolkit.
func (p *Page) TypedRune(rune) {}

// step is how far an arrow key scrolls.
const step = 36

// TypedKey is for the toolkit.
func (p *Page) TypedKey(k *fyne.KeyEvent) {
	far := p.Size().Height - step
	switch k.Name {
	case fyne.KeyUp:
		p.by(-step)
	case fyne.KeyDown:
		p.by(step)
	case fyne.KeyPageUp:
		p.by(-far)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.by(far)
	case fyne.KeyHome:
		p.scroll.ScrollToTop()
	case fyne.KeyEnd:
		p.scroll.ScrollToBottom()
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		if p.OnEscape != nil {
			p.OnEscape()
		}
	default:
		passOn(p, k)
	}
}

func (p *Page) by(dy float32) {
	most := max(0, p.text.MinSize().Height-p.scroll.Size().Height)
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(most, max(0, p.scroll.Offset.Y+dy))))
}
