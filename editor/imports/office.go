package imports

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"emend/editor/text"
)

// Both readings of a text with tracked changes, and the notes at its end.
type readings struct {
	raw, final strings.Builder
	tracked    bool
	notes      []string
	comments   remarks
	pages      text.Pages // as the program that wrote the document laid it out
}

// newPage notes that the layout begins a page here. That is no part of the
// text: it can be in the middle of a word.
func (r *readings) newPage() {
	if len(r.pages) == 0 {
		r.pages = text.Pages{{Start: 0, Name: "1"}}
	}
	r.pages = append(r.pages, text.Page{Start: r.raw.Len(), Name: strconv.Itoa(len(r.pages) + 1)})
}

// add appends text that is plain, inserted ("ins") or deleted ("del").
func (r *readings) add(s, how string) {
	if s == "" {
		return
	}
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
	t := &Text{Text: r.raw.String() + tail, Comments: r.comments.all(), Pages: r.pages}
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
			r.add(clean(string(e)), r.changed())
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
	case "lastRenderedPageBreak":
		r.newPage()
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
