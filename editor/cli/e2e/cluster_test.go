package e2e

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// These tests do to the program what Spark and Hadoop do, which are too large
// to be had here, as their sources have it (PySpark's RDD.pipe, Hadoop's
// PipeMapper, PipeMapRed and TextOutputReader).

// pipeArguments are those of LIBRARY.md.
var pipeArguments = strings.Fields("clean --jsonl --field text --keep-going")

// piped starts the program for one partition, in the folder it was put into and
// with the environment of that platform, feeds it while what it writes is read,
// and returns its lines and its error.
func piped(t *testing.T, records []string, env []string, args ...string) (out []string, errs string, err error) {
	t.Helper()
	path := emend(t)
	var stderr bytes.Buffer
	cmd := exec.Command("./"+filepath.Base(path), args...)
	cmd.Dir, cmd.Env, cmd.Stderr = filepath.Dir(path), env, &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer in.Close()
		for _, r := range records {
			if _, err := io.WriteString(in, strings.TrimRight(r, "\n")+"\n"); err != nil {
				return // it has ended; its status tells why
			}
		}
	}()
	for r := bufio.NewReader(stdout); ; {
		line, err := r.ReadString('\n')
		if err != nil {
			if line != "" {
				t.Errorf("the last line has no end: %q", line)
			}
			break
		}
		out = append(out, strings.TrimSuffix(line, "\n"))
	}
	err = cmd.Wait() // and with it what copies the errors
	return out, stderr.String(), err
}

// partition is the records of one part, and what is to become of them.
func partition(n int) (records, want []string) {
	for i := range n {
		records = append(records, fmt.Sprintf(`{"id":%d,%s"text":"It was evening â€“ the ferry wonâ€™t wait, said the cafÃ© owner."}`, i, strings.Repeat(" ", i%3)))
		want = append(want, fmt.Sprintf(`{"id":%d,%s"text":"It was evening – the ferry won’t wait, said the café owner."}`, i, strings.Repeat(" ", i%3)))
	}
	return records, want
}

func sameLines(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("line %d: %q, want %q", i, got[i], want[i])
		}
	}
}

// TestSparkPipe: one copy a partition, with no environment at all, as PySpark
// starts it; one line out for each line in, also for no line.
func TestSparkPipe(t *testing.T) {
	for _, n := range []int{0, 1, 3_000} {
		records, want := partition(n)
		got, errs, err := piped(t, records, []string{}, pipeArguments...)
		if err != nil || errs != "" {
			t.Fatalf("%v, %s", err, errs)
		}
		sameLines(t, got, want)
	}
	records, want := partition(3)
	for _, bad := range []string{"", "no JSON", `{"body":"x"}`, `["x"]`} {
		records[1], want[1] = bad, bad
		got, errs, err := piped(t, records, []string{}, pipeArguments...)
		if err != nil || (bad != "") != strings.Contains(errs, "line 2: ") {
			t.Fatalf("%q: %v, %s", bad, err, errs)
		}
		sameLines(t, got, want)
	}
}

// TestFailureShows: what checkCode of PySpark and
// stream.non.zero.exit.is.failure of Hadoop go by, while the platform goes on
// feeding.
func TestFailureShows(t *testing.T) {
	records, want := partition(3_000)
	records[2] = "no JSON"
	got, errs, err := piped(t, records, []string{}, "clean", "--jsonl")
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(errs, "line 3: ") {
		t.Errorf("%v, %s", err, errs)
	}
	sameLines(t, got, want[:2])
}

// TestHadoopStreaming: a mapper without a reducer. Of TextInputFormat it gets
// the value alone; what it writes is cut at the first tab into key and value,
// and both are written with a tab between them; lines on standard error that
// begin with "reporter:" would be orders.
func TestHadoopStreaming(t *testing.T) {
	records, want := partition(4_000)
	records[5] = strings.Replace(records[5], `,`, ",\t\t", 1) // white space of the JSON, which is cut there
	want[5] = strings.Replace(want[5], `,`, ",\t\t", 1)
	records[6], want[6] = "reporter:counter:a,b,1", "reporter:counter:a,b,1"
	job := []string{"TMPDIR=/nowhere", "mapreduce_job_reduces=0", "stream_map_streamprocessor=" + strings.Repeat("x", 100_000)}
	mapper := func(records []string) []string {
		out, errs, err := piped(t, records, job, pipeArguments...)
		if err != nil {
			t.Fatalf("%v, %s", err, errs)
		}
		for line := range strings.Lines(errs) {
			if strings.HasPrefix(line, "reporter:") {
				t.Errorf("an order to Hadoop: %s", line)
			}
		}
		for i, line := range out {
			key, value, _ := strings.Cut(line, "\t")
			out[i] = key + "\t" + value
		}
		return out
	}
	part := mapper(records)
	for i := range want {
		if !strings.Contains(want[i], "\t") {
			want[i] += "\t" // as TextOutputFormat writes an empty value
		}
	}
	sameLines(t, part, want)
	sameLines(t, mapper(part), want) // the part is the input of the next job
}
