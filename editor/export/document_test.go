package export

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// chunks are what generated texts are made of: letters, marks, blanks, line
// and page ends, combining and astral characters, markup of every format,
// control characters and bytes that are not UTF-8.
var chunks = []string{
	"word", "Serge", "é", "e\u0301", "𝒳", "’", " ", "  ", " ", "\n", "\n", "\n\n", "\t", "\f", "\v", "<b>", "&amp;", `"`, "]]>",
	"=1+1", "-", "#", "*", "\x00", "\x01", "\x1b[2J", "\u202e", "\ufffe", "\xff", "\xe9", "owning one", "long line of words",
}

// generated draws a document: text, repairs, decisions and notes.
func generated(t *rapid.T, chunks []string) *Document {
	parts := rapid.SliceOfN(rapid.SampledFrom(chunks), 0, 40).Draw(t, "text")
	edges := []int{0}
	for _, p := range parts {
		edges = append(edges, edges[len(edges)-1]+len(p))
	}
	raw := text.Decode([]byte(strings.Join(parts, "")))
	if raw.Encoding() != "utf-8" {
		raw, _ = text.DecodeAs([]byte(strings.Join(parts, "")), "utf-8")
	}
	rules := []repair.RuleID{"mojibake.folded", "layout.join", "layout.hyphen", "repeats.passage", "furniture.chrome", "spacing.inside", "reader.edit"}
	var repairs []repair.Repair
	var decisions []repair.Decision
	for i := 0; i < len(edges)-1; {
		i += rapid.IntRange(0, 4).Draw(t, "skip")
		if i >= len(edges) {
			break
		}
		end := min(len(edges)-1, i+rapid.IntRange(0, 3).Draw(t, "take"))
		s := text.Span{Start: edges[i], End: edges[end]}
		wording := strings.Join(rapid.SliceOfN(rapid.SampledFrom(chunks), 0, 3).Draw(t, "wording"), "")
		rule := rapid.SampledFrom(rules).Draw(t, "rule")
		if raw.Slice(s) != wording {
			repairs = append(repairs, repair.Repair{
				Span: s, Replacement: wording, Grounds: &repair.Grounds{Rule: rule, Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Group: repair.GroupKey(rule, "x → y"), Evidence: "seen <often>"},
			})
			state := repair.State(rapid.IntRange(0, 3).Draw(t, "state"))
			d := repair.Decision{State: state}
			if state == repair.Edited {
				d.Text = rapid.SampledFrom(chunks).Draw(t, "edit")
			}
			decisions = append(decisions, d)
		}
		i = end + 1
	}
	d := NewDocument(raw, repairs, decisions, repair.Policy{Minimum: 0.5, Left: rapid.Bool().Draw(t, "left")})
	d.Title, d.Author = "A <title> & more", "A. Reader"
	d.Time = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)
	d.Source = record.Source{Name: "raw.txt"}
	for range rapid.IntRange(0, 3).Draw(t, "notes") {
		i := rapid.IntRange(0, len(edges)-1).Draw(t, "from")
		s := text.Span{Start: edges[i], End: edges[rapid.IntRange(i, len(edges)-1).Draw(t, "to")]}
		d.Notes = append(d.Notes, annotate.Annotation{
			ID: "n", Span: s, Quote: annotate.NewQuote(raw.Text(), s), Body: "See\np. 5 <i>", Tags: []string{"check"},
			Motivation: annotate.Commenting, Author: "B", Created: d.Time,
		})
	}
	return d
}

// written is what a format makes of a document.
func written(t testing.TB, f Format, d *Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, d, o); err != nil {
		t.Fatalf("write %s: %v", f.Name, err)
	}
	return b.Bytes()
}

// part is one file of a ZIP.
func part(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// asXML is what XML formats keep of a text: form feeds, tabs and line breaks
// are elements or characters, the rest that XML lacks is U+FFFD.
func asXML(s string) string {
	s = strings.NewReplacer("\f", "\ue000", "\v", "\ue001").Replace(unix(s))
	return strings.NewReplacer("\ue000", "\f", "\ue001", "\v").Replace(xmlText(s))
}

func TestTextKeepsRejected(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n", "\r"))
		if got := written(t, Text, d, Options{}); string(got) != d.Final() {
			t.Fatalf("wrote %q, want %q", got, d.Final())
		}
		all := make([]repair.Decision, len(d.Repairs))
		for i := range all {
			all[i].State = repair.Rejected
		}
		none := NewDocument(d.Raw, d.Repairs, all, d.Policy)
		if got := written(t, Text, none, Options{}); !bytes.Equal(got, d.Raw.Bytes()) {
			t.Fatalf("all rejected: %q, want %q", got, d.Raw.Bytes())
		}
	})
}

// fixed is a document made of "raw[old|new]raw" texts.
func fixed(t testing.TB, data []byte, encoding string, changes ...[3]string) *Document {
	t.Helper()
	raw, err := text.DecodeAs(data, encoding)
	if err != nil {
		t.Fatal(err)
	}
	var repairs []repair.Repair
	at := 0
	for _, c := range changes {
		i := strings.Index(raw.Text()[at:], c[0])
		if i < 0 {
			t.Fatalf("%q is not in %q", c[0], raw.Text())
		}
		s := text.Span{Start: at + i, End: at + i + len(c[0])}
		repairs = append(repairs, repair.Repair{Span: s, Replacement: c[1], Grounds: &repair.Grounds{Rule: repair.RuleID(c[2]), Confidence: 1, Group: c[2] + " x"}})
		at = s.End
	}
	d := NewDocument(raw, repairs, nil, repair.Policy{Minimum: 0.9})
	d.Title, d.Source.Name = "Letter", "letter.txt"
	d.Time = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)
	return d
}

func TestTextOptions(t *testing.T) {
	const bomMark = "\ufeff"
	join := [3]string{" end\n", " end. ", "layout.join"}
	for _, c := range []struct {
		name, raw, want string
		change          [3]string
		o               Options
	}{
		{"line ends of the input", "an end\r\nhere\r\n", "an end.\r\nhere\r\n", [3]string{" end", " end.", "x.y"}, Options{}},
		{"a break brought in", "one two\r\n", "one\r\ntwo\r\n", [3]string{" ", "\n", "x.y"}, Options{}},
		{"to lf", "one\r\ntwo\r\n", "one\n2\n", [3]string{"two", "2", "x.y"}, Options{EOL: text.LF}},
		{"to crlf", "an end\none\ntwo", "an end. one\r\ntwo", join, Options{EOL: text.CRLF}},
		{"with mark", "an end\none", bomMark + "an end. one", join, Options{BOM: WithBOM}},
		{"without mark", bomMark + "an end\none", "an end. one", join, Options{BOM: WithoutBOM}},
		{"wrapped", "an end\nof a long line", "an end. of\na long\nline", join, Options{Wrap: 10}},
		{"wrapped, long words", "an end\naaaaaaaaaaaaaaa b", "an end.\naaaaaaaaaaaaaaa\nb", join, Options{Wrap: 8}},
		{"wrapped, its own ends", "an end\r\nx\r\nof a long line\r\n", "an end\r\ny\r\nof a\r\nlong\r\nline\r\n", [3]string{"x", "y", "x.y"}, Options{Wrap: 6}},
	} {
		d := fixed(t, []byte(c.raw), "utf-8", c.change)
		if got := string(written(t, Text, d, c.o)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTextEncodings(t *testing.T) {
	d := fixed(t, []byte("caf\xe9 \x81 a-b"), "windows-1252", [3]string{"-", "–", "x.y"})
	if got := written(t, Text, d, Options{}); string(got) != "caf\xe9 \x81 a\x96b" {
		t.Errorf("in its own encoding: %q", got)
	}
	if got := written(t, Text, d, Options{Encoding: "utf-8", EOL: text.LF}); string(got) != "café \u0081 a–b" && string(got) != "café \ufffd a–b" {
		t.Errorf("in UTF-8: %q", got)
	}
	d = fixed(t, []byte("caf\xe9\na-b"), "iso-8859-1", [3]string{"-", "—", "x.y"})
	err := Text.Write(io.Discard, d, Options{})
	if err == nil || !strings.Contains(err.Error(), "line 2, column 2") || !strings.Contains(err.Error(), "--encoding utf-8") {
		t.Errorf("a dash in Latin-1: %v", err)
	}
}

// TestLayersStack proves that edits on top of a mapping do what doing them on
// the cleaned text does.
func TestLayersStack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		clean := d.Final()
		var onClean []text.Edit
		at := 0
		for at <= len(clean) && rapid.Bool().Draw(rt, "more") {
			from := rapid.IntRange(at, len(clean)).Draw(rt, "from")
			to := rapid.IntRange(from, min(len(clean), from+6)).Draw(rt, "to")
			onClean = append(onClean, text.Edit{Span: text.Span{Start: from, End: to}, New: rapid.SampledFrom([]string{"", "\n", "xy"}).Draw(rt, "new")})
			at = to
		}
		want := apply(clean, onClean)
		if got := apply(d.Raw.Text(), layer(d.Mapping, onClean)); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// generatedNote is one note on a span of the raw text.
func generatedNote(d *Document, from, to int, body string) []annotate.Annotation {
	s := text.Span{Start: from, End: to}
	return []annotate.Annotation{{ID: "n1", Span: s, Quote: annotate.NewQuote(d.Raw.Text(), s), Body: body, Motivation: annotate.Commenting}}
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
