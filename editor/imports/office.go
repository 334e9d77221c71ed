package imports

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// Both readings of a text with tracked changes, and the notes at its end.
type readings struct {
	raw, final strings.Builder
	tracked    bool
	notes      []string
	comments   remarks
}

// add appends text that is plain, inserted ("ins") or deleted ("del").
func (r *readings) add(s, how string) {
	if s == "" {
		return
	}
	s = clean(s)
	r.tracked = r.tracked || how != ""
	if how != "ins" {
		r.raw.WriteString(s)
	}
	if how != "del" {
		r.final.WriteString(s)
	}
}

func (r *readings) done() *Text {
	var notes strings.Builder
	for i, n := range r.notes {
		fmt.Fprintf(&notes, "\n[^%d]: %s\n", i+1, strings.TrimSpace(n))
	}
	tail := clean(notes.String())
	t := &Text{Text: r.raw.String() + tail, Comments: r.comments.all()}
	if r.tracked {
		t.Tracked, t.Cleaned = true, r.final.String()+tail
	}
	return t
}

// A wordReader reads the body of a Word document: a paragraph is a line.
type wordReader struct {
	readings
	how      []string // of the open ins and del elements
	inMark   bool     // in the properties of a paragraph's end
	mark     string   // how the end of the paragraph was changed
	end      *string  // how the paragraph before ended; nil: there is none
	inText   bool
	skip     int // depth in parts that are no text
	footnote map[string]string
}

// unreadWord are the elements that hold no text of the body. A fallback says
// again what the choice before it said.
var unreadWord = map[string]bool{"tabs": true, "instrText": true, "Fallback": true, "delInstrText": true}

func readDOCX(data []byte) (*Text, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	r := wordReader{footnote: map[string]string{}}
	if a.parts["word/footnotes.xml"] != nil {
		part, err := a.part("word/footnotes.xml")
		if err != nil {
			return nil, err
		}
		if err := r.footnotes(part); err != nil {
			return nil, fmt.Errorf("its footnotes: %w", err)
		}
	}
	if a.parts["word/comments.xml"] != nil {
		part, err := a.part("word/comments.xml")
		if err != nil {
			return nil, err
		}
		if err := r.wordComments(part); err != nil {
			return nil, fmt.Errorf("its comments: %w", err)
		}
	}
	body, err := a.part("word/document.xml")
	if err != nil {
		return nil, err
	}
	if err := eachToken(body, r.token); err != nil {
		return nil, err
	}
	t := r.done()
	if a.parts["word/vbaProject.bin"] != nil {
		t.Left = append(t.Left, leftMacros)
	}
	return t, nil
}

// footnotes reads the notes by their id.
func (r *wordReader) footnotes(data []byte) error {
	id := ""
	var one *wordReader
	return eachToken(data, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "footnote" {
			id, one = attr(e, "id"), &wordReader{}
			return nil
		}
		if e, ok := t.(xml.EndElement); ok && e.Name.Local == "footnote" && one != nil {
			r.footnote[id] = strings.ReplaceAll(one.final.String(), "\n", " ")
			one = nil
			return nil
		}
		if one != nil {
			return one.token(t)
		}
		return nil
	})
}

func (r *wordReader) changed() string {
	if len(r.how) == 0 {
		return ""
	}
	return r.how[len(r.how)-1]
}

func (r *wordReader) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		r.start(e)
	case xml.EndElement:
		r.endElement(e.Name.Local)
	case xml.CharData:
		if r.inText && r.skip == 0 {
			r.add(string(e), r.changed())
		}
	}
	return nil
}

func (r *wordReader) start(e xml.StartElement) {
	name := e.Name.Local
	if r.skip > 0 || unreadWord[name] {
		r.skip++
		return
	}
	switch name {
	case "p":
		if r.end != nil {
			r.add("\n", *r.end)
		}
		r.mark = ""
	case "rPr":
		r.inMark = true
	case "ins", "moveTo":
		r.change("ins")
	case "del", "moveFrom":
		r.change("del")
	case "t", "delText":
		r.inText = true
	case "commentRangeStart":
		r.comments.begin(attr(e, "id"), r.raw.Len())
	case "commentRangeEnd", "commentReference":
		r.comments.end(attr(e, "id"), r.raw.Len())
	case "footnoteReference":
		if note, ok := r.footnote[attr(e, "id")]; ok {
			r.notes = append(r.notes, note)
			r.add("[^"+strconv.Itoa(len(r.notes))+"]", r.changed())
		}
	default:
		r.add(wordSign(e), r.changed())
	}
}

// change notes that the end of a paragraph was changed, or what follows is.
func (r *wordReader) change(how string) {
	if r.inMark {
		r.mark = how
		return
	}
	r.how = append(r.how, how)
}

// wordSign is the character that an element stands for, if it does.
func wordSign(e xml.StartElement) string {
	switch e.Name.Local {
	case "tab":
		return "\t"
	case "cr":
		return "\n"
	case "noBreakHyphen":
		return "\u2011"
	case "br":
		if attr(e, "type") == "page" {
			return "\f"
		}
		return "\n"
	}
	return ""
}

func (r *wordReader) endElement(name string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	switch name {
	case "p":
		mark := r.mark
		r.end = &mark
	case "rPr":
		r.inMark = false
	case "ins", "moveTo", "del", "moveFrom":
		if !r.inMark && len(r.how) > 0 {
			r.how = r.how[:len(r.how)-1]
		}
	case "t", "delText":
		r.inText = false
	}
}

// An odtReader reads the body of an OpenDocument text: a paragraph is a line.
// Deleted text stands in front of the body, by the id of the change.
type odtReader struct {
	readings
	deleted  map[string]*strings.Builder
	region   string
	deletion *strings.Builder // open
	inBody   bool
	inserted bool
	inserts  map[string]bool // ids of insertions
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
	r := odtReader{deleted: map[string]*strings.Builder{}, inserts: map[string]bool{}}
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
	case r.inserted:
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
		}
		r.depth++
		r.blank = true // blanks at the start of a paragraph do not count
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
	case "soft-page-break":
		return "\f"
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
	case "change-start":
		r.inserted = r.inserted || r.inserts[attr(e, "change-id")]
	case "change-end":
		r.inserted = false
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
