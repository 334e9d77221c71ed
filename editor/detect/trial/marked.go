// Package trial runs rules in tests, over texts in which the damage is marked.
//
// Context: what a rule finds depends on the stages in front of it, and so each
// family is tried through the whole pipeline, in the room where it lives.
// Decision: a case is a text before and after with brackets around each repair,
// and the prose it is made of was written for this. Consequence: what a rule
// does and what it leaves alone can be read off its cases; no program imports
// this package.
package trial

import (
	"context"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/repair"
)

// Detect runs only the named rules or families, those that are off by default
// too.
func Detect(t *testing.T, raw string, rules ...string) []repair.Repair {
	t.Helper()
	got, err := detect.Run(context.Background(), raw, detect.Options{Enabled: Only(rules...)})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Only chooses the named rules and families.
func Only(rules ...string) func(*detect.Detector) bool {
	return func(d *detect.Detector) bool {
		for _, r := range rules {
			if r == string(d.Rule) || r == d.Rule.Family() {
				return true
			}
		}
		return false
	}
}

// bracketed shows what is applied at a confidence in plain sight: the raw and
// the cleaned text, each with brackets around what is replaced.
func bracketed(raw string, repairs []repair.Repair, minimum float64) (before, after string) {
	m := repair.MappingOf(raw, repairs, nil, repair.Policy{Minimum: minimum})
	clean := m.String()
	var b, a strings.Builder
	rawAt, cleanAt := 0, 0
	for _, p := range m.Pieces() {
		b.WriteString(raw[rawAt:p.Raw.Start] + "[" + raw[p.Raw.Start:p.Raw.End] + "]")
		a.WriteString(clean[cleanAt:p.Clean.Start] + "[" + p.New + "]")
		rawAt, cleanAt = p.Raw.End, p.Clean.End
	}
	return b.String() + raw[rawAt:], a.String() + clean[cleanAt:]
}

// A Case is a text with brackets around what is to be replaced, and
// around what it is to become. The second is empty for text to leave alone.
type Case [2]string

// Unmarked takes the brackets out.
func Unmarked(s string) string { return strings.NewReplacer("[", "", "]", "").Replace(s) }

// Marked runs cases over the named rules at a confidence.
func Marked(t *testing.T, minimum float64, cases []Case, rules ...string) {
	t.Helper()
	for _, c := range cases {
		raw := Unmarked(c[0])
		before, after := bracketed(raw, Detect(t, raw, rules...), minimum)
		if c[1] == "" {
			c[1] = c[0]
		}
		if before != c[0] || after != c[1] {
			t.Errorf("\n got %q\n  -> %q\nwant %q\n  -> %q", before, after, c[0], c[1])
		}
	}
}

// Wrapped breaks a paragraph into lines of at most width characters.
func Wrapped(paragraph string, width int) string {
	var b strings.Builder
	n := -1
	for i, w := range strings.Fields(paragraph) {
		length := len([]rune(w))
		switch {
		case i == 0:
		case n+1+length > width:
			b.WriteByte('\n')
			n = -1
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
		n += 1 + length
	}
	return b.String()
}

// Rewrapped wraps each line of a wrapped text again, narrower: what does not
// fit becomes a stub on a line of its own.
func Rewrapped(s string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, strings.ReplaceAll(Wrapped(line, width), "\n", " \n"))
	}
	return strings.Join(lines, "\n")
}

// CleanedAt applies what the named rules propose at a confidence.
func CleanedAt(t *testing.T, raw string, minimum float64, rules ...string) string {
	t.Helper()
	return repair.MappingOf(raw, Detect(t, raw, rules...), nil, repair.Policy{Minimum: minimum}).String()
}

// WrapParagraphs wraps the paragraphs of a text, which blank lines part.
func WrapParagraphs(s string, wrap func(string) string) string {
	paragraphs := strings.Split(s, "\n\n")
	for i := range paragraphs {
		paragraphs[i] = wrap(paragraphs[i])
	}
	return strings.Join(paragraphs, "\n\n")
}
