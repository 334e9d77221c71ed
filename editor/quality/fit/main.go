// Command fit counts and fits, on the corpora, the numbers that the package
// words works with: which misreadings are common ("fit confusions") and what
// weights turn the features of a proposal into a confidence ("fit weights").
// It prints Go source. Of every corpus only the even units are read; the odd
// ones are left for editor/quality/report to judge by.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"emend/editor/quality"
)

var (
	verbose  = flag.Bool("v", false, "list the proposals")
	only     = flag.String("only", "", "of weights: only space, hyphen, capital or letter")
	texts    = flag.String("texts", "", "folder of further sound texts: FR-NAME.txt and the like")
	leaveOut = flag.Bool("out", false, "also judge each corpus by weights fitted on the others")
)

func main() {
	log.SetFlags(0)
	folder := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	flag.Parse()
	switch flag.Arg(0) {
	case "confusions":
		t := tally{map[misreading]float64{}, map[string]float64{}}
		for _, c := range corpora(*folder) {
			for i, u := range c.Units {
				if i%2 == 0 {
					t.count(quality.Align(u))
				}
			}
		}
		t.write()
	case "weights":
		fitWeights(*folder)
	case "lineends":
		fitLineEnds(*folder)
	case "slip":
		slip(flag.Arg(1), flag.Arg(2))
	default:
		log.Fatal("use: fit [-corpora folder] confusions | weights | lineends | slip TEXT SHARE")
	}
}

// slip writes TEXT.raw.txt, in which a share of the words of a clean text is
// misread, and TEXT.gold.txt beside it, paragraphs being the units.
func slip(path, share string) {
	p, err := strconv.ParseFloat(share, 64)
	if err != nil {
		log.Fatalf("slip: %s is no share of words: write 0.01 for one in a hundred", share)
	}
	c, err := clean(path)
	if err != nil {
		log.Fatal(err)
	}
	damaged := slipped(c, p)
	var raw, gold strings.Builder
	for _, u := range damaged.Units {
		raw.WriteString(u.Raw + "\f")
		gold.WriteString(u.Gold + "\f")
	}
	for name, text := range map[string]string{".raw.txt": raw.String(), ".gold.txt": gold.String()} {
		if err := os.WriteFile(path+name, []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// corpora loads the scanned texts; absent ones are named and left out.
func corpora(folder string) []*quality.Corpus {
	var out []*quality.Corpus
	for _, name := range []string{"ocr/mibio", "ocr/overproof", "ocr/oldbooks", "ocr/acl-dev"} {
		c, err := quality.Load(folder, name, strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl").Replace)
		if errors.Is(err, quality.ErrAbsent) {
			fmt.Fprintln(os.Stderr, "skipped:", err)
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}
