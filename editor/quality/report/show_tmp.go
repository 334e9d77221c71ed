package main

import (
	"fmt"
	"os"
)

func showFile(path string) {
	raw, _ := os.ReadFile(path)
	for _, r := range run(string(raw)) {
		fmt.Printf("%.3f %s %q → %q  {%s} %s %q\n", r.Confidence, r.Rule, raw[r.Span.Start:r.Span.End], r.Replacement, r.Pattern(), r.Evidence, r.Alternatives)
	}
}
