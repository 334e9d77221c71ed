package window

import (
	"fyne.io/fyne/v2"

	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/versions"
	"emend/editor"
)

// A comparison is what a room shows that is no review: two texts that one
// review has or had, their differences in the place of repairs. The room of
// the review stays behind it as it was.
type comparison struct {
	names [2]string // of the text on the left and on the right
	back  *room
}

// compare shows two moments of the review side by side; the differences are
// found in the background.
func (w viewing) compare(left, right versions.Moment) {
	r := w.room
	run, name := r.session.Versions().Comparing(left.At, right.At), r.session.Source().Name
	var s *editor.Session
	var err error
	r.work.away(say.T("Comparing…"), func() {
		var c *editor.Comparison
		if c, err = run(); err == nil && len(c.Hunks) > 0 {
			s = c.Session(name)
		}
	}, func() {
		switch {
		case w.room != r:
		case err != nil:
			w.trouble(err)
		case s == nil:
			w.say(say.F("“%s” and “%s” are the same, letter for letter.", left.Name, right.Name))
		default:
			w.showComparison(s, left.Name, right.Name)
		}
	})
}

// showComparison puts a comparison in the place of the review.
func (w viewing) showComparison(s *editor.Session, left, right string) {
	back := w.room
	back.panels.dock.Close()
	w.showRoom(newRoom(w.Window, s, &comparison{names: [2]string{panes.Brief(left, 40), panes.Brief(right, 40)}, back: back}))
	w.room.bars.show(comparedBar, w.comparedBar(s.Tally().Total))
	w.room.kept.restore()
	w.home()
}

// comparedBar says what is compared and leads through it and back.
func (w viewing) comparedBar(differences int) *bar {
	names := w.room.compared.names
	step := func(name, id string) *parts.Button {
		c := w.commands.Get(id)
		return parts.NewButton(name, nil, c.Tip(), func() { w.commands.Run(id) })
	}
	return &bar{
		text: say.N(differences, "Left “%[2]s”, right “%[3]s”: %[1]d difference. Only to be read.", "Left “%[2]s”, right “%[3]s”: %[1]d differences. Only to be read.", names[0], names[1]),
		acts: []*parts.Button{step(say.T("Previous"), "review.previousAny"), step(say.T("Next"), "review.nextAny")},
		shut: w.endComparison, close: say.T("Back to the Review"),
	}
}

// endComparison goes back to the review.
func (w viewing) endComparison() {
	r := w.room
	if r == nil || r.compared == nil {
		return
	}
	r.close()
	if err := r.session.Close(); err != nil {
		fyne.LogError("close comparison", err)
	}
	w.showRoom(r.compared.back)
	styling(w).themed() // the colours may have changed meanwhile
	w.room.bars.refresh()
	w.home()
	w.moved()
}

// showRoom puts a room into the window.
func (w viewing) showRoom(r *room) {
	w.room = r
	w.place.Objects = []fyne.CanvasObject{r.frame.content}
	w.place.Refresh()
	w.win.SetTitle(w.errand.Title(r.session.Source().Name) + " · Emend")
}
