// Command measure lets a scripted reviewer who knows the truth review damaged
// texts on the real desk, and prints how many decisions that takes and how
// many of them are wrong.
//
// The reviewer is a model, and its rules are these.
//   - The queue is sorted by value. The reviewer decides what is before it and
//     goes where the desk leads; it never jumps, and never uses a decision that
//     reaches beyond one rule and pattern.
//   - Where others of the pattern are undecided it opens the preview of the
//     group. A group of less than 60 it reads whole. Of a larger one it reads
//     the sample of 30 that the desk puts first, and no more: what it has not
//     looked at it does not judge. What it looks at, it judges rightly.
//   - It takes the decision that fits most of what it has read, leaves out each
//     one that it does not fit, splits a sample that held such a one and reads
//     on until 30 of the rest fit; then it confirms.
//   - A repair alone it accepts, takes another reading or step of, rewrites as
//     the truth has it, or rejects.
//   - Each confirmation and each repair decided alone is one decision. What is
//     left out is counted beside them, and is decided, and counted, later.
//
// So wrong decisions come from members of large groups that were never looked
// at, as they would for a person who never errs. A person does.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"emend/app/review"
	"emend/editor"
	"emend/editor/detect"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

var (
	folder = flag.String("corpora", "../shared/corpora", "folder of the corpora")
	only   = flag.String("only", "", "only the texts whose name holds this")
	seed   = flag.Uint64("seed", 1, "of the damage done to the large text")
	list   = flag.Bool("list", false, "list the decisions, and those that were wrong")
)

const header = "text                        bytes  repairs  groups | decisions: group  alone | left out  splits  rows read | wrong    share | about"

func main() {
	log.SetFlags(0)
	flag.Parse()
	fmt.Println(header)
	raws, _ := filepath.Glob(filepath.Join(*folder, "damaged", "*.raw.txt"))
	if len(raws) == 0 {
		fmt.Println("damaged texts: absent, skipped")
	}
	for _, path := range raws {
		name := strings.TrimSuffix(filepath.Base(path), ".raw.txt")
		raw, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		gold, err := os.ReadFile(strings.TrimSuffix(path, ".raw.txt") + ".gold.txt")
		if err != nil {
			log.Fatal(err)
		}
		measure(name, string(raw), func(raw string, found []repair.Repair) *truth { return compared(raw, string(gold), found) })
	}
	for _, path := range []string{"assets/sample.txt", filepath.Join(*folder, "sample.txt")} {
		if raw, err := os.ReadFile(path); err == nil {
			measure(path, string(raw), func(string, []repair.Repair) *truth { return nil })
		}
	}
	novel, err := os.ReadFile(filepath.Join(*folder, "clean", "War-and-Peace.txt"))
	if err != nil {
		fmt.Println("the novel to damage: absent, skipped")
		return
	}
	book := damage(string(novel), 1<<20, *seed)
	measure("novel, damaged here", book.raw.String(), func(raw string, _ []repair.Repair) *truth { return known(raw, book.edits) })
}

// measure has one text reviewed and prints a row.
func measure(name, raw string, truthOf func(raw string, found []repair.Repair) *truth) {
	if *only != "" && !strings.Contains(name, *only) {
		return
	}
	decoded := text.Decode([]byte(raw))
	found, err := detect.Run(context.Background(), decoded.Text(), detect.Options{})
	if err != nil {
		log.Fatal(err)
	}
	s := editor.New(decoded, record.Source{Name: name})
	s.Detection().Set(found)
	v := &reviewer{desk: review.New(s), truth: truthOf(decoded.Text(), found)}
	groups, total := len(s.Groups().List()), s.Tally().Total
	v.work()
	if v.truth == nil {
		fmt.Printf("%-24s %8d %8d %7d | %9d %6d %6d | every group accepted: no truth is at hand\n",
			brief(name), len(raw), total, groups, v.groups+v.alone, v.groups, v.alone)
		return
	}
	wrong := v.wrong()
	fmt.Printf("%-24s %8d %8d %7d | %9d %6d %6d | %8d %7d %10d | %5d %7.2f%% | %.0f min\n",
		brief(name), len(raw), total, groups, v.groups+v.alone, v.groups, v.alone, v.leftOut, v.splits, v.rows,
		wrong, 100*float64(wrong)/float64(max(1, total)), v.minutes())
	if *list {
		v.tell()
	}
}

// brief is the end of a name.
func brief(name string) string {
	const most = 24
	if len(name) > most {
		return "…" + name[len(name)-most+1:]
	}
	return name
}
