package list

import "fyne.io/fyne/v2"

// A view is which rows are to be seen.
type view struct {
	count  func() int
	size   func() fyne.Size
	height float32 // of a row
	top    float64 // of the view, in rows
}

// show scrolls as little as is needed to see a row and its neighbours.
func (v *view) show(i int) {
	if i < 0 {
		return
	}
	in := v.inView()
	margin := min(1, max(0, (in-1)/2))
	if at := float64(i) - margin; at < v.top {
		v.top = at
	}
	if at := float64(i) + 1 + margin - in; at > v.top {
		v.top = at
	}
	v.bound()
}

// inView is how many rows the view holds, with parts of rows.
func (v *view) inView() float64 { return float64(v.size().Height) / float64(v.height) }

func (v *view) bound() {
	v.top = max(0, min(v.top, float64(v.count())-v.inView()))
}

// Middles are the heights in the list of the middles of the rows that are to
// be seen whole, by row.
func (v *view) Middles() map[int]float32 {
	out := map[int]float32{}
	for i := int(v.top + 0.99); i < v.count(); i++ {
		y := float32(float64(i)-v.top) * v.height
		if y+v.height > v.size().Height {
			break
		}
		out[i] = y + v.height/2
	}
	return out
}

// rowAt is the row at a height in the view, -1 where there is none.
func (v *view) rowAt(y float32) int {
	i := int(v.top + float64(y)/float64(v.height))
	if y < 0 || i >= v.count() {
		return -1
	}
	return i
}

// overflows says whether there are more rows than are in view.
func (v *view) overflows() bool { return float64(v.count()) > v.inView() }
