package window

import (
	"context"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/decisions"
)

// askMerge asks for what another reader decided and merges it into this
// review.
func (w trading) askMerge() {
	w.askDecisions(say.T("Merge another reader’s decisions: a log (.jsonl) or a project"), say.T("Merge"),
		func(r *room, ctx context.Context, set *decisions.Set, over func()) {
			r.session.Conflicts().MergeIn(ctx, set, r.work.later, func(second *editor.SecondReview, err error) {
				over()
				if err != nil {
					w.stopped(err)
					return
				}
				w.showAgreement(second)
				w.moved()
			})
		})
}

// showAgreement tells, rule by rule, how far two readers agree.
func (w trading) showAgreement(second *editor.SecondReview) {
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
		Body: parts.Border(about, nil, nil, nil, l),
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
	for k, cell := range []string{name, say.Count(a.Both), alike, kappa, say.Count(a.OnlyA), say.Count(a.OnlyB)} {
		c.Set(k, cell, s.Ink, 0, style)
	}
}
