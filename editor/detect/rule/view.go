package rule

import (
	"emend/editor/repair"
	"emend/editor/text"
)

// A View is the text so far: the raw text with the repairs applied that
// earlier stages proposed.
type View struct {
	Text    string
	Mapping *repair.Mapping
	Applied repair.List // by index = Piece.Owner, in raw coordinates
}

// NewView is the view in which nothing was repaired yet.
func NewView(raw string) *View {
	return &View{Text: raw, Mapping: repair.NewMapping(raw, nil)}
}

// ToRaw gives the raw span that a span of the view was made from.
func (v *View) ToRaw(s text.Span) text.Span { return v.Mapping.SpanToRaw(s) }

// Untouched says whether the view is still the raw text.
func (v *View) Untouched() bool { return v.Mapping.PieceCount() == 0 }

// Raw is the raw text under the view.
func (v *View) Raw() string { return v.Mapping.Raw() }

// ViewOf returns the view in which the given repairs are applied. They are in
// raw coordinates, sorted, and disjoint.
func ViewOf(raw string, applied repair.List) *View {
	if len(applied) == 0 {
		return NewView(raw)
	}
	m := applied.Mapping(raw)
	return &View{Text: m.String(), Mapping: m, Applied: applied}
}

// Release lets go of what a view holds. Surveys remember which view they read,
// and would keep one text after another in memory.
func (v *View) Release() { *v = View{} }
