package queue

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
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
	desk    Desk
	content *fyne.Container
	ground  *canvas.Rectangle
	what    *widget.Label
	how     *widget.Label
	scope   *parts.Select
	split   *parts.Button
	scopes  []review.Scope // in the choice
	quiet   bool           // while the choice is being filled
	counted *review.Bulk   // whose scopes were counted
	counts  [review.Scopes]int
}

// scopeWidth holds the longest scope with its count.
const scopeWidth = 210

func newStrip(d Desk) *strip {
	s := &strip{desk: d, ground: canvas.NewRectangle(nil), what: widget.NewLabel(""), how: widget.NewLabel("")}
	s.what.TextStyle.Bold = true
	s.what.Truncation = fyne.TextTruncateEllipsis
	s.how.SizeName = theme.SizeNameCaptionText
	s.how.Truncation = fyne.TextTruncateEllipsis
	s.scope = parts.NewSelect(nil, func(string) { s.rescope() })
	yes := parts.NewButton(say.T("Yes"), nil, say.T("Decide them all, as one step (Enter)"), func() { d.Preview().Confirm() }).Strong()
	no := parts.NewButton(say.T("No"), nil, say.T("Leave them undecided (Esc)"), func() { d.Preview().Dismiss() })
	s.split = parts.NewButton("", nil, say.T("Those that share with the ones left out what the others looked at do not have stay undecided  (Ctrl+Shift+X)"), func() { d.Preview().Split() })
	dismiss := func() { d.Preview().Dismiss() }
	s.scope.OnEscape, yes.OnEscape, no.OnEscape, s.split.OnEscape = dismiss, dismiss, dismiss, dismiss
	first := parts.Border(nil, nil, nil, container.NewHBox(yes, no), s.what)
	second := parts.Border(nil, nil, nil, container.NewHBox(s.split, container.NewGridWrap(fyne.NewSize(scopeWidth, s.scope.MinSize().Height), s.scope)), s.how)
	s.content = container.NewStack(s.ground, container.NewVBox(first, second))
	s.content.Hide()
	return s
}

var scopeTitles = map[review.Scope]string{
	review.ThisOne:     say.Mark("this one (%d)"),
	review.SameWording: say.Mark("same wording (%d)"), review.SamePattern: say.Mark("same pattern (%d)"),
	review.SameRule: say.Mark("same rule (%d)"), review.OnFromHere: say.Mark("pattern, from here on (%d)"),
	review.AsSure: say.Mark("all as sure or surer (%d)"), review.InQueue: say.Mark("all in the queue (%d)"),
}

func (s *strip) refresh() {
	b := s.desk.Preview().Bulk()
	if b == nil {
		s.content.Hide()
		return
	}
	s.ground.FillColor = look.Present().Chosen
	s.ground.Refresh()
	rs := s.desk.Session().Repairs()
	r := &rs[b.Origin]
	what := say.Sentence(r.Pattern())
	switch {
	case b.Scope == review.AsSure:
		what = say.F("repairs of %.0f %% and surer", r.Confidence*100)
	case b.Scope == review.InQueue:
		what = say.T("repairs in the queue")
	case what == "" || b.Scope == review.SameRule:
		what = panes.RuleTitle(r.Rule)
	default:
		what = panes.Brief(what, longest) + "  ·  " + panes.RuleShort(r.Rule)
	}
	s.what.SetText(say.F(question(b), b.Count(), what, sureness(b.Lowest, b.Highest)))
	s.refreshSample(b)
	s.fillScopes(b)
	s.content.Show()
}

// refreshSample tells what has been looked at, and offers to split the group.
func (s *strip) refreshSample(b *review.Bulk) {
	s.how.SetText(sampleText(b))
	apart := b.Apart(s.desk.Session().Raw().Text(), s.desk.Session().Repairs())
	if len(apart) == 0 {
		s.split.Hide()
		return
	}
	s.split.SetText(say.F("Set aside %d like it", len(apart)))
	s.split.Show()
}

func question(b *review.Bulk) string {
	switch {
	case b.State == repair.Rejected && b.Anew:
		return say.Mark("Now reject %d × %s  (%s)?")
	case b.State == repair.Rejected:
		return say.Mark("Reject %d × %s  (%s)?")
	case b.Anew:
		return say.Mark("Now accept %d × %s  (%s)?")
	}
	return say.Mark("Accept %d × %s  (%s)?")
}

// sampleText tells which keys there are, or, once a few members were looked
// at, what that says of the rest.
func sampleText(b *review.Bulk) string {
	looked := b.Looked()
	var text []string
	bound, bounded := b.Bound()
	switch {
	case b.Wrong() > 0:
		text = append(text, say.F("looked at %d of %d, %d left out", looked, len(b.Members)-b.Spared(), b.Wrong()))
	case bounded && bound == 0:
		text = append(text, say.F("looked at all %d, none left out", looked))
	case bounded && looked < review.SampleOf && len(b.Members) >= review.SampleFrom:
		text = append(text, say.F("looked at %d of %d, none left out: at most %.0f %% wrong (95 %%); %d make it 10 %%", looked, len(b.Members)-b.Spared(), bound*100, review.SampleOf))
	case bounded:
		text = append(text, say.F("looked at %d of %d, none left out: at most %.0f %% wrong (95 %%)", looked, len(b.Members)-b.Spared(), bound*100))
	case len(b.Members) >= review.SampleFrom:
		text = append(text, say.F("Look at %d with the arrow keys: the doubtful ones come first · Enter yes · Esc no · Space leaves one out", review.SampleOf))
	default:
		text = append(text, say.T("Enter yes · Esc no · Space leaves one out"))
	}
	if b.Aside > 0 {
		text = append(text, say.F("%d set aside", b.Aside))
	}
	if n := b.Spared(); n > 0 {
		text = append(text, say.F("%d decided otherwise stay", n))
	}
	return strings.Join(text, " · ")
}

func (s *strip) fillScopes(b *review.Bulk) {
	if s.counted != b { // that changes with nothing that is done in the preview
		s.counted = b
		s.desk.Preview().Scopes(b.Origin, func(counts [review.Scopes]int) {
			if s.counts = counts; s.counted == b {
				s.offerScopes(b)
			}
		})
		return
	}
	s.offerScopes(b)
}

// offerScopes lists the scopes with what is known of them.
func (s *strip) offerScopes(b *review.Bulk) {
	s.quiet = true
	defer func() { s.quiet = false }()
	s.scopes, s.scope.Options = nil, nil
	at := 0
	for sc, n := range s.counts {
		sc := review.Scope(sc)
		if sc == b.Scope {
			at = len(s.scopes)
		}
		s.scopes = append(s.scopes, sc)
		title := strings.Replace(say.T(scopeTitles[sc]), "%d", "…", 1)
		if n >= 0 {
			title = say.F(scopeTitles[sc], n)
		}
		s.scope.Options = append(s.scope.Options, title)
	}
	s.scope.SetSelectedIndex(at)
}

func (s *strip) rescope() {
	b := s.desk.Preview().Bulk()
	if s.quiet || b == nil {
		return
	}
	if sc := s.scopes[max(0, s.scope.SelectedIndex())]; sc != b.Scope {
		s.desk.Preview().Propose(b.State, sc)
	}
}
