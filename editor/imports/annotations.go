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
	StyleClass string                 `json:"styleClass"`
	Selector   oneOrMany[webSelector] `json:"selector"`
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

// Marks are what is to be read in a page of Web Annotations.
type Marks struct {
	Notes []annotate.Annotation
	// Edits are the proposals for other wordings (motivation editing).
	Edits []Edit
}

// An Edit proposes a wording for a passage. Rule, State and Text are set where
// this program wrote it.
type Edit struct {
	Span        text.Span
	Replacement string
	Rule        string // "mojibake.folded"
	State       string // "accepted"
	Text        string // the reader's wording, where edited
	Reason      string
	Author      string
	Time        time.Time
}

// Annotations reads W3C Web Annotations, one, a page or a list of them, on a
// raw text. Positions are taken as code points and, where that does not give
// the quote, as UTF-16 units, which is what many programs write; else the
// quote is looked for. A note that is found nowhere is an orphan; an edit that
// is found nowhere is left out.
func Annotations(data []byte, raw *text.Raw) (Marks, error) {
	var page struct {
		ID    string          `json:"id"`
		Items json.RawMessage `json:"items"`
	}
	if json.Unmarshal(data, &page) == nil && page.Items != nil {
		data = page.Items
	}
	var all oneOrMany[webAnnotation]
	if err := json.Unmarshal(data, &all); err != nil {
		return Marks{}, fmt.Errorf("these are no Web Annotations: %w", err)
	}
	places := NewPlaces(raw.Text())
	var out Marks
	for i := range all {
		a := &all[i]
		n := a.note(raw.Text(), places)
		if len(a.Motivation) == 0 || a.Motivation[0] != "editing" {
			out.Notes = append(out.Notes, n)
			continue
		}
		if !n.Orphan {
			out.Edits = append(out.Edits, a.edit(&n, raw))
		}
	}
	return out, nil
}

// edit reads what an annotation proposes for the passage of n. One of this
// program's names its repair in its id, with the very span: an insertion
// marks a character beside it, which other programs need.
func (a *webAnnotation) edit(n *annotate.Annotation, raw *text.Raw) Edit {
	e := Edit{Span: n.Span, Author: n.Author, Time: n.Created}
	for _, b := range a.Body {
		switch b.Purpose {
		case "tagging":
			e.Rule = b.Value
		case "assessing":
			e.State = b.Value
		case "replying":
			e.Text = b.Value
		case "commenting":
			e.Reason = b.Value
		case "editing", "":
			e.Replacement = b.Value
		}
	}
	ours, found := strings.CutPrefix(a.ID, "urn:sha256:"+raw.SHA256()+"#")
	if !found {
		e.Rule, e.State, e.Text, e.Reason = "", "", "", ""
		return e
	}
	var span text.Span
	_, at, _ := strings.Cut(ours, "@")
	if n, _ := fmt.Sscanf(at, "%d-%d", &span.Start, &span.End); n != 2 || span.Start < 0 || span.Start > span.End || span.End > raw.Len() {
		return e
	}
	beside := func(s text.Span) string { return perByte(raw.Slice(s)) }
	if span.Empty() && e.Span.Start < span.Start {
		e.Replacement = strings.TrimPrefix(e.Replacement, beside(e.Span))
	} else if span.Empty() {
		e.Replacement = strings.TrimSuffix(e.Replacement, beside(e.Span))
	}
	e.Span = span
	return e
}

var motivations = map[string]annotate.Motivation{
	"commenting": annotate.Commenting, "tagging": annotate.Tagging, "highlighting": annotate.Highlighting,
	"questioning": annotate.Questioning, "bookmarking": annotate.Bookmarking,
}

// note makes a note of an annotation and puts it in its place.
func (a *webAnnotation) note(raw string, places *Places) annotate.Annotation {
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
func (a *webAnnotation) place(n *annotate.Annotation, raw string, places *Places) {
	var position *webSelector
	for i := range a.Target {
		n.Colour = a.Target[i].StyleClass
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
			{Start: places.CodePoint(position.Start), End: places.CodePoint(position.End)},
			{Start: places.unit(position.Start), End: places.unit(position.End)},
		} {
			if span.Start < 0 || span.End < span.Start {
				continue
			}
			if exact := raw[span.Start:span.End]; n.Quote == (annotate.Quote{}) || perByte(exact) == perByte(n.Quote.Exact) {
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

// perByte writes U+FFFD for each byte that is not UTF-8, as those do who write
// annotations.
func perByte(s string) string { return string([]rune(s)) }

// Places leads from code points and UTF-16 units to byte offsets.
type Places struct {
	s     string
	marks []place // every stride bytes, at the edge of a character
}

type place struct{ off, points, units int }

// NewPlaces counts a text.
func NewPlaces(s string) *Places {
	const stride = 1 << 10
	c := &Places{s: s}
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

// CodePoint is the byte offset before which n code points stand, -1 where none
// is. A byte that is not UTF-8 is one code point.
func (c *Places) CodePoint(n int) int { return c.find(n, func(p place) int { return p.points }) }
func (c *Places) unit(n int) int      { return c.find(n, func(p place) int { return p.units }) }

// find is the offset at which a count reaches n, -1 where none does.
func (c *Places) find(n int, count func(place) int) int {
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
