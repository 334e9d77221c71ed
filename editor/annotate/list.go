package annotate

import (
	"cmp"
	"slices"
	"strings"

	"emend/editor/repair"
	"emend/editor/text"
)

// A Filter says which notes a list shows. What is empty lets all pass; of
// several tags, colours, authors or motivations one must be the note's.
type Filter struct {
	Text        string // in body, passage or tags; upper and lower case are one
	Tags        []string
	Colours     []string
	Authors     []string
	Motivations []Motivation
	Orphans     bool // only those whose passage is lost
}

// Matches says whether the filter lets a note pass.
func (f *Filter) Matches(a *Annotation) bool {
	return (!f.Orphans || a.Orphan) &&
		oneOf(f.Colours, a.Colour) && oneOf(f.Authors, a.Author) && oneOf(f.Motivations, a.Motivation) &&
		(len(f.Tags) == 0 || slices.ContainsFunc(a.Tags, func(t string) bool { return slices.Contains(f.Tags, t) })) &&
		f.hasText(a)
}

func oneOf[T comparable](wanted []T, v T) bool { return len(wanted) == 0 || slices.Contains(wanted, v) }

func (f *Filter) hasText(a *Annotation) bool {
	if f.Text == "" {
		return true
	}
	want := strings.ToLower(f.Text)
	in := func(s string) bool { return strings.Contains(strings.ToLower(s), want) }
	return in(a.Body) || in(a.Quote.Exact) || slices.ContainsFunc(a.Tags, in)
}

// An Order says how a list of notes is sorted.
type Order int

// The orders of a list. Equal notes stand as in the text.
const (
	ByPlace    Order = iota
	ByCreated        // oldest first
	ByModified       // last changed first
	ByAuthor
	ByTag // by the first tag; those without come last
	ByColour
)

// List returns the notes that a filter lets pass, sorted, in a slice of its
// own.
func List(notes []Annotation, f Filter, order Order) []Annotation {
	var out []Annotation
	for i := range notes {
		if f.Matches(&notes[i]) {
			out = append(out, notes[i])
		}
	}
	slices.SortStableFunc(out, func(a, b Annotation) int {
		return cmp.Or(compare(&a, &b, order), a.Span.Start-b.Span.Start, b.Span.End-a.Span.End)
	})
	return out
}

func compare(a, b *Annotation, order Order) int {
	switch order {
	case ByCreated:
		return a.Created.Compare(b.Created)
	case ByModified:
		return b.Modified.Compare(a.Modified)
	case ByAuthor:
		return strings.Compare(a.Author, b.Author)
	case ByColour:
		return strings.Compare(a.Colour, b.Colour)
	case ByTag:
		if len(a.Tags) == 0 || len(b.Tags) == 0 {
			return len(b.Tags) - len(a.Tags)
		}
		return strings.Compare(a.Tags[0], b.Tags[0])
	}
	return 0
}

// Show is where a note stands in the cleaned text. Where its passage was
// deleted that is a point, the span of an insertion. An orphan stands nowhere;
// it gets the point at which its passage was, moved into the text.
func Show(a *Annotation, m *repair.Mapping) text.Span {
	if !a.Orphan {
		return m.SpanToClean(a.Span)
	}
	at := m.ToClean(min(a.Span.Start, len(m.Raw())), repair.Before)
	return text.Span{Start: at, End: at}
}
