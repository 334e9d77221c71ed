package rule

import (
	"slices"
	"sync"

	"emend/editor/repair"
	"emend/editor/text"
)

// A View is the text so far: the raw text with the repairs applied that
// earlier stages proposed.
type View struct {
	Text    string
	Applied repair.List // in raw coordinates, sorted and disjoint
	raw     string
	mapping func() *repair.Mapping
}

// NewView is the view in which nothing was repaired yet.
func NewView(raw string) *View { return ViewOf(raw, nil) }

// ViewOf returns the view in which the given repairs are applied. They are in
// raw coordinates, sorted, and disjoint.
func ViewOf(raw string, applied repair.List) *View {
	v := OffView(raw, applied)
	v.Text = raw
	if len(applied) > 0 {
		v.Text = applied.Apply(raw)
	}
	return v
}

// OffView is ViewOf for one whose text nobody will read.
func OffView(raw string, applied repair.List) *View {
	// A million pieces take as long to put together as the text, and some stages
	// find nothing for which they are needed.
	return &View{Applied: applied, raw: raw, mapping: sync.OnceValue(func() *repair.Mapping { return applied.Mapping(raw) })}
}

// Mapping leads from the raw text to the view. A piece's Owner is the index
// in Applied.
func (v *View) Mapping() *repair.Mapping { return v.mapping() }

// ToRaw gives the raw span that a span of the view was made from.
func (v *View) ToRaw(s text.Span) text.Span {
	if v.Untouched() {
		return s
	}
	return v.Mapping().SpanToRaw(s)
}

// Untouched says whether the view is still the raw text.
func (v *View) Untouched() bool { return len(v.Applied) == 0 }

// Raw is the raw text under the view.
func (v *View) Raw() string { return v.raw }

// With is the repairs of the view in which what was found in this one is applied
// too: see repair.Compose. Where this is needed no more, its list may be used.
func (v *View) With(found repair.List, done bool) repair.List {
	switch {
	case v.Untouched():
		return found
	case done:
		return repair.Compose(v.mapping, v.Applied, found)
	}
	return repair.Compose(v.mapping, slices.Clip(v.Applied), found)
}

// Release lets go of what a view holds. Surveys remember which view they read,
// and would keep one text after another in memory.
func (v *View) Release() { *v = View{} }
