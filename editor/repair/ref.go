package repair

import "emend/editor/text"

// A Ref names a repair within one raw text. It stays valid when the list of
// repairs changes around it.
type Ref struct {
	Rule RuleID
	Span text.Span
}

// Ref returns the reference to r.
func (r *Repair) Ref() Ref { return Ref{r.Rule, r.Span} }

// Ref drops the wording from a key.
func (k Key) Ref() Ref { return Ref{k.Rule, k.Span} }
