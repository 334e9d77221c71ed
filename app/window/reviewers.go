package window

import (
	"context"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/decisions"
	"emend/editor/repair"
)

// askMerge asks for what another reader decided and merges it into this
// review.
func (w filing) askMerge() {
	w.askDecisions(say.T("Merge another reader’s decisions: a log (.jsonl) or a project"), say.T("Merge"),
		func(r *room, ctx context.Context, set *decisions.Set, over func()) {
			r.session.ReviewIn(ctx, set, r.later, func(second *editor.SecondReview, err error) {
				over()
				if err != nil {
					w.stopped(err)
					return
				}
				r.conflicts = &conflicts{room: r, list: second.Conflicts, kept: map[int]bool{}}
				r.conflicts.mark()
				w.showAgreement(second)
				w.moved()
			})
		})
}

// showAgreement tells, rule by rule, how far two readers agree.
func (w filing) showAgreement(second *editor.SecondReview) {
	about := widget.NewLabel(countFates(second.Outcomes))
	about.Wrapping = fyne.TextWrapWord
	rows := second.Rules
	l := list.New(24, func() int { return len(rows) + 1 }, func() list.Row {
		return list.NewCells([]list.Cell{
			{Left: 10, Width: -430},
			{Left: -424, Width: 76, Right: true},
			{Left: -340, Width: 76, Right: true},
			{Left: -256, Width: 76, Right: true},
			{Left: -172, Width: 76, Right: true},
			{Left: -88, Width: 76, Right: true},
		}, func(c *list.Cells, i int) {
			if i == 0 {
				heading(c)
			} else if i <= len(rows) {
				agreement(c, &rows[i-1])
			}
		})
	})
	var s *sheet.Sheet
	l.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		if e.Name == fyne.KeyEscape {
			s.Close()
		}
		return e.Name == fyne.KeyEscape
	}
	work := parts.NewButton(say.T("No conflicts"), nil, "", nil).Strong()
	work.Disable()
	if n := len(second.Conflicts); n > 0 {
		work.Enable()
		work.SetText(say.N(n, "Settle %d Conflict", "Settle %d Conflicts"))
		work.Tip = say.T("Enter")
	}
	settle := func() {
		if len(second.Conflicts) > 0 {
			s.Close()
			w.showConflicts()
		}
	}
	work.OnTapped = settle
	l.On.Open = func(int) { settle() }
	s = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Two readers: how far they agree"), Size: fyne.NewSize(820, 360), First: l, Buttons: []*parts.Button{work}, Closed: w.afterSheet,
		Body: container.NewBorder(about, nil, nil, nil, l),
	})
}

func heading(c *list.Cells) {
	ink := look.Present().Faint
	for k, title := range []string{say.T("Rule"), say.T("by both"), say.T("alike"), say.T("kappa"), say.T("only you"), say.T("only they")} {
		c.Set(k, title, ink, 12, fyne.TextStyle{Bold: true})
	}
}

// agreement fills a row with what two readers did with the repairs of a rule.
func agreement(c *list.Cells, a *decisions.Agreement) {
	s := look.Present()
	name, style := say.T("All rules"), fyne.TextStyle{Bold: true}
	if a.Rule != "" {
		name, style = panes.RuleTitle(a.Rule), fyne.TextStyle{}
	}
	alike, kappa := "–", "–"
	if a.Both > 0 {
		alike = strconv.Itoa(int(float64(a.Agreed)/float64(a.Both)*100+0.5)) + " %"
	}
	if !math.IsNaN(a.Kappa) {
		kappa = strconv.FormatFloat(a.Kappa, 'f', 2, 64)
	}
	for k, cell := range []string{name, strconv.Itoa(a.Both), alike, kappa, strconv.Itoa(a.OnlyA), strconv.Itoa(a.OnlyB)} {
		c.Set(k, cell, s.Ink, 0, style)
	}
}

// conflicts are the places on which two readers differ, to be gone through.
type conflicts struct {
	room *room
	list []editor.Conflict
	kept map[int]bool // where the reader has looked and kept their own word
	form *dock.Worklist
}

// hasConflicts says whether a merge has left conflicts.
func (w *Window) hasConflicts() bool {
	return w.room != nil && w.room.conflicts != nil && len(w.room.conflicts.list) > 0
}

// openConflicts is how many are not settled.
func (w *Window) openConflicts() int {
	if !w.hasConflicts() {
		return 0
	}
	n := 0
	for i := range w.room.conflicts.list {
		if !w.room.conflicts.settled(i) {
			n++
		}
	}
	return n
}

// showConflicts opens the list of conflicts, at the first that is not settled.
func (w filing) showConflicts() {
	c := w.room.conflicts
	button := func(name, tip string, do func()) *parts.Button { return parts.NewButton(name, nil, tip, do) }
	c.form = w.room.dock.Work(dock.Work{
		Title: c.title(), About: say.T("1 keeps your word, 2 takes theirs; n and p go on and back."), Rows: 5,
		Count: func() int { return len(c.list) }, Fill: c.fill, Show: c.show, Do: func(int) { c.next(1) },
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
	for i := range c.list {
		if !c.settled(i) {
			c.form.Choose(i, c.show)
			return
		}
	}
	c.form.Choose(0, c.show)
}

// mark shows those that are not settled on the ruler.
func (c *conflicts) mark() {
	var offs []int
	for i := range c.list {
		if !c.settled(i) {
			offs = append(offs, c.list[i].Span.Start)
		}
	}
	c.room.ruler.SetConflicts(offs)
}

func (c *conflicts) title() string {
	return say.F("Conflicts: %d of %d not settled", c.room.window.openConflicts(), len(c.list))
}

// theirs says whether the other reader's word stands.
func (c *conflicts) theirs(i int) bool {
	x, s := &c.list[i], c.room.session
	if x.EditTheirs != nil {
		j, ok := s.IndexOf(repair.Ref{Rule: editor.ReaderEdit, Span: x.EditTheirs.Span})
		return ok && s.Repairs()[j].Replacement == x.EditTheirs.Replacement
	}
	j, ok := s.IndexOf(x.Ref)
	return ok && s.Decision(j) == x.Theirs
}

func (c *conflicts) settled(i int) bool { return c.kept[i] || c.theirs(i) }

// fill shows one conflict: the passage, your word, theirs. The word that
// stands is bold.
func (c *conflicts) fill(cells *list.Cells, i int) {
	if i >= len(c.list) {
		return
	}
	s, x, theirs := look.Present(), &c.list[i], c.theirs(i)
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

// word is what a reader said of a place.
func (c *conflicts) word(x *editor.Conflict, d repair.Decision, e *decisions.Edit) string {
	switch {
	case e != nil:
		return "“" + panes.Brief(e.Replacement, 40) + "”"
	case d.State == repair.Edited:
		return "“" + panes.Brief(d.Text, 40) + "”"
	}
	out := say.T(d.State.String())
	if i, ok := c.room.session.IndexOf(x.Ref); ok && d.State == repair.Accepted {
		out += " “" + panes.Brief(c.room.session.Repairs()[i].Replacement, 40) + "”"
	}
	if d.Reason != "" {
		out += " (" + panes.Brief(d.Reason, 40) + ")"
	}
	return out
}

// show puts the conflict's passage before the reader.
func (c *conflicts) show(i int) {
	if i < 0 || i >= len(c.list) {
		return
	}
	if j, ok := c.room.session.IndexOf(c.list[i].Ref); ok {
		c.room.desk.Go(j)
	}
	pane{c.room}.show(c.list[i].Span)
}

func (c *conflicts) keep(i int) {
	if i < 0 {
		return
	}
	if c.theirs(i) {
		c.room.window.say(say.T("Their word stands here; Undo takes that back."))
		return
	}
	c.kept[i] = true
	c.mark()
	c.next(1)
}

func (c *conflicts) take(i int) {
	if i < 0 {
		return
	}
	c.takeThose([]editor.Conflict{c.list[i]})
	delete(c.kept, i)
	c.next(1)
}

func (c *conflicts) takeAll() {
	var open []editor.Conflict
	for i := range c.list {
		if !c.settled(i) {
			open = append(open, c.list[i])
		}
	}
	c.takeThose(open)
	c.next(1)
}

func (c *conflicts) takeThose(list []editor.Conflict) {
	if n := c.room.session.TakeTheirs(list); n > 0 {
		c.room.window.say(say.N(n, "Their word stands in %d place. One Undo takes that back.", "Their word stands in %d places. One Undo takes that back."))
	}
}

// next goes to the next conflict that is not settled, going round, or to the
// next at all where all are.
func (c *conflicts) next(step int) {
	n, from := len(c.list), c.form.Chosen()
	to := (from + step + n) % n
	for k := 1; k <= n; k++ {
		if i := ((from+step*k)%n + n) % n; !c.settled(i) {
			to = i
			break
		}
	}
	if c.room.window.openConflicts() == 0 {
		c.room.window.say(say.T("All conflicts are settled."))
	}
	c.form.Retitle(c.title(), say.T("1 keeps your word, 2 takes theirs; n and p go on and back."))
	c.form.Choose(to, c.show)
	c.room.window.moved()
}
