package editor

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// reviewerVariable names the project on which a copy of the test binary goes
// on deciding until it is killed.
const reviewerVariable = "EMEND_TEST_REVIEWER"

func TestMain(m *testing.M) {
	if path := os.Getenv(reviewerVariable); path != "" {
		if err := reviewUntilKilled(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// reviewUntilKilled decides, takes notes and undoes as fast as it can, and
// tells after each act how many are saved, by what the session says of it.
func reviewUntilKilled(path string) error {
	s, err := OpenFile(path, nil)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	for {
		before := s.history.Seq()
		switch rng.IntN(6) {
		case 0:
			s.History().Undo()
		case 1:
			s.Notes().Add(annotate.Annotation{Span: s.Repairs()[rng.IntN(4)].Span, Body: "why?"})
		case 2:
			s.Decide([]int{0, 1, 2, 3}, repair.Decision{State: repair.State(rng.IntN(3))}, "")
		default:
			s.Decide([]int{rng.IntN(4)}, repair.Decision{State: repair.State(rng.IntN(3))}, "")
		}
		if s.history.Seq() == before {
			continue // nothing to undo, or decided so already
		}
		st := s.Project().Saved()
		if st.Waiting > 1 && !st.Slow {
			return fmt.Errorf("%d acts are in flight and the reader is not told", st.Waiting)
		}
		fmt.Fprintln(out, s.history.Seq()-int64(st.Waiting), s.history.Seq())
		if err := out.Flush(); err != nil {
			return err
		}
	}
}

// kills is how many times the review is killed: a few, unless EMEND_TORTURE
// says otherwise (`make torture`).
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("EMEND_TORTURE")); err == nil {
		return n
	}
	return 10
}

// TestKilledWhileDeciding: whenever the process dies, all acts are there that
// the reader was told are saved (all but the one in flight, unless the disk is
// said to be slow), none without those before it, and the project opens.
func TestKilledWhileDeciding(t *testing.T) {
	s, path := opened(t, fourThos)
	project := filepath.Join(filepath.Dir(path), "letter.emend")
	if err := s.Project().Save(project, false); err != nil {
		t.Fatal(err)
	}
	s.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for n := range kills() {
		saved, taken := killedReview(t, self, project, time.Duration(20+rand.IntN(120))*time.Millisecond)
		s := reopened(t, project)
		if got := s.history.Seq(); got < saved || taken > 0 && got > taken+1 {
			t.Fatalf("kill %d: %d acts were saved of %d, %d are there", n, saved, taken, got)
		}
		if st := s.Project().Saved(); st.Err != nil || st.ReadOnly != nil {
			t.Fatalf("kill %d: %+v", n, st)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killedReview lets a reviewer work for a while, kills it, and returns how many
// acts it said last are saved, and how many it had done by then.
func killedReview(t *testing.T, self, project string, after time.Duration) (saved, taken int64) {
	t.Helper()
	c := exec.Command(self)
	c.Env = append(os.Environ(), reviewerVariable+"="+project)
	var out, problems strings.Builder
	c.Stdout, c.Stderr = &out, &problems
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	c.Process.Kill()
	c.Wait()
	if problems.Len() > 0 {
		t.Fatalf("the reviewer stopped: %s", problems.String())
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) < 2 {
		return 0, 0 // killed before its first act
	}
	if _, err := fmt.Sscan(lines[len(lines)-2], &saved, &taken); err != nil {
		t.Fatal(err)
	}
	return saved, taken
}
