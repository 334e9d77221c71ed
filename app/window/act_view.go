package window

import (
	"emend/app/look"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

func (w *Window) saveSettings() {
	if err := w.settings.Save(); err != nil {
		w.say(err.Error())
	}
}

func (w viewing) setLayout(name string) {
	w.room.frame.setLayout(name)
	w.saveSettings()
}

func (w viewing) setColumns(columns string) {
	r := w.room
	row, line := r.pane.view.Top()
	r.frame.setColumns(columns)
	r.pane.view.SetTop(row, line)
}

func (w viewing) toggleInline() {
	if w.room.frame.columns == "inline" {
		w.setColumns("both")
		return
	}
	w.setColumns("inline")
}

// pendingApplied says whether undecided repairs are shown as applied.
func (w viewing) pendingApplied() bool { return w.room != nil && !w.room.session.Policy().Left }

func (w viewing) togglePending() {
	p := w.room.session.Policy()
	p.Left = !p.Left
	w.desk().Worker().SetPolicy(p, func() { w.sayPending(p) })
}

// sayPending tells how undecided repairs are shown now.
func (w viewing) sayPending(p repair.Policy) {
	if p.Left {
		w.say(say.T("Undecided repairs are left as they are."))
		return
	}
	if p.Minimum <= 0 {
		w.say(say.T("Undecided repairs are shown as applied."))
		return
	}
	w.say(say.F("Undecided repairs are shown as applied from %.0f %% on.", p.Minimum*100))
}

func (w viewing) grouped() bool { return w.room != nil && w.room.panels.queue.Grouped() }

func (w viewing) toggleGroups() { w.room.panels.queue.SetGrouped(!w.room.panels.queue.Grouped()) }

func (w viewing) toggleFoldHere() {
	r := w.room
	r.pane.toggleFold(r.session.Rows().AtRaw(r.pane.here()))
}

const (
	leastText = 9
	mostText  = 40
	usualText = 15
)

// zoom makes the text larger (1), smaller (-1) or of the usual size (0).
func (w styling) zoom(step int) {
	size := w.settings.TextSize + float32(step)
	if step == 0 {
		size = usualText
	}
	w.settings.TextSize = max(leastText, min(mostText, size))
	w.refreshLook()
	w.saveSettings()
}

func (w styling) setFont(name string) {
	w.settings.Font = name
	w.refreshLook()
	w.saveSettings()
}

func (w styling) setSpaces(where string) {
	w.settings.Spaces = where
	w.refreshLook()
	w.saveSettings()
}

func (w styling) toggleNumbers() {
	w.settings.Numbers = !w.settings.Numbers
	w.refreshLook()
	w.saveSettings()
}

// setTheme changes the colours of everything.
func (w styling) setTheme(mode look.Mode) {
	w.settings.Theme = string(mode)
	lacks := w.theme.Lacks
	w.theme = look.NewTheme(mode)
	w.theme.Lacks = lacks
	w.app.Settings().SetTheme(w.theme)
	w.themed()
	w.saveSettings()
}

func (w styling) setThemeNamed(name string) { w.setTheme(look.Mode(name)) }

// themed redraws what holds colours of its own.
func (w styling) themed() {
	w.refreshLook()
	if r := w.room; r != nil {
		r.panels.restyle()
		r.pane.page.FillColor = look.Present().Page
		r.pane.page.Refresh()
		if r.bars.ground != nil {
			r.bars.ground.FillColor = look.Present().Chosen
		}
		r.bars.refresh()
		r.frame.content.Refresh()
	}
}

// toggleDark goes between light and dark.
func (w styling) toggleDark() {
	if look.Present().Dark {
		w.setTheme(look.LightMode)
		return
	}
	w.setTheme(look.DarkMode)
}

// otherPane moves the focus between the panes, or into them.
func (w viewing) otherPane() {
	r := w.room
	if w.focused() != r.pane.view.Focusable() {
		w.win.Canvas().Focus(r.pane.view.Focusable())
		return
	}
	if r.frame.columns != "both" {
		return
	}
	column, at := r.pane.view.Caret()
	side := r.pane.side(1 - column)
	off := r.pane.book.Offset(r.pane.side(column), at)
	if side == 1 {
		off = r.session.Mapping().ToClean(off, -1)
	} else {
		off = r.session.Mapping().ToRaw(off, -1)
	}
	to := r.pane.book.At(side, off)
	r.pane.view.Select(1-column, to, to)
	r.pane.view.ScrollTo(to.Row, to.Off, 1-column)
}

// escape leaves what is open: the preview, the form, then the panes.
func (w viewing) escape() {
	r := w.room
	switch {
	case r == nil:
	case r.desk.Preview().Dismiss():
	case r.panels.dock.Open() != nil:
		r.panels.dock.Close()
	case r.bars.closeHint != nil:
		r.bars.closeHint()
	case r.bars.dismiss():
	default:
		w.home()
	}
}

func (w seeking) clearFilters() { w.desk().Queue().SetFilter(review.Filter{}) }

// showHint shows the reader who opens the program for the first time which
// keys to press.
func (w viewing) showHint() {
	if w.settings.HintSeen {
		return
	}
	w.room.bars.hint(func() {
		w.settings.HintSeen = true
		w.saveSettings()
	})
}
