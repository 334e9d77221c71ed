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
	"slices"
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
	found   repair.List
	slab    []repair.Repair               // room for what is found, many at a time
	group   struct{ pattern, key string } // of the last finding of this rule
	alike   map[likeness]*repair.Grounds
	shared  any // see Shared
}

// Run runs every detector of the stage over one window of a view and returns
// what they report.
func (s *Stage) Run(v *View, w text.Span, profile *Profile) repair.List {
	p := Pass{View: v, Window: w, Profile: profile}
	for i := range s.Detectors {
		p.rule, p.group.key = s.Detectors[i].Rule, ""
		s.Detectors[i].Find(&p)
	}
	return p.found
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
	p.slab = append(p.slab, repair.Repair{Span: f.Span, Replacement: f.Replacement, Grounds: p.grounds(&f)})
	p.found = append(p.found, &p.slab[len(p.slab)-1])
}

// A likeness is what findings have in common that share their grounds; the
// group tells the rule too.
type likeness struct {
	group, evidence string
	confidence      float64
	container       bool
}

// grounds are those of a finding, shared by all of the window that are alike.
func (p *Pass) grounds(f *Finding) *repair.Grounds {
	k := likeness{p.groupKey(f.Pattern), f.Evidence, f.Confidence, f.Container}
	alone := len(f.Alternatives) > 0
	if g, ok := p.alike[k]; ok && !alone {
		return g
	}
	g := &repair.Grounds{
		Rule: p.rule, Confidence: f.Confidence, Group: k.group, Alternatives: f.Alternatives,
		Evidence: f.Evidence, Container: f.Container,
	}
	if !alone {
		if p.alike == nil {
			p.alike = map[likeness]*repair.Grounds{}
		}
		p.alike[k] = g
	}
	return g
}

// own copies the wordings that a detector cut out of the view: they would keep
// its whole text in memory.
func (p *Pass) own(f *Finding) {
	view := p.View.Text
	if p.View.Untouched() {
		return // it is the raw text, which stays
	}
	f.Replacement, f.Evidence = apart(f.Replacement, view), apart(f.Evidence, view)
	shared := true // other findings may have the same list
	for i, a := range f.Alternatives {
		own := apart(a, view)
		if unsafe.StringData(own) == unsafe.StringData(a) {
			continue
		}
		if shared {
			f.Alternatives, shared = slices.Clone(f.Alternatives), false
		}
		f.Alternatives[i] = own
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
