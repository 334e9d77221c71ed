package detect_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"emend/editor/detect"
	"emend/editor/detect/trial"
)

var structureFamilies = []string{"repeats", "furniture", "layout", "spacing", "footnotes"}

// damagedBook has every damage of structure: wrapped twice, pages with heads
// and numbers, a passage repeated at a seam, chrome, marks, spaces, hyphens.
func damagedBook() string {
	body := trial.WrapParagraphs(trial.Prose, func(p string) string { return trial.Rewrapped(trial.Wrapped(p, 66), 62) })
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

// TestAnyWindowSameRepairs: neither windows nor cores change what is found.
func TestAnyWindowSameRepairs(t *testing.T) {
	book := damagedBook()
	run := func(raw string, window, workers int) any {
		got, err := detect.Run(context.Background(), raw, detect.Options{Window: window, Workers: workers, Enabled: trial.Only(structureFamilies...)})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(book)/2).Draw(t, "from")
		to := rapid.IntRange(from, len(book)).Draw(t, "to")
		window := rapid.IntRange(1, 3000).Draw(t, "window")
		workers := rapid.IntRange(1, 4).Draw(t, "workers")
		raw := book[from:to]
		if diff := cmp.Diff(run(raw, len(raw)+1, 1), run(raw, window, workers)); diff != "" {
			t.Fatalf("window %d, %d workers (-whole +windows):\n%s", window, workers, diff)
		}
	})
}

// oddInputs are inputs of about n bytes on which a careless walk is quadratic.
func oddInputs(n int) map[string]string {
	repeat := func(s string) string { return strings.Repeat(s, n/len(s)+1) }
	return map[string]string{
		"dashes":           repeat("-"),
		"chrome lines":     strings.Repeat("Subscribe now\nsome words\n", n/25),
		"dash lines":       repeat("-\n"),
		"hyphen lines":     repeat("ab-\n"),
		"spaces":           repeat(" "),
		"blank lines":      repeat("\n"),
		"spaced lines":     repeat(" \n"),
		"one line":         repeat("word and another "),
		"one long word":    repeat("a"),
		"one word":         repeat("word "),
		"one word a line":  repeat("word\n"),
		"a repeated line":  repeat("the same line of eight words once more\n"),
		"a long period":    repeat(strings.Repeat("one two three four five six seven eight nine ten ", 5)),
		"digits":           repeat("1"),
		"numbers":          repeat("12\n\n"),
		"marks":            repeat("word.1 "),
		"points":           repeat("."),
		"quotes":           repeat("”"),
		"form feeds":       repeat("\f"),
		"bad bytes":        repeat("\xff\xfe\n"),
		"spaced points":    repeat(" ."),
		"brackets":         repeat("( "),
		"carets":           repeat("a^}"),
		"roman":            repeat("xvii\n"),
		"letter and space": repeat("a  "),
	}
}

// TestAnyInput: no input ends in a panic or in an incomplete repair.
func TestAnyInput(t *testing.T) {
	for name, raw := range oddInputs(4 << 10) {
		t.Run(name, func(t *testing.T) { checkFound(t, raw, found(t, raw, 1000)) })
	}
}

// BenchmarkGrowth reports by how much longer four times the text takes: 4 is
// linear, 16 quadratic.
func BenchmarkGrowth(b *testing.B) {
	const n = 1 << 17
	small, large := oddInputs(n), oddInputs(4*n)
	run := func(b *testing.B, raw string) time.Duration {
		start := time.Now()
		if _, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1}); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	for name := range small {
		b.Run(name, func(b *testing.B) {
			var one, four time.Duration
			for b.Loop() {
				one += run(b, small[name])
				four += run(b, large[name])
			}
			b.ReportMetric(float64(four)/float64(one), "growth")
		})
	}
}
