package detect

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var structureFamilies = []string{"repeats", "furniture", "layout", "spacing", "footnotes"}

// damagedBook has every damage of structure: wrapped twice, pages with heads
// and numbers, a passage repeated at a seam, chrome, marks, spaces, hyphens.
func damagedBook() string {
	body := wrapParagraphs(prose, func(p string) string { return rewrapped(wrapped(p, 66), 62) })
	lines := strings.Split(body, "\n")
	var b strings.Builder
	b.WriteString("Subscribe now\n\n")
	for i, l := range lines {
		b.WriteString(l)
		switch {
		case i%11 == 7:
			fmt.Fprintf(&b, "\n\n%d\n\f\nTHE BELLS OF MARLE\n\n", i/11+40)
		case i%13 == 3:
			b.WriteString("  and  so on ,")
			fallthrough
		default:
			b.WriteByte('\n')
		}
	}
	lines = strings.Split(strings.TrimSpace(b.String()), "\n")
	b.WriteString("\n\n" + strings.Join(lines[len(lines)-14:], "\n") + "\n\nThe bell was heard.1 Nobody came.2 The fer-\nry was noth\ning but late.3\n\nLeave a comment\n")
	return b.String()
}

func TestAnyWindowSameRepairs(t *testing.T) {
	book := damagedBook()
	run := func(raw string, window int) any {
		got, err := Run(context.Background(), raw, Options{Window: window, Enabled: enabledRules(structureFamilies...)})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(book)/2).Draw(t, "from")
		to := rapid.IntRange(from, len(book)).Draw(t, "to")
		window := rapid.IntRange(1, 3000).Draw(t, "window")
		raw := book[from:to]
		if diff := cmp.Diff(run(raw, len(raw)+1), run(raw, window)); diff != "" {
			t.Fatalf("window %d (-whole +windows):\n%s", window, diff)
		}
	})
}

// TestLinearOnAnyInput gives every input a time that a quadratic walk would
// exceed many times over.
func TestLinearOnAnyInput(t *testing.T) {
	const n = 1 << 19
	period := strings.Repeat("one two three four five six seven eight nine ten ", 5)
	inputs := map[string]string{
		"dashes":           strings.Repeat("-", 60_000),
		"dash lines":       strings.Repeat("-\n", n/2),
		"hyphen lines":     strings.Repeat("ab-\n", n/4),
		"spaces":           strings.Repeat(" ", n),
		"blank lines":      strings.Repeat("\n", n),
		"spaced lines":     strings.Repeat(" \n", n/2),
		"one line":         strings.Repeat("word and another ", n/16),
		"one long word":    strings.Repeat("a", n),
		"one word":         strings.Repeat("word ", n/4),
		"one word a line":  strings.Repeat("word\n", n/4),
		"a repeated line":  strings.Repeat("the same line of eight words once more\n", n/40),
		"a long period":    strings.Repeat(period, n/len(period)),
		"digits":           strings.Repeat("1", n),
		"numbers":          strings.Repeat("12\n\n", n/4),
		"marks":            strings.Repeat("word.1 ", n/7),
		"points":           strings.Repeat(".", n),
		"quotes":           strings.Repeat("”", n/3),
		"form feeds":       strings.Repeat("\f", n),
		"bad bytes":        strings.Repeat("\xff\xfe\n", n/3),
		"spaced points":    strings.Repeat(" .", n/2),
		"brackets":         strings.Repeat("( ", n/2),
		"carets":           strings.Repeat("a^}", n/3),
		"roman":            strings.Repeat("xvii\n", n/5),
		"letter and space": strings.Repeat("a  ", n/3),
	}
	for name, raw := range inputs {
		start := time.Now()
		if _, err := Run(context.Background(), raw, Options{Enabled: enabledRules(structureFamilies...)}); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(raw))
		} else if testing.Verbose() {
			t.Logf("%s: %v", name, took)
		}
	}
}
