package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor"
	"emend/editor/detect"
)

const (
	page    = "<html><body><p>teh road</p></body></html>"
	hocr    = "<html><body><div class='ocr_page' title='lpageno xiv'><span class='ocrx_word' title='x_wconf 5'>teh</span> <span class='ocrx_word' title='x_wconf 95'>road</span></div></body></html>"
	trapped = "<alto><Page>" // cut off
)

// files writes files of a folder of the test and goes there.
func files(t *testing.T, contents map[string]string) {
	t.Helper()
	t.Setenv("EMEND_DATA", t.TempDir())
	t.Chdir(t.TempDir())
	for name, s := range contents {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestImportFiles(t *testing.T) {
	files(t, map[string]string{"a.html": page, "in/b.hocr": hocr, "in/deep/c.html": page, "in/plain.txt": "plain", "bad.xml": trapped, "m.md": "a {++b++}{--c--}"})
	if out, errs, status := emend("", "import", "a.html"); out != "teh road\n" || errs != "" || status != Done {
		t.Errorf("%q, %q, %d", out, errs, status)
	}
	if out, _, status := emend("", "import", "m.md", "--as", "critic", "--cleaned"); out != "a b" || status != Done {
		t.Errorf("%q, %d", out, status)
	}
	_, errs, status := emend("", "import", "a.html", "in", "-o", "out/")
	if status != Done || !strings.Contains(errs, "3 documents done") || !strings.Contains(errs, "1 files are no documents") {
		t.Errorf("%q, %d", errs, status)
	}
	for name, want := range map[string]string{"out/a.html.txt": "teh road\n", "out/in/b.hocr.txt": "teh road\n", "out/in/deep/c.html.txt": "teh road\n"} {
		if got := read(t, name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	_, errs, status = emend("", "import", "a.html", "bad.xml", "-o", "more/")
	if status != Failed || !strings.Contains(errs, "bad.xml: read as ALTO (OCR): it is cut off") || !strings.Contains(errs, "1 of 2 documents") || read(t, "more/a.html.txt") == "" {
		t.Errorf("%q, %d", errs, status)
	}
	for says, args := range map[string][]string{
		"need a folder":       {"import", "a.html", "m.md"},
		"--as x is not known": {"import", "a.html", "--as", "x"},
		"no document":         {"import", "in/plain.txt"},
		"takes a FILE":        {"import"},
		"is not a project":    {"import", "a.html", "--into", "m.md"},
	} {
		if _, errs, status := emend("", args...); status != Failed || !strings.Contains(errs, says) {
			t.Errorf("%v: %q, %d", args, errs, status)
		}
	}
}

// TestDoubtsReachTheCommandLine: what the OCR program says of its words, and
// its pages, stand in the list of repairs.
func TestDoubtsReachTheCommandLine(t *testing.T) {
	files(t, map[string]string{"b.hocr": hocr})
	out, errs, status := emend("", "repairs", "b.hocr", "--as", "hocr")
	if status != Done || !strings.Contains(out, `5 % sure of the word`) || !strings.Contains(out, `"page":"xiv"`) || !strings.Contains(out, `"confidence":0.98`) {
		t.Errorf("%s, %s", out, errs)
	}
	if out, _, _ := emend("", "clean", "b.hocr"); !strings.Contains(out, "<html>") {
		t.Errorf("HTML that is no document to the reader was taken apart: %q", out)
	}
	if out, _, _ := emend("", "clean", "b.hocr", "--as", "hocr"); out != "the road\n" {
		t.Errorf("%q", out)
	}
}

// TestImportInto brings decisions and annotations into a project, from where
// they come out again.
func TestImportInto(t *testing.T) {
	files(t, map[string]string{"a.txt": "teh road and teh sea\n"})
	emend("", "export", "a.txt", "--to", "w3c", "-o", "a.jsonld", "-q")
	kept(t, "a.txt", "a.emend")
	said := strings.Replace(read(t, "a.jsonld"), `"value":"pending"`, `"value":"rejected"`, 1)
	if err := os.WriteFile("said.jsonld", []byte(said), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, status := emend("", "import", "said.jsonld", "--into", "a.emend"); status != Done {
		t.Fatalf("%q, %q, %d", out, errs, status)
	}
	if out, _, _ := emend("", "export", "a.emend", "--to", "text", "-q"); out != "teh road and the sea\n" {
		t.Errorf("%q", out)
	}
	out, _, _ := emend("", "decisions", "export", "a.emend")
	if err := os.WriteFile("said.jsonl", []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	kept(t, "a.txt", "b.emend")
	if _, errs, status := emend("", "import", "said.jsonl", "--into", "b.emend"); status != Done {
		t.Errorf("%q, %d", errs, status)
	}
	if again, _, _ := emend("", "decisions", "export", "b.emend"); !strings.Contains(again, `"state":"rejected"`) {
		t.Errorf("%q, was %q", again, out)
	}
}

func TestAskPending(t *testing.T) {
	files(t, map[string]string{"a.txt": "teh road  a--b teh end\n"})
	for answers, want := range map[string]string{
		"y\nn\nn\n":      "the road  a--b the end\n",
		"n\nwhat?\ny\ny": "teh road a—b teh end\n",
		"a\n":            "the road a—b the end\n",
		"n\nd\n":         "teh road  a--b teh end\n",
	} {
		out, errs, status := emend(answers, "export", "a.txt", "--to", "text", "--pending", "ask", "-q")
		if out != want || status != Done || !strings.Contains(errs, "ocr.letters: 2 undecided, such as “teh” → “the”") {
			t.Errorf("%q: %q, %q, %d", answers, out, errs, status)
		}
	}
	for answers, says := range map[string]string{"q\n": "nothing was written", "": "no answer came", "y\n": "no answer came"} {
		if out, errs, status := emend(answers, "export", "a.txt", "--to", "text", "--pending", "ask", "-q"); out != "" || status != Failed || !strings.Contains(errs, says) {
			t.Errorf("%q: %q, %q, %d", answers, out, errs, status)
		}
	}
	if _, errs, status := emend("y\n", "export", "-", "--to", "text", "--pending", "ask"); status != Failed || !strings.Contains(errs, "standard input") {
		t.Errorf("%q, %d", errs, status)
	}
}

// kept keeps a review of a text in a file.
func kept(t *testing.T, name, path string) {
	t.Helper()
	s, err := editor.OpenFile(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	found, err := detect.Run(context.Background(), s.Raw().Text(), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Detection().Set(found)
	if err := s.Project().Save(path, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
