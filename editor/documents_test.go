package editor

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/export"
	"emend/editor/imports"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// saved writes bytes to a file of a test.
func saved(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const scan = `<html><body><div class='ocr_page' title='lpageno xiv'><span class='ocr_line'><span class='ocrx_word' title='x_wconf 20'>tho</span>
<span class='ocrx_word' title='x_wconf 90'>mill</span></span></div><div class='ocr_page' title='lpageno xv'><span class='ocrx_word' title='x_wconf 91'>turns</span></div></body></html>`

// TestPagesAndDoubtsOutliveTheDocument opens a scan, and again without it.
func TestPagesAndDoubtsOutliveTheDocument(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	path := saved(t, "scan.hocr", []byte(scan))
	s, err := OpenDocument(path, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Raw().Text(); got != "tho mill\n\fturns\n" {
		t.Fatalf("%q", got)
	}
	saved := filepath.Join(t.TempDir(), "scan.emend")
	if err := s.Project().Save(saved, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	os.Remove(path)
	if s, err = OpenFile(saved, nil); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if a, b := s.Pages().At(0), s.Pages().At(11); a != "xiv" || b != "xv" {
		t.Errorf("pages %q, %q", a, b)
	}
	o := s.Origin()
	if o == nil || o.Format != "hocr" || len(o.SHA256) != 64 || len(o.Words) != 3 || o.Words[0].Confidence != 0.2 || o.Words[2].Span != (text.Span{Start: 10, End: 15}) {
		t.Errorf("%+v", o)
	}
	d := s.Exchange().Document()
	if d.Pages.At(11) != "xv" {
		t.Errorf("the document has the pages %v", d.Pages)
	}
}

// TestDamagedOrigin: what is known of the document is lost, the review is not.
func TestDamagedOrigin(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	good := (&imports.Origin{Words: []imports.Word{{Span: text.Span{Start: 3, End: 900}}}}).Pack()
	for _, origin := range []string{"nonsense", good} {
		source := record.Source{Name: "x.txt"}
		source.Origin = origin
		s, err := OpenBytes(source, []byte("a text "+fmt.Sprint(len(origin))), nil)
		if err != nil {
			t.Fatal(err)
		}
		if s.Project().Notice() == nil || s.Origin() == nil || len(s.Origin().Words) > 0 {
			t.Errorf("%v, %+v", s.Project().Notice(), s.Origin())
		}
		s.Close()
	}
}

// TestReviewedDocument opens a document with tracked changes and comments: the
// changes are repairs, the comments notes, once.
func TestReviewedDocument(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	raw := text.Decode([]byte("He saw teh old\nmill by the river."))
	d := export.NewDocument(raw, []repair.Repair{
		{Span: text.Span{Start: 7, End: 10}, Replacement: "the", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 1}},
		{Span: text.Span{Start: 14, End: 15}, Replacement: " ", Grounds: &repair.Grounds{Rule: "layout.join", Confidence: 1}},
	}, nil, repair.Policy{})
	at := text.Span{Start: 15, End: 19}
	d.Notes = []annotate.Annotation{{ID: "1", Span: at, Quote: annotate.NewQuote(raw.Text(), at), Body: "Which?\nThe water mill.", Author: "B. Reader", Motivation: annotate.Commenting, Created: d.Time}}
	for _, f := range []export.Format{export.DOCX, export.ODT} {
		var b bytes.Buffer
		if err := f.Write(&b, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		path := saved(t, "letter"+f.Extension, b.Bytes())
		for range 2 { // the second time it is resumed
			s, err := OpenFile(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			s.SetPolicy(CompareAll)
			if s.Raw().Text() != raw.Text() || s.Mapping().String() != d.Final() || s.Detection().Needed() {
				t.Errorf("%s: %q, %q", f.Name, s.Raw().Text(), s.Mapping().String())
			}
			if n := s.Notes().List(); len(n) != 1 || n[0].Span != at || n[0].Body != d.Notes[0].Body || n[0].Author != "B. Reader" {
				t.Errorf("%s: notes %+v", f.Name, n)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestMacrosAreTold(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, part := range map[string]string{"word/document.xml": "<d><p><t>Text</t></p></d>", "word/vbaProject.bin": "AutoOpen"} {
		w, _ := z.Create(name)
		w.Write([]byte(part))
	}
	z.Close()
	s, err := OpenFile(saved(t, "x.docm", b.Bytes()), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := s.Project().Notice(); n == nil || !strings.Contains(n.Error(), "macros") || s.Raw().Text() != "Text" {
		t.Errorf("%v, %q", n, s.Raw().Text())
	}
}

func TestHugeFileIsRefused(t *testing.T) {
	path := saved(t, "huge.txt", nil)
	if err := os.Truncate(path, imports.MaxFile+1); err != nil { // holes: no disk is used
		t.Fatal(err)
	}
	if _, err := OpenFile(path, nil); err == nil || !strings.Contains(err.Error(), "1 GB") {
		t.Errorf("%v", err)
	}
}

// TestAnnotationsImportedAreExportedAlike: what was written as Web Annotations
// and read into a fresh review of the text is written the same again.
func TestAnnotationsImportedAreExportedAlike(t *testing.T) {
	raw := "The keepera€™s lamp, \xff tho 𝒳 sea.\nIt was tho end.\n"
	fresh := func() *Session {
		decoded, err := text.DecodeAs([]byte(raw), "utf-8")
		if err != nil {
			t.Fatal(err)
		}
		s := New(decoded, record.Source{Name: "lamp.txt"})
		var found []repair.Repair
		for _, p := range [][2]string{{"a€™", "’"}, {"\xff", "\xfe"}, {"tho", "the"}, {"\n", " "}} {
			for _, at := range annotate.Occurrences(raw, p[0]) {
				found = append(found, repair.Repair{Span: at, Replacement: p[1], Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.95, Evidence: "seen", Group: "ocr.letters x"}})
			}
		}
		found = append(found, repair.Repair{Span: text.Span{Start: 3, End: 3}, Replacement: " old", Grounds: &repair.Grounds{Rule: "ocr.missing", Confidence: 0.7, Group: "ocr.missing x"}})
		slices.SortFunc(found, repair.Compare)
		s.Detection().Set(found)
		return s
	}
	s := fresh()
	s.SetAuthor("A. Reader")
	for i := range s.Repairs() {
		switch i % 4 {
		case 0:
			s.Decide([]int{i}, repair.Decision{State: repair.Accepted}, "")
		case 1:
			s.Decide([]int{i}, repair.Decision{State: repair.Rejected, Reason: "so"}, "")
		case 2:
			s.Decide([]int{i}, repair.Decision{State: repair.Edited, Text: "the"}, "")
		}
	}
	if err := s.Edits().Replace(text.Span{Start: s.Mapping().CleanLen() - 5, End: s.Mapping().CleanLen() - 2}, "END"); err != nil {
		t.Fatal(err)
	}
	s.Notes().AddAll([]annotate.Annotation{{Span: place(raw, "lamp, \xff"), Body: "Lit?", Tags: []string{"light"}, Colour: "rose"}, {Span: place(raw, "𝒳"), Motivation: annotate.Questioning}})
	written := func(s *Session) string {
		d := s.Exchange().Document()
		d.Time = time.Unix(1e9, 0)
		var b bytes.Buffer
		if err := export.W3C.Write(&b, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := written(s)
	again := fresh()
	outcomes, proposed, err := again.Exchange().ApplyReview(context.Background(), []byte(first))
	if err != nil || proposed != 0 {
		t.Fatalf("%v, %d proposed", err, proposed)
	}
	for _, o := range outcomes {
		if o.Fate != 0 {
			t.Errorf("%v: %s", o.Fate, o.Why)
		}
	}
	if second := written(again); second != first {
		a, b := strings.Split(first, "\n"), strings.Split(second, "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Errorf("line %d:\n%s\n%s", i+1, a[i], b[i])
			}
		}
		t.Errorf("%d and %d lines", len(a), len(b))
	}
	if again.Mapping().String() != s.Mapping().String() {
		t.Errorf("%q, want %q", again.Mapping().String(), s.Mapping().String())
	}
}

// TestForeignAnnotationsPropose takes wordings of other programs as proposals,
// where there is room.
func TestForeignAnnotationsPropose(t *testing.T) {
	const raw = "It was tho end of tho road."
	s := New(text.Decode([]byte(raw)), record.Source{Name: "x.txt"})
	s.Detection().Set([]repair.Repair{{Span: text.Span{Start: 7, End: 10}, Replacement: "the", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.9, Group: "x"}}})
	page := `[{"motivation":"editing","creator":{"name":"Ann"},"body":{"type":"TextualBody","value":"thy"},"target":{"selector":{"type":"TextPositionSelector","start":7,"end":10}}},
{"motivation":"editing","creator":{"name":"Ann"},"body":{"type":"TextualBody","value":"the"},"target":{"selector":[{"type":"TextQuoteSelector","exact":"tho","prefix":"end of ","suffix":" road"}]}},
{"motivation":"editing","body":{"value":"x"},"target":{"selector":[{"type":"TextQuoteSelector","exact":"nowhere at all to be found"}]}}]`
	_, proposed, err := s.Exchange().ApplyReview(context.Background(), []byte(page))
	if err != nil || proposed != 1 || len(s.Repairs()) != 2 {
		t.Fatalf("%v, %d proposed, %d repairs", err, proposed, len(s.Repairs()))
	}
	if r := s.Repairs()[1]; r.Rule != AnnotatedRule || r.Span != (text.Span{Start: 18, End: 21}) || !strings.Contains(r.Evidence, "Ann") {
		t.Errorf("%+v", r)
	}
}

func TestDocuments(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/1.txt", "a/2.txt", ".hidden", ".git/config"} {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700)
		os.WriteFile(filepath.Join(dir, name), nil, 0o600)
	}
	got, err := Documents([]string{filepath.Join(dir, "b.txt"), dir})
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i], _ = filepath.Rel(dir, got[i])
	}
	if want := "b.txt a/1.txt a/2.txt"; strings.Join(got, " ") != filepath.FromSlash(want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := Documents([]string{t.TempDir()}); err == nil || !strings.Contains(err.Error(), "no files") {
		t.Errorf("an empty folder: %v", err)
	}
}
