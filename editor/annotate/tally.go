package annotate

import (
	"cmp"
	"slices"
)

// A Named is something that notes have, and how many have it.
type Named struct {
	Name  string
	Count int
}

// A Tally tells what there is to filter notes by. The lists are in the order
// of their counts, the most first; notes without a colour, tag or author are
// in none.
type Tally struct {
	Tags, Colours, Authors, Motivations []Named
	Orphans                             int
}

// TallyOf counts what notes have.
func TallyOf(notes []Annotation) Tally {
	tags, colours, authors, motivations := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	t := Tally{}
	for i := range notes {
		n := &notes[i]
		for _, tag := range n.Tags {
			tags[tag]++
		}
		colours[n.Colour]++
		authors[n.Author]++
		motivations[string(n.Motivation)]++
		if n.Orphan {
			t.Orphans++
		}
	}
	t.Tags, t.Colours, t.Authors, t.Motivations = named(tags), named(colours), named(authors), named(motivations)
	return t
}

func named(counts map[string]int) []Named {
	var out []Named
	for name, n := range counts {
		if name != "" {
			out = append(out, Named{name, n})
		}
	}
	slices.SortFunc(out, func(a, b Named) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	return out
}
