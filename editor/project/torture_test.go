package project

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"emend/editor/record"
)

const (
	// tortureVariable says how many kills; "make torture" asks for 1,000.
	tortureVariable = "EMEND_TORTURE"
	// victimVariable makes the test program a victim, which reviews the
	// project of that path until it is killed.
	victimVariable = "EMEND_TORTURE_VICTIM"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(victimVariable); path != "" {
		if err := reviewUntilKilled(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// reviewUntilKilled does every kind of write, and prints the number of each
// entry that was acknowledged. It returns on an error only.
func reviewUntilKilled(path string) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	if err := f.ReadOnly(); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(uint64(os.Getpid()), 1))
	r := &review{f: f, given: int(f.tail.last)}
	for {
		if err := r.append(); err != nil {
			return err
		}
		fmt.Println(r.acked)
		switch random.IntN(8) {
		case 0:
			_, err = f.SetRepairs(record.Generation{}, benchList(random.IntN(3000)))
		case 1:
			_, err = f.KeepVersion(record.Version{Name: "v"})
		case 2:
			err = f.SetView(record.ViewState{"entry": strconv.Itoa(r.acked)})
		case 3:
			err = f.SaveCopy(path+".copy", true)
		case 4:
			err = f.SetTip(someTip())
		}
		if err != nil {
			return err
		}
	}
}

// Whenever it is killed, the project opens, the next process may write, and
// no acknowledged entry is missing.
func TestTorture(t *testing.T) {
	kills := 25
	if n, err := strconv.Atoi(os.Getenv(tortureVariable)); err == nil {
		kills = n
	} else if testing.Short() {
		kills = 5
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	mustCreate(t, path).Close()
	total := 0
	for kill := range kills {
		acked := killOne(t, path, time.Duration(rand.Int64N(int64(40*time.Millisecond))))
		f, err := Open(path)
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		if f.ReadOnly() != nil {
			t.Fatalf("kill %d: %v", kill, f.ReadOnly())
		}
		mustLoad(t, f)
		log := logOf(t, f)
		acked = max(acked, total)
		checkLog(t, log, acked, acked+1)
		total = len(log)
		if err := f.Close(); err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		if _, err := os.Stat(path + ".copy"); err == nil {
			reopened(t, path+".copy")
		}
	}
	t.Logf("%d kills, %d entries, none lost", kills, total)
}

// killOne starts a victim, kills it some time after its first entry, and
// returns the last entry it said was saved.
func killOne(t *testing.T, path string, after time.Duration) (acked int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), victimVariable+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if acked == 0 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		if acked, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the victim says %q", lines.Text())
		}
	}
	if err := cmd.Wait(); err == nil || acked == 0 {
		t.Fatalf("the victim ended by itself: %v", err)
	}
	return acked
}
