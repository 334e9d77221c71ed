package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Critic is CriticMarkup.
var Critic = Format{
	Name:      "critic",
	Title:     "CriticMarkup",
	Extension: ".critic.md",
	Doc: "The text with each repair marked as {--deleted--}, {++inserted++} or {~~old~>new~~}, notes as {>>comment<<}. " +
		"CriticMarkup has no marks across lines and no way to quote its own marks: repairs of line breaks are written as " +
		"done, and a text that holds such marks is refused.",
	Carries: Carries{Final: true, Repairs: true, Notes: true},
	Write:   writeCritic,
	check: func(d *Document) []Loss {
		n := 0
		for _, p := range d.Mapping.Pieces() {
			if acrossLines(d.Raw.Slice(p.Raw), p.New) {
				n++
			}
		}
		return slices.Concat(lossesAside(d), losses(Loss{lostBreaks, n}), noteLosses(d))
	},
}

// criticMarks are all marks of the format.
var criticMarks = []string{"{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{==", "==}", "{>>", "<<}"}

func acrossLines(before, after string) bool { return strings.ContainsAny(before+after, "\n\r\f\v") }

func writeCritic(w io.Writer, d *Document, _ Options) error {
	n := 0
	count := func(s string) {
		for _, mark := range criticMarks {
			n += strings.Count(s, mark)
		}
	}
	d.eachText(count)
	for i := range d.Notes {
		count(NoteText(d.Notes[i].Body, d.Notes[i].Tags))
	}
	if n > 0 {
		return fmt.Errorf("the text or a note holds %d CriticMarkup marks (such as {++ or ~>), which the format cannot quote; choose another format, for instance html or docx", n)
	}
	b := bufio.NewWriter(w)
	for it := range d.items() {
		switch it.kind {
		case same:
			b.WriteString(it.text)
		case change:
			b.WriteString(critic(it.before, it.after))
		case noteEnd:
			n := &d.Notes[it.note]
			fmt.Fprintf(b, "{>>%s<<}", strings.Join(strings.Fields(NoteText(n.Body, n.Tags)), " "))
		}
	}
	return b.Flush()
}

// critic marks one change. A wording that would run into a mark is written as
// a deletion and an insertion.
func critic(before, after string) string {
	switch {
	case acrossLines(before, after):
		return after
	case before == "":
		return "{++" + after + "++}"
	case after == "":
		return "{--" + before + "--}"
	}
	return "{~~" + before + "~>" + after + "~~}"
}
