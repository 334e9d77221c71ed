// Package ruler is the strip beside the panes that shows the whole text at
// once: where repairs wait, where notes are, what is in view. It is the scroll
// bar of the panes too.
package ruler

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/review"
	"emend/editor"
	"emend/editor/text"
)

// A Desk is what the ruler shows.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
	Reach() text.Span
	Queue() *review.Queue
}

// A View is what the ruler scrolls.
type View interface {
	InView() (first, last int, top, bottom float64)
	ScrollToFraction(part float64)
	FractionOf(row int) float64
}

// A Ruler is the widget.
type Ruler struct {
	widget.BaseWidget
	desk    Desk
	view    View
	raster  *canvas.Raster
	buckets *buckets                // nil: to be made anew
	found   func(from, to int) bool // whether anything was found in a stretch of the raw text; nil: nothing was
	clashes []int                   // offsets of the raw text where two readers differ, in order
	stop    func()
	hover   func(part float64, at parts.Area)
	leave   func()
}

const width = 18

// New makes the ruler of a view. hover is told what part of the text the
// pointer is over.
func New(d Desk, v View, hover func(part float64, at parts.Area), leave func()) *Ruler {
	r := &Ruler{desk: d, view: v, hover: hover, leave: leave}
	r.raster = canvas.NewRaster(r.draw)
	r.raster.ScaleMode = canvas.ImageScalePixels
	r.ExtendBaseWidget(r)
	r.stop = d.Observe(func(m review.Moved) {
		switch {
		case m.Has(review.NotesMoved):
			r.buckets = nil
		case m.Has(review.TextMoved) && r.buckets != nil:
			r.buckets.follow(d.Reach())
		}
		if m.Has(review.TextMoved | review.NotesMoved | review.CurrentMoved) {
			r.Redraw()
		}
	})
	return r
}

// Close lets go of the desk.
func (r *Ruler) Close() { r.stop() }

// Redraw takes in that the view scrolled or the colours changed.
func (r *Ruler) Redraw() { canvas.Refresh(r.raster) }

// Relayout takes in that the rows have other heights.
func (r *Ruler) Relayout() {
	r.buckets = nil
	r.Redraw()
}

// SetFinds marks where something was found: found says whether anything was in
// a stretch [from, to) of the raw text; nil is nothing.
func (r *Ruler) SetFinds(found func(from, to int) bool) {
	r.found = found
	r.Redraw()
}

// SetConflicts marks the places, as offsets of the raw text in order, where two
// readers decided otherwise.
func (r *Ruler) SetConflicts(rawOffs []int) {
	if slices.Equal(rawOffs, r.clashes) {
		return
	}
	r.clashes, r.buckets = rawOffs, nil
	r.Redraw()
}

// CreateRenderer is for the toolkit.
func (r *Ruler) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.raster) }

// MinSize is for the toolkit.
func (r *Ruler) MinSize() fyne.Size { return fyne.NewSize(width, 40) }

// bucketHeight is the height of a bucket in pixels.
const bucketHeight = 3

func (r *Ruler) draw(w, h int) image.Image {
	if h < bucketHeight || w < 4 {
		return image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	}
	n := h / bucketHeight
	if r.buckets == nil || len(r.buckets.list) != n {
		r.buckets = bucketsOf(r.desk.Session(), n, r.view.FractionOf, r.clashes)
	}
	s := look.Present()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fill(img, img.Rect, s.Panel)
	_, _, top, bottom := r.view.InView()
	seen := image.Rect(0, int(top*float64(h)), w, max(int(top*float64(h))+6, int(bottom*float64(h))))
	fill(img, seen, s.Chosen)
	for i, b := range r.buckets.list {
		r.drawBucket(img, i, b, s)
	}
	frame(img, seen, s.Accent)
	r.drawFinds(img, s)
	r.drawCurrent(img, s)
	return img
}

// drawBucket draws a bucket: the more wait in it, the wider.
func (r *Ruler) drawBucket(img *image.RGBA, i int, b Bucket, s *look.Scheme) {
	w := img.Rect.Dx()
	from, to := w/2-1, w/2+1
	var c color.NRGBA
	switch b.Rank {
	case Empty:
		return
	case Done:
		c = s.Rule
	case Noted:
		c, from, to = s.Margin, 1, w/3
	case Conflict:
		c, from, to = s.Bad, 1, w-1
	case Waiting, Doubted:
		c = s.Kinds[b.Kind].Ink
		wide := min(w/2-2, 2+b.Count)
		from, to = w/2-wide, w/2+wide
	}
	y := i * bucketHeight
	height := bucketHeight - 1
	if b.Rank >= Doubted {
		height = bucketHeight
	}
	fill(img, image.Rect(from, y, to, y+height), c)
	if b.Note && b.Rank != Noted { // at the edge, so that what waits hides no note
		fill(img, image.Rect(1, y, w/4, y+height), s.Margin)
	}
}

// drawFinds marks at the right edge where something was found.
func (r *Ruler) drawFinds(img *image.RGBA, s *look.Scheme) {
	if r.found == nil {
		return
	}
	w := img.Rect.Dx()
	for k := range r.buckets.list {
		if r.found(r.buckets.span(k)) {
			fill(img, image.Rect(w-4, k*bucketHeight, w, k*bucketHeight+bucketHeight-1), s.FoundMark())
		}
	}
}

// drawCurrent marks the repair before the reader.
func (r *Ruler) drawCurrent(img *image.RGBA, s *look.Scheme) {
	i, ok := r.desk.Queue().Current()
	if !ok {
		return
	}
	session := r.desk.Session()
	row := session.Rows().AtRaw(session.Repairs()[i].Span.Start)
	y := int(r.view.FractionOf(row) * float64(img.Rect.Dy()))
	fill(img, image.Rect(0, y-1, img.Rect.Dx(), y+2), s.Ink)
}

func fill(img *image.RGBA, at image.Rectangle, c color.NRGBA) {
	at = at.Intersect(img.Rect)
	for y := at.Min.Y; y < at.Max.Y; y++ {
		row := img.Pix[img.PixOffset(at.Min.X, y):img.PixOffset(at.Max.X, y)]
		for x := 0; x < len(row); x += 4 {
			row[x], row[x+1], row[x+2], row[x+3] = c.R, c.G, c.B, 255
		}
	}
}

func frame(img *image.RGBA, at image.Rectangle, c color.NRGBA) {
	fill(img, image.Rect(at.Min.X, at.Min.Y, at.Max.X, at.Min.Y+1), c)
	fill(img, image.Rect(at.Min.X, at.Max.Y-1, at.Max.X, at.Max.Y), c)
}

// to scrolls so that the middle of the view is at a height of the ruler.
func (r *Ruler) to(y float32) {
	_, _, top, bottom := r.view.InView()
	part := float64(y) / float64(max(1, r.Size().Height))
	r.view.ScrollToFraction(max(0, part-(bottom-top)/2))
	r.Redraw()
}

// MouseDown is for the toolkit.
func (r *Ruler) MouseDown(e *desktop.MouseEvent) { r.to(e.Position.Y) }

// MouseUp is for the toolkit.
func (r *Ruler) MouseUp(*desktop.MouseEvent) {}

// Dragged is for the toolkit.
func (r *Ruler) Dragged(e *fyne.DragEvent) { r.to(e.Position.Y) }

// DragEnd is for the toolkit.
func (r *Ruler) DragEnd() {}

// Scrolled is for the toolkit.
func (r *Ruler) Scrolled(e *fyne.ScrollEvent) {
	_, _, top, bottom := r.view.InView()
	r.view.ScrollToFraction(max(0, top-float64(e.Scrolled.DY)/300*(bottom-top)))
	r.Redraw()
}

// MouseIn is for the toolkit.
func (r *Ruler) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (r *Ruler) MouseMoved(e *desktop.MouseEvent) {
	if r.hover != nil {
		at := parts.AreaOf(r)
		at.At.Y, at.Size.Height, at.Beside = e.AbsolutePosition.Y, 0, true
		r.hover(float64(e.Position.Y)/float64(max(1, r.Size().Height)), at)
	}
}

// MouseOut is for the toolkit.
func (r *Ruler) MouseOut() {
	if r.leave != nil {
		r.leave()
	}
}
