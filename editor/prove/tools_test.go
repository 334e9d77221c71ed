package prove

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/imports"
	"emend/editor/repair"
	"emend/editor/text"
)

// tool finds a program that others make, or says that it is not there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed; .ci/packages proof installs it", name)
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
		t.Fatalf("%s: %v\n%.2000s%s", strings.Join(cmd.Args, " "), err, out, stderr.String())
	}
	return string(out)
}

// reviews are what the tools of others are tried on: the sample and the
// damaged corpora beside the repository where they are there, texts with
// control characters, astral and combining ones, each with random decisions
// and notes.
func reviews(t *testing.T) map[string]*export.Document {
	texts := map[string][]byte{
		"control":   []byte("Bell\x07 and escape \x1b[31m, a NUL \x00, \x7f, C1 \u0085\u009b, teh end.\r\nIt was tho mill.\n\x0c\x0bNext pa-\nge."),
		"astral":    []byte("𝒳 marks 👩‍🚀 teh spot; 𠀀𠀁 and e\u0301a\u0308\u0323 café cafe\u0301.\nHe sa-\nid: 🇩🇪 dâ€™Ã©tÃ© \u202eabc\u202c \u200b.\n"),
		"invalid":   []byte("caf\xe9 — \xff\xfe and naïve \xc3 teh end\n"),
		"markup":    []byte("<p>&amp; ]]> <!-- \"teh\" --> {x} *a* _b_ `c` \\d [^1] =1+1 | #h\n\n   indented\n\ttab  two  spaces \n"),
		"no ending": []byte("teh"),
		"empty":     {},
	}
	for _, pattern := range []string{"../../../shared/corpora/sample.txt", "../../../shared/corpora/damaged/*.raw.txt"} {
		paths, _ := filepath.Glob(pattern)
		if len(paths) == 0 {
			t.Logf("%s is not there and is left out", pattern)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			texts[strings.TrimSuffix(filepath.Base(p), ".txt")] = data
		}
	}
	out := map[string]*export.Document{}
	for name, data := range texts {
		out[name] = review(t, name, data)
	}
	for name, c := range map[string]struct{ raw, encoding, old, wording string }{
		"latin": {"caf\xe9\r\na-b\r\nno end", "windows-1252", "-", "–"},
		"start": {"one\ntwo\n", "utf-8", "one\n", "\n1 "},
		"gone":  {"one\n", "utf-8", "one\n", ""},
		"cr":    {"one\rtwo\rthree", "utf-8", "two\r", "2\n"},
	} {
		raw, err := text.DecodeAs([]byte(c.raw), c.encoding)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(raw.Text(), c.old)
		d := export.NewDocument(raw, []repair.Repair{{Span: text.Span{Start: at, End: at + len(c.old)}, Replacement: c.wording, Grounds: &repair.Grounds{Rule: "x.y", Confidence: 1}}}, nil, repair.Policy{})
		d.Title, d.Source.Name, d.Time = name, name+".txt", time.Unix(1e9, 0)
		out[name] = d
	}
	return out
}

// review detects, decides at random, and notes at random.
func review(t *testing.T, name string, data []byte) *export.Document {
	raw := text.Decode(data)
	if name == "invalid" {
		raw, _ = text.DecodeAs(data, "utf-8")
	}
	found, err := detect.Run(context.Background(), raw.Text(), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(len(data)), 7))
	said := make([]repair.Decision, len(found))
	for i := range said {
		switch said[i].State = repair.State(r.IntN(4)); {
		case said[i].State == repair.Edited:
			said[i].Text = found[i].Replacement + "x"
		case said[i].State == repair.Rejected && r.IntN(3) == 0:
			said[i].Reason = "the author's own"
		}
	}
	d := export.NewDocument(raw, found, said, repair.Policy{Minimum: 0.9})
	d.Title, d.Author, d.Source.Name, d.Pages = name, "A. Reader", name+".txt", text.PagesOf(raw.Text())
	d.Time = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)
	for n := range min(40, raw.Len()) {
		s := text.Span{Start: r.IntN(raw.Len())}
		s.End = min(raw.Len(), s.Start+r.IntN(200))
		for !text.IsEdge(raw.Text(), s.Start) {
			s.Start--
		}
		for !text.IsEdge(raw.Text(), s.End) {
			s.End++
		}
		d.Notes = append(d.Notes, annotate.Annotation{
			ID: fmt.Sprint(n), Span: s, Quote: annotate.NewQuote(raw.Text(), s), Body: fmt.Sprintf("Note %d: <who> & why?\nSecond line 𝒳.", n),
			Tags: []string{"check"}, Motivation: annotate.Questioning, Author: "B. Reader", Created: d.Time, Modified: d.Time,
		})
	}
	return d
}

// file writes a review in a format into a folder, proved.
func file(t *testing.T, dir, name string, f export.Format, d *export.Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, f, d, export.Options{}, nil); err != nil {
		t.Fatalf("%s as %s: %v", d.Title, f.Name, err)
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReviewsProve: our own readers, on every review, in every format.
func TestReviewsProve(t *testing.T) {
	dir := t.TempDir()
	for name, d := range reviews(t) {
		for _, f := range export.All {
			if f.Name == "critic" && name == "markup" {
				continue
			}
			file(t, dir, "x", f, d)
		}
	}
}

// folded leaves white space out of account, which readers of others fold, and
// what they take for white space.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestPandocReadsBothTexts(t *testing.T) {
	pandoc, dir := tool(t, "pandoc"), t.TempDir()
	for name, d := range reviews(t) {
		path := file(t, dir, "x.docx", export.DOCX, d)
		for how, want := range map[string]string{"accept": d.Final(), "reject": d.Raw.Text()} {
			got := pandocText(t, run(t, dir, pandoc, "--track-changes="+how, "-f", "docx", "-t", "json", path))
			// pandoc puts a blank where the end of a paragraph was deleted, so
			// only letters are judged here, and blanks by LibreOffice.
			letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if err := same(letters(got), letters(export.DOCX.Kept(want))); err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
			}
		}
		if d.Raw.Len() > 20_000 {
			continue // comments are told by the smaller ones, and by LibreOffice
		}
		all := run(t, dir, pandoc, "--track-changes=all", "-f", "docx", "-t", "native", path)
		if n := strings.Count(all, `"comment-start"`); n != len(d.Notes) {
			t.Errorf("%s: %d comments, want %d", name, n, len(d.Notes))
		}
	}
}

// pandocText is the text of pandoc's own form of a document.
func pandocText(t *testing.T, doc string) string {
	t.Helper()
	var b strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			switch v["t"] {
			case "Str":
				b.WriteString(v["c"].(string))
			case "Space", "SoftBreak", "LineBreak":
				b.WriteString(" ")
			default:
				walk(v["c"])
			}
			if v["t"] == "Para" || v["t"] == "Plain" {
				b.WriteString("\n")
			}
		}
	}
	var parsed struct{ Blocks any }
	if err := json.Unmarshal([]byte(doc), &parsed); err != nil {
		t.Fatal(err)
	}
	walk(parsed.Blocks)
	return b.String()
}

func TestTEIIsValid(t *testing.T) {
	jing, dir := tool(t, "jing"), t.TempDir()
	schema, err := filepath.Abs("../../../shared/schemas/tei_all.rng")
	if err == nil {
		_, err = os.Stat(schema)
	}
	if err != nil {
		t.Skipf("the schema of TEI is not beside the repository: %v", err)
	}
	args := []string{schema}
	for name, d := range reviews(t) {
		args = append(args, file(t, dir, name+".xml", export.TEI, d))
	}
	run(t, dir, jing, args...)
}

func TestPatchAppliesIt(t *testing.T) {
	patch, dir := tool(t, "patch"), t.TempDir()
	for name, d := range reviews(t) {
		raw := filepath.Join(dir, "raw")
		if err := os.WriteFile(raw, d.Raw.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		diff := file(t, dir, "x.patch", export.Patch, d)
		if st, _ := os.Stat(diff); st.Size() > 0 {
			run(t, dir, patch, "--binary", "-i", diff, raw)
		}
		got, _ := os.ReadFile(raw)
		want, err := d.Raw.Encode(export.Edits(d, export.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if err := same(string(got), string(want)); err != nil {
			t.Errorf("%s: patch gives another text: %v", name, err)
		}
	}
}

// inOffice is what LibreOffice makes of files of a folder: their changes and
// comments, read from its own flat format.
func inOffice(t *testing.T, office, dir string, names ...string) map[string]*imports.Text {
	t.Helper()
	args := []string{"--headless", "--convert-to", "fodt:OpenDocument Text Flat XML", "--outdir", filepath.Join(dir, "out")}
	for _, n := range names {
		args = append(args, filepath.Join(dir, n))
	}
	run(t, dir, office, args...)
	odt, _ := imports.ByName("odt")
	out := map[string]*imports.Text{}
	for _, n := range names {
		flat, err := os.ReadFile(filepath.Join(dir, "out", strings.TrimSuffix(n, filepath.Ext(n))+".fodt"))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("content.xml")
		io.Copy(w, bytes.NewReader(flat))
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if out[n], err = odt.Read(b.Bytes()); err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		if !out[n].Tracked {
			out[n].Cleaned = out[n].Text
		}
	}
	return out
}

// TestLibreOfficeReadsBothTexts holds what LibreOffice read, all accepted and
// all rejected, against both texts.
func TestLibreOfficeReadsBothTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	office, dir := tool(t, "soffice"), t.TempDir()
	docs := map[string]*export.Document{}
	var names []string
	for name, d := range reviews(t) {
		for _, f := range []export.Format{export.DOCX, export.ODT} {
			n := strings.ReplaceAll(name, " ", "") + "-" + f.Name + f.Extension
			file(t, dir, n, f, d)
			docs[n] = d
			names = append(names, n)
		}
	}
	for n, got := range inOffice(t, office, dir, names...) {
		d := docs[n]
		for how, texts := range map[string][2]string{"accepted": {got.Cleaned, d.Final()}, "rejected": {got.Text, d.Raw.Text()}} {
			if err := same(folded(texts[0]), folded(export.DOCX.Kept(texts[1]))); err != nil {
				t.Errorf("%s, all %s: %v", n, how, err)
			}
		}
		if len(got.Comments) != len(d.Notes) {
			t.Errorf("%s: LibreOffice shows %d comments, want %d", n, len(got.Comments), len(d.Notes))
		}
	}
}

// TestLibreOfficeLosesNone opens a document of 3,000 tracked changes.
func TestLibreOfficeLosesNone(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	office, dir := tool(t, "soffice"), t.TempDir()
	const changes = 3000
	var b strings.Builder
	var repairs []repair.Repair
	for i := range changes {
		fmt.Fprintf(&b, "Line %d has a w", i)
		s := text.Span{Start: b.Len(), End: b.Len() + 3}
		b.WriteString("rod in it.\n")
		repairs = append(repairs, repair.Repair{Span: s, Replacement: fmt.Sprint("ord", i), Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 1, Group: "ocr.letters x"}})
	}
	d := export.NewDocument(text.Decode([]byte(b.String())), repairs, nil, repair.Policy{})
	d.Title, d.Time = "many", time.Unix(1e9, 0)
	file(t, dir, "word.docx", export.DOCX, d)
	file(t, dir, "open.odt", export.ODT, d)
	for n, got := range inOffice(t, office, dir, "word.docx", "open.odt") {
		flat, _ := os.ReadFile(filepath.Join(dir, "out", strings.TrimSuffix(n, filepath.Ext(n))+".fodt"))
		if del, ins := bytes.Count(flat, []byte("<text:deletion>")), bytes.Count(flat, []byte("<text:insertion>")); del != changes || ins != changes {
			t.Errorf("%s: %d deletions and %d insertions of %d", n, del, ins, changes)
		}
		if err := same(got.Cleaned, d.Final()); err != nil {
			t.Errorf("%s, all accepted: %v", n, err)
		}
		if err := same(got.Text, d.Raw.Text()); err != nil {
			t.Errorf("%s, all rejected: %v", n, err)
		}
	}
}
