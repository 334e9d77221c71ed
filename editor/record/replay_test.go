package record

import (
	"fmt"
	"maps"
	"testing"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	someString   = rapid.StringN(0, 12, -1)
	someDecision = rapid.Custom(func(t *rapid.T) repair.Decision {
		return repair.Decision{State: repair.State(rapid.IntRange(0, 3).Draw(t, "state")), Text: someString.Draw(t, "text"), Reason: someString.Draw(t, "reason"), Never: rapid.Bool().Draw(t, "never")}
	})
)

// A model is a review as the book has it: whole states, and stacks of them.
type model struct {
	now          modelState
	past, future []modelState
}

type modelState struct {
	decisions map[int]repair.Decision // by place
	notes     map[string]string       // bodies by ID
}

func (m *model) undo() {
	if n := len(m.past); n > 0 {
		m.future, m.now, m.past = append(m.future, m.now), m.past[n-1], m.past[:n-1]
	}
}

func (m *model) redo() {
	if n := len(m.future); n > 0 {
		m.past, m.now, m.future = append(m.past, m.now), m.future[n-1], m.future[:n-1]
	}
}

// act changes one decision and one note, at random.
func (m *model) act(t *rapid.T) *Act {
	next := modelState{maps.Clone(m.now.decisions), maps.Clone(m.now.notes)}
	at := rapid.IntRange(0, 5).Draw(t, "at")
	after := someDecision.Draw(t, "after")
	if next.decisions[at] = after; after == (repair.Decision{}) {
		delete(next.decisions, at)
	}
	id, body := fmt.Sprint(at), someString.Draw(t, "body")
	next.notes[id] = body
	note := NoteChange{After: &annotate.Annotation{ID: id, Body: body}}
	if old, ok := m.now.notes[id]; ok {
		note.Before = &annotate.Annotation{ID: id, Body: old}
		if rapid.Bool().Draw(t, "delete") {
			note.After = nil
			delete(next.notes, id)
		}
	}
	a := &Act{
		Decisions: []DecisionChange{{Key: repair.Key{Span: text.Span{Start: at, End: at}}, Turn: &Turn{m.now.decisions[at], after}}},
		Notes:     []NoteChange{note},
	}
	m.past, m.future, m.now = append(m.past, m.now), nil, next
	return a
}

// Any history of acts, undos and redos replays to the state it led to.
func TestReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &model{now: modelState{map[int]repair.Decision{}, map[string]string{}}}
		var log []Entry
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			e := Entry{Kind: rapid.SampledFrom([]Kind{Did, Did, Did, Undone, Redone}).Draw(t, "kind")}
			switch e.Kind {
			case Did:
				e.Act = m.act(t)
			case Undone:
				m.undo()
			case Redone:
				m.redo()
			}
			log = append(log, e)
		}
		got := Replay(log)
		if len(got.Done) != len(m.past) || len(got.Undone) != len(m.future) {
			t.Fatalf("%d done, %d undone; want %d, %d", len(got.Done), len(got.Undone), len(m.past), len(m.future))
		}
		decisions, notes := map[int]repair.Decision{}, map[string]string{}
		for k, v := range got.Decisions {
			decisions[k.Span.Start] = v.Decision
		}
		for _, n := range got.Notes {
			notes[n.ID] = n.Body
		}
		if d := cmp.Diff(m.now.decisions, decisions) + cmp.Diff(m.now.notes, notes); d != "" {
			t.Fatal(d)
		}
	})
}
