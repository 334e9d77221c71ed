package textview

import (
	"image"

	"emend/app/held"
	"emend/app/textview/glyph"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Scrollable        = (*surface)(nil)
	_ fyne.Draggable         = (*surface)(nil)
	_ fyne.SecondaryTappable = (*surface)(nil)
	_ fyne.Shortcutable      = (*surface)(nil)
	_ desktop.Keyable        = (*surface)(nil)
	_ desktop.Mouseable      = (*surface)(nil)
	_ desktop.Hoverable      = (*surface)(nil)
	_ desktop.Cursorable     = (*surface)(nil)
)

// surface is the part of a View that is painted and that takes input.
type surface struct {
	widget.BaseWidget
	mouse
	raster *canvas.Raster
	held   held.Keys
	down   fyne.KeyName // the last key pressed, while it is held
}

func newSurface(v *View) *surface {
	s := &surface{mouse: mouse{view: v}}
	v.picture.painter = glyph.Raster{Bands: 2}
	s.pointer.hand = &v.hand
	s.raster = canvas.NewRaster(s.paint)
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.ExtendBaseWidget(s)
	return s
}

// paint is called by the toolkit for a picture of so many pixels.
func (s *surface) paint(w, h int) image.Image {
	if w < 1 || h < 1 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if s.view.On.Paint != nil {
		defer s.view.On.Paint()()
	}
	scale := s.view.scale
	if width := s.Size().Width; width > 0 {
		scale = canvasScale(s, float32(w)/width)
	}
	s.view.fit(image.Pt(w, h), scale)
	img := s.view.picture.draw(s.view.body)
	s.view.fonts.askMore()
	return img
}

// canvasScale is the scale of the canvas the object is on, or guess.
func canvasScale(o fyne.CanvasObject, guess float32) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c.Scale()
	}
	return guess
}

// CreateRenderer is for the toolkit.
func (s *surface) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

// renderer lays out the one raster.
type renderer struct{ s *surface }

// Layout gives the raster its size, and the text its width before it is
// painted, so that a caller can scroll at once.
func (r *renderer) Layout(size fyne.Size) {
	if r.s.raster.Size() == size {
		return
	}
	r.s.raster.Resize(size)
	r.s.pointer.height = size.Height
	scale := canvasScale(r.s, r.s.view.scale)
	r.s.view.fit(image.Pt(int(size.Width*scale), int(size.Height*scale)), scale)
}

func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(80, 40) }
func (r *renderer) Refresh()                     { canvas.Refresh(r.s.raster) }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.raster} }
func (r *renderer) Destroy()                     {}

// FocusGained is for the toolkit.
func (s *surface) FocusGained() { s.setFocus(true) }

// FocusLost is for the toolkit.
func (s *surface) FocusLost() { s.setFocus(false) }

func (s *surface) setFocus(on bool) {
	s.view.focused, s.down = on, ""
	s.view.repaint()
	if s.view.On.Focus != nil {
		s.view.On.Focus(on)
	}
}
