package window

import (
	"cmp"

	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/project"
)

// offerLeft looks in the background for reviews that were left without a name,
// as by a crash, and says so in a bar: once, and again only when there are
// newer ones.
func (w filing) offerLeft() {
	r := w.room
	open := r.session.Project().Saved().Path
	go func() {
		works, err := project.Abandoned()
		r.work.later(func() {
			if err != nil {
				w.trouble(err)
				return
			}
			w.showLeft(r, worthIt(works, open))
		})
	}()
}

// worthIt keeps the reviews in which something was done, and the damaged ones;
// the one that is open is none of them.
func worthIt(works []project.Work, open string) []project.Work {
	var out []project.Work
	for _, x := range works {
		if x.Path != open && (x.Entries > 0 || x.Err != nil) {
			out = append(out, x)
		}
	}
	return out
}

// showLeft shows the bar about them.
func (w filing) showLeft(r *room, works []project.Work) {
	if len(works) == 0 || !works[0].Changed.After(w.settings.LeftSeen) {
		return
	}
	last := works[0]
	seen := func() {
		w.settings.LeftSeen = last.Changed
		w.saveSettings()
		r.bars.show(leftBar, nil)
	}
	r.bars.show(leftBar, &bar{
		text: say.N(len(works), "%d review was left without a name: “%s” of %s. Nothing of it is lost.", "%d reviews were left without a name, the last one “%s” of %s. Nothing of them is lost.", last.Source.Name, last.Changed.Local().Format("2006-01-02 15:04")),
		acts: []*parts.Button{parts.NewButton(say.T("Show Them"), nil, "", func() { seen(); w.showUnsaved() })},
		shut: func() { seen(); r.focus() }, close: say.T("Not now"),
	})
	w.moved()
}

// showUnsaved lists the reviews that were never given a name, to go on with
// one.
func (w filing) showUnsaved() {
	works, err := project.Abandoned()
	if err != nil {
		w.trouble(err)
		return
	}
	var items []sheet.Item
	for _, x := range worthIt(works, w.room.session.Project().Saved().Path) {
		detail := x.Changed.Local().Format("2006-01-02 15:04") + "  " + say.N(int(x.Entries), "%d act", "%d acts")
		start := func() (*editor.Session, error) { return editor.OpenFile(x.Path, w.post) }
		if x.Err != nil {
			detail = x.Changed.Local().Format("2006-01-02 15:04") + "  " + say.T("damaged")
			start = func() (*editor.Session, error) {
				s, _, err := editor.OpenSalvaged(x.Path, "", w.post)
				return s, err
			}
		}
		items = append(items, sheet.Item{
			Name: cmp.Or(x.Source.Path, x.Source.Name), Detail: detail,
			Do: func() { opening(w).open(x.Source.Name, "", start) },
		})
	}
	if len(items) == 0 {
		w.say(say.T("There is no other review without a name."))
		return
	}
	sheet.Pick(w.win.Canvas(), say.T("Reviews without a name: kept as you went, choose one to go on"), say.T("Type to narrow the list"), items, w.afterSheet)
}
