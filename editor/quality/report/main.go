// Command report prints how good the repairs are on the corpora: by rule and
// confidence bin the number of repairs, how many are right and how many leave
// exactly the truth; the strict character error rate before and after
// everything sure is applied; the share of units made worse; and the false
// alarms in clean texts. It reads ../shared/corpora and says what is absent.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"emend/editor/detect"
	"emend/editor/quality"
	"emend/editor/repair"
)

var (
	folder    = flag.String("corpora", "../shared/corpora", "folder of the corpora")
	threshold = flag.Float64("min", 0.9, "apply repairs of this confidence and above")
	skip      = flag.String("skip", "layout", "families or rules to leave out, comma-separated")
	only      = flag.String("only", "", "families or rules to keep, comma-separated")
	half      = flag.String("units", "odd", "units to judge: odd (not fitted on), even, all")
	bins      = flag.Bool("bins", true, "print rules by confidence bin")
	list      = flag.String("list", "", "list the wrong repairs of this rule")
	lines     = flag.Bool("structure", true, "also measure texts made here: wrapped prose, lines that are meant, texts read badly, worn novels")
	patterns  = flag.Bool("patterns", false, "print each pattern of a rule apart")
	one       = flag.String("corpus", "", "only this corpus, for instance ocr/mibio; or structure, worn, or novels")
	misreadIn = flag.String("misread", "", "damage the sound texts of this folder in every way of mojibake and judge place by place")
	soundDir  = flag.String("sound", "", "count the proposals on the sound texts of this folder, by sub-folder")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if *misreadIn != "" {
		misreadings(*misreadIn)
		return
	}
	if *soundDir != "" {
		sound(*soundDir)
		return
	}
	all := &quality.Score{}
	for _, name := range []string{"ocr/mibio", "ocr/overproof", "ocr/acl-dev", "ocr/oldbooks"} {
		if *one == "" || *one == name {
			damaged(name, all)
		}
	}
	if *one == "" && *bins && all.Units > 0 {
		fmt.Println("\nall four")
		table(all)
		calibration(all)
	}
	if *one != "" && *one != "structure" && *one != "novels" && *one != "worn" {
		if !strings.HasPrefix(*one, "ocr/") {
			damaged(*one, all)
		}
		return
	}
	names, _ := filepath.Glob(filepath.Join(*folder, "clean", "*.txt"))
	if len(names) == 0 {
		fmt.Println("clean texts: absent, skipped")
	}
	if *one == "" {
		for _, name := range names {
			clean(name)
		}
	}
	made := func(kind string) bool { return len(names) > 0 && (*one == kind || *one == "" && *lines) }
	if made("structure") {
		lineEnds(names)
	}
	if made("worn") {
		worn(names)
	}
	if made("novels") {
		novels(names)
	}
}

// enabled says whether a rule is to run.
func enabled(d *detect.Detector) bool {
	in := func(list string) bool {
		for r := range strings.SplitSeq(list, ",") {
			if r == string(d.Rule) || r == d.Rule.Family() {
				return true
			}
		}
		return false
	}
	return !d.Off && !in(*skip) && (*only == "" || in(*only))
}

func run(raw string) []repair.Repair {
	found, err := detect.Run(context.Background(), raw, detect.Options{Enabled: enabled})
	if err != nil {
		log.Fatal(err)
	}
	return found
}

// damaged judges one corpus and adds its score to all.
func damaged(name string, all *quality.Score) {
	c, err := quality.Load(*folder, name, nil)
	if errors.Is(err, quality.ErrAbsent) {
		fmt.Println("skipped:", err)
		return
	}
	if err != nil {
		log.Fatal(err)
	}
	found := run(c.Raw)
	if *patterns {
		for i := range found {
			found[i].Amend(func(g *repair.Grounds) { g.Rule = repair.RuleID(g.Group) })
		}
	}
	s := quality.Of(c, found, *threshold, func(unit int) bool {
		return *half == "all" || (unit%2 == 1) == (*half == "odd")
	})
	all.Add(s)
	length := float64(s.Length)
	fmt.Printf("\n%s: %d units, character error rate %.4f → %.4f (%+.1f %%), worse %d (%.1f %%), better %d\n", name, s.Units,
		float64(s.Errors)/length, float64(s.Fixed)/length, 100*float64(s.Fixed-s.Errors)/float64(max(1, s.Errors)),
		s.Worse, 100*float64(s.Worse)/float64(max(1, s.Units)), s.Better)
	if *bins {
		table(s)
		recalls(s)
	}
	if *list != "" {
		wrong(c, found)
	}
}

// recalls prints, for each way of being wrong, the share of the wrong passages
// for which a right repair of a confidence and above is proposed.
func recalls(s *quality.Score) {
	fmt.Printf("recall              ")
	for _, b := range quality.Bins[1:] {
		fmt.Printf("%15s", fmt.Sprintf("≥ %.2f", b))
	}
	fmt.Println("   wrong passages")
	for _, name := range s.ClassNames() {
		c := s.Classes[name]
		fmt.Printf("%-20s", name)
		for b := range quality.Bins[1:] {
			fmt.Printf("%15.3f", c.Recall(b+1))
		}
		fmt.Printf("%10d\n", c.Total)
	}
}

// table prints a rule a line: in each bin how many, the share that is right
// and the share stated; at the end what holds for all that is sure.
func table(s *quality.Score) {
	fmt.Printf("%-20s", "")
	for _, b := range quality.Bins[1:] {
		fmt.Printf("%15s", fmt.Sprintf("≥ %.2f", b))
	}
	fmt.Printf("   at ≥ 0.90: n, right, exact; share of wrong words\n")
	for _, rule := range s.RuleNames() {
		fmt.Printf("%-20s", rule)
		var sure quality.Cell
		for b, c := range s.Rules[rule] {
			if quality.Bins[b] >= 0.9 {
				for v, n := range c.Verdicts {
					sure.Verdicts[v] += n
				}
			}
			if b == 0 {
				continue
			}
			if c.Total() == 0 {
				fmt.Printf("%15s", "·")
				continue
			}
			fmt.Printf("%15s", fmt.Sprintf("%d %.2f/%.2f", c.Total(), c.Precision(), c.Stated/float64(c.Total())))
		}
		n := float64(max(1, sure.Total()))
		fmt.Printf("   %5d %.3f %.3f %5.1f %%\n", sure.Total(), sure.Precision(), float64(sure.Verdicts[quality.Exact])/n,
			100*float64(sure.Verdicts[quality.Exact]+sure.Verdicts[quality.Improves])/float64(max(1, s.Wrong)))
	}
}

// wrong lists the repairs of a rule that do not help, surest last.
func wrong(c *quality.Corpus, found []repair.Repair) {
	unit := 0
	for _, r := range found {
		for unit+1 < len(c.Units) && c.Units[unit+1].Start <= r.Span.Start {
			unit++
		}
		u := c.Units[unit]
		if string(r.Rule) != *list && r.Rule.Family() != *list || r.Span.End > u.Start+len(u.Raw) || r.Confidence < 0.5 {
			continue
		}
		if v := quality.Align(u).Judge(r.Span.Start-u.Start, r.Span.End-u.Start, r.Replacement); v == quality.Neutral || v == quality.Harms {
			fmt.Printf("%.3f %s → %q in %q\n", r.Confidence, r.Rule, r.Replacement, around(u.Raw, r.Span.Start-u.Start, r.Span.End-u.Start))
		}
	}
}

// clean counts the false alarms in a text without damage.
func clean(path string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	found := run(string(raw))
	thousands := float64(len(strings.Fields(string(raw)))) / 1000
	byRule := map[repair.RuleID][2]int{}
	for _, r := range found {
		n := byRule[r.Rule]
		if r.Confidence >= 0.5 {
			n[0]++
		}
		if r.Confidence >= 0.9 {
			n[1]++
		}
		byRule[r.Rule] = n
		if *list != "" && (string(r.Rule) == *list || r.Rule.Family() == *list) && r.Confidence >= 0.5 {
			fmt.Printf("%.3f %s %q → %q\n", r.Confidence, r.Rule, around(string(raw), r.Span.Start, r.Span.End), r.Replacement)
		}
	}
	fmt.Printf("\n%s: false alarms per 1,000 words at ≥ 0.5 and ≥ 0.9\n", filepath.Base(path))
	for _, d := range detect.All() {
		if n, ok := byRule[d.Rule]; ok {
			fmt.Printf("%-20s %8.3f %8.3f\n", d.Rule, float64(n[0])/thousands, float64(n[1])/thousands)
		}
	}
}
