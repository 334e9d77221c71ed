package decisions

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

const ship = "The a€˜Petrel’ lay be-\nlow the mill, and her crew ashore. The rn ate was called Olsen."

var when = time.Date(2026, 5, 1, 9, 0, 0, 5, time.UTC)

// proposals finds the three repairs of ship in any edition that has them.
func proposals(raw string) []repair.Repair {
	var out []repair.Repair
	for _, p := range []struct{ rule, before, after string }{
		{"mojibake.folded", "a€˜", "‘"}, {"layout.hyphen", "be-\nlow", "below"}, {"ocr.word", "rn ate", "mate"},
	} {
		for _, s := range annotate.Occurrences(raw, p.before) {
			out = append(out, repair.Repair{Span: s, Replacement: p.after, Grounds: &repair.Grounds{Rule: repair.RuleID(p.rule), Confidence: 0.95}})
		}
	}
	return out
}

func sourceOf(raw string) record.Source {
	return record.Source{Name: "ship.txt", Encoding: "utf-8", SHA256: fmt.Sprintf("hash of %s", raw)}
}

// reviewed is the log of a reader who accepted, rejected and edited, made an
// edit of their own, a note, and took one decision back.
func reviewed(raw string) []record.Entry {
	r := proposals(raw)
	decide := func(i int, d repair.Decision) *record.Act {
		return &record.Act{Author: "Ann", Time: when, Decisions: []record.DecisionChange{{Key: r[i].Key(raw), Replacement: r[i].Replacement, Turn: &record.Turn{After: d}}}}
	}
	crew := annotate.Occurrences(raw, "crew")[0]
	olsen := annotate.Occurrences(raw, "Olsen")[0]
	log := []record.Entry{
		{Kind: record.Did, Act: decide(0, repair.Decision{State: repair.Accepted})},
		{Kind: record.Did, Act: decide(1, repair.Decision{State: repair.Rejected, Reason: "the author's own"})},
		{Kind: record.Did, Act: decide(2, repair.Decision{State: repair.Edited, Text: "first mate"})},
		{Kind: record.Did, Act: &record.Act{Author: "Ann", Time: when, Edits: []record.EditChange{{After: &repair.Repair{Span: crew, Replacement: "men", Grounds: &repair.Grounds{Rule: RuleEdit}}}}}},
		{Kind: record.Did, Act: &record.Act{Author: "Ann", Time: when, Notes: []record.NoteChange{{After: &annotate.Annotation{
			ID: "n1", Span: olsen, Quote: annotate.NewQuote(raw, olsen), Body: "Who? <&>", Tags: []string{"names"}, Motivation: annotate.Questioning, Created: when, Modified: when, Author: "Ann",
		}}}}},
		{Kind: record.Did, Act: decide(0, repair.Decision{State: repair.Rejected})},
		{Kind: record.Undone},
	}
	for i := range log {
		log[i].Seq = int64(i) + 1
	}
	return log
}

func written(t *testing.T, s *Set) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteAndRead(t *testing.T) {
	set := FromLog(ship, sourceOf(ship), reviewed(ship))
	out := written(t, set)
	if n := strings.Count(out, "\n"); n != 1+3+1+1 {
		t.Errorf("%d lines:\n%s", n, out)
	}
	if !strings.Contains(out, `"rule":"layout.hyphen","start":24,"end":31,"before":"be-\nlow","after":"below","state":"rejected","reason":"the author's own"`) {
		t.Errorf("%s", out)
	}
	got, err := Read(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(set, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	head := `{"type":"emend-decisions","version":1,"sha256":"x"}` + "\n"
	for _, c := range []struct{ in, want string }{
		{"", "no first line"},
		{"nonsense", "line 1"},
		{`{"type":"emend-decisions","version":2,"sha256":"x"}`, "newer Emend"},
		{head + `{"type":"other","start":1,"end":1,"before":""}`, "line 2"},
		{head + `{"type":"decision","start":1,"end":3,"before":"x"}`, "do not fit"},
		{head + `{"type":"decision","rule":"r","start":1,"end":2,"before":"x","after":"","state":"perhaps"}`, "accepted, rejected or edited"},
		{head + head, "line 2"},
	} {
		if _, err := Read(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.in, err)
		}
	}
}

func fates(outcomes []Outcome) (s string) {
	for _, o := range outcomes {
		s += o.Fate.String() + " "
	}
	return strings.TrimSpace(s)
}

func TestApply(t *testing.T) {
	set := FromLog(ship, sourceOf(ship), reviewed(ship))
	other := "PREFACE. " + ship
	lost := strings.ReplaceAll(strings.ReplaceAll(other, "be-\nlow", "under"), "called Olsen", "unknown")
	for _, c := range []struct {
		name, raw string
		decisions []repair.Decision
		want      string
	}{
		{"the same text", ship, nil, "applied applied applied applied applied"},
		{"again", ship, []repair.Decision{{State: repair.Accepted}, {State: repair.Rejected}, {State: repair.Edited, Text: "first mate"}}, "already already already applied applied"},
		{"decided otherwise", ship, []repair.Decision{{State: repair.Rejected}, {}, {State: repair.Accepted}}, "conflicting applied conflicting applied applied"},
		{"another edition", other, nil, "moved moved moved moved moved"},
		{"passages lost", lost, nil, "moved stale moved moved stale"},
	} {
		act, outcomes, err := Apply(context.Background(), set, Target{Raw: c.raw, SHA256: sourceOf(c.raw).SHA256, Repairs: proposals(c.raw), Decisions: c.decisions})
		if err != nil {
			t.Fatal(err)
		}
		if got := fates(outcomes); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		for _, d := range act.Decisions {
			if c.raw[d.Key.Span.Start:d.Key.Span.End] != d.Key.Original {
				t.Errorf("%s: %v is not %q", c.name, d.Key.Span, d.Key.Original)
			}
		}
		if len(act.Notes) != 1 {
			t.Errorf("%s: the note is dropped", c.name)
		}
	}
}

func TestApplyKeepsTheWordingThatWasAccepted(t *testing.T) {
	set := FromLog(ship, sourceOf(ship), reviewed(ship))
	now := proposals(ship)
	now[0].Replacement = "“"
	now[1].Replacement = "be low"
	act, outcomes, err := Apply(context.Background(), set, Target{Raw: ship, SHA256: sourceOf(ship).SHA256, Repairs: now})
	if err != nil {
		t.Fatal(err)
	}
	if got := fates(outcomes[:2]); got != "applied stale" {
		t.Error(got)
	}
	if d := act.Decisions[0].After; d != (repair.Decision{State: repair.Edited, Text: "‘"}) {
		t.Errorf("%+v", d)
	}
}

func decision(at int, rule string, state repair.State) Decision {
	return Decision{Key: repair.Key{Rule: repair.RuleID(rule), Span: text.Span{Start: at, End: at + 1}, Original: "x"}, Decision: repair.Decision{State: state}}
}

func TestMerge(t *testing.T) {
	// Rule r: 20 both accept, 5 only A accepts, 10 only B accepts, 15 both
	// reject: agreement 0.7, chance 0.5, kappa 0.4.
	var a, b Set
	at := 0
	for _, n := range []struct {
		count      int
		one, other repair.State
	}{
		{20, repair.Accepted, repair.Accepted},
		{5, repair.Accepted, repair.Rejected},
		{10, repair.Rejected, repair.Accepted},
		{15, repair.Rejected, repair.Rejected},
	} {
		for range n.count {
			a.Decisions = append(a.Decisions, decision(at, "r.r", n.one))
			b.Decisions = append(b.Decisions, decision(at, "r.r", n.other))
			at++
		}
	}
	a.Decisions = append(a.Decisions, decision(900, "s.s", repair.Accepted), decision(901, "s.s", repair.Accepted))
	b.Decisions = append(b.Decisions, decision(901, "s.s", repair.Accepted), decision(902, "s.s", repair.Rejected))
	a.Edits = []Edit{{Span: text.Span{Start: 1, End: 3}, Replacement: "u"}, {Span: text.Span{Start: 50, End: 52}, Replacement: "v"}}
	b.Edits = []Edit{{Span: text.Span{Start: 1, End: 3}, Replacement: "u"}, {Span: text.Span{Start: 51, End: 55}, Replacement: "w"}, {Span: text.Span{Start: 70, End: 70}, Replacement: "z"}}
	a.Notes = []annotate.Annotation{{ID: "n", Body: "one"}, {ID: "m", Body: "same"}}
	b.Notes = []annotate.Annotation{{ID: "n", Body: "other"}, {ID: "m", Body: "same"}}

	m, err := Merge(&a, &b)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Conflicts) != 15+1 || len(m.Set.Decisions) != 35+3 || len(m.Set.Edits) != 2 || len(m.Set.Notes) != 3 {
		t.Errorf("%d conflicts, %d decisions, %d edits, %d notes", len(m.Conflicts), len(m.Set.Decisions), len(m.Set.Edits), len(m.Set.Notes))
	}
	want := []Agreement{
		{"", 51, 36, 1, 1, 0.42}, {"r.r", 50, 35, 0, 0, 0.4}, {"s.s", 1, 1, 1, 1, math.NaN()},
	}
	if d := cmp.Diff(want, m.Rules, cmpopts.EquateApprox(0, 0.02), cmpopts.EquateNaNs()); d != "" {
		t.Error(d)
	}
	b.Source.SHA256 = "another"
	if _, err := Merge(&a, &b); err != ErrOtherText {
		t.Errorf("%v", err)
	}
}

// Whatever bytes the wordings are made of, the lines bring them back.
func TestAnyWordingTravels(t *testing.T) {
	anyBytes := rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 10), func(b []byte) string { return string(b) })
	rapid.Check(t, func(t *rapid.T) {
		s := &Set{Source: record.Source{Name: anyBytes.Draw(t, "name"), SHA256: "x"}}
		for at := range rapid.IntRange(0, 4).Draw(t, "n") {
			before := anyBytes.Draw(t, "before")
			s.Decisions = append(s.Decisions, Decision{
				Key:         repair.Key{Rule: "r.r", Span: text.Span{Start: at * 100, End: at*100 + len(before)}, Original: before},
				Replacement: anyBytes.Draw(t, "after"), Prefix: anyBytes.Draw(t, "prefix"), Suffix: anyBytes.Draw(t, "suffix"),
				Decision: repair.Decision{State: repair.Edited, Text: anyBytes.Draw(t, "text"), Reason: anyBytes.Draw(t, "reason")},
				Author:   anyBytes.Draw(t, "author"), Time: when,
			})
		}
		var b bytes.Buffer
		if err := s.Write(&b); err != nil {
			t.Fatal(err)
		}
		got, err := Read(&b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(s, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := FromLog(ship, sourceOf(ship), reviewed(ship)).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String(), ship)
	f.Fuzz(func(t *testing.T, in, raw string) {
		s, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		if _, _, err := Apply(context.Background(), s, Target{Raw: raw, Repairs: proposals(raw)}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkApplyAnotherEdition(b *testing.B) {
	var raw strings.Builder
	for i := 0; raw.Len() < 1<<20; i++ {
		fmt.Fprintf(&raw, "Chapter %d. The a€˜Petrel’ of %d men sailed on the %dth day of the month.\n", i, i*7%113, i%30)
	}
	old, edition := raw.String(), "PREFACE\n"+raw.String()
	r := proposals(old)
	a := &record.Act{}
	for i := range r {
		a.Decisions = append(a.Decisions, record.DecisionChange{Key: r[i].Key(old), Replacement: r[i].Replacement, Turn: &record.Turn{After: repair.Decision{State: repair.Accepted}}})
	}
	set := FromLog(old, sourceOf(old), []record.Entry{{Seq: 1, Kind: record.Did, Act: a}})
	t := Target{Raw: edition, SHA256: "other", Repairs: proposals(edition)}
	for b.Loop() {
		_, outcomes, err := Apply(context.Background(), set, t)
		if err != nil || Count(outcomes, Moved) != len(r) {
			b.Fatalf("%d of %d moved, %v", Count(outcomes, Moved), len(r), err)
		}
	}
	b.ReportMetric(float64(len(r)), "decisions")
}
