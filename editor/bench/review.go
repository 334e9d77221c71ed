package main

import (
	"time"

	"emend/editor"
	"emend/editor/clock"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// decideRows decides one repair of very many, with what the window reads anew.
func decideRows() []row {
	raw := text.Decode([]byte(texts().damaged))
	own, other := alternate(deciding(raw, 500_000), deciding(raw, 1_000))
	return []row{{
		what: "decide one of 500,000 repairs", beside: "of 1,000", own: own, other: other, unit: " ms", goal: 50,
		figure: func(own, _ time.Duration) float64 { return own.Seconds() * 1000 },
	}}
}

// deciding is the time of one decision in a review with n repairs.
func deciding(raw *text.Raw, n int) func() time.Duration {
	s := editor.New(raw, project.Source{})
	found := make([]repair.Repair, n)
	step := len(raw.Text()) / n
	for i := range found {
		at := edgeFrom(raw.Text(), i*step)
		found[i] = repair.Repair{
			Span: text.Span{Start: at, End: edgeFrom(raw.Text(), at+4)}, Replacement: "xyz", Rule: "ocr.letters", Confidence: 0.95,
			Group: repair.GroupKey("ocr.letters", string(rune('a'+i%26))),
		}
	}
	s.SetDetected(found)
	s.Rows()
	i := 0
	return func() time.Duration {
		start := clock.Used()
		const rounds = 10
		for range rounds {
			s.Decide([]int{i % n}, repair.Decision{State: repair.Accepted}, "")
			s.Rows()
			s.Groups()
			i += 7
		}
		return (clock.Used() - start) / rounds
	}
}

// edgeFrom is the first edge of a character at or after an offset.
func edgeFrom(s string, at int) int {
	for !text.IsEdge(s, at) {
		at++
	}
	return at
}
