package main

import (
	"os/exec"
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
	return []row{r}
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
