package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tokens walks an XML document.
func tokens(t testing.TB, data []byte, f func(xml.Token)) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, data)
		}
		f(tok)
	}
}

// readDOCX reads the text of a Word document with all changes accepted or all
// rejected.
func readDOCX(t testing.TB, data []byte, accept bool) string {
	var b strings.Builder
	drop, gone := "ins", "ins"
	if accept {
		drop, gone = "del", "del"
	}
	depth, mark, first := 0, "", true // in dropped text; how the paragraph's end changed
	inMark, joined := false, true
	tokens(t, part(t, data, "word/document.xml"), func(tok xml.Token) {
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				if !joined {
					b.WriteString("\n")
				}
				mark, first = "", false
			case "rPr":
				inMark = true
			case "ins", "del":
				if inMark {
					mark = e.Name.Local
				} else if e.Name.Local == drop {
					depth++
				}
			case "tab", "br", "cr":
				if depth == 0 {
					sign := map[string]string{"tab": "\t", "br": "\n", "cr": "\r"}[e.Name.Local]
					if len(e.Attr) > 0 {
						sign = map[string]string{"page": "\f", "textWrapping": "\v"}[e.Attr[0].Value]
					}
					b.WriteString(sign)
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "p":
				joined = mark == gone
			case "rPr":
				inMark = false
			case "ins", "del":
				if !inMark && e.Name.Local == drop {
					depth--
				}
			}
		case xml.CharData:
			if depth == 0 && !first {
				b.Write(e)
			}
		}
	})
	return b.String()
}

func TestDOCXHoldsBothTexts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n"))
		data := written(t, DOCX, d, Options{})
		if got, want := readDOCX(t, data, false), asXML(d.Raw.Text()); got != want {
			t.Fatalf("all rejected: %q, want %q", got, want)
		}
		if got, want := readDOCX(t, data, true), asXML(d.Final()); got != want {
			t.Fatalf("all accepted: %q, want %q", got, want)
		}
		tokens(t, part(t, data, "word/comments.xml"), func(xml.Token) {})
		settled := written(t, DOCX, d, Options{Settled: true})
		if got, want := readDOCX(t, settled, true), asXML(d.Final()); got != want {
			t.Fatalf("settled: %q, want %q", got, want)
		}
	})
}

// readODT reads the text of an OpenDocument text with all changes accepted or
// all rejected.
func readODT(t testing.TB, data []byte, accept bool) string {
	var body strings.Builder
	out := &body
	deleted := map[string]*strings.Builder{}
	region, paragraphs, skip, inserted := "", 0, 0, false
	tokens(t, part(t, data, "content.xml"), func(tok xml.Token) {
		switch e := tok.(type) {
		case xml.StartElement:
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "change-id" || a.Name.Local == "id" {
					id = a.Value
				}
			}
			switch e.Name.Local {
			case "changed-region":
				region = id
			case "deletion":
				out, paragraphs = &strings.Builder{}, 0
				deleted[region] = out
			case "change-info", "annotation":
				skip++
			case "change":
				if !accept {
					body.WriteString(deleted[id].String())
				}
			case "change-start":
				inserted = true
			case "change-end":
				inserted = false
			}
			if skip > 0 || inserted && !accept {
				return
			}
			switch e.Name.Local {
			case "p":
				if paragraphs > 0 {
					out.WriteString("\n")
				}
				paragraphs++
			case "s":
				out.WriteString(" ")
			case "tab":
				out.WriteString("\t")
			case "soft-page-break":
				out.WriteString("\f")
			case "line-break":
				out.WriteString("\v")
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "tracked-changes":
				out, paragraphs = &body, 0
			case "change-info", "annotation":
				skip--
			}
		case xml.CharData:
			if paragraphs > 0 && skip == 0 && !(inserted && !accept) {
				out.Write(e)
			}
		}
	})
	return body.String()
}

func TestODTHoldsBothTexts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n"))
		data := written(t, ODT, d, Options{})
		if !bytes.Equal(data[30:46], []byte("mimetypeapplicat")) {
			t.Fatalf("the type does not stand first: %q", data[:60])
		}
		if got, want := readODT(t, data, false), asXML(d.Raw.Text()); got != want {
			t.Fatalf("all rejected: %q, want %q", got, want)
		}
		if got, want := readODT(t, data, true), asXML(d.Final()); got != want {
			t.Fatalf("all accepted: %q, want %q", got, want)
		}
	})
}
