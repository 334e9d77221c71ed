package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// startRows starts the program for its help text, beside a program that does
// nothing.
func startRows() []row {
	r := row{what: "start of emend --help", beside: "true", figure: func(own, other time.Duration) float64 { return (own - other).Seconds() * 1000 }, unit: " ms"}
	if exec.Command(*binary, "--help").Run() != nil {
		r.absent = *binary + " is not here; make headless builds it"
		return []row{r}
	}
	r.own, r.other = alternate(started(*binary, "--help"), started("true"))
	rows := []row{r}
	for _, b := range []struct {
		path string
		goal float64
	}{{*binary, 40}, {filepath.Join(filepath.Dir(*binary), "emend"), 0}} {
		if info, err := os.Stat(b.path); err == nil {
			rows = append(rows, row{
				what: "size of " + filepath.Base(b.path), own: []time.Duration{time.Duration(info.Size())}, unit: " MB", goal: b.goal, bytes: true,
				figure: func(own, _ time.Duration) float64 { return float64(own) / 1e6 },
			})
		}
	}
	return rows
}

// started is the processor time of a program from start to end.
func started(name string, args ...string) func() time.Duration {
	return func() time.Duration {
		const rounds = 10
		var sum time.Duration
		for range rounds {
			cmd := exec.Command(name, args...)
			if cmd.Run() == nil {
				sum += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
		}
		return sum / rounds
	}
}
