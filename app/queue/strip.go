package queue

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

// strip shows a decision on many before it is taken: what, how many, which.
type strip struct {
	desk    *review.Desk
	content *fyne.Container
	ground  *canvas.Rectangle
	what    *widget.Label
	how     *widget.Label
	scope   *parts.Select
	scopes  []review.Scope // in the choice
	quiet   bool           // while the choice is being filled
}

func newStrip(d *review.Desk) *strip {
	s := &strip{desk: d, ground: canvas.NewRectangle(nil), what: widget.NewLabel(""), how: widget.NewLabel("")}
	s.what.TextStyle.Bold = true
	s.what.Truncation = fyne.TextTruncateEllipsis
	s.scope = parts.NewSelect(nil, func(string) { s.rescope() })
	s.scope.OnEscape = func() { d.Dismiss() }
	yes := parts.NewButton(say.T("Yes"), nil, say.T("Decide them all, as one step (Enter)"), func() { d.Confirm() }).Strong()
	no := parts.NewButton(say.T("No"), nil, say.T("Leave them undecided (Esc)"), func() { d.Dismiss() })
	yes.OnEscape = func() { d.Dismiss() }
	no.OnEscape = yes.OnEscape
	row := container.NewBorder(nil, nil, nil, container.NewHBox(s.how, s.scope, yes, no), s.what)
	s.content = container.NewStack(s.ground, row)
	s.content.Hide()
	return s
}

var scopeTitles = map[review.Scope]string{
	review.SameWording: say.Mark("same wording (%d)"), review.SamePattern: say.Mark("same pattern (%d)"),
	review.SameRule: say.Mark("same rule (%d)"), review.OnFromHere: say.Mark("pattern, from here on (%d)"),
	review.AsSure: say.Mark("all as sure or surer (%d)"), review.InQueue: say.Mark("all in the queue (%d)"),
}

func (s *strip) refresh() {
	b := s.desk.Bulk()
	if b == nil {
		s.content.Hide()
		return
	}
	s.ground.FillColor = look.Present().Chosen
	s.ground.Refresh()
	r := &s.desk.Session().Repairs()[b.Origin]
	what := say.Sentence(r.Pattern())
	switch {
	case b.Scope == review.AsSure:
		what = say.F("repairs of %.0f %% and surer", r.Confidence*100)
	case b.Scope == review.InQueue:
		what = say.T("repairs in the queue")
	case what == "" || b.Scope == review.SameRule:
		what = panes.RuleTitle(r.Rule)
	default:
		what = panes.Brief(what, longest) + "  ·  " + panes.RuleTitle(r.Rule)
	}
	lowest, highest := 1.0, 0.0
	for _, i := range b.Members {
		c := s.desk.Session().Repairs()[i].Confidence
		lowest, highest = min(lowest, c), max(highest, c)
	}
	format := say.Mark("Accept %d × %s  (%.0f–%.0f %%)?")
	if b.State == repair.Rejected {
		format = say.Mark("Reject %d × %s  (%.0f–%.0f %%)?")
	}
	s.what.SetText(say.F(format, b.Count(), what, lowest*100, highest*100))
	s.how.SetText(sampleText(b))
	s.fillScopes(b)
	s.content.Show()
}

// sampleText tells which keys there are, or, once a few members were looked
// at, what that says of the rest.
func sampleText(b *review.Bulk) string {
	if len(b.Seen) < 3 {
		return say.T("Enter yes · Esc no · Space leaves one out")
	}
	if bound, ok := b.Bound(); ok {
		return say.F("looked at %d of %d, none left out: at most %.0f %% wrong (95 %%)", len(b.Seen), len(b.Members), bound*100)
	}
	return say.F("looked at %d of %d, %d left out", len(b.Seen), len(b.Members), len(b.Out))
}

func (s *strip) fillScopes(b *review.Bulk) {
	s.quiet = true
	defer func() { s.quiet = false }()
	s.scopes, s.scope.Options = nil, nil
	at := 0
	for sc := range review.Scopes {
		n := len(s.desk.InScope(b.Origin, sc))
		if sc == b.Scope {
			at = len(s.scopes)
		}
		s.scopes = append(s.scopes, sc)
		s.scope.Options = append(s.scope.Options, say.F(scopeTitles[sc], n))
	}
	s.scope.SetSelectedIndex(at)
}

func (s *strip) rescope() {
	b := s.desk.Bulk()
	if s.quiet || b == nil {
		return
	}
	if sc := s.scopes[max(0, s.scope.SelectedIndex())]; sc != b.Scope {
		s.desk.Propose(b.State, sc)
	}
}
