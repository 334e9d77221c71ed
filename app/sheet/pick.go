package sheet

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
)

// An Item is something to pick.
type Item struct {
	Of     string // the list it stands in; may be empty
	Name   string
	Detail string // at the right end: keys, a count
	Off    bool   // cannot be picked now
	Do     func()
}

// Pick opens a list that is narrowed by typing; Enter does the item chosen.
func Pick(c fyne.Canvas, title, hint string, items []Item, closed func()) *Sheet {
	shown := items
	field := parts.NewEntry()
	field.SetPlaceHolder(hint)
	var s *Sheet
	var l *list.List
	do := func(i int) {
		if i < 0 || i >= len(shown) || shown[i].Off {
			return
		}
		it := shown[i]
		s.Close()
		it.Do()
	}
	l = list.New(26, func() int { return len(shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -210}, {Left: -206, Width: 196, Right: true}}, func(cells *list.Cells, i int) {
			fill(cells, shown, i)
		})
	})
	l.On.Open = do
	l.On.Tap = func(i int, _ fyne.Position) { do(i) }
	l.On.Rune = func(r rune) bool {
		c.Focus(field)
		field.TypedRune(r)
		return true
	}
	l.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		if e.Name == fyne.KeyEscape {
			s.Close()
			return true
		}
		return false
	}
	field.OnChanged = func(words string) {
		shown = Match(items, words)
		l.Choose(min(0, len(shown)-1))
	}
	field.OnDone = func() { do(l.Chosen()) }
	field.OnMove = func(step int) {
		if n := len(shown); n > 0 {
			l.Choose((max(0, l.Chosen()) + step + n) % n)
		}
	}
	l.Choose(min(0, len(shown)-1))
	s = Show(c, Content{Title: title, Body: parts.Border(field, nil, nil, nil, l), Size: fyne.NewSize(620, 420), First: field, Closed: closed})
	field.OnEscape = s.Close
	return s
}

func fill(cells *list.Cells, shown []Item, i int) {
	if i >= len(shown) {
		return
	}
	scheme := look.Present()
	ink := scheme.Ink
	if shown[i].Off {
		ink = scheme.Faint
	}
	cells.Set(0, shown[i].full(), ink, 0, fyne.TextStyle{})
	cells.Set(1, shown[i].Detail, scheme.Faint, 0, fyne.TextStyle{})
}

// full is the name with the list it stands in.
func (it *Item) full() string {
	if it.Of == "" {
		return it.Name
	}
	return it.Of + ": " + it.Name
}

// Match keeps the items whose names hold all the words typed: first the one that
// is called so, then those that begin with them, and last those that only stand
// in a list called so.
func Match(items []Item, typed string) []Item {
	words := strings.Fields(strings.ToLower(typed))
	if len(words) == 0 {
		return items
	}
	var out []Item
	for _, it := range items {
		name := strings.ToLower(it.full())
		all := true
		for _, w := range words {
			all = all && strings.Contains(name, w)
		}
		if all {
			out = append(out, it)
		}
	}
	rank := func(it Item) int {
		switch name := strings.ToLower(it.Name); {
		case strings.TrimSuffix(name, "…") == strings.Join(words, " "):
			return 0
		case strings.HasPrefix(name, words[0]):
			return 1
		case strings.Contains(name, words[0]):
			return 2
		}
		return 3
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i]) < rank(out[j]) })
	return out
}
