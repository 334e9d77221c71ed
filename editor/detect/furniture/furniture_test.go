package furniture_test

import (
	"fmt"
	"strings"
	"testing"

	"emend/editor/detect/trial"
)

func TestWebChrome(t *testing.T) {
	const body = "The ferry had been late for years.\n\nNobody thought of it as late any more.\n\nIt came when the fog allowed.\n\nThe fog was seldom in a hurry.\n\nAnsel kept the bell.\n\nAnd the lamp.\n\nAnd a book.\n"
	trial.Marked(t, 0.9, []trial.Case{
		{"[Subscribe now\n\n]" + body + "[\nShare this post\n][\nLeave a comment\n\n]", "[]" + body + "[][]"},
		{"[Accept all cookies\n\n][Sign in\n\n]" + body, "[][]" + body},
		{body + "[\nPartager cet article\n][\n3 commentaires\n]", body + "[][]"},
		{body + "[\nArtikel teilen\n]", body + "[]"},
		{body + "[\nDeja un comentario\n]", body + "[]"},
		{strings.Replace(body, "Ansel", "Read more\n\nAnsel", 1), ""},
		{"Home\n\n" + body, ""},
		{strings.Replace(body, "Ansel", "She said: subscribe now, it is cheap.\n\nAnsel", 1), ""},
	}, "furniture.chrome")
}

// paged sets prose in pages of so many lines, with what page gives between.
func paged(lines int, between func(page int) string) (raw, want string) {
	all := strings.Split(trial.WrapParagraphs(trial.Prose+"\n\n"+trial.Prose, func(p string) string { return trial.Wrapped(p, 50) }), "\n")
	var b strings.Builder
	for i, l := range all {
		if i > 0 && i%lines == 0 {
			b.WriteString(between(i / lines))
		}
		b.WriteString(l + "\n")
	}
	return b.String(), strings.Join(all, "\n") + "\n"
}

func TestHeadsAndFolios(t *testing.T) {
	cases := map[string]func(int) string{
		"at form feeds":    func(n int) string { return fmt.Sprintf("\f%d THE BELLS OF MARLE\n", n) },
		"heads and folios": func(n int) string { return fmt.Sprintf("%d\n\fTHE BELLS OF MARLE\n", n+11) },
		"number and head":  func(n int) string { return fmt.Sprintf("\n%d\n\nTHE BELLS OF MARLE\n\n", n+11) },
		"head and number":  func(n int) string { return fmt.Sprintf("\nTHE BELLS OF MARLE\n%d\n\n", n+11) },
		"no form feeds":    func(n int) string { return fmt.Sprintf("\n%d\n\n", n+11) },
	}
	for name, between := range cases {
		raw, want := paged(20, between)
		got := trial.CleanedAt(t, raw, 0.9, "furniture")
		if spaced(got) != spaced(want) {
			t.Errorf("%s: %s", name, got)
		}
		if strings.Count(got, "\f") != strings.Count(raw, "\f") {
			t.Errorf("%s: a page mark is gone", name)
		}
	}
}

// TestFoliosOfShortPieces: where most pages end between sentences, the numbers
// beside the running heads go with those.
func TestFoliosOfShortPieces(t *testing.T) {
	saying := "He who keeps the light does not see the ship, and she who waits for the ship does not see the light, as the keepers of Marle have it."
	raw, want := "", ""
	for n := range 16 {
		head := fmt.Sprintf("%d\n\nTHE BELLS OF MARLE\n\n", n+11)
		if n%6 == 0 {
			rang := []string{"rang twice.", "was silent.", "could not be heard."}[n/6]
			raw += saying + "\n\n" + saying + " The bell\n\n" + head + rang + "\n\n"
			want += saying + saying + " The bell" + rang
		} else {
			raw += saying + "\n\n" + saying + "\n\n" + head
			want += saying + saying
		}
	}
	if got := trial.CleanedAt(t, raw, 0.9, "furniture"); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
		t.Errorf("got %q", got)
	}
}

// spaced is a text with every run of white space as one space.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// recurring are lines that recur and are body text.
func TestRecurringBodyTextStays(t *testing.T) {
	p := strings.Split(trial.Prose, "\n\n")
	lines := map[string]func(n int) string{
		"chapters":     func(n int) string { return fmt.Sprintf("CHAPTER %d", n) },
		"numbers":      func(n int) string { return fmt.Sprint(n) },
		"roman":        func(n int) string { return strings.Fields("i ii iii iv v vi vii viii ix x")[n-1] },
		"refrain":      func(int) string { return "And the bell rang." },
		"talk":         func(int) string { return "“Late?”" },
		"stars":        func(int) string { return "* * *" },
		"illustration": func(int) string { return "[Illustration]" },
		"table":        func(n int) string { return fmt.Sprintf("Table %d", n) },
		"psalms":       func(n int) string { return fmt.Sprintf("PSALM\n\n%d", n) },
	}
	for name, line := range lines {
		var b strings.Builder
		for i, paragraph := range p {
			b.WriteString(line(i+1) + "\n\n" + paragraph + "\n\n")
		}
		for _, r := range trial.Detect(t, b.String(), "furniture") {
			t.Errorf("%s: %.2f %q", name, r.Confidence, b.String()[r.Span.Start:r.Span.End])
		}
	}
}
