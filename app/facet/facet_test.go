package facet

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/review"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

type noKeys struct{}

func (noKeys) Rune(rune) bool              { return false }
func (noKeys) Key(fyne.KeyName) bool       { return false }
func (noKeys) Shortcut(fyne.Shortcut) bool { return false }

func now(_ time.Duration, f func()) func() { f(); return func() {} }

// rows is the panel as words and counts, those that are on with a star.
func (p *Panel) texts() map[string]int {
	out := map[string]int{}
	for _, r := range p.rows {
		if r.head {
			continue
		}
		name := r.title
		if r.on {
			name += "*"
		}
		out[name] = r.count
	}
	return out
}

func TestCountsAreLive(t *testing.T) {
	test.NewTempApp(t)
	s := editor.New(text.Decode([]byte("tho one tho two cot")), record.Source{})
	at := func(start int, rule repair.RuleID) repair.Repair {
		return repair.Repair{Span: text.Span{Start: start, End: start + 3}, Replacement: "x", Grounds: &repair.Grounds{Rule: rule, Confidence: 0.92}}
	}
	s.Detection().Set([]repair.Repair{at(0, "a.one"), at(8, "a.one"), at(16, "b.two")})
	d := review.New(s)
	p := New(d, noKeys{}, now)
	w := test.NewTempWindow(t, p.Content)
	w.Resize(fyne.NewSize(300, 500))
	p.SetShown(true)
	if got := p.texts(); got["undecided"] != 3 || got["a.one"] != 2 || got["b.two"] != 1 || got["90 % and more"] != 3 {
		t.Errorf("%v", got)
	}
	for i, r := range p.rows {
		if r.title == "a.one" {
			p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
			p.toggle(i)
		}
	}
	if got := p.texts(); got["a.one*"] != 2 || got["b.two"] != 1 || got["undecided"] != 2 {
		t.Errorf("with one rule: %v", got)
	}
	d.Accept()
	if got := p.texts(); got["undecided"] != 1 || got["accepted"] != 1 {
		t.Errorf("after a decision: %v", got)
	}
	p.clear.OnTapped()
	if got := p.texts(); got["undecided"] != 2 || !d.Queue().Filter().Empty() {
		t.Errorf("shown all: %v", got)
	}
}

// TestPatternPlaceAndTagNarrowOneAnother: each is counted as if it were off,
// with the others on.
func TestPatternPlaceAndTagNarrowOneAnother(t *testing.T) {
	test.NewTempApp(t)
	raw := "tho one\ntho two\ncot three\n" + strings.Repeat("and so on\n", 17)
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	at := func(start int, pattern string) repair.Repair {
		return repair.Repair{Span: text.Span{Start: start, End: start + 3}, Replacement: "x", Grounds: &repair.Grounds{Rule: "a.one", Confidence: 0.92, Group: repair.GroupKey("a.one", pattern)}}
	}
	s.Detection().Set([]repair.Repair{at(0, "tho → the"), at(8, "tho → the"), at(16, "cot → cat")})
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 8, End: 20}, Tags: []string{"check"}})
	d := review.New(s)
	p := New(d, noKeys{}, now)
	test.NewTempWindow(t, p.Content).Resize(fyne.NewSize(300, 700))
	p.SetShown(true)
	press := func(title string) {
		t.Helper()
		for i, r := range p.rows {
			if r.title == title && !r.head {
				p.toggle(i)
				return
			}
		}
		t.Fatalf("no row %q in %v", title, p.texts())
	}
	press("tho → the")
	if got := p.texts(); got["tho → the*"] != 2 || got["cot → cat"] != 1 || got["check"] != 1 || got["from line 1"] != 2 {
		t.Errorf("with one pattern: %v", got)
	}
	press("check")
	if got := p.texts(); got["check*"] != 1 || got["cot → cat"] != 1 || got["from line 1"] != 1 || len(d.Queue().List()) != 1 {
		t.Errorf("with a tag too: %v", got)
	}
	press("from line 1")
	if got := p.texts(); got["from line 1*"] != 1 || len(d.Queue().List()) != 1 {
		t.Errorf("with a place too: %v", got)
	}
}
