package detect

import (
	"context"
	"strings"
	"testing"

	"emend/editor/repair"
)

// detectWith runs only the named rules or families.
func detectWith(t *testing.T, raw string, rules ...string) []repair.Repair {
	t.Helper()
	got, err := Run(context.Background(), raw, Options{Enabled: enabledRules(rules...)})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func enabledRules(rules ...string) func(*Detector) bool {
	return func(d *Detector) bool {
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

// A markedCase is a text with brackets around what is to be replaced, and
// around what it is to become. after == "" is for text to leave alone.
type markedCase struct{ before, after string }

// unmarked takes the brackets out.
func unmarked(s string) string { return strings.NewReplacer("[", "", "]", "").Replace(s) }

// testMarked runs cases over the named rules at a confidence.
func testMarked(t *testing.T, minimum float64, cases []markedCase, rules ...string) {
	t.Helper()
	for _, c := range cases {
		raw := unmarked(c.before)
		before, after := bracketed(raw, detectWith(t, raw, rules...), minimum)
		if c.after == "" {
			c.after = c.before
		}
		if before != c.before || after != c.after {
			t.Errorf("\n got %q\n  -> %q\nwant %q\n  -> %q", before, after, c.before, c.after)
		}
	}
}

// wrapped breaks a paragraph into lines of at most width characters.
func wrapped(paragraph string, width int) string {
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

// rewrapped wraps each line of a wrapped text again, narrower: what does not
// fit becomes a stub on a line of its own.
func rewrapped(s string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, strings.ReplaceAll(wrapped(line, width), "\n", " \n"))
	}
	return strings.Join(lines, "\n")
}

// prose is a story written for these tests, one paragraph a line.
const prose = `The ferry had been late for so many years that nobody in the village thought of it as late any more; it came when the fog allowed, and the fog was seldom in a hurry. Ansel kept the landing, the bell and the one lamp that could be seen from the far side, and he kept a book in which he wrote the hour of every crossing in a small upright hand.

On the morning of which I want to tell there was no fog at all. The water lay as flat as a slate, and the hills behind it had been set so close that one could count the sheep on them. Ansel rang the bell out of habit, waited, rang it again, and at last walked down to the end of the planks to see what kept the boat.

What he saw he described to me afterwards with great exactness, as he described everything. The boat was half way over. It did not move. There were four people in it, and all four were looking down at the water with the same attention that people give to a shop window at night, when the shop is shut and the light has been left on by mistake.

"They are counting something," said his daughter, who had come down behind him with the bread. She was nine years old and could be relied upon to notice. He asked her how she knew, and she held up her hand and folded the fingers in one after another, because the tallest of the four was doing just that.

It turned out to be bells. Under the keel, some forty feet down, the roofs of the old village had come up out of the mud during the dry summer, and on the church there hung a bell that everybody had believed sold to pay for the dam. It was not one bell, either, but seven, and the smallest of them still had its rope.

The commission that was sent to look into the matter needed two years for its report and found that nothing could be proved against anyone. I have read it twice. It is a thorough piece of work, with a map and a table of the depths, and there is not one word in it of the noise that the bells made in the great storm of that October.

Ansel's book has it, though. At ten minutes past four he wrote down what he heard, in the same hand as everything else, between the weather and the number of passengers; and since he was not a man who knew how to invent, the people on our side of the water have believed it ever since, and the people on the other side have not.`
