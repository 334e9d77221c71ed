package mojibake

import (
	"slices"

	"emend/editor/detect/mojibake/codec"
)

// A weigher scores runs. support is what the whole text says for each
// encoding, in the unit of class.Odd; the rest is kept to be used again.
type weigher struct {
	support [codec.Count]int
	inner   [codec.Count]int // the same for layers under another
	top     int              // the most of them
	spares  uint16           // encodings in which a run may go on behind a space: the proven ones, if any
	// tally, where set, adds up by how much each encoding falls behind the best
	// one at every sure place.
	tally *[codec.Count]int
	outer [codec.MaxLayers]codec.ID // of the layers being undone, outermost first
	idle  []*misread
	words map[string]string
}

// settle makes use of what the text says for each encoding.
func (w *weigher) settle() {
	w.top = slices.Max(w.support[:])
	for id, n := range w.support {
		if n > 0 || w.top == 0 {
			w.spares |= 1 << id
		}
	}
}

// take hands out a misread to be filled, give takes it back.
func (w *weigher) take(id codec.ID) *misread {
	if n := len(w.idle); n > 0 {
		r := w.idle[n-1]
		w.idle = w.idle[:n-1]
		*r = misread{codec: id, out: r.out[:0], units: r.units[:0], final: r.final[:0]}
		return r
	}
	return &misread{codec: id}
}

func (w *weigher) give(r *misread) {
	if r != nil {
		w.idle = append(w.idle, r)
	}
}

// word returns one string for all equal ones.
func (w *weigher) word(b []byte) string {
	if s, ok := w.words[string(b)]; ok {
		return s
	}
	if w.words == nil {
		w.words = map[string]string{}
	}
	s := string(b)
	w.words[s] = s
	return s
}
