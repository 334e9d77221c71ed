package imports

import (
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"emend/editor/text"
)

// leftMacros says that a document holds programs of its own.
const leftMacros = "macros (never run, and not taken)"

// remarks gathers the comments of an office document: what they say and what
// they stand on are told in different places, by an id.
type remarks struct {
	byID  map[string]*remark
	order []*remark
	open  *remark // being read, in an OpenDocument text
	depth int     // of elements inside it
	field string  // the element whose text is read
	lines int     // paragraphs of it so far
}

type remark struct {
	Comment
	body  strings.Builder
	known bool // its place was told
}

// get is the comment of an id.
func (r *remarks) get(id string) *remark {
	if c := r.byID[id]; c != nil {
		return c
	}
	if r.byID == nil {
		r.byID = map[string]*remark{}
	}
	c := &remark{}
	r.byID[id] = c
	r.order = append(r.order, c)
	return c
}

// begin and end tell the passage of a comment, in the text with all changes
// rejected. A comment whose end alone is told stands at a place.
func (r *remarks) begin(id string, at int) {
	c := r.get(id)
	c.Span, c.known = text.Span{Start: at, End: at}, true
}

func (r *remarks) end(id string, at int) {
	c := r.get(id)
	switch {
	case !c.known:
		c.Span, c.known = text.Span{Start: at, End: at}, true
	case at > c.Span.End:
		c.Span.End = at
	}
}

// all lists the comments that have a place, in its order.
func (r *remarks) all() []Comment {
	var out []Comment
	for _, c := range r.order {
		if c.known {
			c.Body = c.body.String()
			out = append(out, c.Comment)
		}
	}
	slices.SortStableFunc(out, func(a, b Comment) int { return a.Span.Start - b.Span.Start })
	return out
}

// wordComments reads what the comments of a Word document say. A reference
// behind a passage does not move its end: see end.
func (r *wordReader) wordComments(data []byte) error {
	var c *remark
	var body *wordReader
	return eachToken(data, func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "comment" {
				c, body = r.comments.get(attr(e, "id")), &wordReader{}
				c.Author = attr(e, "author")
				c.Time = stampOf(attr(e, "date"))
				return nil
			}
		case xml.EndElement:
			if e.Name.Local == "comment" && c != nil {
				c.body.WriteString(body.final.String())
				c, body = nil, nil
				return nil
			}
		}
		if body != nil {
			return body.token(t)
		}
		return nil
	})
}

// takes reads a token that belongs to a comment of an OpenDocument text, and
// says whether it does; at is the place in the text that is being read.
func (r *remarks) takes(t xml.Token, at int) bool {
	switch e := t.(type) {
	case xml.StartElement:
		switch {
		case r.open != nil:
			r.depth++
			r.inside(e)
			return true
		case e.Name.Local == "annotation":
			id := attr(e, "name")
			if id == "" {
				id = "\x00" + strings.Repeat(" ", len(r.order)) // none ends it
			}
			r.begin(id, at)
			r.open, r.depth, r.lines = r.get(id), 0, 0
			return true
		case e.Name.Local == "annotation-end":
			r.end(attr(e, "name"), at)
		}
	case xml.EndElement:
		if r.open == nil {
			return false
		}
		if r.depth == 0 {
			r.open = nil
		}
		r.depth--
		if e.Name.Local == r.field {
			r.field = ""
		}
		return true
	case xml.CharData:
		if r.open == nil {
			return false
		}
		r.says(string(e))
		return true
	}
	return r.open != nil
}

// inside reads an element in a comment.
func (r *remarks) inside(e xml.StartElement) {
	switch name := e.Name.Local; name {
	case "p":
		if r.lines++; r.lines > 1 {
			r.open.body.WriteString("\n")
		}
		r.field = "p"
	case "creator", "date":
		r.field = name
	default:
		r.open.body.WriteString(odtSign(e))
	}
}

func (r *remarks) says(s string) {
	switch r.field {
	case "creator":
		r.open.Author += s
	case "date":
		r.open.Time = stampOf(s)
	case "p":
		r.open.body.WriteString(clean(s))
	}
}

// stampOf reads a time as office formats write it; zero where it is none.
func stampOf(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05.999999999"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
