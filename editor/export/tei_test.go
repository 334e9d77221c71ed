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

// readTEI reads one of the two readings of a TEI document.
func readTEI(t testing.TB, data []byte, raw bool) string {
	leave := map[string]bool{"sic": true, "orig": true, "surplus": true}
	if raw {
		leave = map[string]bool{"corr": true, "reg": true}
	}
	var b strings.Builder
	inBody, depth := false, 0
	tokens(t, data, func(tok xml.Token) {
		switch e := tok.(type) {
		case xml.StartElement:
			inBody = inBody || e.Name.Local == "body"
			if leave[e.Name.Local] {
				depth++
			}
			if e.Name.Local == "pb" && depth == 0 {
				b.WriteString("\f")
			}
		case xml.EndElement:
			if e.Name.Local == "body" {
				inBody = false
			}
			if leave[e.Name.Local] {
				depth--
			}
		case xml.CharData:
			if inBody && depth == 0 {
				b.Write(e)
			}
		}
	})
	return b.String()
}

// inTEI is what TEI keeps of a text.
func inTEI(s string) string { return strings.ReplaceAll(asXML(s), "\v", "\ufffd") }

func TestTEIHoldsBothReadings(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n", "\n\n", "\n\n"))
		data := written(t, TEI, d, Options{})
		if got, want := readTEI(t, data, true), inTEI(d.Raw.Text()); got != want {
			t.Fatalf("raw reading: %q, want %q", got, want)
		}
		if got, want := readTEI(t, data, false), inTEI(d.Final()); got != want {
			t.Fatalf("final reading: %q, want %q", got, want)
		}
	})
}
