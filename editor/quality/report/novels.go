package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emend/editor/detect"
	"emend/editor/quality"
	"emend/editor/quality/wear"
	"emend/editor/repair"
)

var (
	pieces = flag.Int("pieces", 6, "pieces of each novel that are worn")
	length = flag.Int("words", 6000, "words of a piece")
	kind   = flag.String("wear", "", "only this kind of wear, for instance folded")
	seed   = flag.Uint64("seed", 1, "of the wear")
	out    = flag.String("out", "", "folder to write worn, true and cleaned novels to")
)

// novels wears sound novels as machines do, cleans them and prints, by kind of
// wear, the share of the damage that is gone, the mistakes made, what is left
// and made by what is wrong, and how many cleaning again changes again.
func novels(names []string) {
	fmt.Printf("\nnovels worn here (package wear), cleaned at ≥ %.2f\n", *threshold)
	for _, k := range wear.Kinds {
		if *kind == "" || *kind == k.Name {
			measure(k, names)
		}
	}
}

// measure prints one line for a kind of wear.
func measure(kind wear.Kind, names []string) {
	total := &quality.TextScore{Left: map[string]int{}, Made: map[string]int{}}
	again, n := 0, 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		paragraphs := wear.Paragraphs(string(data))
		for i := range *pieces {
			rng := rand.New(rand.NewPCG(*seed, uint64(i)))
			raw, gold := kind.Wear(piece(paragraphs, i), rng)
			text := cleaned(raw)
			total.Add(quality.ScoreText(raw, gold, text))
			if more := sureAgain(text); len(more) > 0 {
				again++
				if *list == "novels" {
					fmt.Println("changes again:", filepath.Base(name), i, strings.Join(more, "; "))
				}
			}
			n++
			if *out != "" {
				write(fmt.Sprintf("%.8s-%s-%d", filepath.Base(name), kind.Name, i), raw, gold, text)
			}
		}
	}
	fmt.Printf("%-10s %7d words, %6d wrong, %5.2f %% gone, %d made (%.2f in 10,000 words), %d of %d change again; left: %s; made: %s\n", kind.Name, total.Words, total.Before,
		100*(1-float64(total.After)/float64(max(1, total.Before))), total.Introduced, 1e4*float64(total.Introduced)/float64(max(1, total.Words)), again, n, counts(total.Left), counts(total.Made))
	if *list == "novels" {
		fmt.Println(strings.Join(total.Examples, "\n"))
	}
}

// piece is the i-th of the pieces of a text, spread over it.
func piece(paragraphs []string, i int) []string {
	from := len(paragraphs) * i / *pieces
	to, n := from, 0
	for to < len(paragraphs) && n < *length {
		n += len(strings.Fields(paragraphs[to]))
		to++
	}
	return paragraphs[from:to]
}

func findAll(raw string) []repair.Repair {
	found, err := detect.Run(context.Background(), raw, detect.Options{})
	if err != nil {
		log.Fatal(err)
	}
	return found
}

func cleaned(raw string) string {
	return repair.MappingOf(raw, findAll(raw), nil, repair.Policy{Minimum: *threshold}).String()
}

// sureAgain lists what would be changed in a cleaned text.
func sureAgain(cleaned string) (out []string) {
	found := findAll(cleaned)
	for _, p := range repair.MappingOf(cleaned, found, nil, repair.Policy{Minimum: *threshold}).Pieces() {
		around := cleaned[max(0, p.Raw.Start-20):p.Raw.Start] + "[" + cleaned[p.Raw.Start:min(p.Raw.End, p.Raw.Start+60)] + "]" + cleaned[p.Raw.End:min(len(cleaned), p.Raw.End+15)]
		out = append(out, fmt.Sprintf("%s %.2f %q → %.40q", found[p.Owner].Rule, found[p.Owner].Confidence, around, p.New))
	}
	return out
}

func counts(m map[string]int) string {
	var keys, out []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return m[b] - m[a] })
	for _, k := range keys {
		out = append(out, fmt.Sprint(k, " ", m[k]))
	}
	if out == nil {
		return "none"
	}
	return strings.Join(out, ", ")
}

func write(name, raw, gold, cleaned string) {
	for kind, s := range map[string]string{"raw": raw, "gold": gold, "cleaned": cleaned} {
		if err := os.WriteFile(filepath.Join(*out, name+"."+kind+".txt"), []byte(s), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
