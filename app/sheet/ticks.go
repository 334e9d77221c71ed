package sheet

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// A Change is a line of a list of changes: what stands at a place and what it
// would become.
type Change struct{ Place, Before, Was, Now, After string }

// Ticks is a list of changes, each with a tick, before they are made.
type Ticks struct {
	Title, OK string
	Count     int
	Line      func(i int) Change // asked for lines in view
	Was       func(i int) string // what stands at the place of line i
	Do        func(on []bool)
	Closed    func()
}

// mostReadings is how many of the wordings that would be replaced are offered
// to be ticked alone.
const mostReadings = 50

// A TickSheet is an open list of changes.
type TickSheet struct {
	*Sheet
	List  *list.List
	Only  *parts.Select // which wordings are ticked
	ticks *Ticks
	on    []bool
	n     int // ticked
	count *widget.Label
	names []string // wordings offered in Only, from its second item on
}

// Tick shows the changes, all ticked. Space takes a tick away and puts it
// back, Enter makes the changes that are ticked.
func Tick(c fyne.Canvas, t Ticks) *TickSheet {
	s := &TickSheet{ticks: &t, on: make([]bool, t.Count), count: widget.NewLabel("")}
	s.List = list.New(24, func() int { return t.Count }, func() list.Row {
		return list.NewCells([]list.Cell{
			{Left: 10, Width: 16},
			{Left: 30, Width: 56},
			{Left: 90, Width: 220, Right: true},
			{Left: 316, Width: 130},
			{Left: 454, Width: 130},
			{Left: 590},
		}, s.fill)
	})
	s.List.On.Tap = func(i int, _ fyne.Position) { s.toggle(i) }
	s.List.On.Open = func(int) { s.do() }
	s.List.On.Key = s.key
	s.Only = parts.NewSelect(s.readings(), func(string) { s.only() })
	s.Only.PlaceHolder = s.Only.Options[0] + "   " // as wide as what is chosen first
	all := parts.NewButton(say.T("Tick all"), nil, "", func() { s.set(func(int) bool { return true }) })
	none := parts.NewButton(say.T("Tick none"), nil, "", func() { s.set(func(int) bool { return false }) })
	ok := parts.NewButton(t.OK, nil, say.T("Enter"), s.do).Strong()
	head := parts.Border(nil, nil, nil, container.NewHBox(s.Only, all, none), s.count)
	s.set(func(int) bool { return true })
	s.Sheet = Show(c, Content{
		Title: t.Title, Body: parts.Border(head, nil, nil, nil, s.List), Size: fyne.NewSize(860, 440),
		First: s.List, Buttons: []*parts.Button{ok}, Close: say.T("Cancel"), Closed: t.Closed,
	})
	for _, b := range []*parts.Button{all, none} {
		b.OnEscape = s.Close
	}
	s.Only.OnEscape = s.Close
	s.Only.SetSelectedIndex(0)
	return s
}

// readings are the names in Only: all, then each wording with its number, the
// commonest first.
func (s *TickSheet) readings() []string {
	count := map[string]int{}
	for i := range s.ticks.Count {
		w := s.ticks.Was(i)
		if count[w]++; count[w] == 1 {
			s.names = append(s.names, w)
		}
	}
	slices.SortStableFunc(s.names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	s.names = s.names[:min(len(s.names), mostReadings)]
	names := []string{say.F("all wordings (%d)", s.ticks.Count)}
	for _, w := range s.names {
		names = append(names, say.F("only “%s” (%d)", w, count[w]))
	}
	return names
}

func (s *TickSheet) only() {
	k := s.Only.SelectedIndex() - 1
	s.set(func(i int) bool { return k < 0 || k < len(s.names) && s.ticks.Was(i) == s.names[k] })
}

func (s *TickSheet) set(on func(i int) bool) {
	s.n = 0
	for i := range s.on {
		if s.on[i] = on(i); s.on[i] {
			s.n++
		}
	}
	s.tell()
}

func (s *TickSheet) toggle(i int) {
	if i < 0 || i >= len(s.on) {
		return
	}
	if s.on[i] = !s.on[i]; s.on[i] {
		s.n++
	} else {
		s.n--
	}
	s.tell()
}

func (s *TickSheet) tell() {
	s.count.SetText(say.F("%d of %d ticked; Space changes a tick, Enter replaces", s.n, len(s.on)))
	s.List.Refresh()
}

func (s *TickSheet) key(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
	switch e.Name {
	case fyne.KeyEscape:
		s.Close()
	case fyne.KeySpace:
		s.toggle(s.List.Chosen())
		s.List.Choose(min(s.List.Chosen()+1, len(s.on)-1))
	default:
		return false
	}
	return true
}

func (s *TickSheet) do() {
	s.Close()
	if s.n > 0 {
		s.ticks.Do(s.on)
	}
}

func (s *TickSheet) fill(c *list.Cells, i int) {
	if i >= s.ticks.Count {
		return
	}
	scheme, line := look.Present(), s.ticks.Line(i)
	sign, was, now := "□", scheme.Faint, scheme.Faint
	if s.on[i] {
		sign, was, now = "■", scheme.Bad, scheme.Good
	}
	c.Set(0, sign, scheme.Ink, 0, fyne.TextStyle{})
	c.Set(1, line.Place, scheme.Faint, 0, fyne.TextStyle{})
	c.Set(2, line.Before, scheme.Faint, 0, fyne.TextStyle{})
	c.Set(3, line.Was, was, 0, fyne.TextStyle{Strikethrough: s.on[i]})
	c.Set(4, line.Now, now, 0, fyne.TextStyle{Bold: s.on[i]})
	c.Set(5, line.After, scheme.Faint, 0, fyne.TextStyle{})
}
