// Command bench measures every speed that is claimed and can be measured
// without a window, and prints one table: what was measured, beside what, the
// goal, and whether it was reached.
//
// Context: machines differ, and one machine differs from minute to minute.
// Decision: processor time, not the clock, except where a disk is waited for;
// product and measure alternate in one run, and what is judged is the ratio of
// each pair. Consequence: a goal is missed only where most pairs miss it, and
// the figures of a busy machine can be told by the calibration in front.
//
// The texts are made here, of the words of the built-in English table.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"text/tabwriter"

	"emend/editor"
)

var (
	pairs   = flag.Int("n", 5, "pairs of runs a row")
	binary  = flag.String("emend", "bin/emend-headless", "the program whose start is measured")
	only    = flag.String("only", "", "measure only this of "+strings.Join(names(), ", "))
	shelves = flag.String("library", "", "clean the texts under this folder and print what a million books like them cost, and nothing else")
	opened  = flag.String("opening", "", "print how long opening this project takes, and nothing else")
	peak    = flag.Int("peak", 0, "print the peak memory of detection over so many megabytes, and nothing else")
)

// sections are what is measured, in the order of the table.
var sections = []struct {
	name string
	rows func() []row
}{
	{"detection", detectionRows},
	{"mojibake", mojibakeRows},
	{"inputs", inputRows},
	{"diff", diffRows},
	{"growth", growthRows},
	{"decide", decideRows},
	{"open", openRows},
	{"save", saveRows},
	{"memory", memoryRows},
	{"meld", meldRows},
	{"start", startRows},
}

func names() []string {
	var out []string
	for _, s := range sections {
		out = append(out, s.name)
	}
	return out
}

func main() {
	editor.CollectSooner() // as the program does
	log.SetFlags(0)
	flag.Parse()
	switch {
	case *opened != "":
		printOpening(*opened)
		return
	case *peak > 0:
		printPeak(*peak << 20)
		return
	case *shelves != "":
		if err := printLibrary(*shelves, os.Stdout); err != nil {
			log.Fatalf("bench: %v", err)
		}
		return
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "what\tmeasured\tgoal\treached\tfastest\tmedian\tbeside\tfastest\tmedian")
	for _, s := range sections {
		if *only != "" && *only != s.name {
			continue
		}
		for _, r := range s.rows() {
			fmt.Fprintln(os.Stderr, "measured:", r.what)
			r.print(w)
		}
		w.Flush() // a run takes minutes, and what is measured should not be lost
	}
}
