package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"emend/editor/annotate"
	"emend/editor/text"
)

// W3C is a page of Web Annotations.
var W3C = Format{
	Name:      "w3c",
	Title:     "W3C Web Annotations (JSON-LD)",
	Extension: ".jsonld",
	Doc: "Every repair (motivation editing) and every note as a Web Annotation on the raw text, with a quote and a position " +
		"in Unicode code points. What was decided is a body with the purpose assessing.",
	Carries: Carries{Repairs: true, Decisions: true, Notes: true},
	Keep:    perByte,
	check:   lossesInUnicode,
	Write:   writeW3C,
}

// writeW3C writes one annotation a line inside the page, so that a page of a
// large text is never held whole.
func writeW3C(w io.Writer, d *Document, _ Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	id := "urn:sha256:" + d.Raw.SHA256()
	fmt.Fprintf(out, `{"@context":%q,"id":%q,"type":"AnnotationPage","items":[`+"\n", "http://www.w3.org/ns/anno.jsonld", id)
	enc := newEncoder(out)
	first := true
	for a := range d.webAnnotations(id) {
		if !first {
			out.WriteString(",")
		}
		first = false
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

type webAnnotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Creator    *webCreator `json:"creator,omitempty"`
	Created    string      `json:"created,omitempty"`
	Modified   string      `json:"modified,omitempty"`
	Body       []webBody   `json:"body,omitempty"`
	Target     []webTarget `json:"target"`
}

type webCreator struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type webBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format,omitempty"`
	Value   string `json:"value"`
}

type webTarget struct {
	Source   string        `json:"source"`
	Style    string        `json:"styleClass,omitempty"` // the colour of a note
	Selector []webSelector `json:"selector"`
}

// A webSelector is a quote or a position. Readers in the wild want both, the
// quote first.
type webSelector struct {
	Type   string  `json:"type"`
	Exact  *string `json:"exact,omitempty"`
	Prefix string  `json:"prefix,omitempty"`
	Suffix string  `json:"suffix,omitempty"`
	Start  *int    `json:"start,omitempty"`
	End    *int    `json:"end,omitempty"`
}

// webAnnotations are the repairs, by the given address of the text, and the
// notes.
func (d *Document) webAnnotations(id string) iter.Seq[webAnnotation] {
	return func(yield func(webAnnotation) bool) {
		points := newPoints(d.Raw.Text())
		for i := range d.Repairs {
			r := &d.Repairs[i]
			span, wording := visibleSpan(d.Raw.Text(), r.Span, r.Replacement)
			ok := yield(webAnnotation{
				ID: id + "#" + r.ID(), Type: "Annotation", Motivation: "editing",
				Creator: &webCreator{"Software", "Emend"}, Created: webTime(d.Time),
				Body: d.webBodies(i, wording), Target: d.webTarget(points, span),
			})
			if !ok {
				return
			}
		}
		for i := range d.Notes {
			if !yield(d.webNote(&d.Notes[i], points)) {
				return
			}
		}
	}
}

// webNote tells a note.
func (d *Document) webNote(n *annotate.Annotation, points *points) webAnnotation {
	a := webAnnotation{ID: "urn:emend:note:" + n.ID, Type: "Annotation", Motivation: string(n.Motivation), Created: webTime(n.Created)}
	if !n.Modified.Equal(n.Created) {
		a.Modified = webTime(n.Modified)
	}
	if n.Author != "" {
		a.Creator = &webCreator{"Person", n.Author}
	}
	if n.Body != "" || len(n.Tags) == 0 {
		a.Body = append(a.Body, webBody{"TextualBody", string(n.Motivation), "text/plain", n.Body})
	}
	for _, tag := range n.Tags {
		a.Body = append(a.Body, webBody{Type: "TextualBody", Purpose: "tagging", Value: tag})
	}
	if n.Orphan {
		quote := webSelector{Type: "TextQuoteSelector", Exact: &n.Quote.Exact, Prefix: n.Quote.Prefix, Suffix: n.Quote.Suffix}
		a.Target = []webTarget{{Source: d.webSource(), Selector: []webSelector{quote}}}
	} else {
		a.Target = d.webTarget(points, n.Span)
	}
	a.Target[0].Style = n.Colour
	return a
}

// webBodies tells a repair: the new wording, the rule, and what was decided.
func (d *Document) webBodies(i int, wording string) []webBody {
	bodies := []webBody{
		{"TextualBody", "editing", "text/plain", wording},
		{Type: "TextualBody", Purpose: "tagging", Value: string(d.Repairs[i].Rule)},
		{Type: "TextualBody", Purpose: "assessing", Value: d.Decision(i).State.String()},
	}
	if said := d.Decision(i); said.Text != "" {
		bodies = append(bodies, webBody{"TextualBody", "replying", "text/plain", said.Text})
	}
	if said := d.Decision(i); said.Reason != "" {
		bodies = append(bodies, webBody{"TextualBody", "commenting", "text/plain", said.Reason})
	}
	if e := d.Repairs[i].Evidence; e != "" {
		bodies = append(bodies, webBody{"TextualBody", "describing", "text/plain", e})
	}
	return bodies
}

func (d *Document) webSource() string {
	if d.Source.Name == "" {
		return "urn:sha256:" + d.Raw.SHA256()
	}
	return d.Source.Name
}

// quoteRunes is how much context a quote has on each side.
const quoteRunes = 32

func (d *Document) webTarget(p *points, s text.Span) []webTarget {
	raw := d.Raw.Text()
	exact := raw[s.Start:s.End]
	start, end := p.at(s.Start), p.at(s.End)
	return []webTarget{{Source: d.webSource(), Selector: []webSelector{
		{
			Type: "TextQuoteSelector", Exact: &exact,
			Prefix: raw[back(raw, s.Start, quoteRunes):s.Start], Suffix: raw[s.End:forward(raw, s.End, quoteRunes)],
		},
		{Type: "TextPositionSelector", Start: &start, End: &end},
	}}}
}

// back is the offset n characters before off, forward n after it.
func back(s string, off, n int) int {
	for ; n > 0 && off > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:off])
		off -= size
	}
	return off
}

func forward(s string, off, n int) int {
	for ; n > 0 && off < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[off:])
		off += size
	}
	return off
}

// visibleSpan widens an insertion over the character before it, or behind it
// at the start: formats that mark passages cannot mark nothing.
func visibleSpan(raw string, s text.Span, wording string) (text.Span, string) {
	if !s.Empty() || raw == "" {
		return s, wording
	}
	if s.Start > 0 {
		from := back(raw, s.Start, 1)
		return text.Span{Start: from, End: s.End}, raw[from:s.Start] + wording
	}
	to := forward(raw, s.End, 1)
	return text.Span{Start: s.Start, End: to}, wording + raw[s.End:to]
}

// points counts code points up to byte offsets. A byte that is not UTF-8 is
// one code point, U+FFFD.
type points struct {
	s     string
	marks []int // pairs: the first edge at or behind each stride, code points before it
}

const pointStride = 1 << 10

func newPoints(s string) *points {
	p := &points{s: s}
	n, next := 0, 0
	for i := range s {
		for i >= next {
			p.marks = append(p.marks, i, n)
			next += pointStride
		}
		n++
	}
	return p
}

// at is the number of code points before a byte offset.
func (p *points) at(off int) int {
	if len(p.marks) == 0 {
		return 0
	}
	k := min(off/pointStride, len(p.marks)/2-1)
	for k > 0 && p.marks[2*k] > off {
		k--
	}
	return p.marks[2*k+1] + utf8.RuneCountInString(p.s[p.marks[2*k]:off])
}

func webTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// MarshalJSON keeps what JSON cannot carry from failing: bytes that are not
// UTF-8 are U+FFFD, one for each, so that positions still fit.
func (s webSelector) MarshalJSON() ([]byte, error) {
	type plain webSelector
	if s.Exact != nil {
		exact := perByte(*s.Exact)
		s.Exact = &exact
	}
	s.Prefix, s.Suffix = perByte(s.Prefix), perByte(s.Suffix)
	return json.Marshal(plain(s))
}

// perByte writes U+FFFD for each byte that is not UTF-8.
func perByte(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
