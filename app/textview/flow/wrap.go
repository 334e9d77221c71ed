package flow

// hangingSpaces is how many spaces may stand past the right edge: the usual one
// or two after a sentence do not indent the next line, a column of them does
// not disappear.
const hangingSpaces = 3

// tabColumns is the distance of tab stops in spaces.
const tabColumns = 4

// maxLineItems bounds a line of things without width.
const maxLineItems = 4096

// slack forgives rounding in sums of advances.
const slack = 0.01

// wrapper breaks one stretch of text into lines.
type wrapper struct {
	m      Measurer
	s      string
	width  float32
	starts []int32 // where lines begin

	pen     float32
	items   int // taken into the line
	brk     int // last place the line may end at, or -1
	prev    item
	hasPrev bool
}

// wrap appends to dst the offsets in s at which the lines of s[from:to] begin,
// the first being from. A line end at the very end begins no further line.
func wrap(dst []int32, m Measurer, s string, from, to int, width float32) []int32 {
	w := wrapper{m: m, s: s[:to], width: width, starts: append(dst, int32(from)), brk: -1}
	for off := from; off < to; {
		off = w.add(nextItem(w.s, off))
	}
	return w.starts
}

// add lays the item on the line and returns where to go on: after it, or at an
// earlier place where a new line began.
func (w *wrapper) add(it item) int {
	switch it.kind {
	case LineEndItem:
		w.newLine(it.end)
		return it.end
	case PageItem:
		return w.page(it)
	case SpaceItem:
		return w.space(it)
	}
	if w.hasPrev && breakBetween(w.prev, it) {
		w.brk = it.start
	}
	adv, cells := w.advance(it)
	if w.pen+adv <= w.width+slack && w.items < maxLineItems {
		w.take(it, adv)
		return it.end
	}
	if w.items > 0 && w.brk > w.lineStart() {
		at := w.brk
		w.newLine(at)
		return at
	}
	return w.split(it, adv, cells)
}

func (w *wrapper) lineStart() int { return int(w.starts[len(w.starts)-1]) }

func (w *wrapper) take(it item, adv float32) {
	w.pen += adv
	w.items++
	w.prev, w.hasPrev = it, true
}

// newLine begins a line at off, unless the text ends there.
func (w *wrapper) newLine(off int) {
	w.pen, w.items, w.brk, w.hasPrev = 0, 0, -1, false
	if off < len(w.s) {
		w.starts = append(w.starts, int32(off))
	}
}

// page gives a form feed a line of its own, together with a line end after it.
func (w *wrapper) page(it item) int {
	if it.start > w.lineStart() {
		w.newLine(it.start)
	}
	end := it.end
	if end < len(w.s) {
		if next := nextItem(w.s, end); next.kind == LineEndItem {
			end = next.end
		}
	}
	w.newLine(end)
	return end
}

// space lets a few spaces hang over the edge and breaks longer runs.
func (w *wrapper) space(it item) int {
	adv, cells := w.advance(it)
	over := w.pen + adv - w.width
	if over <= slack || cells == nil || over <= hangingSpaces*w.m.Space()+slack {
		w.take(it, adv)
		return it.end
	}
	fit := max(1, int((w.width-w.pen)/w.m.Space())+1)
	off := min(it.start+fit, it.end)
	w.newLine(off)
	return off
}

// split breaks an item that does not fit and has no better place before it.
func (w *wrapper) split(it item, adv float32, cells []Cluster) int {
	off := it.start
	for i, c := range cells {
		if w.pen+c.Adv > w.width+slack && (w.items > 0 || i > 0) {
			w.newLine(off)
			return off
		}
		w.pen += c.Adv
		off += c.Len
	}
	if len(cells) > 0 {
		w.take(it, 0)
		return it.end
	}
	if w.items > 0 {
		w.newLine(it.start)
		return it.start
	}
	w.take(it, adv)
	return it.end
}

// advance is the width of an item at the pen, and its clusters if it has more
// than one.
func (w *wrapper) advance(it item) (float32, []Cluster) {
	switch it.kind {
	case WordItem:
		word := w.m.Word(w.s[it.start:it.end], false)
		return word.Adv, word.Cells
	case SpaceItem:
		return spaceAdvance(w.m, w.s, it)
	case TabItem:
		return tabAdvance(w.m, w.pen), nil
	case ControlItem:
		return w.m.Box(boxDigits(w.s[it.start:it.end])), nil
	}
	return 0, nil
}

// oneSpace marks a run of U+0020, whose clusters are all alike.
var oneSpace = []Cluster{{Len: 1}}

// spaceAdvance is the width of a run of U+0020 or of one other space. For the
// former the clusters are not nil.
func spaceAdvance(m Measurer, s string, it item) (float32, []Cluster) {
	if s[it.start] == ' ' {
		return float32(it.end-it.start) * m.Space(), oneSpace
	}
	return m.Word(s[it.start:it.end], false).Adv, nil
}

// tabAdvance is what a tab at the pen takes: to the next stop, and on to the one
// after it where that is so near that nobody would see a tab.
func tabAdvance(m Measurer, pen float32) float32 {
	stop := tabColumns * m.Space()
	adv := stop*float32(int(pen/stop)+1) - pen
	if adv < m.Space()/2 {
		adv += stop
	}
	return adv
}

// boxDigits is how many hexadecimal digits show s, one control character or one
// invalid byte.
func boxDigits(s string) int {
	if len(s) == 3 {
		return 4
	}
	return 2
}
