package imports

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// An odtReader reads the body of an OpenDocument text: a paragraph is a line.
// Deleted text stands in front of the body, by the id of the change.
type odtReader struct {
	readings
	deleted  map[string]*strings.Builder
	region   string
	deletion *strings.Builder // open
	inBody   bool
	inserts  map[string]bool // ids of insertions
	inside   [2]int          // insertions, deletions that stand open in the body
	style    string          // the style that is being read
	breaks   map[string]bool // styles of paragraphs that begin a page
	formFeed bool            // the span that is open says that its page break is text
	skip     int
	note     *strings.Builder // open footnote
	lines    int              // of the text that is being read
	depth    int              // of open paragraphs and headings
	blank    bool             // a blank ended the text before, and the next is folded
}

// unreadODT are the elements that hold no text of the body.
var unreadODT = map[string]bool{
	"change-info": true, "sequence-decls": true, "note-citation": true, "tracked-changes-meta": true,
	"ruby-text": true, "desc": true, "title": true,
}

func readODT(data []byte) (*Text, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	body, err := a.part("content.xml")
	if err != nil {
		return nil, err
	}
	r := odtReader{deleted: map[string]*strings.Builder{}, inserts: map[string]bool{}, breaks: map[string]bool{}}
	err = eachToken(body, func(t xml.Token) error {
		if r.comments.takes(t, r.raw.Len()) {
			return nil
		}
		switch e := t.(type) {
		case xml.StartElement:
			r.start(e)
		case xml.EndElement:
			r.endElement(e.Name.Local)
		case xml.CharData:
			if r.inBody && r.skip == 0 && r.depth > 0 {
				r.running(string(e))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	t := r.done()
	for name := range a.parts {
		if strings.HasPrefix(name, "Basic/") || strings.HasPrefix(name, "Scripts/") {
			t.Left = append(t.Left, leftMacros)
			break
		}
	}
	return t, nil
}

// put appends text where it belongs at this moment.
func (r *odtReader) put(s string) {
	switch {
	case r.note != nil:
		r.note.WriteString(s)
	case r.deletion != nil:
		r.deletion.WriteString(s)
	case r.inside[0] > 0 && r.inside[1] > 0: // put in and taken out again
	case r.inside[1] > 0:
		r.add(s, "del")
	case r.inside[0] > 0:
		r.add(s, "ins")
	default:
		r.add(s, "")
	}
	r.blank = false
}

// running appends text in which runs of white space count as one blank.
func (r *odtReader) running(s string) {
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !r.blank {
				r.put(" ")
				r.blank = true
			}
			continue
		}
		r.put(string(c))
	}
}

func (r *odtReader) start(e xml.StartElement) {
	name := e.Name.Local
	if r.skip > 0 || unreadODT[name] {
		r.skip++
		return
	}
	switch name {
	case "text":
		r.inBody = true
	case "note":
		r.notes = append(r.notes, "")
		r.put("[^" + strconv.Itoa(len(r.notes)) + "]")
		r.note = &strings.Builder{}
	case "p", "h":
		if r.note == nil {
			if r.lines > 0 {
				r.put("\n")
			}
			r.lines++
			if r.breaks[attr(e, "style-name")] {
				r.put("\f")
			}
		}
		r.depth++
		r.blank = true // blanks at the start of a paragraph do not count
	case "style":
		r.style = attr(e, "name")
	case "paragraph-properties":
		if attr(e, "break-before") == "page" {
			r.breaks[r.style] = true
		}
	case "span":
		r.formFeed = attr(e, "style-name") == "FormFeed"
	case "soft-page-break":
		if r.formFeed {
			r.put("\f")
		} else {
			r.newPage()
		}
	default:
		if sign := odtSign(e); sign != "" {
			r.put(sign)
			return
		}
		r.tracking(e)
	}
}

// odtSign is the text that an element stands for, if it does.
func odtSign(e xml.StartElement) string {
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(attr(e, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		return strings.Repeat(" ", min(n, 1000))
	case "tab":
		return "\t"
	case "line-break":
		return "\n"
	}
	return ""
}

// tracking reads the elements of tracked changes.
func (r *odtReader) tracking(e xml.StartElement) {
	switch e.Name.Local {
	case "changed-region":
		r.region = attr(e, "id")
	case "deletion":
		r.deletion, r.lines = &strings.Builder{}, 0
		r.deleted[r.region] = r.deletion
	case "insertion":
		r.inserts[r.region] = true
	case "change":
		if d := r.deleted[attr(e, "change-id")]; d != nil {
			r.add(d.String(), "del")
		}
	case "change-start", "change-end":
		// LibreOffice leaves a deletion in the body too, where it shows changes.
		step := 1
		if e.Name.Local == "change-end" {
			step = -1
		}
		id := attr(e, "change-id")
		if r.inserts[id] {
			r.inside[0] = max(0, r.inside[0]+step)
		} else if r.deleted[id] != nil {
			r.inside[1] = max(0, r.inside[1]+step)
		}
	}
}

func (r *odtReader) endElement(name string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	switch name {
	case "deletion":
		r.deletion = nil
	case "tracked-changes":
		r.lines = 0
	case "note":
		if r.note != nil {
			r.notes[len(r.notes)-1], r.note = r.note.String(), nil
		}
	case "p", "h":
		r.depth--
	}
}
