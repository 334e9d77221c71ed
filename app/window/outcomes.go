package window

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/decisions"
)

// fates are the fates of a line as the reader sees them, in the order in which
// a report lists them.
var fates = []struct {
	is    decisions.Fate
	title string
}{
	{decisions.Conflicting, say.Mark("conflicting")},
	{decisions.Stale, say.Mark("stale")},
	{decisions.Moved, say.Mark("moved")},
	{decisions.Already, say.Mark("the same already")},
	{decisions.Applied, say.Mark("applied")},
}

// These are the reasons the engine gives for a fate, which are translated where
// they are shown.
var _ = []string{
	say.Mark("the passage is not in this text"), say.Mark("no such repair is proposed there now"),
	say.Mark("another wording is proposed there now"), say.Mark("another line decides the same repair"),
	say.Mark("the passage is edited otherwise here"), say.Mark("another line edits the passage"),
	say.Mark("the note was changed here"), say.Mark("its passage is not in this text; it is kept as an orphan"),
	say.Mark("it is accepted here"), say.Mark("it is rejected here"), say.Mark("it is edited here"),
}

// countFates is a report in a line: "12 applied, 3 moved, 1 stale", and that it
// can be taken back, where anything was done.
func countFates(outcomes []decisions.Outcome) string {
	var counts []string
	done := decisions.Count(outcomes, decisions.Applied) + decisions.Count(outcomes, decisions.Moved)
	for i := len(fates) - 1; i >= 0; i-- {
		if n := decisions.Count(outcomes, fates[i].is); n > 0 {
			counts = append(counts, say.Count(n)+" "+say.T(fates[i].title))
		}
	}
	line := strings.Join(counts, ", ")
	if done == 0 {
		return line
	}
	return say.F("%s. One Undo takes all of it back.", line)
}

// reportOutcomes tells what became of decisions that were brought in, and
// lists those that need a look.
func (w trading) reportOutcomes(title string, outcomes []decisions.Outcome) {
	if len(outcomes) == 0 {
		w.say(say.T("There was nothing in it to apply."))
		return
	}
	var shown []decisions.Outcome
	for _, f := range fates[:3] {
		for _, o := range outcomes {
			if o.Fate == f.is {
				shown = append(shown, o)
			}
		}
	}
	about := widget.NewLabel(countFates(outcomes))
	about.Wrapping = fyne.TextWrapWord
	if len(shown) == 0 {
		w.say(about.Text)
		return
	}
	var s *sheet.Sheet
	l := list.New(24, func() int { return len(shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: 100}, {Left: 116, Width: -400}, {Left: -392, Width: 320}, {Left: -68, Width: 60, Right: true}}, func(c *list.Cells, i int) {
			if i < len(shown) {
				w.fillOutcome(c, &shown[i])
			}
		})
	})
	l.On.Open = func(i int) {
		s.Close()
		w.room.pane.show(shown[i].Span)
		w.win.Canvas().Focus(w.room.pane.view.Focusable())
	}
	l.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		if e.Name == fyne.KeyEscape {
			s.Close()
		}
		return e.Name == fyne.KeyEscape
	}
	s = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: title, Size: fyne.NewSize(860, 400), First: l, Closed: w.afterSheet,
		Body: parts.Border(about, nil, nil, nil, l),
	})
}

func (w trading) fillOutcome(c *list.Cells, o *decisions.Outcome) {
	s, session := look.Present(), w.room.session
	ink := s.Ink
	for _, f := range fates {
		if f.is != o.Fate {
			continue
		}
		if f.is == decisions.Conflicting || f.is == decisions.Stale {
			ink = s.Bad
		}
		c.Set(0, say.T(f.title), ink, 12, fyne.TextStyle{})
	}
	c.Set(1, lineOf(o), s.Ink, 0, fyne.TextStyle{})
	c.Set(2, say.T(o.Why), s.Faint, 12, fyne.TextStyle{})
	where := "–"
	if o.Fate != decisions.Stale {
		where = strconv.Itoa(session.LineAt(min(o.Span.Start, session.Raw().Len())))
	}
	c.Set(3, where, s.Faint, 11, fyne.TextStyle{})
}

// lineOf is a line of a set in words.
func lineOf(o *decisions.Outcome) string {
	switch {
	case o.Decision != nil:
		after := o.Decision.Replacement
		if o.Decision.Decision.Text != "" {
			after = o.Decision.Decision.Text
		}
		return say.T(o.Decision.Decision.State.String()) + ": " + shortly(o.Decision.Key.Original) + " → " + shortly(after)
	case o.Edit != nil:
		return say.T("edit") + ": " + shortly(o.Edit.Original) + " → " + shortly(o.Edit.Replacement)
	default:
		return say.T("note") + ": “" + panes.Brief(o.Note.Quote.Exact, 40) + "” " + panes.Brief(o.Note.Body, 40)
	}
}

// shortly is a wording on part of a line.
func shortly(s string) string {
	if s == "" {
		return "∅"
	}
	return panes.Brief(s, 40)
}
