package project

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var (
	anyString = rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 12).Draw(t, "bytes")) })
	anyTime   = rapid.Custom(func(t *rapid.T) time.Time {
		if rapid.IntRange(0, 5).Draw(t, "zero") == 0 {
			return time.Time{}
		}
		return time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "s"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns")).UTC()
	})
	anySpan = rapid.Custom(func(t *rapid.T) text.Span {
		start := rapid.IntRange(0, 1<<40).Draw(t, "start")
		return text.Span{Start: start, End: start + rapid.IntRange(0, 1<<20).Draw(t, "length")}
	})
	anyDecision = rapid.Custom(func(t *rapid.T) repair.Decision {
		return repair.Decision{
			State: repair.State(rapid.IntRange(0, 3).Draw(t, "state")),
			Text:  anyString.Draw(t, "text"), Reason: anyString.Draw(t, "reason"), Never: rapid.Bool().Draw(t, "never"),
		}
	})
	anyRepair = rapid.Custom(func(t *rapid.T) repair.Repair {
		r := repair.Repair{
			Span: anySpan.Draw(t, "span"), Replacement: anyString.Draw(t, "replacement"), Grounds: &repair.Grounds{Rule: repair.RuleID(anyString.Draw(t, "rule")), Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Group: anyString.Draw(t, "group"), Alternatives: rapid.SliceOfN(anyString, 0, 3).Draw(t, "alternatives"), Evidence: anyString.Draw(t, "evidence"), Container: rapid.Bool().Draw(t, "container")},
		}
		for range rapid.IntRange(0, 2).Draw(t, "steps") {
			r.Steps = append(r.Steps, repair.Step{Rule: "x", Replacement: anyString.Draw(t, "step"), Confidence: 0.7, Evidence: "e"})
		}
		return r
	})
	anyNote = rapid.Custom(func(t *rapid.T) annotate.Annotation {
		return annotate.Annotation{
			ID: anyString.Draw(t, "id"), Span: anySpan.Draw(t, "span"),
			Quote: annotate.Quote{Exact: anyString.Draw(t, "exact"), Prefix: anyString.Draw(t, "prefix"), Suffix: anyString.Draw(t, "suffix")},
			Body:  anyString.Draw(t, "body"), Tags: rapid.SliceOfN(anyString, 0, 3).Draw(t, "tags"), Colour: anyString.Draw(t, "colour"),
			Motivation: annotate.Bookmarking, Author: anyString.Draw(t, "author"),
			Created: anyTime.Draw(t, "created"), Modified: anyTime.Draw(t, "modified"), Orphan: rapid.Bool().Draw(t, "orphan"),
		}
	})
	anyAct = rapid.Custom(func(t *rapid.T) *Act {
		a := &Act{Label: anyString.Draw(t, "label"), Author: anyString.Draw(t, "author"), Time: anyTime.Draw(t, "time")}
		for range rapid.IntRange(0, 4).Draw(t, "decisions") {
			a.Decisions = append(a.Decisions, DecisionChange{
				Key:         repair.Key{Rule: "r", Span: anySpan.Draw(t, "span"), Original: anyString.Draw(t, "original")},
				Replacement: anyString.Draw(t, "replacement"), Before: anyDecision.Draw(t, "before"), After: anyDecision.Draw(t, "after"),
			})
		}
		for range rapid.IntRange(0, 2).Draw(t, "edits") {
			a.Edits = append(a.Edits, EditChange{rapid.Ptr(anyRepair, true).Draw(t, "before"), rapid.Ptr(anyRepair, true).Draw(t, "after")})
		}
		for range rapid.IntRange(0, 2).Draw(t, "notes") {
			a.Notes = append(a.Notes, NoteChange{rapid.Ptr(anyNote, true).Draw(t, "before"), rapid.Ptr(anyNote, true).Draw(t, "after")})
		}
		if rapid.Bool().Draw(t, "policy") {
			policy := func(name string) repair.Policy {
				return repair.Policy{Left: rapid.Bool().Draw(t, name), Minimum: rapid.Float64Range(0, 1).Draw(t, name)}
			}
			a.Policy = &PolicyChange{policy("before"), policy("after")}
		}
		drawKept(t, a)
		return a
	})
)

func TestPackingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Entry{Kind: rapid.SampledFrom(kindCodes[:]).Draw(t, "kind"), Time: anyTime.Draw(t, "time")}
		if rapid.Bool().Draw(t, "act") {
			e.Act = anyAct.Draw(t, "act")
		}
		sealed := packEntry(&e)
		got, err := unpackEntry(sealed)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		sealed[rapid.IntRange(0, len(sealed)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "flip"))
		if _, err := unpackEntry(sealed); err == nil {
			t.Fatal("a flipped bit went unnoticed")
		}
	})
}

func TestRepairsPackAndUnpack(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	for _, n := range []int{0, 1, blockRepairs - 1, blockRepairs, 2*blockRepairs + 5} {
		want := benchList(max(n, 1))[:n]
		id, err := f.SetRepairs(Generation{}, want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Repairs(id)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	}
}

func TestGenerationsOfVersionsStay(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	var ids []int64
	for i := range 4 {
		id, err := f.SetRepairs(Generation{}, someRepairs()[:i%3])
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
		if i == 1 {
			if _, err := f.KeepVersion(Version{Name: "kept", Generation: id}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, wantKept := range []bool{false, true, false, true} {
		if _, err := f.Repairs(ids[i]); (err == nil) != wantKept {
			t.Errorf("generation %d: %v", i, err)
		}
	}
}

// unpacking arbitrary bytes ends in an error or in a value, not in a panic.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{0, 0})
	f.Add(packTip(someTip())[2:])
	f.Add(packBlocks(someRepairs())[0][2:])
	f.Add(packEntry(&Entry{Kind: Did, Act: someAct()})[2:])
	f.Fuzz(func(_ *testing.T, record []byte) {
		sealed := seal(record, plainSmall)
		_, _ = unpackEntry(sealed)
		_ = unpackBlock(sealed, make([]repair.Repair, 3))
		_ = new(Tip).unpack(sealed)
		_, _ = unpackVersion(sealed)
		_, _ = unpackView(sealed)
		_, _, _ = unpackGeneration(sealed)
		_, _, _, _ = unpackSource(sealed)
	})
}

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
	after := anyDecision.Draw(t, "after")
	if next.decisions[at] = after; after == (repair.Decision{}) {
		delete(next.decisions, at)
	}
	id, body := fmt.Sprint(at), anyString.Draw(t, "body")
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
		Decisions: []DecisionChange{{Key: repair.Key{Span: text.Span{Start: at, End: at}}, Before: m.now.decisions[at], After: after}},
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

// wholeProject makes a project of a few dozen pages with n entries.
func wholeProject(t *testing.T, path string, n int) []byte {
	t.Helper()
	f, err := Create(path, benchRaw()[:30_000], Source{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := &review{f: f}
	for range n {
		if err := r.append(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.SetRepairs(Generation{}, benchList(300)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A project cut short anywhere is told as such, and what Salvage brings back
// is the beginning of the log; it leaves the file alone.
func TestCutShortAnywhere(t *testing.T) {
	folder := t.TempDir()
	path, out := filepath.Join(folder, "a.emend"), filepath.Join(folder, "out.emend")
	const entries = 200
	whole := wholeProject(t, path, entries)
	most := 0
	for _, size := range cuts(len(whole)) {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err == nil {
			f.Close()
			t.Fatalf("%d of %d bytes: opened", size, len(whole))
		}
		if want := ErrDamaged; !errors.Is(err, want) && size >= headerLen {
			t.Fatalf("%d of %d bytes: %v", size, len(whole), err)
		}
		report, err := Salvage(path, out)
		if err != nil {
			if size > len(whole)*3/4 {
				t.Errorf("%d of %d bytes: %v", size, len(whole), err)
			}
			continue
		}
		most = max(most, report.Entries)
		got := reopened(t, out)
		checkLog(t, got.Log, report.Entries, entries)
		os.Remove(out)
		if left, _ := os.ReadFile(path); len(left) != size {
			t.Fatalf("%d of %d bytes: the file was changed", size, len(whole))
		}
	}
	if most < entries/2 {
		t.Errorf("at best %d of %d entries came back", most, entries)
	}
}

// cuts are places to cut a file: at and around the edges of pages, and some
// anywhere.
func cuts(size int) []int {
	out := []int{0, 1, headerLen - 1, headerLen, size - 1}
	for at := pageSize; at < size; at += pageSize {
		out = append(out, at, at-1, at+100)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		out = append(out, random.IntN(size))
	}
	return out
}

// A flipped byte is noticed, or changes nothing, or at worst ends the log
// early; it never makes wrong what is read.
func TestFlippedByte(t *testing.T) {
	folder := t.TempDir()
	path, out := filepath.Join(folder, "a.emend"), filepath.Join(folder, "out.emend")
	whole := wholeProject(t, path, 60)
	want := reopened(t, path)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		b := append([]byte(nil), whole...)
		at := random.IntN(len(b))
		b[at] ^= byte(1 + random.IntN(255))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err != nil {
			checkSalvage(t, path, out, len(want.Log))
			continue
		}
		got, err := f.Load(context.Background())
		f.Close()
		if err != nil {
			checkSalvage(t, path, out, len(want.Log))
			continue
		}
		if len(got.Log) < len(want.Log) {
			t.Logf("byte %d: the log ends at %d", at, len(got.Log))
			got.Log = want.Log
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("byte %d: %s", at, d)
		}
	}
}

// checkSalvage salvages a project and checks that what comes back is right.
func checkSalvage(t *testing.T, path, out string, entries int) {
	t.Helper()
	report, err := Salvage(path, out)
	if err != nil {
		return
	}
	checkLog(t, reopened(t, out).Log, report.Entries, entries)
	os.Remove(out)
}

// Opening arbitrary bytes is an error, also where they begin like a project.
func TestOpenArbitraryBytes(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	whole := wholeProject(t, path, 3)
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.Byte(), 0, 9000).Draw(t, "bytes")
		if keep := rapid.IntRange(0, 200).Draw(t, "keep"); keep < len(b) {
			copy(b, whole[:keep])
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err == nil {
			_, err = f.Load(context.Background())
			f.Close()
		}
		if err == nil {
			t.Fatal("opened")
		}
		os.Remove(path + "-journal")
	})
}
