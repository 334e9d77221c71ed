package editor

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"emend/editor/annotate"
	"emend/editor/decisions"
	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// forgetTip takes away the state that stands beside the log of a project.
func forgetTip(t interface{ Fatal(...any) }, path string) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("DELETE FROM tip"); err != nil {
		t.Fatal(err)
	}
}

// TestSaveLoadSame: whatever the reader did, the project opens to the same
// review, by the state beside the log as by the log alone, and undoing all of
// it gives the start.
func TestSaveLoadSame(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("EMEND_DATA", dir)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		raw := rapid.StringOfN(rapid.RuneFrom([]rune("ab \né’")), 1, 60, -1).Draw(rt, "raw")
		s, err := OpenBytes(record.Source{Name: "t", Path: filepath.Join(dir, strconv.Itoa(n)), Encoding: "utf-8"}, []byte(raw), nil)
		if err != nil {
			rt.Fatal(err)
		}
		path := s.Project().Saved().Path
		defer os.Remove(path)
		s.Detection().Set(session(raw, "a", "X", "b ", "", "\n", " ", "é", "e\n").detected)
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		for range rapid.IntRange(0, 20).Draw(rt, "steps") {
			switch rng.IntN(8) {
			case 0:
				s.History().Undo()
			case 1:
				s.History().Redo()
			case 2:
				s.Detection().Set(session(raw, "a", "Y", "b ", "").detected)
			default:
				randomAct(s, rng)
			}
		}
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
		for _, way := range []string{"with the tip", "by the log"} {
			again, err := OpenFile(path, nil)
			if err != nil {
				rt.Fatalf("%s: %v", way, err)
			}
			defer again.Close()
			sameState(rt, way, again, s)
			if err := again.Close(); err != nil {
				rt.Fatal(err)
			}
			if way == "with the tip" {
				forgetTip(rt, path)
			}
		}
	})
}

// sameState is sameReview for property tests.
func sameState(t *rapid.T, way string, got, want *Session) {
	if d := cmp.Diff(want.Mapping().String(), got.Mapping().String()); d != "" {
		t.Fatalf("%s: cleaned text %s", way, d)
	}
	gu, _ := got.History().CanUndo() // before the log is waited for
	gr, _ := got.History().CanRedo()
	wu, _ := want.History().CanUndo()
	wr, _ := want.History().CanRedo()
	if gu != wu || gr != wr {
		t.Fatalf("%s: undo %q and redo %q, want %q and %q", way, gu, gr, wu, wr)
	}
	for what, d := range map[string]string{
		"repairs": cmp.Diff(want.repairs, got.repairs, cmpopts.EquateEmpty()), "decisions": cmp.Diff(decisionsOf(want), decisionsOf(got), cmpopts.EquateEmpty()),
		"notes": cmp.Diff(want.notes, got.notes, cmpopts.EquateEmpty()), "acts": cmp.Diff(want.History().Acts(), got.History().Acts(), cmpopts.EquateEmpty()),
		"tally": cmp.Diff(want.Tally(), got.Tally()),
	} {
		if d != "" {
			t.Fatalf("%s: %s: %s", way, what, d)
		}
	}
}

// A damaged log entry beside a whole state: the review opens as it was, the
// reader is told, nothing of the state is lost on the way out, and what is done
// from then on is kept.
func TestLogDamagedBesideItsState(t *testing.T) {
	s, path := opened(t, fourThos)
	for i := range 40 { // so long that the entry does not stand where others do
		s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 4, End: 7}, Body: strings.Repeat("long ", i)})
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	want := s.Mapping().String()
	named := filepath.Join(filepath.Dir(path), "n.emend")
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", named)
	if err != nil {
		t.Fatal(err)
	}
	var body []byte
	if err := db.QueryRow("SELECT body FROM log WHERE seq = 20").Scan(&body); err != nil {
		t.Fatal(err)
	}
	db.Close()
	file, err := os.ReadFile(named)
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Clone(body)
	bad[len(bad)/2] ^= 1
	file = bytes.ReplaceAll(file, body, bad) // also where pages were split and a copy stayed
	if err := os.WriteFile(named, file, 0o600); err != nil {
		t.Fatal(err)
	}

	owner := make(queue, 8)
	s, err = OpenFile(named, owner.post)
	if err != nil {
		t.Fatal(err)
	}
	told := false
	s.Observe(func(c Change) { told = told || c.Kind == SavedChanged })
	select {
	case f := <-owner:
		f()
	case <-time.After(5 * time.Second):
		t.Fatal("nothing was told")
	}
	var d *project.DamagedError
	if !told || !errors.As(s.Project().Saved().Err, &d) || !strings.Contains(s.Project().Saved().Err.Error(), named) || d.Found.Entries != 19 {
		t.Errorf("told %v: %v", told, s.Project().Saved().Err)
	}
	if got := s.Mapping().String(); got != want || len(s.Notes().List()) != 40 {
		t.Errorf("%q with %d notes", got, len(s.Notes().List()))
	}
	var log bytes.Buffer
	if err := s.Exchange().Decided().Write(&log); err != nil {
		t.Fatal(err)
	}
	set, err := decisions.Read(&log)
	if err != nil || len(set.Notes) != 40 || len(set.Decisions) != 1 {
		t.Errorf("%v: %d notes, %d decisions travel", err, len(set.Notes), len(set.Decisions))
	}
	s.Decide([]int{1}, repair.Decision{State: repair.Accepted}, "")
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := ReadDecisions(context.Background(), named); !errors.Is(err, project.ErrDamaged) {
		t.Errorf("read as decisions: %v", err)
	}
	// The state beside it is of before the last act: only salvage helps now.
	if _, err := OpenFile(named, nil); !errors.Is(err, project.ErrDamaged) {
		t.Errorf("opened: %v", err)
	}
	saved, report, err := OpenSalvaged(named, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer saved.Close()
	if len(saved.Notes().List()) != 40 || saved.Mapping().String() != want {
		t.Errorf("salvaged %+v: %d notes, %q", report, len(saved.Notes().List()), saved.Mapping().String())
	}
}

// A version is brought back in two halves as at once: in the same words, as one
// act; not where something was done meanwhile; and its text is made of what was
// there when it was asked for.
func TestRestoreLater(t *testing.T) {
	s, _ := opened(t, fourThos)
	work(t, s)
	v, err := s.Versions().Keep("v")
	if err != nil {
		t.Fatal(err)
	}
	then := s.Mapping().String()
	rejectAll := func() {
		for i := range s.Repairs() {
			s.Decide([]int{i}, repair.Decision{State: repair.Rejected}, "")
		}
		for _, n := range s.Notes().List() {
			s.Notes().Delete(n.ID)
		}
	}
	rejectAll()
	l, failure := s.Versions().RestoreLater(v)
	at := s.Versions().AtLater(v)
	s.History().Undo()
	s.History().Redo()
	l.Work()
	if _, ok := l.Take(); ok || failure() != nil {
		t.Errorf("taken although acts came between, %v", failure())
	}
	if past, err := at(); err != nil || past.Mapping().String() != then {
		t.Errorf("the version reads %q, %v", past.Mapping().String(), err)
	}
	now, acts := s.Mapping().String(), len(s.History().Acts())
	l, failure = s.Versions().RestoreLater(v)
	l.Work()
	n, ok := l.Take()
	if got := s.Mapping().String(); !ok || n == 0 || failure() != nil || got != then || len(s.Notes().List()) != 1 || len(s.History().Acts()) != acts+1 {
		t.Errorf("restored %d, %v: %q, want %q", n, ok, got, then)
	}
	if n, ok := restoredLater(s, v); n != 0 || !ok {
		t.Errorf("once more: %d, %v", n, ok)
	}
	s.History().Undo()
	if got := s.Mapping().String(); got != now || len(s.Notes().List()) != 0 {
		t.Errorf("undone: %q, want %q", got, now)
	}
}

func restoredLater(s *Session, v record.Version) (n int, ok bool) {
	l, _ := s.Versions().RestoreLater(v)
	l.Work()
	return l.Take()
}
