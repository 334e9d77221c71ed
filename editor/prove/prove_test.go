package prove

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"emend/editor/annotate"
	"emend/editor/export"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// chunks are what texts are made of here: letters, marks, combining and astral
// characters, every kind of line end, markup, control characters, bytes that
// are not UTF-8.
var chunks = []string{
	"word", "Serge", "é", "e\u0301", "𝒳", "👩‍🚀", "’", " ", "  ", " ", "\n", "\n", "\r\n", "\r", "\n\n", "\t", "\f", "\v", "<b>", "&amp;", `"`,
	"]]>", "=1+1", "-", "#", "*", "\x00", "\x01", "\x1b[2J", "\x7f", "\u0085", "\u2028", "\u202e", "\ufffe", "\ufffd", "\xff", "\xe9", "owning one",
	"[^note-1]", "⏎", "@@ -1 +1 @@", "\\", "--- a", "{", "~>x"[:1],
}

// drawn is a document of chunks, with repairs, decisions and notes.
func drawn(t *rapid.T) *export.Document {
	parts := rapid.SliceOfN(rapid.SampledFrom(chunks), 0, 40).Draw(t, "text")
	edges := []int{0}
	for _, p := range parts {
		edges = append(edges, edges[len(edges)-1]+len(p))
	}
	raw, err := text.DecodeAs([]byte(strings.Join(parts, "")), "utf-8")
	if err != nil {
		t.Fatal(err)
	}
	rules := []repair.RuleID{"mojibake.folded", "layout.join", "layout.hyphen", "repeats.passage", "furniture.chrome", "ocr.letters", "reader.edit"}
	var repairs []repair.Repair
	var said []repair.Decision
	for i := 0; i < len(parts); {
		i += rapid.IntRange(0, 4).Draw(t, "skip")
		end := min(len(parts), i+rapid.IntRange(0, 3).Draw(t, "take"))
		if i > end {
			break
		}
		s := text.Span{Start: edges[i], End: edges[end]}
		wording := strings.Join(rapid.SliceOfN(rapid.SampledFrom(chunks), 0, 3).Draw(t, "wording"), "")
		if raw.Slice(s) != wording {
			r := repair.Repair{
				Span: s, Replacement: wording, Grounds: &repair.Grounds{Rule: rapid.SampledFrom(rules).Draw(t, "rule"), Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Evidence: "seen <often>"},
			}
			r.Group = repair.GroupKey(r.Rule, "x")
			d := repair.Decision{State: repair.State(rapid.IntRange(0, 3).Draw(t, "state"))}
			if r.Rule == "reader.edit" {
				d.State, r.Container, r.Confidence = repair.Accepted, true, 1
			}
			if d.State == repair.Edited {
				d.Text = rapid.SampledFrom(chunks).Draw(t, "edit")
			}
			repairs, said = append(repairs, r), append(said, d)
		}
		i = end + 1
	}
	var asked map[repair.RuleID]bool
	if rapid.Bool().Draw(t, "asked") {
		asked = map[repair.RuleID]bool{"ocr.letters": true, "layout.join": true}
	}
	d := export.NewAsked(raw, repairs, said, repair.Policy{Minimum: 0.5, Left: rapid.Bool().Draw(t, "left")}, asked)
	d.Title, d.Author, d.Source, d.Pages = "A <title> & more", "A. Reader", record.Source{Name: "raw.txt"}, text.PagesOf(raw.Text())
	d.Time = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)
	for n := range rapid.IntRange(0, 3).Draw(t, "notes") {
		i := rapid.IntRange(0, len(parts)).Draw(t, "from")
		s := text.Span{Start: edges[i], End: edges[rapid.IntRange(i, len(parts)).Draw(t, "to")]}
		d.Notes = append(d.Notes, annotate.Annotation{
			ID: fmt.Sprint(n), Span: s, Quote: annotate.NewQuote(raw.Text(), s), Body: "See\np. 5 <i>", Tags: []string{"check"}, Colour: "rose",
			Motivation: annotate.Commenting, Author: rapid.SampledFrom([]string{"", "B", "C & D"}).Draw(t, "author"), Created: d.Time,
			Orphan: rapid.IntRange(0, 9).Draw(t, "orphan") == 0,
		})
	}
	return d
}

// TestEveryFormatProves writes drawn documents in every format, and every
// claim holds.
func TestEveryFormatProves(t *testing.T) {
	for _, f := range export.All {
		if len(claims[f.Name]) == 0 {
			t.Errorf("nothing is claimed of %s", f.Name)
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				d := drawn(rt)
				var o export.Options
				if f.Name == "docx" || f.Name == "odt" {
					o.Settled = rapid.Bool().Draw(rt, "settled")
				}
				if f.Name == "text" && rapid.Bool().Draw(rt, "laid out") {
					o = export.Options{EOL: text.LF, Wrap: 12, BOM: export.BOM(rapid.IntRange(0, 2).Draw(rt, "bom"))}
				}
				_, err := Write(context.Background(), io.Discard, f, d, o, nil)
				if f.Name == "critic" && err != nil && !errors.Is(err, ErrUnproved) {
					return // it has no way to say marks of its own, and says so
				}
				if err != nil && !(f.Name == "critic" && marksArise(d)) {
					rt.Fatalf("%v\nraw %q\nfinal %q", err, d.Raw.Text(), d.Final())
				}
			})
		})
	}
}

// marksArise says whether marks of CriticMarkup arise only when changes are
// written: no check of the texts alone finds these, and so the proof must.
func marksArise(d *export.Document) bool {
	return strings.ContainsAny(d.Raw.Text()+d.Final(), "{~") || strings.ContainsAny(d.Raw.Text()+d.Final(), "\r")
}

// letter is a review with something of everything.
func letter(t *testing.T) *export.Document {
	raw := text.Decode([]byte("The old shep-\nherd, <Serge>, doesna€™ t come.\fHe is past eighty.\n\nAsk him.\n"))
	span := func(s string) text.Span {
		i := strings.Index(raw.Text(), s)
		return text.Span{Start: i, End: i + len(s)}
	}
	repairs := []repair.Repair{
		{Span: span("-\n"), Grounds: &repair.Grounds{Rule: "layout.hyphen", Confidence: 1}},
		{Span: span("a€™ t"), Replacement: "’t", Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 1}},
		{Span: span("past"), Replacement: "over", Grounds: &repair.Grounds{Rule: "ocr.word", Confidence: 0.5}},
		{Span: span("him"), Replacement: "her", Grounds: &repair.Grounds{Rule: "reader.edit", Confidence: 1, Container: true}},
	}
	d := export.NewDocument(raw, repairs, []repair.Decision{{State: repair.Accepted}, {State: repair.Edited, Text: "'t"}, {}, {State: repair.Accepted}}, repair.Policy{Minimum: 0.9})
	d.Title, d.Source.Name, d.Time = "Letter", "letter.txt", time.Unix(1e9, 0).UTC()
	s := span("Serge")
	d.Notes = []annotate.Annotation{{ID: "1", Span: s, Quote: annotate.NewQuote(raw.Text(), s), Body: "Who?", Motivation: annotate.Commenting, Created: d.Time, Modified: d.Time}}
	return d
}

// rezipped changes the parts of a ZIP.
func rezipped(t *testing.T, data []byte, old, wording string) []byte {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, _ := io.ReadAll(r)
		w, _ := out.Create(f.Name)
		w.Write(bytes.ReplaceAll(part, []byte(old), []byte(wording)))
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTamperedIsFound changes one thing in what was written, and the claim
// about it fails.
func TestTamperedIsFound(t *testing.T) {
	for _, c := range []struct{ format, old, wording, claim string }{
		{"text", "eighty", "ninety", "final text"},
		{"markdown", "eighty", "ninety", "final text"},
		{"markdown", "\n[^note-1]: ", "\n", "final text"},
		{"html", "<h2>Text", "<h2 onclick='x()'>Text", "no script"},
		{"html", "<h2>Text", "<script>x()</script><h2>Text", "no script"},
		{"html", "herd, ", "herd; ", "raw text"},
		{"docx", "come", "go", "final text"},
		{"docx", "<w:comment ", "<w:note ", "comment"},
		{"odt", "come", "go", "final text"},
		{"odt", "a€™", "x", "raw text"},
		{"tei", "come", "go", "raw text"},
		{"tei", ">'t<", ">xt<", "final text"},
		{"w3c", `"start":21`, `"start":22`, "stands"},
		{"w3c", "Who?", "What?", "notes"},
		{"brat", "Note 2", "Note 1", "stands"},
		{"critic", "come", "go", "final text"},
		{"csv", "layout.hyphen@", "=cmd@", "formula"},
		{"jsonl", `"after":"’t"`, `"after":"x"`, ""}, // edited: the wording proposed does not count
		{"jsonl", `"text":"'t"`, `"text":"x"`, "Replayed"},
		{"decisions", `"text":"'t"`, `"text":"x"`, "Replayed"},
		{"decisions", `"after":"her"`, `"after":"him"`, "Replayed"},
		{"patch", "+", "-", "Applied"},
	} {
		f, _ := export.ByName(c.format)
		var b bytes.Buffer
		d := letter(t)
		if _, err := Write(context.Background(), &b, f, d, export.Options{}, nil); err != nil {
			t.Fatalf("%s: %v", c.format, err)
		}
		var bad []byte
		if f.Name == "docx" || f.Name == "odt" || f.Name == "brat" {
			bad = rezipped(t, b.Bytes(), c.old, c.wording)
		} else {
			bad = bytes.ReplaceAll(b.Bytes(), []byte(c.old), []byte(c.wording))
			if bytes.Equal(bad, b.Bytes()) {
				t.Errorf("%s: %q is not in it:\n%s", c.format, c.old, b.Bytes())
			}
		}
		err := Failed(Check(context.Background(), f, d, export.Options{}, bad))
		if c.claim == "" && err != nil || c.claim != "" && (err == nil || !strings.Contains(err.Error(), c.claim)) {
			t.Errorf("%s with %q for %q: %v, want one of %q", c.format, c.wording, c.old, err, c.claim)
		}
	}
}

// TestNothingUnprovedIsWritten lets a format write what is wrong.
func TestNothingUnprovedIsWritten(t *testing.T) {
	wrong := export.Text
	wrong.Write = func(w io.Writer, _ *export.Document, _ export.Options) error {
		_, err := io.WriteString(w, "something else")
		return err
	}
	var b bytes.Buffer
	proofs, err := Write(context.Background(), &b, wrong, letter(t), export.Options{}, nil)
	if !errors.Is(err, ErrUnproved) || b.Len() > 0 || len(proofs) != 2 || proofs[0].Err == nil || proofs[1].Err != nil {
		t.Errorf("%v; wrote %q; %+v", err, b.String(), proofs)
	}
}

// TestCancel ends writing and proving with nothing written.
func TestCancel(t *testing.T) {
	for _, at := range []Step{Writing, Proving} {
		ctx, cancel := context.WithCancel(context.Background())
		var b bytes.Buffer
		_, err := Write(ctx, &b, export.HTML, letter(t), export.Options{}, func(s Step, _ int) {
			if s == at {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) || b.Len() > 0 {
			t.Errorf("cancelled in step %d: %v, wrote %d bytes", at, err, b.Len())
		}
	}
}

func TestPatched(t *testing.T) {
	for _, c := range []struct{ old, patch, want, err string }{
		{"a\nb\nc\n", "--- a/x\n+++ b/x\n@@ -2 +2 @@\n-b\n+B\n", "a\nB\nc\n", ""},
		{"a", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n", "b\n", ""},
		{"", "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+b\n", "b\n", ""},
		{"a\n", "--- a/x\n+++ b/x\n@@ -1,1 +0,0 @@\n-a\n", "", ""},
		{"a\n", "@@ -1 +1 @@\n-b\n+c\n", "", "not line 1"},
		{"a\n", "@@ -9 +9 @@\n+c\n", "", "out of order"},
		{"a\n", "+c\n", "", "no hunk"},
		{"a\n", "@@ -1 +1 @@\n?\n", "", "not line"},
	} {
		got, err := patched([]byte(c.old), []byte(c.patch))
		if string(got) != c.want && c.err == "" || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%q by %q: %q, %v", c.old, c.patch, got, err)
		}
	}
}

func TestClaims(t *testing.T) {
	all := Claims()
	if len(all) < 2*len(export.All)-4 || slices.Contains(all, "") {
		t.Errorf("%q", all)
	}
}

// TestLineEndsThatMeet: a CR and a LF that only a change brings together are
// one line end in the final text, and a CR in front of a CRLF is one more.
func TestLineEndsThatMeet(t *testing.T) {
	for _, c := range []struct {
		raw string
		out text.Span // taken out
	}{
		{"one\rtwo\nthree", text.Span{Start: 4, End: 7}},
		{"one\r\r\ntwo three", text.Span{Start: 8, End: 12}},
		{"one\r\ntwo three", text.Span{Start: 4, End: 5}},
	} {
		raw, err := text.DecodeAs([]byte(c.raw), "utf-8")
		if err != nil {
			t.Fatal(err)
		}
		r := repair.Repair{Span: c.out, Grounds: &repair.Grounds{Rule: "ocr.stray", Confidence: 1, Group: repair.GroupKey("ocr.stray", "x")}}
		d := export.NewAsked(raw, []repair.Repair{r}, []repair.Decision{{State: repair.Accepted}}, repair.Policy{}, nil)
		for _, f := range export.All {
			if _, err := Write(context.Background(), io.Discard, f, d, export.Options{}, nil); err != nil {
				t.Errorf("%s of %q without %q: %v", f.Name, c.raw, raw.Slice(c.out), err)
			}
		}
	}
}
