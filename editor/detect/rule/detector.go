// Package rule is what every rule is made of: a Detector finds its places in a
// Pass over a window of a View and reports a Finding for each; what was learnt
// of the whole text before stands in the Profile.
//
// Context: ten families of damage need the same frame, and each learns things
// of its own about the text. Decision: the frame knows no family. What several
// ask about (language, words, damage, program or prose) are fields of the
// Profile; what one family learns it keeps there as one value of its own type,
// see Of. Consequence: a family is added without a line here, and who reads a
// family finds what it learns beside the rules that ask for it. Of costs a
// look-up in a map, and so is asked once a window or a finding, not once a
// character.
package rule

import (
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
	// before any detector of the stage runs. It should read with ReadParts or
	// CountInto, on all cores, or else return early when p.Done() is closed.
	Survey    func(v *View, p *Profile)
	Detectors []Detector
}

// A Pass is one run of one detector over one window of a view.
type Pass struct {
	View    *View
	Window  text.Span // in the view: report what starts in it, read anywhere
	Profile *Profile
	rule    repair.RuleID
	found   *gathered // nil until there is something
	shared  any       // see Shared
}

// Run runs every detector of the stage over one window of a view and returns
// what they report.
func (s *Stage) Run(v *View, w text.Span, profile *Profile) Found {
	p := Pass{View: v, Window: w, Profile: profile}
	for i := range s.Detectors {
		p.rule = s.Detectors[i].Rule
		s.Detectors[i].Find(&p)
	}
	return p.found.take()
}

// Shared returns the value of type T that the detectors of a stage share over
// one window: zero for the first that asks. A stage has one such type.
func Shared[T any](p *Pass) *T {
	v, ok := p.shared.(*T)
	if !ok {
		v = new(T)
		p.shared = v
	}
	return v
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

// Unsaid is what Report returns of what it passed over.
const Unsaid Said = -1

// Report proposes a repair. Findings that start outside the window or change
// nothing are passed over, so that windows never report a place twice. What it
// returns says the same of another place, see Again.
func (p *Pass) Report(f Finding) Said {
	if f.Span.Start < p.Window.Start || f.Span.Start >= p.Window.End || f.Confidence < leastShown {
		return Unsaid
	}
	if p.View.Text[f.Span.Start:f.Span.End] == f.Replacement {
		return Unsaid
	}
	if p.found == nil {
		p.found = rooms.Get().(*gathered)
	}
	said := p.found.say(p, &f)
	p.found.add(f.Span, said)
	return said
}

// Again proposes for a place of the same wording, in the same window, what was
// said of one.
func (p *Pass) Again(said Said, span text.Span) {
	if span.Start >= p.Window.Start && span.Start < p.Window.End {
		p.found.add(span, said)
	}
}
