package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"emend/editor/repair"
)

func TestW3CSelectorsSliceToTheirQuote(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		var page struct {
			Context string `json:"@context"`
			Items   []webAnnotation
		}
		if err := json.Unmarshal(written(t, W3C, d, Options{}), &page); err != nil {
			t.Fatal(err)
		}
		if page.Context != "http://www.w3.org/ns/anno.jsonld" || len(page.Items) != len(d.Repairs)+len(d.Notes) {
			t.Fatalf("%d annotations of %d repairs and %d notes", len(page.Items), len(d.Repairs), len(d.Notes))
		}
		runes := []rune(d.Raw.Text())
		for _, a := range page.Items {
			quote, place := a.Target[0].Selector[0], a.Target[0].Selector[1]
			before, exact, after := string(runes[:*place.Start]), string(runes[*place.Start:*place.End]), string(runes[*place.End:])
			if exact != *quote.Exact || !strings.HasSuffix(before, quote.Prefix) || !strings.HasPrefix(after, quote.Suffix) {
				t.Fatalf("%q is not at %d to %d of %q", *quote.Exact, *place.Start, *place.End, string(runes))
			}
		}
	})
}

func TestBratSlicesToItsText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n"))
		data := written(t, Brat, d, Options{})
		runes := []rune(string(part(t, data, "A <title> & more.txt"[:0]+bratName(d.Title)+".txt")))
		in := bufio.NewScanner(bytes.NewReader(part(t, data, bratName(d.Title)+".ann")))
		for in.Scan() {
			fields := strings.SplitN(in.Text(), "\t", 3)
			if !strings.HasPrefix(fields[0], "T") {
				continue
			}
			_, places, _ := strings.Cut(fields[1], " ")
			var words []string
			for place := range strings.SplitSeq(places, ";") {
				from, to, _ := strings.Cut(place, " ")
				i, _ := strconv.Atoi(from)
				j, _ := strconv.Atoi(to)
				words = append(words, string(runes[i:j]))
			}
			if got := strings.Join(words, " "); got != fields[2] {
				t.Fatalf("%s slices to %q, not %q", places, got, fields[2])
			}
		}
	})
}

func TestPatchGivesTheFinalBytes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, append(chunks, "\r\n"))
		if d.Raw.Text() == "" {
			return // diffs of nothing have forms of their own; see the test with patch
		}
		out := written(t, Patch, d, Options{})
		got, err := udiff.ApplyUnified(string(out), d.Raw.Text())
		if d.Final() == d.Raw.Text() {
			if len(out) > 0 {
				t.Fatalf("nothing changed, and yet: %q", out)
			}
			return
		}
		if err != nil || got != d.Final() {
			t.Skip("the reader of the library is stricter than patch") // judged by patch itself
		}
	})
}

func TestCSVIsSafe(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		rows, err := csv.NewReader(bytes.NewReader(written(t, CSV, d, Options{}))).ReadAll()
		if err != nil || len(rows) != len(d.Repairs)+1 {
			t.Fatalf("%d rows of %d repairs, %v", len(rows), len(d.Repairs), err)
		}
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Fatalf("a spreadsheet would take %q for a formula", cell)
				}
			}
		}
	})
}

func TestJSONLines(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		dec := json.NewDecoder(bytes.NewReader(written(t, JSONLines, d, Options{})))
		for i := range d.Repairs {
			var r Record
			if err := dec.Decode(&r); err != nil {
				t.Fatal(err)
			}
			if r.ID != d.Repairs[i].ID() || r.Before != perByte(d.Before(i)) {
				t.Fatalf("record %d: %+v", i, r)
			}
		}
	})
}

// criticText is the reading of a CriticMarkup text, for texts without its marks.
func criticText(s string, accept bool) string {
	for {
		open := strings.Index(s, "{")
		if open < 0 || open+3 > len(s) {
			return s
		}
		kind := s[open+1 : open+3]
		end := strings.Index(s[open+3:], map[string]string{"++": "++}", "--": "--}", "~~": "~~}", ">>": "<<}"}[kind])
		inner, rest := s[open+3:open+3+end], s[open+3+end+3:]
		switch {
		case kind == "~~":
			before, after, _ := strings.Cut(inner, "~>")
			inner = map[bool]string{true: after, false: before}[accept]
		case kind == ">>", kind == "++" && !accept, kind == "--" && accept:
			inner = ""
		}
		s = s[:open] + inner + rest
	}
}

func TestCriticHoldsTheFinalText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		d.Notes = nil // a comment folds its blanks; its place is tested by hand
		if got := criticText(string(written(t, Critic, d, Options{})), true); got != d.Final() {
			t.Fatalf("accepted: %q, want %q", got, d.Final())
		}
	})
	d := fixed(t, []byte("He teh {++ man"), "utf-8", [3]string{"teh", "the", "ocr.letters"})
	if err := Critic.Write(io.Discard, d, Options{}); err == nil || !strings.Contains(err.Error(), "1 CriticMarkup") {
		t.Errorf("a text with marks of its own: %v", err)
	}
}

// sideText reads one column of the report.
func sideText(t *testing.T, page []byte, column int) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		checkSafe(t, n)
		if n.Data != "tr" || !isSides(n) || n.FirstChild.Data != "td" {
			continue
		}
		cell := n.FirstChild
		for range column {
			cell = cell.NextSibling
		}
		b.WriteString(cellText(cell) + "\n")
	}
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "⏎", ""), "\n")
}

// checkSafe fails where an element could do something.
func checkSafe(t *testing.T, n *html.Node) {
	if n.Type == html.ElementNode && n.Data == "script" {
		t.Fatal("a script")
	}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") {
			t.Fatalf("an attribute %s", a.Key)
		}
	}
}

// isSides says whether a row belongs to a table of both texts.
func isSides(row *html.Node) bool {
	for n := range row.Ancestors() {
		if n.Data == "table" {
			return len(n.Attr) > 0 && n.Attr[0].Val == "sides"
		}
	}
	return false
}

// cellText is the text of a cell without the numbers of notes.
func cellText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Data == "sup" {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(cellText(c))
	}
	return b.String()
}

func TestHTMLShowsBothTexts(t *testing.T) {
	shown := func(s string) string { return html.UnescapeString(htmlEscape(s)) }
	rapid.Check(t, func(rt *rapid.T) {
		d := generated(rt, chunks)
		page := written(t, HTML, d, Options{})
		if got, want := strings.ReplaceAll(sideText(t, page, 0), "\n\n", "\n"), strings.ReplaceAll(shown(d.Raw.Text()), "\n\n", "\n"); fold(got) != fold(want) {
			t.Fatalf("raw side: %q, want %q", got, want)
		}
		if got, want := sideText(t, page, 1), shown(d.Final()); fold(got) != fold(want) {
			t.Fatalf("cleaned side: %q, want %q", got, want)
		}
	})
}

// fold leaves line ends out: a change of one stands inside a row.
func fold(s string) string { return strings.ReplaceAll(s, "\n", "") }

func TestMarkdownNotes(t *testing.T) {
	d := fixed(t, []byte("He saw teh sea.\n"), "utf-8", [3]string{"teh", "the", "ocr.letters"})
	d.Notes = generatedNote(d, 3, 10, "Which?\n\nThe North Sea.")
	got := string(written(t, Markdown, d, Options{}))
	want := "He saw the[^note-1] sea.\n\n[^note-1]: “saw teh”\n    Which?\n\n    The North Sea.\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLosses(t *testing.T) {
	d := fixed(t, []byte("He saw\nteh sea\x01.\n"), "utf-8", [3]string{"\n", " ", "layout.join"}, [3]string{"teh", "the", "ocr.letters"})
	d.Decisions = []repair.Decision{{State: repair.Accepted}, {State: repair.Rejected}}
	d = NewDocument(d.Raw, d.Repairs, d.Decisions, d.Policy)
	d.Notes = generatedNote(d, 3, 6, "x")
	for name, want := range map[string]string{
		"text":   "repairs (their place and reason) 2, decisions 2, notes 1",
		"docx":   "decisions 2, proposals that do not count (rejected, left or asleep) 1, control characters and undecodable bytes (written as U+FFFD) 1",
		"brat":   "repairs of line ends alone (brat marks no line end) 1",
		"critic": "decisions 2, proposals that do not count (rejected, left or asleep) 1, repairs of line breaks (written as done) 1",
		"w3c":    "",
	} {
		f, _ := ByName(name)
		var got []string
		for _, l := range f.Losses(d) {
			got = append(got, fmt.Sprintf("%s %d", l.What, l.Count))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s loses %q, want %q", name, strings.Join(got, ", "), want)
		}
	}
}

func TestFormatsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range All {
		if f.Name == "" || f.Title == "" || f.Doc == "" || !strings.HasPrefix(f.Extension, ".") || f.Write == nil || seen[f.Name] {
			t.Errorf("format %+v", f)
		}
		seen[f.Name] = true
		d := fixed(t, nil, "utf-8")
		if err := f.Write(io.Discard, d, Options{}); err != nil {
			t.Errorf("%s of an empty text: %v", f.Name, err)
		}
	}
}
