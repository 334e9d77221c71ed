package inspect

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/notes"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/detect"
	"emend/editor/repair"
	"emend/editor/text"
)

// sections are what stands below the buttons; those that have nothing to say
// are hidden.
type sections struct {
	panel   *Inspector
	content *fyne.Container
	why     *section
	steps   *section
	others  *section
	pattern *section
	wider   *section
	notes   *section
}

// section is a title with a text and buttons below it.
type section struct {
	all     *fyne.Container
	text    *widget.Label
	buttons *fyne.Container
}

func newSection(title string) *section {
	s := &section{text: widget.NewLabel(""), buttons: container.NewVBox()}
	s.text.Wrapping = fyne.TextWrapWord
	head := widget.NewLabel(title)
	head.TextStyle.Bold = true
	head.SizeName = theme.SizeNameCaptionText
	s.all = container.NewVBox(container.New(tight{}, head, s.text), s.buttons)
	return s
}

func (s *section) show(text string, buttons ...fyne.CanvasObject) {
	s.buttons.Objects = buttons
	s.buttons.Refresh()
	s.text.SetText(text)
	s.text.Show()
	if text == "" {
		s.text.Hide()
	}
	if text == "" && len(buttons) == 0 {
		s.all.Hide()
		return
	}
	s.all.Show()
}

func newSections(p *Inspector) sections {
	m := sections{
		panel: p, why: newSection(say.T("WHY")), steps: newSection(say.T("STEPS")), others: newSection(say.T("OTHER READINGS")),
		pattern: newSection(say.T("OTHERS LIKE IT")), wider: newSection(say.T("REJECT MORE THAN THIS PLACE")), notes: newSection(say.T("NOTES HERE")),
	}
	m.content = container.NewVBox(m.why.all, m.others.all, m.steps.all, m.pattern.all, m.wider.all, m.notes.all)
	return m
}

func (m *sections) show(i int, r *repair.Repair) {
	m.why.show(m.reasons(r))
	m.others.show("", m.alternatives(r)...)
	m.steps.show("", m.stepButtons(r)...)
	m.like(i, r)
	m.reject(i, r)
	m.notesHere(r)
}

// reasons are the evidence of each step, and what contains the repair.
func (m *sections) reasons(r *repair.Repair) string {
	var out []string
	for _, s := range r.AllSteps() {
		why := say.Sentence(s.Evidence)
		if why != "" && (len(out) == 0 || out[len(out)-1] != why) {
			out = append(out, why)
		}
	}
	if len(out) == 0 && r.Evidence != "" {
		out = append(out, say.Sentence(r.Evidence))
	}
	return strings.Join(out, "\n")
}

// alternatives offers the other wordings, by the keys 1 to 9.
func (m *sections) alternatives(r *repair.Repair) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for k, a := range r.Alternatives {
		if k == 9 {
			break
		}
		name := panes.Brief(a, 40)
		if a == "" {
			name = say.T("(nothing: it is taken out)")
		}
		b := parts.NewButton(fmt.Sprintf("%d   %s", k+1, name), nil, say.T("Use this wording and go on"), func() { m.panel.acts.Word(a) })
		b.Alignment = widget.ButtonAlignLeading
		out = append(out, b)
	}
	return out
}

// stepButtons offers each step but the last as a wording to stop at.
func (m *sections) stepButtons(r *repair.Repair) []fyne.CanvasObject {
	if len(r.Steps) < 2 {
		return nil
	}
	var out []fyne.CanvasObject
	for k, s := range r.Steps {
		title := fmt.Sprintf("%d. %s  →  %s", k+1, panes.RuleTitle(s.Rule), panes.Brief(s.Replacement, 24))
		if k == len(r.Steps)-1 {
			l := widget.NewLabel(title)
			l.Wrapping = fyne.TextWrapWord
			out = append(out, l)
			continue
		}
		b := parts.NewButton(title, nil, say.T("Stop at this step: use its wording and go on"), func() { m.panel.acts.Word(s.Replacement) })
		b.Alignment = widget.ButtonAlignLeading
		out = append(out, b)
	}
	return out
}

// like tells of the group and of the rule, and offers to decide the group.
func (m *sections) like(i int, r *repair.Repair) {
	s := m.panel.desk.Session()
	group := s.Groups().Of(i)
	open, all := group.Pending, group.Count
	if all < 2 && r.Rule.Family() == "reader" {
		m.pattern.show("")
		return
	}
	accepted, rejected := 0, 0
	for _, g := range s.Groups().List() {
		if g.Rule == r.Rule {
			accepted, rejected = accepted+g.Accepted, rejected+g.Refused
		}
	}
	text := say.F("%d of this pattern, %d undecided", all, open)
	if accepted+rejected > 0 {
		text += "\n" + say.F("This rule so far: %d accepted, %d not", accepted, rejected)
	}
	if t := m.panel.desk.Habits().Before()[r.Group]; t.Of() > 0 {
		text += "\n" + say.F("In other texts you accepted %d of %d of this pattern", t.Right, t.Of())
	}
	if m.panel.desk.Exception(i) {
		text += "\n" + say.T("An exception to the decision on its group")
	}
	var buttons []fyne.CanvasObject
	if open > 1 {
		yes := parts.NewButton(say.F("Accept all %d…", open), nil, say.T("Look at them, then accept them as one step  (a)"), func() { m.panel.acts.Run("review.acceptGroup") })
		no := parts.NewButton(say.F("Reject all %d…", open), nil, say.T("Look at them, then reject them as one step  (d)"), func() { m.panel.acts.Run("review.rejectGroup") })
		buttons = append(buttons, container.NewPadded(container.NewGridWithColumns(2, yes, no)))
	}
	m.pattern.show(text, buttons...)
}

// reject offers to reject the string wherever it stands, and to turn the rule
// off: two other acts than to reject this place.
func (m *sections) reject(i int, r *repair.Repair) {
	if _, ok := detect.ByRule(r.Rule); !ok {
		m.wider.show("")
		return
	}
	words := panes.Brief(m.panel.desk.Session().Strings().At(i), 16)
	never := parts.NewButton(say.F("Never “%s”", words), nil, say.T("Reject it wherever it reads so, here and in what is found later  (x)"), func() { m.panel.acts.Run("review.never") })
	off := parts.NewButton(say.T("Turn the rule off"), nil, say.T("Look for nothing of this rule any more, in any text; Review › Rules turns it on again  (X)"), func() { m.panel.acts.Run("review.ruleOff") })
	m.wider.show("", container.NewPadded(container.NewVBox(never, off)))
}

// notesHere lists the notes that touch the repair.
func (m *sections) notesHere(r *repair.Repair) {
	var buttons []fyne.CanvasObject
	for _, n := range m.panel.desk.Session().Notes().In(text.Span{Start: r.Span.Start, End: r.Span.End}) {
		b := parts.NewButton(panes.Brief(notes.Title(&n), 30), nil, say.T("Open the note"), func() { m.panel.acts.ShowNote(n.ID) })
		b.Alignment = widget.ButtonAlignLeading
		buttons = append(buttons, b)
	}
	m.notes.show("", buttons...)
}
