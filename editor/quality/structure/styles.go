package structure

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/quality/wear"
)

// A Style is a way in which prose is set in lines.
type Style struct {
	Name string
	Set  func(paragraphs []string, rng *rand.Rand) string
}

// Styles are those that are measured.
func Styles() (out []Style) {
	for _, width := range []int{36, 45, 55, 65, 72, 80, 100, 120} {
		out = append(out, Style{fmt.Sprintf("width %d", width), func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "", "", rng, wear.Wrap{Width: width})
		}})
	}
	out = append(out, otherMarks()...)
	return append(out,
		Style{"divided words", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 60, Divide: 0.6, Hyphens: true})
		}},
		Style{"wrapped twice", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 105}, wear.Wrap{Width: 100})
		}},
		Style{"wrapped twice, narrow", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 76}, wear.Wrap{Width: 66})
		}},
		Style{"first lines set in", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "   ", rng, wear.Wrap{Width: 64})
		}},
		Style{"set in, blank lines", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "", "  ", rng, wear.Wrap{Width: 64})
		}},
		Style{"a margin", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n\n", "     ", "", rng, wear.Wrap{Width: 64})
		}},
		Style{"blanks at line ends", func(ps []string, rng *rand.Rand) string {
			return strings.ReplaceAll(set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 70}), "\n", " \n")
		}},
		Style{"CR LF", func(ps []string, rng *rand.Rand) string {
			return strings.ReplaceAll(set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 70}), "\n", "\r\n")
		}},
		Style{"CR alone", func(ps []string, rng *rand.Rand) string {
			return strings.ReplaceAll(set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 70}), "\n", "\r")
		}},
		Style{"justified", func(ps []string, rng *rand.Rand) string { return justified(ps, 68, rng) }},
		Style{"ragged print", func(ps []string, rng *rand.Rand) string { return ragged(ps, 52, 9, rng) }},
	)
}

// otherMarks are those whose paragraphs have no blank line between them.
func otherMarks() []Style {
	return []Style{
		{"set in by one", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", " ", rng, wear.Wrap{Width: 70, Divide: 0.5, Hyphens: true})
		}},
		{"set in by a tab", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "\t", rng, wear.Wrap{Width: 72})
		}},
		{"set in, narrow, divided", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "  ", rng, wear.Wrap{Width: 42, Divide: 0.6, Hyphens: true})
		}},
		{"set in, wrapped twice", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "    ", rng, wear.Wrap{Width: 92}, wear.Wrap{Width: 84})
		}},
		{"set in, pages", func(ps []string, rng *rand.Rand) string {
			return paged(set(ps, "\n", "", "   ", rng, wear.Wrap{Width: 64, Divide: 0.4, Hyphens: true}), 34)
		}},
		{"pages", func(ps []string, rng *rand.Rand) string {
			return paged(set(ps, "\n\n", "", "", rng, wear.Wrap{Width: 64, Divide: 0.4, Hyphens: true}), 34)
		}},
		{"hanging", func(ps []string, rng *rand.Rand) string {
			return hanging(ps, 60, rng)
		}},
		{"no mark, narrow", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "", rng, wear.Wrap{Width: 44})
		}},
		{"no mark, wide, divided", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "", rng, wear.Wrap{Width: 90, Divide: 0.6, Hyphens: true})
		}},
		{"no mark of paragraphs", func(ps []string, rng *rand.Rand) string {
			return set(ps, "\n", "", "", rng, wear.Wrap{Width: 66})
		}},
	}
}

// set wraps paragraphs; between stands between them, margin before every line
// and indent before the first of a paragraph.
func set(paragraphs []string, between, margin, indent string, rng *rand.Rand, wraps ...wear.Wrap) string {
	var out []string
	for _, p := range paragraphs {
		lines := []string{strings.Repeat("x", len(indent)) + p}
		for _, w := range wraps {
			var next []string
			for _, l := range lines {
				parts, _ := w.Lines(l, rng)
				next = append(next, parts...)
			}
			lines = next
		}
		lines[0] = indent + lines[0][len(indent):]
		out = append(out, margin+strings.Join(lines, "\n"+margin))
	}
	return strings.Join(out, between) + "\n"
}

// justified spreads the blanks of each line but a paragraph's last so that all
// are of one length.
func justified(paragraphs []string, width int, rng *rand.Rand) string {
	var out []string
	for _, p := range paragraphs {
		lines, _ := wear.Wrap{Width: width}.Lines(p, rng)
		for i, l := range lines[:len(lines)-1] {
			words := strings.Fields(l)
			for room := width - len([]rune(l)); room > 0 && len(words) > 1; room-- {
				words[rng.IntN(len(words)-1)] += " "
			}
			lines[i] = strings.Join(words, " ")
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return strings.Join(out, "\n\n") + "\n"
}

// ragged breaks lines up to so many characters early, as print does in
// proportional type.
func ragged(paragraphs []string, width, early int, rng *rand.Rand) string {
	var out []string
	for _, p := range paragraphs {
		line, lines, limit := "", []string{}, width
		for word := range strings.FieldsSeq(p) {
			if line != "" && len([]rune(line))+1+len([]rune(word)) > limit {
				lines, line, limit = append(lines, line), "", width-rng.IntN(early+1)
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		out = append(out, strings.Join(append(lines, line), "\n"))
	}
	return strings.Join(out, "\n\n") + "\n"
}

// paged ends a page with a form feed after every so many lines.
func paged(text string, lines int) string {
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		if n++; n%lines == 0 {
			b.WriteByte('\f')
		}
		b.WriteString(line)
	}
	return b.String()
}

// hanging sets all lines of a paragraph but the first in from the margin.
func hanging(paragraphs []string, width int, rng *rand.Rand) string {
	var out []string
	for _, p := range paragraphs {
		lines, _ := wear.Wrap{Width: width}.Lines(p, rng)
		out = append(out, strings.Join(lines, "\n   "))
	}
	return strings.Join(out, "\n") + "\n"
}
