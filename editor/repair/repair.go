// Package repair holds what the program proposes and what the reader decides:
// repairs, decisions, how overlapping repairs are settled (Resolve), how later
// repairs are chained onto earlier ones (Compose), and the piecewise map
// between the raw and the cleaned text (Mapping).
//
// Context: a repair is found in a view of the text in which earlier repairs
// are already applied, yet the reader decides on raw text. Decision: every
// repair is kept as one span of the raw text with its whole new wording, and
// the cleaned text is never stored, only derived. Consequence: nothing is ever
// searched for again, any set of decisions gives a text, and rejecting all of
// them gives the input back byte for byte.
package repair

import (
	"fmt"
	"strings"

	"emend/editor/text"
)

// A RuleID names a rule as "family.rule", for instance "mojibake.folded".
type RuleID string

// Family is the part of the id before the dot.
func (id RuleID) Family() string {
	family, _, _ := strings.Cut(string(id), ".")
	return family
}

// A Step is one link of a chain of repairs of the same place. Each step is a
// possible stopping point.
type Step struct {
	Rule        RuleID
	Replacement string  // wording of the repair's whole span after this step
	Confidence  float64 // 0..1, calibrated, given that the steps before hold
	Evidence    string
}

// A Repair proposes new wording for one span of the raw text.
type Repair struct {
	Span        text.Span // in the raw text; empty for an insertion
	Replacement string    // wording after the last step; empty: delete
	*Grounds              // never nil
}

// Grounds are what a repair rests on. A text may draw a million repairs, most
// of them alike, and so those that are alike may share their grounds: they do
// not change once a repair has them, but are replaced (see Amend).
type Grounds struct {
	Rule         RuleID   // rule of the first step
	Confidence   float64  // 0..1, calibrated; the lowest of its steps
	Group        string   // rule + pattern: what one decision can settle
	Evidence     string   // in words, for the reader
	Steps        []Step   // nil when there is only one
	Alternatives []string // other wordings of the whole span, best first
	// Container marks a large deletion (a repeated passage, furniture):
	// repairs inside its span sleep while it stands and wake when it does not.
	Container bool
}

// Amend gives r grounds of its own, as change leaves a copy of those it has.
func (r *Repair) Amend(change func(*Grounds)) {
	own := *r.Grounds
	change(&own)
	r.Grounds = &own
}

// A Key identifies a repair on disk and across detections of the same text.
type Key struct {
	Rule     RuleID
	Span     text.Span
	Original string // the raw wording under Span
}

// Key returns the identity of r in the given raw text.
func (r *Repair) Key(raw string) Key {
	return Key{r.Rule, r.Span, raw[r.Span.Start:r.Span.End]}
}

// ID names r within one raw text: its rule and raw byte offsets.
func (r *Repair) ID() string {
	return fmt.Sprintf("%s@%d-%d", r.Rule, r.Span.Start, r.Span.End)
}

// At returns the wording r gives when only steps of confidence minimum and
// above may be taken, and whether any may. A later step rests on the earlier
// ones, so the first weak step ends the chain.
func (r *Repair) At(minimum float64) (replacement string, ok bool) {
	if len(r.Steps) == 0 {
		return r.Replacement, r.Confidence >= minimum
	}
	for i := range r.Steps {
		if r.Steps[i].Confidence < minimum {
			break
		}
		replacement, ok = r.Steps[i].Replacement, true
	}
	return replacement, ok
}

// Pattern is the part of the group key after the rule.
func (g *Grounds) Pattern() string {
	_, pattern, _ := strings.Cut(g.Group, " ")
	return pattern
}

// GroupKey makes the key under which one decision settles all repairs of a
// rule that share a pattern.
func GroupKey(rule RuleID, pattern string) string { return string(rule) + " " + pattern }
