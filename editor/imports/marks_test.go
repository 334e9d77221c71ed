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
	got, comments, err := Critic("He {~~teh~>the~~} {++old ++}man{-- he--} {==sleeps==}{>> where? <<} {x} end{>>so<<}.")
	if err != nil {
		t.Fatal(err)
	}
	if got.Text != "He teh man he sleeps {x} end." || got.Cleaned != "He the old man sleeps {x} end." {
		t.Errorf("%q, %q", got.Text, got.Cleaned)
	}
	var said []string
	for _, c := range comments {
		said = append(said, fmt.Sprintf("%q: %s", got.Text[c.Span.Start:c.Span.End], c.Body))
	}
	if s := strings.Join(said, ", "); s != `"sleeps": where?, "": so` {
		t.Error(s)
	}
	for _, bad := range []string{"a\n{++b", "{~~ab~~}"} {
		if _, _, err := Critic(bad); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzCritic(f *testing.F) {
	f.Add("a {~~b~>c~~} {++d++}{--e--}{==f==}{>>g<<}")
	f.Add("{{++}{")
	f.Fuzz(func(t *testing.T, s string) {
		got, comments, err := Critic(s)
		if err != nil {
			return
		}
		for _, c := range comments {
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
	d := export.NewDocument(decoded, []repair.Repair{{Span: text.Span{Start: 0, End: 1}, Replacement: "B", Rule: "ocr.letters"}}, nil, repair.Policy{})
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
	notes, skipped, err := Annotations(b.Bytes(), raw)
	if err != nil || skipped != 1 || len(notes) != len(d.Notes) {
		t.Fatalf("%d notes, %d skipped, %v", len(notes), skipped, err)
	}
	for i, n := range notes {
		want := d.Notes[i]
		want.Modified = want.Created
		if fmt.Sprint(n) != fmt.Sprint(want) {
			t.Errorf("note %d: %+v, want %+v", i, n, want)
		}
	}
}

func TestAnnotationsOfOthers(t *testing.T) {
	const raw = "A 𝒳 and another 𝒳 word here."
	for _, c := range []struct{ json, exact string }{
		{`{"type":"Annotation","body":"http://x","target":{"selector":{"type":"TextPositionSelector","start":4,"end":7}}}`, "and"},
		{`{"target":[{"selector":[{"type":"TextQuoteSelector","exact":"word"},{"type":"TextPositionSelector","start":20,"end":24}]}]}`, "word"},
		{`[{"target":"http://x","creator":"R"}]`, ""},
		{`{"target":{"selector":{"type":"TextQuoteSelector","exact":"another 𝒳"}}}`, "another 𝒳"},
	} {
		notes, _, err := Annotations([]byte(c.json), raw)
		if err != nil || len(notes) != 1 {
			t.Errorf("%s: %v", c.json, err)
			continue
		}
		if n := notes[0]; raw[n.Span.Start:n.Span.End] != c.exact && !(c.exact == "" && n.Orphan) {
			t.Errorf("%s: %q", c.json, raw[n.Span.Start:n.Span.End])
		}
	}
	if _, _, err := Annotations([]byte("hello"), raw); err == nil {
		t.Error("no JSON")
	}
	for _, odd := range []string{`{"target":5}`, `[null]`, `[{"body":[null]}]`, `{"target":{"selector":{"type":"TextPositionSelector","start":-5,"end":1e9}}}`, `{"target":{"selector":{"type":"TextPositionSelector","start":3,"end":4}}}`} {
		Annotations([]byte(odd), raw) // must not panic
	}
}
