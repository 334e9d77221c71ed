// Package facet is the panel that narrows the queue: decisions, confidence,
// rules, patterns, places and tags of notes, each with a live count of what it
// would show. They narrow one another.
package facet

import (
	"time"

	"fyne.io/fyne/v2"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
	"emend/editor/repair"
)

// A Desk is what the facets read and narrow.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
	Queue() *review.Queue
}

// Keys is where the panel takes keys to that it does not know itself.
type Keys interface {
	Rune(r rune) bool
	Key(name fyne.KeyName) bool
	Shortcut(s fyne.Shortcut) bool
}

// A Panel is the panel.
type Panel struct {
	Content fyne.CanvasObject

	desk    Desk
	counter review.Counter
	list    *list.List
	clear   *parts.Button
	rows    []row
	shown   bool
	after   func(time.Duration, func()) (stop func())
	wait    func() // stops the count that is due; nil: none is
	stop    func()
}

// row is a line of the panel: a heading, or a value that can be turned on.
type row struct {
	title  string
	head   bool
	count  int
	open   int // of the count, undecided; -1: not told
	on     bool
	ink    look.Kind
	inked  bool
	toggle func(review.Filter) review.Filter
}

const rowHeight = 23

const (
	// manyRepairs is from how many repairs on counting waits for a pause in the
	// reader's work: it takes some 10 ms for half a million.
	manyRepairs = 50_000
	pause       = 150 * time.Millisecond
)

// New makes the panel of a desk; after runs a function later on the toolkit's
// goroutine.
func New(d Desk, keys Keys, after func(time.Duration, func()) (stop func())) *Panel {
	p := &Panel{desk: d, after: after}
	p.list = list.New(rowHeight, func() int { return len(p.rows) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 6, Width: 18}, {Left: 26, Until: 2}, {Left: -126, Width: 120, Right: true}}, p.fill)
	})
	p.list.On = list.Events{
		Tap: func(i int, _ fyne.Position) { p.toggle(i) }, Open: nil,
		Key: func(e *fyne.KeyEvent, held fyne.KeyModifier) bool {
			if held == 0 && (e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) {
				p.toggle(p.list.Chosen())
				return true
			}
			return held != 0 || keys.Key(e.Name)
		},
		Rune:     keys.Rune,
		Shortcut: func(s fyne.Shortcut) { keys.Shortcut(s) },
	}
	p.clear = parts.NewButton(say.T("Show all"), nil, say.T("Clear all filters"), func() { d.Queue().SetFilter(review.Filter{}) })
	p.clear.OnEscape = func() { keys.Key(fyne.KeyEscape) }
	p.Content = parts.Border(nil, p.clear, nil, nil, p.list)
	p.stop = d.Observe(p.moved)
	return p
}

// Close lets go of the desk.
func (p *Panel) Close() {
	p.stop()
	p.counter.Stop()
	if p.wait != nil {
		p.wait()
	}
}

// SetShown says whether the panel is to be seen: what is not seen is not
// counted.
func (p *Panel) SetShown(on bool) {
	p.shown = on
	if on {
		p.count()
	}
}

// TakeFocus puts the keyboard focus on the panel.
func (p *Panel) TakeFocus() { p.list.TakeFocus() }

// Restyle takes in that the colours changed.
func (p *Panel) Restyle() { p.list.Refresh() }

func (p *Panel) moved(m review.Moved) {
	if !p.shown || !m.Has(review.TextMoved|review.QueueMoved|review.NotesMoved) {
		return
	}
	if len(p.desk.Session().Repairs()) < manyRepairs {
		p.count()
		return
	}
	if p.wait != nil {
		p.wait()
	}
	p.counter.Stop() // what it counts is not so any more
	p.wait = p.after(pause, p.count)
}

var stateTitles = [...]string{say.Mark("undecided"), say.Mark("accepted"), say.Mark("rejected"), say.Mark("edited")}

// count makes the rows anew.
func (p *Panel) count() { p.counter.Count(p.desk.Queue(), p.show) }

// show makes the rows of what was counted.
func (p *Panel) show(f review.Facets) {
	on := p.desk.Queue().Filter()
	p.rows = p.rows[:0]
	p.head(say.T("DECISION"))
	for s, n := range f.States {
		st := repair.State(s)
		p.value(say.T(stateTitles[s]), n, -1, contains(on.States, st), func(f review.Filter) review.Filter { return f.ToggleState(st) })
	}
	p.head(say.T("CONFIDENCE"))
	for b := review.Bands - 1; b >= 0; b-- {
		title := say.F("%.0f %% and more", b.From()*100)
		if b == review.Below50 {
			title = say.T("below 50 %")
		}
		p.value(title, f.Bands[b], -1, contains(on.Bands, b), func(f review.Filter) review.Filter { return f.ToggleBand(b) })
	}
	p.head(say.T("RULE"))
	for _, r := range f.Rules {
		p.value(panes.RuleShort(r.Rule), r.Count, r.Pending, contains(on.Rules, r.Rule), func(f review.Filter) review.Filter { return f.ToggleRule(r.Rule) })
		p.rows[len(p.rows)-1].ink, p.rows[len(p.rows)-1].inked = look.KindOf(r.Rule), true
	}
	p.countMore(&f, &on)
	if on.Empty() {
		p.clear.Disable()
	} else {
		p.clear.Enable()
	}
	p.list.Refresh()
}

// mostPatterns is how many patterns are listed: the group view has them all.
const mostPatterns = 12

// countMore makes the rows of patterns, places and tags.
func (p *Panel) countMore(f *review.Facets, on *review.Filter) {
	p.head(say.T("PATTERN"))
	shown := 0
	for _, g := range f.Groups {
		chosen := contains(on.Groups, g.Key)
		if shown >= mostPatterns && !chosen || g.Pattern == "" {
			continue
		}
		shown++
		p.value(panes.Brief(say.Sentence(g.Pattern), 40), g.Count, g.Pending, chosen, func(f review.Filter) review.Filter { return f.ToggleGroup(g.Key) })
		p.rows[len(p.rows)-1].ink, p.rows[len(p.rows)-1].inked = look.KindOf(g.Rule), true
	}
	s := p.desk.Session()
	line := func(part int) int {
		return s.LineAt(min(s.Raw().Len(), review.PlaceStart(part, s.Raw().Len())))
	}
	if line(review.Places-1) >= review.Places || len(on.Places) > 0 { // in a shorter text the parts say nothing
		p.head(say.T("PLACE"))
		p.places(f, on, line)
	}
	if len(f.Tags) > 0 {
		p.head(say.T("TAG OF A NOTE HERE"))
	}
	for _, t := range f.Tags {
		p.value(t.Tag, t.Count, -1, on.Tag == t.Tag, func(f review.Filter) review.Filter { return f.ToggleTag(t.Tag) })
	}
}

// places makes the rows of the parts of the text.
func (p *Panel) places(f *review.Facets, on *review.Filter, line func(part int) int) {
	for part, n := range f.Places {
		title := say.F("from line %d", line(part))
		p.value(title, n, -1, contains(on.Places, part), func(f review.Filter) review.Filter { return f.TogglePlace(part) })
	}
}

func contains[T comparable](list []T, v T) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

func (p *Panel) head(title string) { p.rows = append(p.rows, row{title: title, head: true}) }

func (p *Panel) value(title string, count, open int, on bool, toggle func(review.Filter) review.Filter) {
	p.rows = append(p.rows, row{title: title, count: count, open: open, on: on, toggle: toggle})
}

func (p *Panel) toggle(i int) {
	if i < 0 || i >= len(p.rows) || p.rows[i].head {
		return
	}
	p.desk.Queue().SetFilter(p.rows[i].toggle(p.desk.Queue().Filter()))
}

func (p *Panel) fill(c *list.Cells, i int) {
	if i >= len(p.rows) {
		return
	}
	s := look.Present()
	r := &p.rows[i]
	if r.head {
		c.Set(0, "", s.Ink, 0, fyne.TextStyle{})
		c.Set(1, r.title, s.Faint, 11, fyne.TextStyle{Bold: true})
		c.Set(2, "", s.Ink, 0, fyne.TextStyle{})
		return
	}
	sign, ink := "□", s.Faint
	if r.on {
		sign, ink = "■", s.Accent
	}
	c.Set(0, sign, ink, 0, fyne.TextStyle{})
	ink = s.Ink
	if r.count == 0 {
		ink = s.Faint
	} else if r.inked {
		ink = s.Kinds[r.ink].Ink
	}
	c.Set(1, r.title, ink, 0, fyne.TextStyle{Bold: r.on})
	count := say.Count(r.count)
	if r.open >= 0 && r.open < r.count {
		count = say.Count(r.open) + "/" + count
	}
	c.Set(2, count, s.Faint, 0, fyne.TextStyle{})
}
