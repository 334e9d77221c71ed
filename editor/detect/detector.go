// Package detect finds damage and proposes repairs.
//
// Context: one damage hides another (a stray space behind mojibake, a split
// word across a wrapped line), what is sure depends on the whole text, and
// texts run to 100 MB. Decision: detectors stand in stages; each stage sees
// the view so far, the raw text with what earlier stages proposed, after an
// optional survey of the whole view; inside a stage detectors run over windows
// of the view in parallel and read around their window freely. Consequence:
// repairs chain, the outcome does not depend on window size or number of
// cores, and a run can be cancelled anywhere.
package detect

import (
	"strings"
	"unsafe"

	"emend/editor/repair"
	"emend/editor/text"
)

// A Detector finds the places of one rule. All facts of a rule stand here.
type Detector struct {
	Rule  repair.RuleID
	Title string // for lists: a few words, sentence case
	Doc   string // for the reader: what it repairs, with an example, and what it leaves alone
	Off   bool   // not part of the default set; runs only when asked for
	Find  func(*Pass)
}

// A Stage is a set of detectors that see the same view.
type Stage struct {
	Name string // what progress shows, "Encoding"
	// Survey, when set, reads the whole view and leaves counts in the profile
	// before any detector of the stage runs. It should look at p.Done() about
	// every megabyte and return early when that is closed.
	Survey    func(v *View, p *Profile)
	Detectors []Detector
}

// A Pass is one run of one detector over one window of a view.
type Pass struct {
	View    *View
	Window  text.Span // in the view: report what starts in it, read anywhere
	Profile *Profile
	rule    repair.RuleID
	found   repair.List
	slab    []repair.Repair               // room for what is found, many at a time
	group   struct{ pattern, key string } // of the last finding of this rule
	ocr     ocrWindow
}

// A Finding is a repair as a detector sees it.
type Finding struct {
	Span         text.Span // in the view
	Replacement  string
	Confidence   float64 // 0..1
	Pattern      string  // what unites places that one decision can settle: "a€™ → ’"
	Evidence     string  // why, in words for the reader
	Alternatives []string
	// Container: a large deletion; what lies inside sleeps while it stands.
	Container bool
}

// leastShown is the confidence below which a guess is not worth a reader's
// look: four of five such would be wrong.
const leastShown = 0.2

// Report proposes a repair. Findings that start outside the window or change
// nothing are passed over, so that windows never report a place twice.
func (p *Pass) Report(f Finding) {
	if f.Span.Start < p.Window.Start || f.Span.Start >= p.Window.End || f.Confidence < leastShown {
		return
	}
	if p.View.Text[f.Span.Start:f.Span.End] == f.Replacement {
		return
	}
	p.own(&f)
	if len(p.slab) == cap(p.slab) {
		p.slab = make([]repair.Repair, 0, min(max(8, 2*cap(p.slab)), mostInSlab))
	}
	p.slab = append(p.slab, repair.Repair{
		Span:         f.Span,
		Replacement:  f.Replacement,
		Rule:         p.rule,
		Confidence:   f.Confidence,
		Group:        p.groupKey(f.Pattern),
		Alternatives: f.Alternatives,
		Evidence:     f.Evidence,
		Container:    f.Container,
	})
	p.found = append(p.found, &p.slab[len(p.slab)-1])
}

// own copies the wordings that a detector cut out of the view: they would keep
// its whole text in memory.
func (p *Pass) own(f *Finding) {
	view := p.View.Text
	if len(p.View.mapping.Pieces()) == 0 {
		return // it is the raw text, which stays
	}
	f.Replacement, f.Evidence = apart(f.Replacement, view), apart(f.Evidence, view)
	for i, a := range f.Alternatives {
		if b := apart(a, view); unsafe.StringData(b) != unsafe.StringData(a) {
			f.Alternatives[i] = b // never written where several places share the list
		}
	}
}

// apart returns s, or a copy where s is a part of the text.
func apart(s, text string) string {
	at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	from := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	if at >= from && at < from+uintptr(len(text)) {
		return strings.Clone(s)
	}
	return s
}

// mostInSlab repairs are allocated at once: damage comes in thousands.
const mostInSlab = 256

// groupKey is the group of a finding of the pass's rule; findings in a row
// mostly share one.
func (p *Pass) groupKey(pattern string) string {
	if p.group.key == "" || p.group.pattern != pattern {
		p.group.pattern, p.group.key = pattern, p.Profile.groupKey(p.rule, pattern)
	}
	return p.group.key
}

// A View is the text so far: the raw text with the repairs applied that
// earlier stages proposed.
type View struct {
	Text    string
	mapping *repair.Mapping
	applied repair.List // by index = Piece.Owner, in raw coordinates
	// justified: blanks are spread so that the lines are of one length.
	justified bool
}

// NewView is the view in which nothing was repaired yet.
func NewView(raw string) *View {
	return &View{Text: raw, mapping: repair.NewMapping(raw, nil)}
}

// ToRaw gives the raw span that a span of the view was made from.
func (v *View) ToRaw(s text.Span) text.Span { return v.mapping.SpanToRaw(s) }

// Raw is the raw text under the view.
func (v *View) Raw() string { return v.mapping.Raw() }

// with returns the view in which the given repairs are applied. They are in
// raw coordinates, sorted, and disjoint.
func with(raw string, applied repair.List) *View {
	if len(applied) == 0 {
		return NewView(raw)
	}
	m := applied.Mapping(raw)
	return &View{Text: m.String(), mapping: m, applied: applied}
}
