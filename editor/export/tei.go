package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"emend/editor/detect"
	"emend/editor/repair"
)

// TEI is a TEI P5 document with both readings.
var TEI = Format{
	Name:      "tei",
	Title:     "TEI P5",
	Extension: ".xml",
	Doc: "A TEI P5 document that holds both readings: choice with sic and corr or orig and reg, surplus for what was taken " +
		"out, lb and pb for line and page breaks, rule (ana), certainty (cert) and who is responsible (resp); notes in standOff.",
	Carries: Carries{Raw: true, Final: true, Repairs: true, Notes: true},
	Write: func(w io.Writer, d *Document, _ Options) error {
		t := teiText{d: d, w: bufio.NewWriter(w), rest: d.Raw.Text(), signers: signersOf(d)}
		t.write()
		return t.w.Flush()
	},
	Keep: keptInTEI,
	check: func(d *Document) []Loss {
		return slices.Concat(lossesAside(d), lossesInXML(d), lostOrphans(d))
	},
}

// A teiText writes a document. A paragraph ends at a blank line that no change
// touches; all line ends stand in the text, so that both readings are exact.
type teiText struct {
	d       *Document
	w       *bufio.Writer
	open    bool     // a paragraph is open
	rest    string   // of the raw text, from the page break to come
	signers []string // who wrote notes, in the order of their ids
}

func (t *teiText) write() {
	fmt.Fprintf(t.w, xmlHead+`<TEI xmlns="http://www.tei-c.org/ns/1.0">`+"\n")
	t.header()
	t.notes()
	t.w.WriteString(`<text><body>`)
	written := false
	for it := range t.d.items() {
		written = true
		switch it.kind {
		case same:
			t.same(it.text)
		case change:
			t.paragraph()
			t.change(it)
		case noteStart:
			t.paragraph()
			fmt.Fprintf(t.w, `<anchor xml:id="n%d.from"/>`, it.note+1)
		case noteEnd:
			t.paragraph()
			fmt.Fprintf(t.w, `<anchor xml:id="n%d.to"/>`, it.note+1)
		}
	}
	if !written {
		t.paragraph() // a body is never empty
	}
	t.end()
	t.w.WriteString("</body></text>\n</TEI>\n")
}

func (t *teiText) paragraph() {
	if !t.open {
		t.w.WriteString("<p>")
		t.open = true
	}
}

func (t *teiText) end() {
	if t.open {
		t.w.WriteString("</p>")
		t.open = false
	}
}

func (t *teiText) header() {
	d := t.d
	fmt.Fprintf(t.w, `<teiHeader><fileDesc><titleStmt><title>%s</title>`, xmlEscape(d.Title))
	fmt.Fprintf(t.w, `<respStmt xml:id="reader"><resp>reviewed the repairs</resp><name>%s</name></respStmt>`, xmlEscape(signer(d.Author)))
	for i, name := range t.signers {
		fmt.Fprintf(t.w, `<respStmt xml:id="by%d"><resp>wrote notes</resp><name>%s</name></respStmt>`, i+1, xmlEscape(name))
	}
	t.w.WriteString(`<respStmt xml:id="emend"><resp>proposed the repairs</resp><name>Emend</name></respStmt></titleStmt>`)
	fmt.Fprintf(t.w, `<publicationStmt><p>unpublished</p></publicationStmt><sourceDesc><p>%s, %s, sha256 %s</p></sourceDesc></fileDesc>`+"\n",
		xmlEscape(d.Source.Name), xmlEscape(d.Raw.Encoding()), d.Raw.SHA256())
	t.w.WriteString(`<encodingDesc><editorialDecl><correction method="markup"><p>Repairs stand in choice (sic and corr, orig and reg) and surplus.</p></correction></editorialDecl>`)
	t.rules()
	t.w.WriteString("</encodingDesc></teiHeader>\n")
}

// rules lists the rules in use, to which ana refers.
func (t *teiText) rules() {
	var rules []repair.RuleID
	for i := range t.d.Repairs {
		if r := t.d.Repairs[i].Rule; !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	if len(rules) == 0 {
		return
	}
	slices.Sort(rules)
	t.w.WriteString(`<classDecl><taxonomy>`)
	for _, r := range rules {
		title := string(r)
		if found, ok := detect.ByRule(r); ok {
			title = found.Title
		}
		fmt.Fprintf(t.w, `<category xml:id="%s"><catDesc>%s</catDesc></category>`, xmlName(string(r)), xmlEscape(title))
	}
	t.w.WriteString(`</taxonomy></classDecl>`)
}

// xmlName makes a rule's id a name that XML allows.
func xmlName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, s)
}

// signersOf lists who wrote notes beside the reviewer.
func signersOf(d *Document) []string {
	var out []string
	for i := range d.Notes {
		if n := &d.Notes[i]; !n.Orphan && n.Author != "" && n.Author != d.Author && !slices.Contains(out, n.Author) {
			out = append(out, n.Author)
		}
	}
	return out
}

// signer is the id of who wrote a note.
func (t *teiText) signer(author string) string {
	if i := slices.Index(t.signers, author); i >= 0 {
		return fmt.Sprintf("by%d", i+1)
	}
	return "reader"
}

// notes writes the notes that have a place.
func (t *teiText) notes() {
	if !slices.ContainsFunc(t.d.boundaries(), func(b boundary) bool { return true }) {
		return
	}
	t.w.WriteString(`<standOff><listAnnotation>`)
	for i, n := range t.d.Notes {
		if n.Orphan {
			continue
		}
		fmt.Fprintf(t.w, `<annotation xml:id="n%d" motivation="%s" target="#n%d.from #n%d.to" resp="#%s">`,
			i+1, xmlEscape(string(n.Motivation)), i+1, i+1, t.signer(n.Author))
		fmt.Fprintf(t.w, `<note>%s</note>`, xmlEscape(n.Body))
		for _, tag := range n.Tags {
			fmt.Fprintf(t.w, `<note type="tag">%s</note>`, xmlEscape(tag))
		}
		t.w.WriteString(`</annotation>`)
	}
	t.w.WriteString("</listAnnotation></standOff>\n")
}

// same writes text that no change touches, cut into paragraphs.
func (t *teiText) same(s string) {
	s = unix(s)
	for s != "" {
		blank := strings.Index(s, "\n\n")
		if blank < 0 {
			t.paragraph()
			t.running(s, true)
			return
		}
		if blank > 0 {
			t.paragraph()
			t.running(s[:blank], true)
		}
		t.end()
		after := strings.TrimLeft(s[blank:], "\n")
		t.w.WriteString(s[blank : len(s)-len(after)])
		s = after
	}
}

// text writes running text of the raw reading; a form feed is a page break.
func (t *teiText) text(s string) { t.running(unix(s), true) }

// running is text whose CRLFs are line feeds already (done again, a CR in front
// of one would be lost), where raw says that the raw text has it: its pages
// have names.
func (t *teiText) running(s string, raw bool) {
	for i, page := range strings.Split(s, "\f") {
		if i > 0 {
			t.pageBreak(raw)
		}
		t.w.WriteString(xmlEscape(page))
	}
}

// pageBreak writes a page break with the name of the page it begins.
func (t *teiText) pageBreak(raw bool) {
	if raw {
		_, t.rest, _ = strings.Cut(t.rest, "\f")
		if name := t.d.Pages.At(t.d.Raw.Len() - len(t.rest)); name != "" {
			fmt.Fprintf(t.w, `<pb n="%s"/>`, xmlEscape(name))
			return
		}
	}
	t.w.WriteString(`<pb/>`)
}

// change writes both readings of a replaced piece.
func (t *teiText) change(it item) {
	r := &t.d.Repairs[it.repair]
	resp := "#emend"
	if t.d.Decision(it.repair).State != repair.Pending {
		resp = "#reader"
	}
	family := r.Rule.Family()
	ana := fmt.Sprintf(`ana="#%s"`, xmlName(string(r.Rule)))
	who := fmt.Sprintf(`resp="%s" cert="%s"`, resp, certainty(r.Confidence))
	if it.after == "" && (family == "repeats" || family == "furniture") {
		fmt.Fprintf(t.w, `<surplus reason="%s" %s %s>`, surplusReason[family], ana, who)
		t.text(it.before)
		t.w.WriteString(`</surplus>`)
		return
	}
	before, after := "orig", "reg"
	if family == "mojibake" || family == "ocr" || family == "reader" || family == "compared" || family == "characters" {
		before, after = "sic", "corr"
	}
	fmt.Fprintf(t.w, `<choice %s><%s>`, ana, before)
	t.text(it.before)
	if strings.Contains(it.before, "\n") && family == "layout" {
		if strings.ContainsAny(it.after, " \n") {
			t.w.WriteString(`<lb/>`)
		} else {
			t.w.WriteString(`<lb break="no"/>`)
		}
	}
	fmt.Fprintf(t.w, `</%s><%s %s>`, before, after, who)
	t.running(unix(it.after), false)
	fmt.Fprintf(t.w, `</%s></choice>`, after)
}

var surplusReason = map[string]string{"repeats": "repeated", "furniture": "boilerplate"}

// certainty is a confidence in TEI's words.
func certainty(confidence float64) string {
	switch {
	case confidence >= repair.DefaultMinimum:
		return "high"
	case confidence >= 0.5:
		return "medium"
	}
	return "low"
}
