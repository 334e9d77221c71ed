package export

import (
	"archive/zip"
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
)

// ODT is an OpenDocument text in which every repair is a tracked change.
var ODT = Format{
	Name:      "odt",
	Title:     "OpenDocument with tracked changes",
	Extension: ".odt",
	Doc: "An OpenDocument text for LibreOffice and others, one paragraph a line, every repair that counts a tracked change, " +
		"notes as comments. Accept all gives the final text, reject all the raw one; a form feed at the start of a line is a page break.",
	Carries: Carries{Raw: true, Final: true, Repairs: true, Notes: true},
	Write:   writeODT,
	Keep:    keptInOffice,
	check: func(d *Document) []Loss {
		return slices.Concat(lossesAside(d), lossesInXML(d), noteLosses(d))
	},
}

const odtType = "application/vnd.oasis.opendocument.text"

func writeODT(w io.Writer, d *Document, o Options) error {
	z := zip.NewWriter(w)
	// The type comes first and uncompressed, so that it stands at a fixed
	// place in the file.
	f, err := z.CreateRaw(&zip.FileHeader{
		Name: "mimetype", Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(odtType)),
		CompressedSize64: uint64(len(odtType)), UncompressedSize64: uint64(len(odtType)),
	})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, odtType); err != nil {
		return err
	}
	if f, err = z.Create("META-INF/manifest.xml"); err != nil {
		return err
	}
	_, err = io.WriteString(f, xmlHead+`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">`+
		`<manifest:file-entry manifest:full-path="/" manifest:media-type="`+odtType+`"/>`+
		`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`)
	if err != nil {
		return err
	}
	if f, err = z.Create("content.xml"); err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	t := odtText{d: d, w: out, settled: o.Settled, items: slices.Collect(d.items())}
	t.write()
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// An odtText writes content.xml. Deleted text stands in front of the body, and
// the body only says where it was.
type odtText struct {
	d       *Document
	w       *bufio.Writer
	settled bool
	items   []item
}

func (t *odtText) write() {
	t.w.WriteString(xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">` +
		`<office:automatic-styles><style:style style:name="NewPage" style:family="paragraph" style:parent-style-name="Standard">` +
		`<style:paragraph-properties fo:break-before="page"/></style:style><style:style style:name="FormFeed" style:family="text"/></office:automatic-styles>` +
		`<office:body><office:text>`)
	t.regions()
	t.w.WriteString(`<text:p>`)
	for i, it := range t.items {
		switch it.kind {
		case same:
			t.text(it.text)
		case change:
			t.change(i, it)
		case noteStart:
			t.note(it.note)
		case noteEnd:
			if !t.d.emptyNote(it.note) {
				fmt.Fprintf(t.w, `<office:annotation-end office:name="n%d"/>`, it.note)
			}
		}
	}
	t.w.WriteString(`</text:p></office:text></office:body></office:document-content>`)
}

// tracked says whether an item is a change to be tracked.
func (t *odtText) tracked(it item) bool {
	return it.kind == change && (!t.settled || t.d.unsettled(it.repair))
}

// regions lists the changes, deleted text included.
func (t *odtText) regions() {
	t.w.WriteString(`<text:tracked-changes text:track-changes="false">`)
	for i, it := range t.items {
		if !t.tracked(it) {
			continue
		}
		info := fmt.Sprintf(`<office:change-info><dc:creator>%s</dc:creator><dc:date>%s</dc:date></office:change-info>`,
			xmlEscape(changedBy(t.d, it.repair)), stamp(t.d.Time))
		if it.before != "" {
			fmt.Fprintf(t.w, `<text:changed-region xml:id="d%d" text:id="d%d"><text:deletion>%s<text:p>`, i, i, info)
			t.text(it.before)
			t.w.WriteString(`</text:p></text:deletion></text:changed-region>`)
		}
		if it.after != "" {
			fmt.Fprintf(t.w, `<text:changed-region xml:id="i%d" text:id="i%d"><text:insertion>%s</text:insertion></text:changed-region>`, i, i, info)
		}
	}
	t.w.WriteString(`</text:tracked-changes>`)
}

func (t *odtText) change(i int, it item) {
	if !t.tracked(it) {
		t.text(it.after)
		return
	}
	if it.before != "" {
		fmt.Fprintf(t.w, `<text:change text:change-id="d%d"/>`, i)
	}
	if it.after != "" {
		fmt.Fprintf(t.w, `<text:change-start text:change-id="i%d"/>`, i)
		t.text(it.after)
		fmt.Fprintf(t.w, `<text:change-end text:change-id="i%d"/>`, i)
	}
}

func (t *odtText) note(i int) {
	n := &t.d.Notes[i]
	fmt.Fprintf(t.w, `<office:annotation office:name="n%d"><dc:creator>%s</dc:creator><dc:date>%s</dc:date><text:p>`,
		i, xmlEscape(signer(n.Author)), stamp(n.Created))
	t.text(NoteText(n.Body, n.Tags))
	t.w.WriteString(`</text:p></office:annotation>`)
}

// text writes text inside a paragraph; its line ends begin new ones. Readers
// fold blanks, so all but a single one between letters are elements.
func (t *odtText) text(s string) {
	s = unix(s)
	for i := 0; i < len(s); {
		switch s[i] {
		case '\n':
			if strings.HasPrefix(s[i+1:], "\f") {
				t.w.WriteString(`</text:p><text:p text:style-name="NewPage">`)
				i++
			} else {
				t.w.WriteString(`</text:p><text:p>`)
			}
		case '\t':
			t.w.WriteString(`<text:tab/>`)
		case '\f':
			// Inside a line there are no page breaks but those of the layout;
			// the style tells this one from them.
			t.w.WriteString(`<text:span text:style-name="FormFeed"><text:soft-page-break/></text:span>`)
		case '\v', '\r':
			t.w.WriteString(`<text:line-break/>`)
		case ' ':
			t.w.WriteString(`<text:s/>`)
		default:
			end := i + 1
			for end < len(s) && !breaksRun(s, end) {
				end++
			}
			t.w.WriteString(xmlEscape(s[i:end]))
			i = end
			continue
		}
		i++
	}
}

// breaksRun says whether the byte at i cannot stand in running text.
func breaksRun(s string, i int) bool {
	switch s[i] {
	case '\n', '\t', '\f', '\v', '\r':
		return true
	case ' ':
		return i+1 == len(s) || strings.IndexByte(" \n\t\f\v\r", s[i+1]) >= 0
	}
	return false
}
