package inspect

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/runenames"

	"emend/app/panes"
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

// controls are the names of controls met in texts; they have none of their own.
var controls = map[rune]string{
	0: "NULL", '\t': "TAB", '\n': "LINE FEED", '\f': "FORM FEED", '\r': "CARRIAGE RETURN", 0x1b: "ESCAPE", 0x7f: "DELETE", 0x85: "NEXT LINE",
}

// String names the character: "− € U+20AC EURO SIGN".
func (l Letter) String() string {
	sign := "+"
	if l.Deleted {
		sign = "−"
	}
	name, ok := controls[l.Rune]
	if !ok {
		name = strings.Trim(runenames.Name(l.Rune), "<>")
	}
	times := ""
	if l.Count > 1 {
		times = "  ×" + say.Count(l.Count)
	}
	return fmt.Sprintf("%s %s  U+%04X %s%s", sign, panes.Visible(string(l.Rune)), l.Rune, name, times)
}
