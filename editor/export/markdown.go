package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Markdown is the final text with notes as footnotes.
var Markdown = Format{
	Name:      "markdown",
	Title:     "Markdown with notes as footnotes",
	Extension: ".md",
	Doc: "The final text in UTF-8, as it stands, with a footnote mark [^note-1] behind each noted passage and the notes at the end. " +
		"Marks of Markdown that the text itself holds are left as they are.",
	Carries: Carries{Final: true, Notes: true},
	Keep:    perByte,
	check:   func(d *Document) []Loss { return slices.Concat(lossesInUnicode(d), lostKindsOf(d)) },
	Write:   writeMarkdown,
}

func writeMarkdown(w io.Writer, d *Document, _ Options) error {
	var b strings.Builder
	prefix := d.FootnotePrefix()
	for it := range d.items() {
		switch it.kind {
		case same:
			b.WriteString(it.text)
		case change:
			b.WriteString(it.after)
		case noteEnd:
			fmt.Fprintf(&b, "[^%s-%d]", prefix, it.note+1)
		}
	}
	if s := b.String(); len(d.Notes) > 0 && !strings.HasSuffix(s, "\n") {
		b.WriteString("\n")
	}
	for i, n := range d.Notes {
		passage := strings.Join(strings.Fields(perByte(d.Raw.Slice(d.outward(n.Span)))), " ")
		if n.Orphan {
			passage = strings.Join(strings.Fields(n.Quote.Exact), " ") + " (not in this text)"
		}
		fmt.Fprintf(&b, "\n[^%s-%d]: “%s”", prefix, i+1, shorten(passage, 80))
		if n.Author != "" {
			fmt.Fprintf(&b, " (%s)", n.Author)
		}
		for _, line := range strings.Split(unix(NoteText(n.Body, n.Tags)), "\n") {
			if line = strings.TrimRight(line, " \t"); line == "" {
				b.WriteString("\n")
				continue
			}
			b.WriteString("\n    " + line)
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, perByte(b.String()))
	return err
}

// FootnotePrefix is what the names of the footnotes begin with: one that the
// text itself does not use.
func (d *Document) FootnotePrefix() string {
	prefix := "note"
	for found := true; found; {
		found = false
		d.eachText(func(s string) { found = found || strings.Contains(s, "[^"+prefix+"-") })
		if found {
			prefix += "x"
		}
	}
	return prefix
}

// shorten cuts a quote in the middle, so that both its ends can be found.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n/2]) + " … " + string(r[len(r)-n/2:])
}
