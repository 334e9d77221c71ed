package export

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/imports"
)

// read is what the reader of a format makes of an exported document: its text
// with all changes rejected, and accepted.
func read(t *testing.T, format string, data []byte) (raw, final string) {
	t.Helper()
	f, ok := imports.ByName(format)
	if !ok {
		t.Fatalf("no reader for %s", format)
	}
	out, err := f.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if !out.Tracked {
		return out.Text, out.Text
	}
	return out.Text, out.Cleaned
}

// inOffice is what office formats keep of a text: a vertical tab is a line
// break there.
func inOffice(s string) string { return strings.ReplaceAll(asXML(s), "\v", "\n") }

func TestOfficeHoldsBothTexts(t *testing.T) {
	for _, f := range []Format{DOCX, ODT} {
		rapid.Check(t, func(rt *rapid.T) {
			d := generated(rt, append(chunks, "\r\n"))
			data := written(t, f, d, Options{})
			raw, final := read(t, f.Name, data)
			if want := inOffice(d.Raw.Text()); raw != want {
				t.Fatalf("%s, all rejected: %q, want %q", f.Name, raw, want)
			}
			if want := inOffice(d.Final()); final != want {
				t.Fatalf("%s, all accepted: %q, want %q", f.Name, final, want)
			}
			settled := written(t, f, d, Options{Settled: true})
			if _, final := read(t, f.Name, settled); final != inOffice(d.Final()) {
				t.Fatalf("%s, settled: %q, want %q", f.Name, final, inOffice(d.Final()))
			}
		})
	}
}

// TestODTSaysItsTypeFirst: programs look for it at a fixed place.
func TestODTSaysItsTypeFirst(t *testing.T) {
	data := written(t, ODT, reviewed(t), Options{})
	if !bytes.Equal(data[30:46], []byte("mimetypeapplicat")) {
		t.Errorf("the type does not stand first: %q", data[:60])
	}
}
