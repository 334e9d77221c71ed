package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/detect/rule"
	"emend/editor/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain puts three plain rules in the place of the real ones, so that these
// tests judge the command line and not the rules.
func TestMain(m *testing.M) {
	if record := os.Getenv("EMEND_AS_TOOL"); record != "" {
		os.Exit(asTool(record)) // called by git, see git_test.go
	}
	find := func(old, wording string, confidence float64) func(*rule.Pass) {
		return func(p *rule.Pass) {
			for at := p.Window.Start; at < p.Window.End; {
				i := strings.Index(p.View.Text[at:], old)
				if i < 0 {
					return
				}
				s := text.Span{Start: at + i, End: at + i + len(old)}
				p.Report(rule.Finding{
					Span: s, Replacement: wording, Confidence: confidence,
					Pattern: old + " → " + wording, Evidence: "“" + wording + "” is meant",
				})
				at = s.End
			}
		}
	}
	detect.Stages = []rule.Stage{{Name: "Test", Detectors: []detect.Detector{
		{Rule: "ocr.letters", Title: "Misread letters", Doc: "teh is the, and a-b a dash.", Find: find("teh", "the", 0.95)},
		{Rule: "characters.dash", Title: "Dash", Doc: "A dash.", Find: find("a--b", "a—b", 0.97)},
		{Rule: "spacing.inside", Title: "Doubled spaces", Doc: "Two spaces are one.", Find: find("  ", " ", 0.6)},
		{Rule: "layout.join", Title: "Wrapped line", Doc: "A line end inside a sentence.", Off: true, Find: find("teh\nroad", "teh road", 0.92)},
	}}}
	os.Exit(m.Run())
}

// emend runs a command line on standard input and returns everything it did.
func emend(stdin string, args ...string) (out, errs string, status int) {
	var o, e bytes.Buffer
	status = Run(args, Streams{In: strings.NewReader(stdin), Out: &o, Err: &e}, func(w Window) int {
		fmt.Fprintf(&o, "window %+v", w)
		return Done
	})
	return o.String(), e.String(), status
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"clean":           {"clean", "testdata/letter.txt"},
		"clean-all":       {"clean", "testdata/letter.txt", "--all", "--wrap", "20"},
		"clean-skip":      {"clean", "testdata/letter.txt", "--all", "--skip", "ocr"},
		"clean-off":       {"clean", "testdata/letter.txt", "--only", "layout.join"},
		"repairs.jsonl":   {"repairs", "testdata/letter.txt"},
		"repairs.csv":     {"repairs", "testdata/letter.txt", "--format", "csv"},
		"repairs.table":   {"repairs", "testdata/letter.txt", "--format", "table"},
		"rules":           {"rules"},
		"rules-one":       {"rules", "ocr"},
		"help":            {"--help"},
		"help-clean":      {"clean", "--help"},
		"export-markdown": {"export", "testdata/letter.txt", "--to", "markdown", "-q"},
		"export-patch":    {"export", "testdata/letter.txt", "--to", "patch", "-q"},
		"export-critic":   {"export", "testdata/letter.txt", "--to", "critic", "-q", "--all"},
	} {
		out, errs, status := emend("", args...)
		if status != Done || errs != "" {
			t.Errorf("%s: status %d, %s", name, status, errs)
		}
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != out {
			t.Errorf("%s: %v\ngot:\n%s\nwant:\n%s", name, err, out, want)
		}
	}
}

func TestNothingChangesWithoutRules(t *testing.T) {
	inputs := []string{
		"", "\x00", "a\x00b", "\xff\xfea\x00\n\x00", "caf\xe9\r\nteh  \x81", "\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd\r\n",
		"\xed\xa0\x80 teh", "\ufeffteh\r\n", "\r\r\n\n\r", strings.Repeat("teh  ", 200_000), "\x1b[31mteh", "\xff\xfe\x00", "\xfe\xff\x00",
	}
	for _, in := range inputs {
		for _, args := range [][]string{{"clean", "-", "--only", "none"}, {"clean", "-", "--skip", "all"}} {
			out, errs, status := emend(in, args...)
			if out != in || status != Done {
				t.Errorf("%v of %.40q gave %.40q, status %d, %s", args, in, out, status, errs)
			}
		}
	}
}

func FuzzNothingChangesWithoutRules(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("caf\xe9"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if out, errs, status := emend(string(in), "clean", "-", "--only", "none"); out != string(in) || status != Done {
			t.Fatalf("%q gave %q, status %d, %s", in, out, status, errs)
		}
	})
}

func TestWrongUse(t *testing.T) {
	dir := t.TempDir()
	latin := filepath.Join(dir, "latin.txt")
	if err := os.WriteFile(latin, []byte("caf\xe9\na--b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		says []string // all of them on standard error
	}{
		{[]string{"clean"}, []string{"no FILE", "-"}},
		{[]string{"clean", "nowhere.txt"}, []string{"no file nowhere.txt"}},
		{[]string{"clean", dir}, []string{"-o OUT/"}},
		{[]string{"clean", "-", "--only", "ocr.leters"}, []string{`"ocr.leters"`, "ocr.letters"}},
		{[]string{"clean", "-", "--only", "letters"}, []string{"ocr.letters"}},
		{[]string{"clean", "-", "--min", "90"}, []string{"0 to 1"}},
		{[]string{"clean", "-", "--all", "--min", "0.7"}, []string{"one of the two"}},
		{[]string{"clean", "-", "--eol", "mac"}, []string{"lf, crlf or keep"}},
		{[]string{"clean", "-", "--bom", "maybe"}, []string{"yes, no or keep"}},
		{[]string{"clean", "-", "--encoding", "klingon"}, []string{"klingon", "utf-8"}},
		{[]string{"clean", "-", "--wrap", "-3"}, []string{"--wrap -3"}},
		{[]string{"clean", latin, "-o", latin}, []string{"would be lost"}},
		{[]string{"clean", latin, "--from", "iso-8859-1"}, []string{"latin.txt", "line 2, column 1", "--encoding utf-8"}},
		{[]string{"clean", "--nonsense"}, []string{"--nonsense", "emend clean --help"}},
		{[]string{"clean", "--jsonl", "--bom", "yes"}, []string{"--bom"}},
		{[]string{"clean", "-", "--field", "x"}, []string{"--jsonl"}},
		{[]string{"repairs"}, []string{"emend repairs --help"}},
		{[]string{"repairs", "-", "--format", "xml"}, []string{"jsonl, csv or table"}},
		{[]string{"export", "testdata/letter.txt"}, []string{"--to", "docx"}},
		{[]string{"export", "testdata/letter.txt", "--to", "pdf"}, []string{"pdf", "docx"}},
		{[]string{"export", "testdata/letter.txt", "--to", "text", "--saved", "x"}, []string{"no saved versions"}},
		{[]string{"rules", "mojibak"}, []string{"mojibake"}},
		{[]string{"claen", "x"}, []string{`"emend clean"`}},
		{[]string{"--compare", "one"}, []string{"--compare"}},
	} {
		out, errs, status := emend("", c.args...)
		if status != Failed || out != "" {
			t.Errorf("%v: status %d, output %q", c.args, status, out)
		}
		for _, s := range c.says {
			if !strings.Contains(errs, s) {
				t.Errorf("%v says %q, which lacks %q", c.args, errs, s)
			}
		}
	}
}

func TestWindow(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "a.emend"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("texts", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want Window
	}{
		{nil, Window{}},
		{[]string{"a.txt", "--from", "koi8-r"}, Window{Files: []string{"a.txt"}, Encoding: "koi8-r"}},
		{[]string{"a.txt", "b.txt"}, Window{Files: []string{"a.txt", "b.txt"}, Compare: true}},
		{[]string{"a.emend", "b.txt"}, Window{Files: []string{"a.emend", "b.txt"}}},
		{[]string{"a.txt", "b.txt", "c.txt"}, Window{Files: []string{"a.txt", "b.txt", "c.txt"}}},
		{[]string{"texts", "a.txt"}, Window{Files: []string{"texts", "a.txt"}}},
		{[]string{"-u", "--label", "old", "-L", "new", "a.txt", "b.txt"}, Window{Files: []string{"a.txt", "b.txt"}, Compare: true, Labels: []string{"old", "new"}}},
		{
			[]string{"--base", "c.txt", "--output", "m.txt", "a.txt", "b.txt"},
			Window{Files: []string{"a.txt", "b.txt"}, Compare: true, Base: "c.txt", Output: "m.txt"},
		},
	} {
		if out, errs, status := emend("", c.args...); out != fmt.Sprintf("window %+v", c.want) || status != Done {
			t.Errorf("%v: %s, %d, %s", c.args, out, status, errs)
		}
	}
	for says, args := range map[string][]string{
		"there is no file z.txt":    {"z.txt"},
		"--base belongs to two":     {"a.txt", "--base", "b.txt"},
		"--output belongs to one":   {"a.txt", "b.txt", "c.txt", "--output", "m.txt"},
		"there is no folder for it": {"a.txt", "--output", "none/m.txt"},
		"not 1 files":               {"a.txt", "--compare"},
	} {
		if out, errs, status := emend("", args...); status != Failed || out != "" || !strings.Contains(errs, says) {
			t.Errorf("%v: %q, %q, status %d", args, out, errs, status)
		}
	}
}

func TestKeepsEncodingAndEnds(t *testing.T) {
	for _, c := range []struct {
		in, want string
		args     []string
	}{
		{"\xff\xfet\x00e\x00h\x00\r\x00\n\x00", "\xff\xfet\x00h\x00e\x00\r\x00\n\x00", nil},
		{"caf\xe9 teh", "caf\xe9 the", []string{"--from", "windows-1252"}},
		{"caf\xe9 a--b", "café a—b", []string{"--from", "iso-8859-1", "--encoding", "utf-8"}},
		{"teh\r\n", "the\n", []string{"--eol", "lf"}},
		{"teh\n", "\ufeffthe\n", []string{"--bom", "yes"}},
		{"\ufeffteh\n", "the\n", []string{"--bom", "no"}},
	} {
		out, errs, status := emend(c.in, append([]string{"clean", "-"}, c.args...)...)
		if out != c.want || status != Done {
			t.Errorf("%q %v gave %q, want %q, status %d, %s", c.in, c.args, out, c.want, status, errs)
		}
	}
}

func TestCompare(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	raw := write("raw.txt", "teh old\nman  said")
	same, cleaned := write("same.txt", "teh old\nman  said"), write("cleaned.txt", "the old man said so")
	if out, errs, status := emend("", "compare", raw, same); status != Done || out+errs != "" {
		t.Errorf("equal texts: %q, %q, %d", out, errs, status)
	}
	out, errs, status := emend("", "compare", raw, cleaned)
	if status != Differ || errs != "" {
		t.Errorf("status %d, %s", status, errs)
	}
	var rules []string
	for line := range strings.Lines(out) {
		var r struct{ Rule string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		rules = append(rules, r.Rule)
	}
	if got := strings.Join(rules, " "); got != "ocr.letters compared.space spacing.inside compared.words" {
		t.Errorf("rules %s", got)
	}
	if out, _, _ := emend("", "compare", raw, cleaned, "--only", "none"); strings.Contains(out, "ocr.letters") {
		t.Errorf("no rule was to be asked: %s", out)
	}
	utf16 := write("utf16.txt", "\xff\xfet\x00e\x00h\x00")
	utf8 := write("utf8.txt", "\uFEFFteh")
	if _, errs, status := emend("", "compare", utf8, utf16); status != Done || !strings.Contains(errs, "utf-16le") {
		t.Errorf("one text in two encodings: %d, %q", status, errs)
	}
}

func TestTablesAreSafeForTerminals(t *testing.T) {
	out, _, _ := emend("\x1b]0;owned\x07teh\u202e  \x9b", "repairs", "-", "--format", "table")
	out2, errs, _ := emend("", "clean", "no\x1b[2Jfile")
	for _, s := range []string{out, out2, errs} {
		if strings.ContainsAny(s, "\x1b\x07\u202e\u009b") {
			t.Errorf("control characters in %q", s)
		}
	}
}

func TestOutputFile(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.txt")
	if err := os.WriteFile(out, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := emend("teh", "clean", "-", "-o", out); status != Done {
		t.Fatal(errs)
	}
	got, _ := os.ReadFile(out)
	info, _ := os.Stat(out)
	if string(got) != "the" || info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v", got, info.Mode())
	}
	if _, _, status := emend("caf\xe9 a--b", "clean", "-", "--from", "iso-8859-1", "-o", out); status != Failed {
		t.Error("a dash was written in Latin-1")
	}
	if got, _ := os.ReadFile(out); string(got) != "the" {
		t.Errorf("after a failure the file holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".emend-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestImport(t *testing.T) {
	for _, c := range []struct{ in, want, flags string }{
		{"<html><body><p>One <b>two</b>", "One two\n", ""},
		{"a {~~teh~>the~~} b", "a teh b", "--as=critic"},
		{"a {~~teh~>the~~} b", "a the b", "--as=critic --cleaned"},
	} {
		out, errs, status := emend(c.in, append([]string{"import", "-"}, strings.Fields(c.flags)...)...)
		if out != c.want || status != Done {
			t.Errorf("%q %s gave %q, %s", c.in, c.flags, out, errs)
		}
	}
	for in, says := range map[string]string{"plain text": "plain text", "%PDF-1.4 nothing": "PDF"} {
		if _, errs, status := emend(in, "import", "-"); status != Failed || !strings.Contains(errs, says) {
			t.Errorf("%q: %d, %s", in, status, errs)
		}
	}
}
