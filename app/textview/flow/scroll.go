package flow

// Top is the scroll state: Px pixels of Row are scrolled off the top.
type Top struct {
	Row int
	Px  int
}

// A Scroller moves a view of so many pixels over Rows.
type Scroller struct {
	Rows *Rows
	top  Top
	line int // height of a line
	view int // height of the view
}

// NewScroller returns a Scroller at the top.
func NewScroller(r *Rows) *Scroller { return &Scroller{Rows: r, line: 1} }

// Top is the state.
func (s *Scroller) Top() Top { return s.top }

// LineHeight is the height of a line in pixels.
func (s *Scroller) LineHeight() int { return s.line }

// ViewHeight is the height of the view in pixels.
func (s *Scroller) ViewHeight() int { return s.view }

// height is that of a row in pixels.
func (s *Scroller) height(row int) int { return s.Rows.Lines(row) * s.line }

// farViews is how many views away a place is found by estimate, as the rows
// between would have to be wrapped to count them.
const farViews = 4

// By scrolls down by px pixels, or up where px is negative, and stops at the
// ends. Near distances are exact, far ones go by estimated heights.
func (s *Scroller) By(px int) {
	if s.Rows.Len() == 0 {
		s.top = Top{}
		return
	}
	if far := farViews * max(s.view, s.line); px > far || px < -far {
		at := s.Rows.Before(s.top.Row)*s.line + s.top.Px + px
		row, rest := s.Rows.Find(max(0, at) / s.line)
		s.top = Top{Row: row, Px: rest*s.line + max(0, at)%s.line}
		s.clampRow()
	} else {
		s.top.Px += px
	}
	s.settle()
}

// clampRow keeps Px within its row, whose height may just have been found.
func (s *Scroller) clampRow() {
	s.top.Px = min(s.top.Px, s.height(s.top.Row)-1)
}

// settle makes Px lie within its row and the view within the text.
func (s *Scroller) settle() {
	n := s.Rows.Len()
	if n == 0 {
		s.top = Top{}
		return
	}
	s.top.Row = min(max(0, s.top.Row), n-1)
	s.walkDown(n)
	s.walkUp()
	rest := s.view + s.top.Px
	for row := s.top.Row; row < n && rest > 0; row++ {
		rest -= s.height(row)
	}
	if rest > 0 {
		s.top.Px -= rest
		s.walkUp()
	}
}

func (s *Scroller) walkDown(n int) {
	for s.top.Px > 0 {
		h := s.height(s.top.Row)
		if s.top.Px < h {
			return
		}
		if s.top.Row == n-1 {
			s.top.Px = h - 1
			return
		}
		s.top.Px -= h
		s.top.Row++
	}
}

func (s *Scroller) walkUp() {
	for s.top.Px < 0 && s.top.Row > 0 {
		s.top.Row--
		s.top.Px += s.height(s.top.Row)
	}
	s.top.Px = max(0, s.top.Px)
}

// SetTop puts line k of a row at the top, as far as the end allows.
func (s *Scroller) SetTop(row, k int) {
	s.top = Top{Row: row, Px: max(0, k) * s.line}
	if n := s.Rows.Len(); n > 0 {
		s.top.Row = min(max(0, row), n-1)
		s.clampRow()
	}
	s.settle()
}

// Resize tells the heights of a line and of the view. The place at the top
// stays.
func (s *Scroller) Resize(line, view int) {
	line = max(1, line)
	if line == s.line && view == s.view {
		return
	}
	if line != s.line {
		s.top.Px = s.top.Px / s.line * line
	}
	s.line, s.view = line, view
	s.settle()
}

// Keep calls change, which may alter widths, fonts or rows, and keeps the text
// at the top where it was. The texts may already have changed: before change is
// called nothing is asked of them.
func (s *Scroller) Keep(change func()) {
	k, part := s.top.Px/s.line, s.top.Px%s.line
	col, off := -1, 0
	for c := 0; c < s.Rows.Texts() && col < 0 && s.Rows.known(s.top.Row); c++ {
		if start, _, ok := s.Rows.LineAt(c, s.top.Row, k); ok {
			col, off = c, start
		}
	}
	change()
	if s.top.Row < s.Rows.Len() {
		if col >= 0 && col < s.Rows.Texts() {
			k = s.Rows.LineOf(col, s.top.Row, off)
		}
		s.top.Px = k*s.line + part
		s.clampRow()
	}
	s.settle()
}

// Fractions are the parts of the whole height above the top and the bottom of
// the view, 0 to 1.
func (s *Scroller) Fractions() (top, bottom float64) {
	whole := float64(s.Rows.Total() * s.line)
	if whole <= 0 {
		return 0, 1
	}
	at := float64(s.Rows.Before(s.top.Row)*s.line + s.top.Px)
	return at / whole, min(1, (at+float64(s.view))/whole)
}

// ToFraction puts that part of the whole height above the top of the view.
func (s *Scroller) ToFraction(part float64) {
	part = min(max(0, part), 1)
	at := int(part * float64(s.Rows.Total()) * float64(s.line))
	row, rest := s.Rows.Find(at / s.line)
	s.top = Top{Row: row, Px: rest*s.line + at%s.line}
	if s.Rows.Len() > 0 {
		s.clampRow()
	}
	s.settle()
}

// Each calls f for the rows in view from the top, with the pixels from the top
// of the view to the top of the row, until f returns false.
func (s *Scroller) Each(f func(row, y int) bool) {
	y := -s.top.Px
	for row := s.top.Row; row < s.Rows.Len() && y < s.view; row++ {
		if !f(row, y) {
			return
		}
		y += s.height(row)
	}
}

// YOf is where the line at a place stands in the view. It is exact in and near
// the view; farther off ok is false.
func (s *Scroller) YOf(col int, p Pos) (y int, ok bool) {
	y = -s.top.Px
	limit := s.view + s.view
	row := s.top.Row
	for ; row < p.Row && y < limit; row++ {
		y += s.height(row)
	}
	for ; row > p.Row && y > -limit; row-- {
		y -= s.height(row - 1)
	}
	if row != p.Row {
		return 0, false
	}
	y += s.Rows.LineOf(col, p.Row, p.Off) * s.line
	return y, y > -limit && y < limit
}

// Show scrolls so that the place is in view. It stays where the place is well
// in view, moves by the little that is missing where it is close, and else
// puts it a third from the top.
func (s *Scroller) Show(col int, p Pos) {
	if p.Row < 0 || p.Row >= s.Rows.Len() {
		return
	}
	margin := min(2*s.line, s.view/4)
	low, high := margin, max(margin, s.view-margin-s.line)
	y, near := s.YOf(col, p)
	switch {
	case near && y >= low && y <= high:
		return
	case near && y < low && y > -s.view/3:
		s.top.Px += y - low
	case near && y > high && y < s.view+s.view/3:
		s.top.Px += y - high
	default:
		s.top = Top{Row: p.Row, Px: s.Rows.LineOf(col, p.Row, p.Off)*s.line - s.view/3}
	}
	s.settle()
}

// LineTop is where the line begins that lies at a height in the view.
func (s *Scroller) LineTop(y int) int { return y - (y+s.top.Px)%s.line }

// At returns the row at a height in the view and the line of it; ok is false
// below the last row.
func (s *Scroller) At(y int) (row, k int, ok bool) {
	s.Each(func(r, top int) bool {
		if y < top+s.height(r) {
			row, k, ok = r, max(0, y-top)/s.line, true
			return false
		}
		return true
	})
	return row, k, ok
}
