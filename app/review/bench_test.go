package review

import (
	"fmt"
	"strings"
	"testing"

	"emend/editor/repair"
	"emend/editor/text"
)

// manyRepairs is a text of 200,000 repairs of three patterns on a desk.
func manyRepairs() *Desk {
	const n = 200_000
	var raw strings.Builder
	var found []repair.Repair
	for i := range n {
		fmt.Fprintf(&raw, "w%d ", i%977)
		word := [...]string{"tho", "cot", "lamq"}[i%5/2]
		at := raw.Len()
		raw.WriteString(word + " ")
		found = append(found, repair.Repair{
			Span: text.Span{Start: at, End: at + len(word)}, Replacement: "x", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.5 + float64(i%50)/100, Group: repair.GroupKey("ocr.letters", word)},
		})
	}
	return deskOf(raw.String(), found)
}

// BenchmarkGroup tells how long the window would wait for the acts on a group
// of 80,000 among 200,000 repairs: less than 100 ms is the aim.
func BenchmarkGroup(b *testing.B) {
	d := manyRepairs()
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"propose", func() { d.Preview().Propose(repair.Accepted, SamePattern) }},
		{"confirm", func() {
			d.Preview().Propose(repair.Accepted, SamePattern)
			d.Preview().Confirm()
			d.Exception(0)
			d.History().Undo()
		}},
		{"facets", func() { facetsOf(d.Queue()) }},
		{"value", func() { d.Queue().SetOrder(ByValue); d.Queue().SetOrder(ByPlace) }},
		{"concordance", func() { Concordance(d.session, d.session.Groups().Members(d.session.Groups().Of(0))) }},
		{"look", func() { d.Queue().TakeLastLook(); d.Queue().SetFilter(Filter{}) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.do()
			}
		})
	}
}
