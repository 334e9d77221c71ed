package export

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"emend/editor/repair"
)

// DOCX is a Word document in which every repair is a tracked change.
var DOCX = Format{
	Name:      "docx",
	Title:     "Word with tracked changes",
	Extension: ".docx",
	Doc: "A Word document, one paragraph a line, every repair that counts a tracked change signed by its rule or by the " +
		"reader, notes as comments. Accept all gives the final text, reject all the raw one. Word processors become slow " +
		"above some 20,000 changes; then write the settled ones as plain text.",
	Carries: Carries{Raw: true, Final: true, Repairs: true, Notes: true},
	Write:   writeDOCX,
	Keep:    keptInOffice,
	check: func(d *Document) []Loss {
		return slices.Concat(lossesAside(d), lossesInXML(d), noteLosses(d))
	},
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func writeDOCX(w io.Writer, d *Document, o Options) error {
	z := zip.NewWriter(w)
	parts := []struct{ name, body string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`},
		{"word/comments.xml", docxComments(d)},
	}
	for _, p := range parts {
		f, err := z.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xmlHead+p.body); err != nil {
			return err
		}
	}
	f, err := z.Create("word/document.xml")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	t := wordText{d: d, w: out, settled: o.Settled}
	t.write()
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// docxComments is the part that holds the notes.
func docxComments(d *Document) string {
	var b strings.Builder
	b.WriteString(`<w:comments ` + wordNS + `>`)
	for i, n := range d.Notes {
		if n.Orphan {
			continue
		}
		fmt.Fprintf(&b, `<w:comment w:id="%d" w:author="%s" w:date="%s" w:initials="%s">`,
			i, xmlEscape(signer(n.Author)), stamp(n.Created), xmlEscape(initials(signer(n.Author))))
		for _, line := range strings.Split(unix(NoteText(n.Body, n.Tags)), "\n") {
			b.WriteString("<w:p>" + wordRun(line, "w:t") + "</w:p>")
		}
		b.WriteString(`</w:comment>`)
	}
	b.WriteString(`</w:comments>`)
	return b.String()
}

// NoteText is a note's body with its tags.
func NoteText(body string, tags []string) string {
	if len(tags) == 0 {
		return body
	}
	if body != "" {
		body += "\n"
	}
	return body + "#" + strings.Join(tags, " #")
}

// signer is the name a change is signed with where the reader gave none.
func signer(name string) string {
	if strings.TrimSpace(name) == "" {
		return "Reader"
	}
	return name
}

func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		b.WriteRune(firstRune(word))
	}
	return b.String()
}

// stamp is a time as office formats write it.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// changedBy signs a change: the reader where something was decided, else the
// program with the rule.
func changedBy(d *Document, i int) string {
	if d.Decision(i).State != repair.Pending {
		return signer(d.Author)
	}
	return "Emend: " + string(d.Repairs[i].Rule)
}

// A wordText writes the body of a document, paragraph by paragraph. How a
// paragraph's end was changed is known only when it comes, but stands before
// its text, so a paragraph is gathered first.
type wordText struct {
	d       *Document
	w       *bufio.Writer
	settled bool
	para    strings.Builder
	id      int  // of the last tracked change
	broken  bool // the line end passed last was written as a line break
}

func (t *wordText) write() {
	t.w.WriteString(xmlHead + `<w:document ` + wordNS + `><w:body>`)
	for it := range t.d.items() {
		switch it.kind {
		case same:
			t.run(it.text, "", "")
		case change:
			if t.settled && !t.d.unsettled(it.repair) {
				t.run(it.after, "", "")
				continue
			}
			who := fmt.Sprintf(`w:author="%s" w:date="%s"`, xmlEscape(changedBy(t.d, it.repair)), stamp(t.d.Time))
			t.run(it.before, "del", who)
			t.run(it.after, "ins", who)
		case noteStart:
			fmt.Fprintf(&t.para, `<w:commentRangeStart w:id="%d"/>`, it.note)
		case noteEnd:
			fmt.Fprintf(&t.para, `<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, it.note, it.note)
		}
	}
	t.endParagraph("", "")
	t.w.WriteString(`</w:body></w:document>`)
}

// run writes text, tracked as "del" or "ins" or plain; line ends in it end
// paragraphs. Not so a single one that is changed: as a line break inside its
// paragraph it can come and go without a trace, while some readers put a blank
// where the end of a paragraph was deleted.
func (t *wordText) run(s, how, who string) {
	lines := strings.Split(unix(s), "\n")
	for i, line := range lines {
		end := ""
		if how != "" && singleEnd(lines, i) {
			end = "\n"
		}
		if i > 0 && !t.broken {
			t.endParagraph(how, who)
		}
		t.broken = end != ""
		if line += end; line == "" {
			continue
		}
		if how == "" {
			t.para.WriteString(wordRun(line, "w:t"))
			continue
		}
		element := "w:t"
		if how == "del" {
			element = "w:delText"
		}
		t.id++
		fmt.Fprintf(&t.para, `<w:%s w:id="%d" %s>%s</w:%s>`, how, t.id, who, wordRun(line, element), how)
	}
	t.broken = false
}

// singleEnd says whether line i ends, with no other line end beside that.
func singleEnd(lines []string, i int) bool {
	before := i > 0 && lines[i] == ""
	after := i+2 < len(lines) && lines[i+1] == ""
	return i+1 < len(lines) && !before && !after
}

// endParagraph writes the paragraph gathered; how says how its end was changed.
func (t *wordText) endParagraph(how, who string) {
	t.w.WriteString("<w:p>")
	if how != "" {
		t.id++
		fmt.Fprintf(t.w, `<w:pPr><w:rPr><w:%s w:id="%d" %s/></w:rPr></w:pPr>`, how, t.id, who)
	}
	t.w.WriteString(t.para.String())
	t.w.WriteString("</w:p>")
	t.para.Reset()
}

// wordRun is a run of text on one line. What text may not hold in this format
// are elements of their own.
func wordRun(s, element string) string {
	var b strings.Builder
	b.WriteString("<w:r>")
	from := 0
	flush := func(end int) {
		if end > from {
			fmt.Fprintf(&b, `<%s xml:space="preserve">%s</%s>`, element, xmlEscape(s[from:end]), element)
		}
	}
	for i := range len(s) {
		special := wordSpecial(s[i])
		if special == "" {
			continue
		}
		flush(i)
		b.WriteString(special)
		from = i + 1
	}
	flush(len(s))
	b.WriteString("</w:r>")
	return b.String()
}

func wordSpecial(c byte) string {
	switch c {
	case '\t':
		return "<w:tab/>"
	case '\f':
		return `<w:br w:type="page"/>`
	case '\n':
		return "<w:br/>"
	case '\v':
		return `<w:br w:type="textWrapping"/>`
	case '\r':
		return "<w:cr/>"
	}
	return ""
}
