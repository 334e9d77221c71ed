package queue

import (
	"fmt"

	"fyne.io/fyne/v2"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
)

// groupList lists the groups that have repairs in the queue.
type groupList struct {
	desk  Desk
	list  *list.List
	shown []shownGroup
	at    map[string]int // row by group key
}

// shownGroup is a group with those of its repairs that pass the filter.
type shownGroup struct {
	editor.Group // counts and confidences are of those that pass
	pattern      string
	members      []int // in the order of the queue; nil: all there are
	sorted       []int // the rarest neighbours first; nil until asked for
}

func newGroupList(d Desk, keys Keys, key func(*fyne.KeyEvent, fyne.KeyModifier) bool) *groupList {
	g := &groupList{desk: d}
	g.list = list.New(rowHeight, func() int { return len(g.shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 8, Width: 20}, {Left: 30, Until: 2}, {Left: 120, Until: 3, Right: true}, {Left: -160, Width: 96, Right: true}, {Left: -60, Width: 56, Right: true}}, g.fill)
	})
	g.list.On = list.Events{
		Choose: g.choose, Open: func(int) { keys.Rune('a') },
		Key: key, Rune: keys.Rune, Shortcut: func(s fyne.Shortcut) { keys.Shortcut(s) },
	}
	return g
}

// fill shows a group: whether it is done, its pattern, how many, how sure.
func (g *groupList) fill(c *list.Cells, i int) {
	if i >= len(g.shown) {
		return
	}
	s := look.Present()
	x := &g.shown[i]
	tone := s.Kinds[look.KindOf(x.Rule)]
	sign := "○"
	ink := tone.Ink
	if x.Pending == 0 {
		sign, ink = "✓", s.Good
	}
	name := panes.Brief(x.pattern, longest)
	rule := panes.RuleShort(x.Rule)
	if name == "" {
		name, rule = rule, ""
	} else if c.Size().Width < wideGroups {
		rule = ""
	}
	c.Set(0, sign, ink, 0, fyne.TextStyle{})
	c.Set(1, name, tone.Ink, 0, fyne.TextStyle{Bold: x.Pending > 0})
	c.Set(2, rule, s.Faint, 11, fyne.TextStyle{})
	count := say.Count(x.Count)
	if x.Pending > 0 && x.Pending < x.Count {
		count = say.Count(x.Pending) + "/" + count
	}
	c.Set(3, count, s.Ink, 0, fyne.TextStyle{})
	c.Set(4, sureness(x.Lowest, x.Highest), s.Faint, 11, fyne.TextStyle{})
}

// sureness tells of the confidences of several repairs: "98 %", "92–99 %".
func sureness(lowest, highest float64) string {
	lo, hi := fmt.Sprintf("%.0f", lowest*100), fmt.Sprintf("%.0f", highest*100)
	if lo == hi {
		return lo + " %"
	}
	return lo + "–" + hi + " %"
}

// wideGroups is the width from which a group's rule is named beside its
// pattern.
const wideGroups = 440

// choose goes to the first undecided member of a group.
func (g *groupList) choose(i int) {
	if i < 0 || i >= len(g.shown) {
		return
	}
	members := g.membersOf(&g.shown[i])
	for _, m := range members {
		if g.desk.Session().Open(m) {
			g.desk.Queue().Go(m)
			return
		}
	}
	if len(members) > 0 {
		g.desk.Queue().Go(members[0])
	}
}

// membersOf are the repairs of a group that pass the filter.
func (g *groupList) membersOf(x *shownGroup) []int {
	if x.members == nil {
		x.members = g.desk.Session().Groups().Members(x.Group)
	}
	return x.members
}

// members are the repairs of the current repair's group.
func (g *groupList) members() []int {
	i, ok := g.desk.Queue().Current()
	if !ok {
		return nil
	}
	at, ok := g.at[g.desk.Session().Repairs()[i].Group]
	if !ok {
		return nil
	}
	x := &g.shown[at]
	if x.sorted == nil {
		x.sorted = review.Concordance(g.desk.Session(), g.membersOf(x))
	}
	return x.sorted
}

// gather lists the groups in the order in which the queue meets them. Where it
// holds all repairs, their counts are there already.
func (g *groupList) gather() {
	s := g.desk.Session()
	g.shown, g.at = g.shown[:0], map[string]int{}
	if groups, ok := g.desk.Queue().Groups(); ok {
		for _, k := range groups {
			g.add(k)
		}
		return
	}
	of, most := s.Groups().Numbers()
	rows := make([]int, most) // by number; 0: none yet, else one more than the row
	for _, i := range g.desk.Queue().List() {
		row := &rows[of[i]]
		if *row == 0 {
			k := s.Groups().Of(i)
			g.add(editor.Group{Key: k.Key, Rule: k.Rule, Pattern: k.Pattern, Number: k.Number, Lowest: 1})
			*row = len(g.shown)
		}
		x, r := &g.shown[*row-1], &s.Repairs()[i]
		x.members = append(x.members, i)
		x.Count++
		x.Lowest, x.Highest = min(x.Lowest, r.Confidence), max(x.Highest, r.Confidence)
		if s.Open(i) {
			x.Pending++
		}
	}
}

// follow goes to the group of the current repair.
func (g *groupList) follow() {
	s := g.desk.Session()
	chosen := -1
	if i, ok := g.desk.Queue().Current(); ok {
		if at, ok := g.at[s.Repairs()[i].Group]; ok {
			chosen = at
		}
	}
	g.list.Choose(chosen)
}

// add adds a row for a group.
func (g *groupList) add(k editor.Group) {
	g.at[k.Key] = len(g.shown)
	g.shown = append(g.shown, shownGroup{Group: k, pattern: say.Sentence(k.Pattern)})
}
