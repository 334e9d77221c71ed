package imports

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/export"
	"emend/editor/repair"
	"emend/editor/text"
)

func TestCritic(t *testing.T) {
	got, err := Critic("He {~~teh~>the~~} {++old ++}man{-- he--} {==sleeps==}{>> where? <<} {x} end{>>so<<}.")
	if err != nil {
		t.Fatal(err)
	}
	if got.Text != "He teh man he sleeps {x} end." || got.Cleaned != "He the old man sleeps {x} end." {
		t.Errorf("%q, %q", got.Text, got.Cleaned)
	}
	var said []string
	for _, c := range got.Comments {
		said = append(said, fmt.Sprintf("%q: %s", got.Text[c.Span.Start:c.Span.End], c.Body))
	}
	if s := strings.Join(said, ", "); s != `"sleeps": where?, "": so` {
		t.Error(s)
	}
	for _, bad := range []string{"a\n{++b", "{~~ab~~}"} {
		if _, err := Critic(bad); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzCritic(f *testing.F) {
	f.Add("a {~~b~>c~~} {++d++}{--e--}{==f==}{>>g<<}")
	f.Add("{{++}{")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Critic(s)
		if err != nil {
			return
		}
		for _, c := range got.Comments {
			_ = got.Text[c.Span.Start:c.Span.End]
		}
		if !strings.Contains(s, "{") && (got.Text != s || got.Cleaned != s) {
			t.Fatalf("%q became %q", s, got.Text)
		}
	})
}

// TestAnnotationsRoundTrip: notes that were exported come back where they were.
func TestAnnotationsRoundTrip(t *testing.T) {
	raw := strings.Repeat("A 𝒳 long \xff line é.\n", 200)
	decoded, err := text.DecodeAs([]byte(raw), "utf-8")
	if err != nil {
		t.Fatal(err)
	}
	d := export.NewDocument(decoded, []repair.Repair{{Span: text.Span{Start: 0, End: 1}, Replacement: "B", Grounds: &repair.Grounds{Rule: "ocr.letters"}}}, nil, repair.Policy{})
	for i := range 20 {
		from, to := strings.Index(raw[i*100:], "𝒳")+i*100, strings.Index(raw[i*100+30:], "é")+i*100+30
		s := text.Span{Start: from, End: to}
		d.Notes = append(d.Notes, annotate.Annotation{
			ID: fmt.Sprint(i), Span: s, Quote: annotate.NewQuote(raw, s), Body: "Why?", Tags: []string{"a", "b"},
			Motivation: annotate.Questioning, Author: "R", Created: time.Unix(1e9, 0).UTC(),
		})
	}
	var b bytes.Buffer
	if err := export.W3C.Write(&b, d, export.Options{}); err != nil {
		t.Fatal(err)
	}
	got, err := Annotations(b.Bytes(), decoded)
	if err != nil || len(got.Edits) != 1 || len(got.Notes) != len(d.Notes) {
		t.Fatalf("%d notes, %d edits, %v", len(got.Notes), len(got.Edits), err)
	}
	if e := got.Edits[0]; e.Span != d.Repairs[0].Span || e.Replacement != "B" || e.Rule != "ocr.letters" || e.State != "pending" {
		t.Errorf("%+v", e)
	}
	for i, n := range got.Notes {
		want := d.Notes[i]
		want.Modified = want.Created
		if fmt.Sprint(n) != fmt.Sprint(want) {
			t.Errorf("note %d: %+v, want %+v", i, n, want)
		}
	}
}

func TestAnnotationsOfOthers(t *testing.T) {
	const raw = "A 𝒳 and another 𝒳 word here."
	decoded := text.Decode([]byte(raw))
	for _, c := range []struct{ json, exact string }{
		{`{"type":"Annotation","body":"http://x","target":{"selector":{"type":"TextPositionSelector","start":4,"end":7}}}`, "and"},
		{`{"target":[{"selector":[{"type":"TextQuoteSelector","exact":"word"},{"type":"TextPositionSelector","start":20,"end":24}]}]}`, "word"},
		{`[{"target":"http://x","creator":"R"}]`, ""},
		{`{"target":{"selector":{"type":"TextQuoteSelector","exact":"another 𝒳"}}}`, "another 𝒳"},
	} {
		got, err := Annotations([]byte(c.json), decoded)
		if err != nil || len(got.Notes) != 1 {
			t.Errorf("%s: %v", c.json, err)
			continue
		}
		if n := got.Notes[0]; raw[n.Span.Start:n.Span.End] != c.exact && !(c.exact == "" && n.Orphan) {
			t.Errorf("%s: %q", c.json, raw[n.Span.Start:n.Span.End])
		}
	}
	if _, err := Annotations([]byte("hello"), decoded); err == nil {
		t.Error("no JSON")
	}
	for _, odd := range []string{`{"target":5}`, `[null]`, `[{"body":[null]}]`, `{"target":{"selector":{"type":"TextPositionSelector","start":-5,"end":1e9}}}`, `{"target":{"selector":{"type":"TextPositionSelector","start":3,"end":4}}}`} {
		Annotations([]byte(odd), decoded) // must not panic
	}
}
