package main

import (
	"strings"
	"time"

	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/clock"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// decideRows are acts among very many repairs, with what the window reads anew.
func decideRows() []row {
	ten := text.Decode([]byte(texts().damaged))
	hundred := text.Decode([]byte(strings.Repeat(texts().damaged, 10)))
	ms := func(own, _ time.Duration) float64 { return own.Seconds() * 1000 }
	var out []row
	for _, c := range []struct {
		what    string
		raw     *text.Raw
		repairs int
		goal    float64
		do      func(*manyRepairs)
	}{
		{"decide one of 500,000 repairs in 10 MB", ten, 500_000, 50, (*manyRepairs).decideOne},
		{"decide one of 2 million repairs in 100 MB", hundred, 2_000_000, 50, (*manyRepairs).decideOne},
		{"edit the text among 500,000 repairs in 10 MB", ten, 500_000, 100, (*manyRepairs).edit},
		{"decide 100,000 of 500,000 repairs in 10 MB", ten, 500_000, 100, (*manyRepairs).decideGroup},
	} {
		own, other := alternate(acting(c.raw, c.repairs, c.do, 0), acting(ten, 1_000, c.do, 0))
		out = append(out, row{what: c.what, beside: "1,000 repairs in 10 MB", own: own, other: other, unit: " ms", goal: c.goal, figure: ms})
	}
	own, other := alternate(acting(ten, openedRepairs, (*manyRepairs).decideOne, openedNotes), acting(ten, openedRepairs, (*manyRepairs).decideOne, 0))
	return append(out, row{
		what: "decide one of 100,000 repairs beside 10,000 notes in 10 MB", beside: "without notes", own: own, other: other, unit: " ms", goal: 50, figure: ms,
	})
}

// manyRepairs is a review of very many repairs, in five groups.
type manyRepairs struct {
	session *editor.Session
	acts    int
}

// acting is the time of one act in a review with n repairs, and so many notes.
func acting(raw *text.Raw, n int, do func(*manyRepairs), notes int) func() time.Duration {
	m := manyRepairs{session: editor.New(raw, record.Source{})}
	found := make([]repair.Repair, n)
	step := len(raw.Text()) / n
	for i := range found {
		at := edgeFrom(raw.Text(), i*step)
		found[i] = repair.Repair{
			Span: text.Span{Start: at, End: edgeFrom(raw.Text(), at+4)}, Replacement: "xyz", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.95, Group: repair.GroupKey("ocr.letters", string(rune('a'+i%5)))},
		}
	}
	m.session.Detection().Set(found)
	for i := range notes {
		at := edgeFrom(raw.Text(), i*(len(raw.Text())/notes))
		m.session.Notes().Add(annotate.Annotation{Span: text.Span{Start: at, End: edgeFrom(raw.Text(), at+20)}, Body: "note"})
	}
	m.session.Rows()
	return func() time.Duration {
		start := clock.Used()
		const rounds = 5
		for range rounds {
			do(&m)
			m.session.Rows()
			m.session.Groups().List()
			m.acts++
		}
		return (clock.Used() - start) / rounds
	}
}

func (m *manyRepairs) decideOne() {
	i := m.acts * 7 % len(m.session.Repairs())
	m.session.Decide([]int{i}, repair.Decision{State: repair.Accepted}, "")
}

func (m *manyRepairs) decideGroup() {
	g := m.session.Groups().Of(0)
	m.session.Decide(m.session.Groups().Members(g), repair.Decision{State: repair.State(1 + m.acts%2)}, "")
}

func (m *manyRepairs) edit() {
	at := edgeFrom(m.session.Raw().Text(), m.session.Raw().Len()/2+m.acts*1000)
	clean := m.session.Mapping().ToClean(at, repair.After)
	if err := m.session.Edits().Replace(text.Span{Start: clean, End: clean}, "a"); err != nil {
		panic(err)
	}
}

// edgeFrom is the first edge of a character at or after an offset.
func edgeFrom(s string, at int) int {
	for !text.IsEdge(s, at) {
		at++
	}
	return at
}
