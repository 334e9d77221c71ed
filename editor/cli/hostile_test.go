package cli

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"emend/editor/export"
)

// hostile is what should do nothing: to a terminal, a browser, a spreadsheet.
const hostile = "teh \x1b]0;owned\x07\x1b[2J \u202egpj.exe\u202c <script>alert(1)</script> \"onload=x() =HYPERLINK(\"http://x\") ]]> <!ENTITY x> \u009b31m\r\n"

// TestTerminalIsSafe: nothing of a text, a name or a log moves a terminal.
func TestTerminalIsSafe(t *testing.T) {
	const name = "a\x1b[31m\u202e.txt"
	files(t, map[string]string{
		name: hostile, "x.docx\x1b[2J": "PK\x03\x04", "b.txt": "the end",
		"said.jsonl": `{"type":"emend-decisions","version":1,"sha256":"x"}` + "\n" +
			`{"type":"decision","rule":"\u001b[31m.r","start":0,"end":3,"before":"\u001b[2","after":"x","state":"accepted"}` + "\n",
	})
	for _, args := range [][]string{
		{"repairs", name, "--format", "table"},
		{"compare", name, "b.txt", "--format", "table"},
		{"export", name, "--to", "docx", "-o", "/dev/null"},
		{"export", name, "--to", "text", "--pending", "ask", "-o", "/dev/null"},
		{"decisions", "apply", "said.jsonl", name, "-o", "/dev/null"},
		{"decisions", "merge", "said.jsonl", "said.jsonl", "-o", "/dev/null"},
		{"import", "x.docx\x1b[2J"},
		{"import", name},
		{"clean", "none\x1b[31m"},
		{"none\x1b[31m"},
	} {
		out, errs, _ := emend("a\n", args...)
		for _, r := range out + errs {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Errorf("%q writes %q:\n%q%q", args, r, out, errs)
				break
			}
		}
	}
}

// TestExportsAreInert: what is written starts no script, no formula and no
// entity.
func TestExportsAreInert(t *testing.T) {
	files(t, map[string]string{"=cmd|' <b>.txt": hostile})
	for _, f := range export.All {
		_, errs, status := emend("", "export", "=cmd|' <b>.txt", "--to", f.Name, "-o", "out")
		if status != Done {
			t.Errorf("%s: %s", f.Name, errs)
			continue
		}
		data, err := os.ReadFile("out")
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		switch f.Name {
		case "html", "tei":
			if strings.Contains(s, "<script") || strings.Contains(s, "<!ENTITY") || strings.Contains(s, "<b>") {
				t.Errorf("%s: markup of the text gets through:\n%s", f.Name, s)
			}
		case "csv":
			for line := range strings.Lines(s) {
				for cell := range strings.SplitSeq(strings.TrimSpace(line), ",") {
					if strings.HasPrefix(strings.TrimPrefix(cell, `"`), "=") {
						t.Errorf("a formula: %q", cell)
					}
				}
			}
		}
	}
}
