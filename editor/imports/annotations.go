package imports

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"emend/editor/annotate"
	"emend/editor/text"
)

// The parts of a Web Annotation that are read. Where the model allows one or
// many, or a string or an object, oneOrMany takes both.
type webAnnotation struct {
	ID         string               `json:"id"`
	Motivation oneOrMany[string]    `json:"motivation"`
	Creator    oneOrMany[webPerson] `json:"creator"`
	Created    time.Time            `json:"created"`
	Modified   time.Time            `json:"modified"`
	Body       oneOrMany[webBody]   `json:"body"`
	Target     oneOrMany[webTarget] `json:"target"`
}

type webPerson struct {
	Name string `json:"name"`
}

// UnmarshalJSON takes an object or a bare name.
func (p *webPerson) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &p.Name)
	}
	type plain webPerson
	return json.Unmarshal(b, (*plain)(p))
}

type webBody struct {
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

// UnmarshalJSON takes an object; an address alone has nothing to read.
func (p *webBody) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return nil
	}
	type plain webBody
	return json.Unmarshal(b, (*plain)(p))
}

type webTarget struct {
	Selector oneOrMany[webSelector] `json:"selector"`
}

// UnmarshalJSON takes an object; an address alone marks no passage.
func (p *webTarget) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return nil
	}
	type plain webTarget
	return json.Unmarshal(b, (*plain)(p))
}

type webSelector struct {
	Type           string
	Exact          string
	Prefix, Suffix string
	Start, End     int
}

type oneOrMany[T any] []T

// UnmarshalJSON takes one value, a list of them, or null.
func (o *oneOrMany[T]) UnmarshalJSON(b []byte) error {
	if b[0] == '[' {
		return json.Unmarshal(b, (*[]T)(o))
	}
	if string(b) == "null" {
		return nil
	}
	var one T
	err := json.Unmarshal(b, &one)
	*o = append((*o)[:0], one)
	return err
}

// Annotations reads W3C Web Annotations, one, a page or a list of them, as
// notes on a raw text. Positions are taken as code points and, where that does
// not give the quote, as UTF-16 units, which is what many programs write; else
// the quote is looked for. What is found nowhere is an orphan. Proposed edits
// (motivation editing) are left out; skipped says how many.
func Annotations(data []byte, raw string) (notes []annotate.Annotation, skipped int, err error) {
	var page struct {
		Items json.RawMessage `json:"items"`
	}
	if json.Unmarshal(data, &page) == nil && page.Items != nil {
		data = page.Items
	}
	var all oneOrMany[webAnnotation]
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, 0, fmt.Errorf("these are no Web Annotations: %w", err)
	}
	places := newCounter(raw)
	for i := range all {
		a := &all[i]
		if len(a.Motivation) > 0 && a.Motivation[0] == "editing" {
			skipped++
			continue
		}
		notes = append(notes, a.note(raw, places))
	}
	return notes, skipped, nil
}

var motivations = map[string]annotate.Motivation{
	"commenting": annotate.Commenting, "tagging": annotate.Tagging, "highlighting": annotate.Highlighting,
	"questioning": annotate.Questioning, "bookmarking": annotate.Bookmarking,
}

// note makes a note of an annotation and puts it in its place.
func (a *webAnnotation) note(raw string, places *counter) annotate.Annotation {
	n := annotate.Annotation{
		ID: strings.TrimPrefix(a.ID, "urn:emend:note:"), Motivation: annotate.Commenting,
		Created: a.Created, Modified: a.Modified,
	}
	if len(a.Motivation) > 0 && motivations[a.Motivation[0]] != "" {
		n.Motivation = motivations[a.Motivation[0]]
	}
	if len(a.Creator) > 0 {
		n.Author = a.Creator[0].Name
	}
	if n.Modified.IsZero() {
		n.Modified = n.Created
	}
	var bodies []string
	for _, b := range a.Body {
		switch {
		case b.Purpose == "tagging":
			n.Tags = append(n.Tags, b.Value)
		case b.Value != "":
			bodies = append(bodies, b.Value)
		}
	}
	n.Body = strings.Join(bodies, "\n\n")
	a.place(&n, raw, places)
	return n
}

// place finds the passage of a note.
func (a *webAnnotation) place(n *annotate.Annotation, raw string, places *counter) {
	var position *webSelector
	for i := range a.Target {
		for k := range a.Target[i].Selector {
			switch s := &a.Target[i].Selector[k]; s.Type {
			case "TextQuoteSelector":
				n.Quote = annotate.Quote{Exact: s.Exact, Prefix: s.Prefix, Suffix: s.Suffix}
			case "TextPositionSelector":
				position = s
			}
		}
	}
	if position != nil {
		for _, span := range [...]text.Span{
			{Start: places.codePoint(position.Start), End: places.codePoint(position.End)},
			{Start: places.unit(position.Start), End: places.unit(position.End)},
		} {
			if span.Start < 0 || span.End < span.Start {
				continue
			}
			if exact := raw[span.Start:span.End]; n.Quote == (annotate.Quote{}) || strings.ToValidUTF8(exact, "\uFFFD") == strings.ToValidUTF8(n.Quote.Exact, "\uFFFD") {
				n.Span, n.Quote = span, annotate.NewQuote(raw, span)
				return
			}
			n.Span.Start = span.Start
		}
	}
	if places := annotate.Occurrences(raw, n.Quote.Exact); len(places) == 1 {
		n.Span, n.Quote = places[0], annotate.NewQuote(raw, places[0])
		return
	}
	found, _ := annotate.ReanchorNear(raw, *n, n.Span.Start)
	*n = found
}

// A counter leads from code points and UTF-16 units to byte offsets.
type counter struct {
	s     string
	marks []place // every stride bytes, at the edge of a character
}

type place struct{ off, points, units int }

func newCounter(s string) *counter {
	const stride = 1 << 10
	c := &counter{s: s}
	var p place
	for i, r := range s {
		if i >= len(c.marks)*stride {
			c.marks = append(c.marks, place{i, p.points, p.units})
		}
		p.points++
		p.units += max(utf16.RuneLen(r), 1)
	}
	c.marks = append(c.marks, place{len(s), p.points, p.units})
	return c
}

func (c *counter) codePoint(n int) int { return c.find(n, func(p place) int { return p.points }) }
func (c *counter) unit(n int) int      { return c.find(n, func(p place) int { return p.units }) }

// find is the offset at which a count reaches n, -1 where none does.
func (c *counter) find(n int, count func(place) int) int {
	if n < 0 || n > count(c.marks[len(c.marks)-1]) {
		return -1
	}
	i, j := 0, len(c.marks)
	for j-i > 1 {
		if m := (i + j) / 2; count(c.marks[m]) <= n {
			i = m
		} else {
			j = m
		}
	}
	at := c.marks[i]
	for count(at) < n {
		r, size := utf8.DecodeRuneInString(c.s[at.off:])
		at.off, at.points, at.units = at.off+size, at.points+1, at.units+max(utf16.RuneLen(r), 1)
	}
	if count(at) != n {
		return -1 // it cuts a character
	}
	return at.off
}
