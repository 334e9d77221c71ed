package textview

import (
	"image"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"
)

// linker is a left Source that joins places of its rows with places on the right.
type linker interface{ Links(row int) []Link }

// links draws the curves between the columns.
func (p *picture) links() {
	b := p.body
	if len(b.columns) < 2 {
		return
	}
	source, ok := b.columns[0].source.(linker)
	if !ok {
		return
	}
	left, right := &b.columns[0], &b.columns[1]
	l := p.scene.Layer(image.Rect(left.x1, 0, right.x0, b.size.Y))
	height := b.scroll.LineHeight()
	b.scroll.Each(func(row, y int) bool {
		if b.rows.Fold(row) != "" {
			return true
		}
		for _, link := range source.Links(row) {
			m := Mark{Style: link.Style}
			c := glyph.Curve{
				X0: float32(left.x1), X1: float32(right.x0), Width: max(1, b.px(1.4)),
				Y0:    float32(y+b.rows.LineOf(0, row, link.Left)*height) + float32(height)/2,
				Y1:    float32(y+b.rows.LineOf(1, row, link.Right)*height) + float32(height)/2,
				Color: lineColor(p.style(&m), b.theme.Number),
			}
			if max(c.Y0, c.Y1) < 0 || min(c.Y0, c.Y1) > float32(b.size.Y) {
				continue
			}
			l.Curves = append(l.Curves, c)
			p.shown = append(p.shown, shownLink{row, link.ID, c})
		}
		return true
	})
}

// linkAt finds the link drawn at a point of the gutter, the nearest where
// several are close.
func (b *body) linkAt(x, y int) (row int, id int32, ok bool) {
	best := b.px(6)
	for i := range b.picture.shown {
		s := &b.picture.shown[i]
		at := s.curve.YAt(float32(x))
		if d := abs(at - float32(y)); d < best {
			best, row, id, ok = d, s.row, s.id, true
		}
	}
	return row, id, ok
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}

var _ flow.Text = Source(nil)
