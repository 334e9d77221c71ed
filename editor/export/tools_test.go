package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// tool finds a program that others make, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// run runs a program in a folder and returns what it prints.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(cmd.Args, " "), err, out, stderr.String())
	}
	return string(out)
}

// reviewed is a document with changes of every kind: joined and cut lines, a
// deleted passage, insertions at both ends, markup, an astral character.
func reviewed(t testing.TB) *Document {
	d := fixed(t, []byte("Subscribe now\n\nThe old shep-\nherd doesna€™ t come\ndown, <b>they</b> say & smile 𝒳.\n\nHe is past eighty. Past eighty. Ask\nhim.\n"), "utf-8",
		[3]string{"Subscribe now\n\n", "", "furniture.chrome"},
		[3]string{"-\n", "", "layout.hyphen"},
		[3]string{"a€™ t", "’t", "mojibake.folded"},
		[3]string{"\n", " ", "layout.join"},
		[3]string{"<b>they", "<i>they", "compared.words"},
		[3]string{" Past eighty.", "", "repeats.passage"},
		[3]string{" Ask\n", "\n\nAsk ", "reader.edit"},
	)
	decisions := make([]repair.Decision, len(d.Repairs))
	decisions[2] = repair.Decision{State: repair.Edited, Text: "'t"}
	decisions[4] = repair.Decision{State: repair.Rejected}
	decisions[3] = repair.Decision{State: repair.Accepted}
	out := NewDocument(d.Raw, d.Repairs, decisions, d.Policy)
	out.Title, out.Author, out.Source, out.Time = "Letter <1>", "A. Reader", d.Source, d.Time
	for _, span := range []text.Span{{Start: 20, End: 60}, {Start: 50, End: 95}, {Start: 95, End: 95}} {
		out.Notes = append(out.Notes, annotate.Annotation{
			ID: "n", Span: span, Quote: annotate.NewQuote(d.Raw.Text(), span), Body: "Who?\nAsk & see.", Tags: []string{"person"},
			Motivation: annotate.Questioning, Author: "A. Reader", Created: time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC),
		})
	}
	return out
}

// file writes a format's output into a folder.
func file(t testing.TB, dir, name string, f Format, d *Document) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, written(t, f, d, Options{}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// words folds white space, which readers of office formats do not keep.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestPandocReadsBothTexts(t *testing.T) {
	pandoc := tool(t, "pandoc")
	d, dir := reviewed(t), t.TempDir()
	path := file(t, dir, "x.docx", DOCX, d)
	for how, want := range map[string]string{"accept": d.Final(), "reject": d.Raw.Text()} {
		got := run(t, dir, pandoc, "--track-changes="+how, "--wrap=none", "-f", "docx", "-t", "plain", path)
		if words(got) != words(want) {
			t.Errorf("%s: %q, want %q", how, words(got), words(want))
		}
	}
	all := run(t, dir, pandoc, "--track-changes=all", "-f", "docx", "-t", "native", path)
	if n := strings.Count(all, `"comment-start"`); n != len(d.Notes) {
		t.Errorf("%d comments, want %d", n, len(d.Notes))
	}
}

// TestLibreOfficeOpensBoth saves what LibreOffice read in its own format and
// looks whether every change and comment is still there.
func TestLibreOfficeOpensBoth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	office := tool(t, "soffice")
	d, dir := reviewed(t), t.TempDir()
	for _, f := range []Format{DOCX, ODT} {
		path := file(t, dir, "x"+f.Extension, f, d)
		run(t, dir, office, "--headless", "--convert-to", "fodt", "--outdir", dir, path)
		out, err := os.ReadFile(filepath.Join(dir, "x.fodt"))
		if err != nil {
			t.Fatal(err)
		}
		text := string(out)
		deleted, inserted := 0, 0
		for _, p := range d.Mapping.Pieces() {
			if !p.Raw.Empty() {
				deleted++
			}
			if p.New != "" {
				inserted++
			}
		}
		if got := strings.Count(text, "<text:deletion>"); got < deleted {
			t.Errorf("%s: LibreOffice shows %d deletions, want %d", f.Name, got, deleted)
		}
		if got := strings.Count(text, "<text:insertion>"); got < inserted {
			t.Errorf("%s: LibreOffice shows %d insertions, want %d", f.Name, got, inserted)
		}
		if got := strings.Count(text, "<office:annotation "); got != len(d.Notes) {
			t.Errorf("%s: LibreOffice shows %d comments, want %d", f.Name, got, len(d.Notes))
		}
	}
}

func TestTEIIsValid(t *testing.T) {
	jing := tool(t, "jing")
	schema, err := filepath.Abs("../../../shared/schemas/tei_all.rng")
	if err == nil {
		_, err = os.Stat(schema)
	}
	if err != nil {
		t.Skipf("no schema: %v", err)
	}
	dir := t.TempDir()
	empty := fixed(t, nil, "utf-8")
	run(t, dir, jing, schema, file(t, dir, "x.xml", TEI, reviewed(t)), file(t, dir, "empty.xml", TEI, empty))
}

func TestPatchAppliesIt(t *testing.T) {
	patch := tool(t, "patch")
	latin := fixed(t, []byte("caf\xe9\r\na-b\r\nno end"), "windows-1252", [3]string{"-", "–", "x.y"}, [3]string{"end", "en", "x.y"})
	start := fixed(t, []byte("one\ntwo\n"), "utf-8", [3]string{"one", "\n1", "x.y"}, [3]string{"\n", "", "x.y"})
	gone := fixed(t, []byte("one\n"), "utf-8", [3]string{"one\n", "", "x.y"})
	for _, d := range []*Document{reviewed(t), latin, start, gone} {
		dir := t.TempDir()
		raw := filepath.Join(dir, "letter.txt")
		if err := os.WriteFile(raw, d.Raw.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, dir, patch, "--binary", "-i", file(t, dir, "x.patch", Patch, d), raw)
		got, err := os.ReadFile(raw)
		if err != nil && len(written(t, Text, d, Options{})) > 0 {
			t.Fatal(err) // patch removes a file that becomes empty
		}
		if want := written(t, Text, d, Options{}); !bytes.Equal(got, want) {
			t.Errorf("patch gives %q, want %q", got, want)
		}
	}
}
