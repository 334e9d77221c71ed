package window

import (
	"slices"

	"fyne.io/fyne/v2"

	"emend/app/dock"
	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor"
	"emend/editor/repair"
)

// conflicts are the places on which two readers differ, to be gone through.
type conflicts struct {
	room *room
	open int // how many are not settled
	form *dock.Worklist
}

// hasConflicts says whether a merge has left conflicts.
func (w now) hasConflicts() bool {
	return w.room != nil && len(w.room.conflicts.list()) > 0
}

// openConflicts is how many are not settled.
func (w now) openConflicts() int {
	if !w.hasConflicts() {
		return 0
	}
	return w.room.conflicts.open
}

// showConflicts opens the list of conflicts, at the first that is not settled.
func (w trading) showConflicts() {
	c := w.room.conflicts
	button := func(name, tip string, do func()) *parts.Button { return parts.NewButton(name, nil, tip, do) }
	c.form = w.room.panels.dock.Work(dock.Work{
		Title: c.title(), About: say.T("1 keeps your word, 2 takes theirs; n and p go on and back."), Rows: 5,
		Count: func() int { return len(c.list()) }, Fill: c.fill, Show: c.show, Do: func(int) { c.next(1) },
		Cells: []list.Cell{{Left: 8, Width: 18}, {Left: 30, Width: -560}, {Left: -552, Width: 270}, {Left: -276, Width: 270}},
		Keys: map[rune]func(int){
			'1': c.keep, '2': c.take, 'n': func(int) { c.next(1) }, 'p': func(int) { c.next(-1) },
		},
		Rest: w.commands.Rune,
		Buttons: []*parts.Button{
			button(say.T("Take All Theirs"), say.T("In all conflicts that are not settled, as one step"), c.takeAll),
			button(say.T("Keep Yours"), "1", func() { c.keep(c.form.Chosen()) }),
			button(say.T("Take Theirs"), "2", func() { c.take(c.form.Chosen()) }),
		},
	})
	for i := range c.list() {
		if !c.settled(i) {
			c.form.Choose(i, c.show)
			return
		}
	}
	c.form.Choose(0, c.show)
}

// mark counts those that are not settled and shows them on the ruler.
func (c *conflicts) mark() {
	var offs []int
	for i := range c.list() {
		if !c.settled(i) {
			offs = append(offs, c.list()[i].Span.Start)
		}
	}
	slices.Sort(offs)
	c.open = len(offs)
	c.room.panels.ruler.SetConflicts(offs)
}

func (c *conflicts) title() string {
	return say.F("Conflicts: %d of %d not settled", c.open, len(c.list()))
}

// list are the conflicts that the session keeps.
func (c *conflicts) list() []editor.Conflict { return c.room.session.Conflicts().List() }

// theirs says whether the other reader's word stands.
func (c *conflicts) theirs(i int) bool {
	return c.room.session.Conflicts().Theirs(&c.list()[i])
}

func (c *conflicts) settled(i int) bool {
	return c.room.session.Conflicts().Settled(&c.list()[i])
}

// fill shows one conflict: the passage, your word, theirs. The word that
// stands is bold.
func (c *conflicts) fill(cells *list.Cells, i int) {
	if i >= len(c.list()) {
		return
	}
	s, x, theirs := look.Present(), &c.list()[i], c.theirs(i)
	sign := "○"
	if c.settled(i) {
		sign = "✓"
	}
	cells.Set(0, sign, s.Accent, 0, fyne.TextStyle{})
	raw := c.room.session.Raw()
	before, after := panes.Around(raw.Text(), x.Span, 10)
	cells.Set(1, before+"["+panes.Brief(raw.Slice(x.Span), 60)+"]"+after, s.Ink, 0, fyne.TextStyle{})
	who := x.Author
	if who == "" {
		who = say.T("the other reader")
	}
	cells.Set(2, say.F("you: %s", c.word(x, x.Mine, x.EditMine)), s.Ink, 0, fyne.TextStyle{Bold: !theirs})
	cells.Set(3, who+": "+c.word(x, x.Theirs, x.EditTheirs), s.Ink, 0, fyne.TextStyle{Bold: theirs})
}

// quoted is a wording as a reader decided for it.
func quoted(s string) string {
	if s == "" {
		return shortly(s)
	}
	return "“" + shortly(s) + "”"
}

// word is what a reader said of a place.
func (c *conflicts) word(x *editor.Conflict, d repair.Decision, e *repair.Repair) string {
	switch {
	case e != nil:
		return quoted(e.Replacement)
	case d.State == repair.Edited:
		return quoted(d.Text)
	}
	out := say.T(d.State.String())
	if i, ok := c.room.session.IndexOf(x.Ref); ok && d.State == repair.Accepted {
		out += " " + quoted(c.room.session.Repairs()[i].Replacement)
	}
	if d.Reason != "" {
		out += " (" + panes.Brief(d.Reason, 40) + ")"
	}
	return out
}

// show puts the conflict's passage before the reader.
func (c *conflicts) show(i int) {
	if i < 0 || i >= len(c.list()) {
		return
	}
	if j, ok := c.room.session.IndexOf(c.list()[i].Ref); ok {
		c.room.desk.Queue().Go(j)
	}
	c.room.pane.show(c.list()[i].Span)
}

func (c *conflicts) keep(i int) {
	if i < 0 {
		return
	}
	if c.theirs(i) {
		c.room.window.say(say.T("Their word stands here; Undo takes that back."))
		return
	}
	c.room.session.Conflicts().Keep(c.list()[i])
	c.next(1)
}

func (c *conflicts) take(i int) {
	if i < 0 {
		return
	}
	c.takeThose([]editor.Conflict{c.list()[i]})
	c.next(1)
}

func (c *conflicts) takeAll() {
	var open []editor.Conflict
	for i := range c.list() {
		if !c.settled(i) {
			open = append(open, c.list()[i])
		}
	}
	c.takeThose(open)
	c.next(1)
}

func (c *conflicts) takeThose(list []editor.Conflict) {
	if n := c.room.session.Conflicts().TakeTheirs(list); n > 0 {
		c.room.window.say(say.N(n, "Their word stands in %d place. One Undo takes that back.", "Their word stands in %d places. One Undo takes that back."))
	}
}

// next goes to the next conflict that is not settled, going round, or to the
// next at all where all are.
func (c *conflicts) next(step int) {
	n, from := len(c.list()), c.form.Chosen()
	to := (from + step + n) % n
	for k := 1; k <= n; k++ {
		if i := ((from+step*k)%n + n) % n; !c.settled(i) {
			to = i
			break
		}
	}
	if c.open == 0 {
		c.room.window.say(say.T("All conflicts are settled."))
	}
	c.form.Retitle(c.title(), say.T("1 keeps your word, 2 takes theirs; n and p go on and back."))
	c.form.Choose(to, c.show)
	c.room.window.moved()
}
