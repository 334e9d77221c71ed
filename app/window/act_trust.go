package window

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"emend/app/panes"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/repair"
)

// showTrust tells what the reader has come to, by rule and pattern, here and
// in other texts, and lets that be forgotten.
func (w deciding) showTrust() {
	here, before := w.desk().Habits().Learnt(), w.desk().Habits().Before()
	var keys []string
	for k := range here.Plus(before) {
		keys = append(keys, k)
	}
	all := here.Plus(before)
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(all[b].Of()-all[a].Of(), cmp.Compare(a, b)) })
	rows := func() [][]string {
		var out [][]string
		all := here.Plus(before)
		for _, k := range keys {
			rule, pattern, _ := strings.Cut(k, " ")
			name := panes.RuleShort(repair.RuleID(rule))
			if pattern != "" {
				name += "  ·  " + panes.Brief(say.Sentence(pattern), 40)
			}
			out = append(out, []string{name, ofText(here[k]), ofText(before[k]), fmt.Sprintf("%.0f %%", all[k].Lower()*100)})
		}
		return out
	}
	keep := func(l review.Trusts) {
		if err := w.settings.SetTrust(l); err != nil {
			w.say(err.Error())
			return
		}
		before = l
		w.desk().Habits().SetBefore(l)
	}
	if len(keys) == 0 {
		w.say(say.T("Nothing was learnt yet: decide a few repairs first."))
		return
	}
	var set func([][]string)
	forget := parts.NewButton(say.T("Forget Other Texts"), nil, say.T("Begin anew: what was learnt in other texts is forgotten"), nil)
	forget.OnTapped = func() { keep(review.Trusts{}); set(rows()) }
	_, set, _ = sheet.ShowTable(w.win.Canvas(), sheet.Table{
		Title:  say.T("Trust: how often you accepted, by rule and pattern"),
		About:  say.T("Only repairs that you looked at count. It changes the order by value and what is offered, and decides nothing. Delete forgets what other texts taught of a row."),
		Head:   []string{say.T("Rule and pattern"), say.T("In this text"), say.T("In other texts"), say.T("At least (95 %)")},
		Widths: []float32{110, 110, 110}, Rows: rows(), Buttons: []*parts.Button{forget}, Closed: w.afterSheet,
		Delete: func(i int) {
			l := before.Plus(nil)
			delete(l, keys[i])
			keep(l)
			set(rows())
		},
	})
}

func ofText(t review.Trust) string {
	if t.Of() == 0 {
		return "–"
	}
	return say.F("%d of %d", t.Right, t.Of())
}

// never rejects the string of the current repair wherever it stands.
func (w deciding) never() {
	i, _ := w.desk().Queue().Current()
	words := panes.Brief(w.room.session.Strings().At(i), 40)
	w.desk().Never(func(n int) {
		w.told()
		w.say(say.N(n, "“%[2]s” is left alone from now on: %[1]d place rejected. u takes it back.", "“%[2]s” is left alone from now on: %[1]d places rejected. u takes it back.", words))
	})
}

// showNevers lists the strings that are left alone, to take one back.
func (w deciding) showNevers() {
	var items []sheet.Item
	for _, n := range w.room.session.Strings().LeftAlone() {
		items = append(items, sheet.Item{
			Name: panes.Brief(n.Text, 60), Detail: say.F("%d rejected, %d held back", n.Decided, n.Held),
			Do: func() {
				w.room.session.Strings().Again(n)
				w.say(say.F("“%s” is proposed again.", panes.Brief(n.Text, 40)))
			},
		})
	}
	if len(items) == 0 {
		w.say(say.T("No string is left alone wherever it stands; x in the queue does that."))
		return
	}
	sheet.Pick(w.win.Canvas(), say.T("Strings never changed: choose one to have it proposed again"), say.T("Type to narrow the list"), items, w.afterSheet)
}

// showOpen lists what is still undecided, group by group, what is worth most
// first, to go to one.
func (w deciding) showOpen() {
	s := w.room.session
	groups := slices.DeleteFunc(slices.Clone(s.Groups().List()), func(g editor.Group) bool { return g.Pending == 0 })
	slices.SortStableFunc(groups, func(a, b editor.Group) int {
		return cmp.Compare(review.Value(&b, review.Trust{}), review.Value(&a, review.Trust{}))
	})
	t := s.Tally()
	if t.Pending == 0 {
		w.say(say.T("Nothing is open: all repairs are decided."))
		return
	}
	var items []sheet.Item
	for _, g := range groups {
		name := panes.RuleTitle(g.Rule)
		if g.Pattern != "" {
			name = panes.Brief(say.Sentence(g.Pattern), 40) + "  ·  " + panes.RuleShort(g.Rule)
		}
		items = append(items, sheet.Item{Name: name, Detail: say.F("%d open", g.Pending), Do: func() {
			if i, ok := s.Groups().FirstOpen(g); ok {
				w.desk().Queue().Go(i)
			}
		}})
	}
	title := say.F("Still open: %d repairs in %d groups, %d of them applied while undecided", t.Pending, len(groups), t.Applied)
	sheet.Pick(w.win.Canvas(), title, say.T("Type to narrow the list; Enter goes to the first of the group"), items, w.afterSheet)
}
