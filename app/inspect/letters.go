package inspect

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"

	"emend/app/say"
	"emend/editor/diff"
)

// A Letter is a character that a repair takes away or puts in.
type Letter struct {
	Rune    rune
	Deleted bool
	Count   int
}

// longestDiff is the length in bytes up to which the letters of a repair are
// told: longer ones are deletions of whole passages.
const longestDiff = 400

// Letters lists the characters that differ between two wordings, each once:
// first those taken away, then those put in, in the order of the text.
func Letters(before, after string) []Letter {
	if len(before)+len(after) > longestDiff {
		return nil
	}
	del, ins := diff.Letters(before, after)
	var out []Letter
	for _, s := range del {
		out = countAll(out, before[s.Start:s.End], true)
	}
	for _, s := range ins {
		out = countAll(out, after[s.Start:s.End], false)
	}
	return out
}

func countAll(list []Letter, s string, deleted bool) []Letter {
	for _, r := range s {
		list = count(list, r, deleted)
	}
	return list
}

func count(list []Letter, r rune, deleted bool) []Letter {
	for i := range list {
		if list[i].Rune == r && list[i].Deleted == deleted {
			list[i].Count++
			return list
		}
	}
	return append(list, Letter{r, deleted, 1})
}

// String names the character: "− € U+20AC EURO SIGN".
func (l Letter) String() string {
	sign := "+"
	if l.Deleted {
		sign = "−"
	}
	name := runenames.Name(l.Rune)
	shown := string(l.Rune)
	if l.Rune <= ' ' || l.Rune == utf8.RuneError || l.Rune == 0x7f {
		shown = "·"
	}
	times := ""
	if l.Count > 1 {
		times = "  ×" + say.Count(l.Count)
	}
	return fmt.Sprintf("%s %s  U+%04X %s%s", sign, shown, l.Rune, name, times)
}
