package diff

import (
	"unicode/utf8"

	dmp "github.com/sergi/go-diff/diffmatchpatch"
)

// safeRun is how many equal words in a row are taken for a true match, on
// which the next window can build.
const safeRun = 8

// patience is how many windows in a row may show no such run before smaller,
// cheaper windows are used: the texts have nothing to do with each other here.
const patience = 4

// slide matches a region in windows. Each one starts behind the last safe run
// of the one before, so that words that moved on a little are still found.
func (m *matcher) slide(r region) {
	size, failed := window, 0
	for r.a0 < r.a1 && r.b0 < r.b1 {
		w := region{r.a0, min(r.a0+size, r.a1), r.b0, min(r.b0+size, r.b1)}
		found := m.small(w)
		end := w
		if w.a1 < r.a1 || w.b1 < r.b1 {
			if k := lastSafe(found, w, size); k >= 0 {
				found = found[:k+1]
				end.a1, end.b1 = found[k].a+found[k].n, found[k].b+found[k].n
				failed = 0
			} else if failed++; failed == patience {
				size = smallWindow
			}
		}
		for _, f := range found {
			m.add(f.a, f.b, f.n)
		}
		r.a0, r.b0 = end.a1, end.b1
	}
}

// lastSafe is the last run long enough to build on that lies far enough into
// the window for the work to pay, or -1.
func lastSafe(found []run, w region, size int) int {
	for k := len(found) - 1; k >= 0; k-- {
		f := &found[k]
		if f.n >= safeRun && max(f.a-w.a0, f.b-w.b0)+f.n >= size/4 {
			return k
		}
	}
	return -1
}

// small matches a region of at most window words a side with go-diff. The
// words get runes as numbers, new ones in each window; of the outcome only the
// number of runes is used.
func (m *matcher) small(r region) []run {
	m.numbers.start()
	a := m.numbers.runes(m.a[r.a0:r.a1])
	b := m.numbers.runes(m.b[r.b0:r.b1])
	return runsOf(a, b, r.a0, r.b0)
}

// runsOf returns the runs of equal runes, their places counted from the
// given ones. It diffs without a deadline: the outcome must not depend on how
// busy the machine is.
func runsOf(a, b []rune, fromA, fromB int) []run {
	engine := dmp.New()
	engine.DiffTimeout = 0
	var out []run
	for _, d := range engine.DiffMainRunes(a, b, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case dmp.DiffEqual:
			if n > 0 {
				out = append(out, run{fromA, fromB, n})
			}
			fromA, fromB = fromA+n, fromB+n
		case dmp.DiffDelete:
			fromA += n
		case dmp.DiffInsert:
			fromB += n
		}
	}
	return out
}

// A numbering gives the words of one window runes.
type numbering struct {
	window int32   // the window of now
	seen   []int32 // by word: the window it was last numbered in
	number []rune  // by word: its rune there
	next   rune
}

func (n *numbering) init(words int) {
	n.seen, n.number = make([]int32, words), make([]rune, words)
}

// start begins a window. Runes start at 1; at most 2 windows' words are
// needed, far below the surrogates that go-diff would mistake for each other.
func (n *numbering) start() { n.window, n.next = n.window+1, 1 }

func (n *numbering) runes(t []token) []rune {
	out := make([]rune, len(t))
	for i := range t {
		id := t[i].id
		if n.seen[id] != n.window {
			n.seen[id], n.number[id] = n.window, n.next
			n.next++
		}
		out[i] = n.number[id]
	}
	return out
}
