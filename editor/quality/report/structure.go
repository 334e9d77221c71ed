package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"emend/editor/quality/structure"
	"emend/editor/quality/wear"
)

// lineEnds prints how well the paragraphs of wrapped prose are found, and how
// much of what has lines of its own is left alone.
func lineEnds(names []string) {
	prose := map[string][]string{}
	var first []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		prose[filepath.Base(name)] = wear.Paragraphs(string(data))
		if first == nil {
			first = prose[filepath.Base(name)]
		}
	}
	if first == nil {
		return
	}
	fmt.Printf("\nparagraphs of wrapped prose, found at ≥ %.2f\n", *threshold)
	structure.Prose(os.Stdout, prose, findAll, *threshold)
	fmt.Printf("\nhyphens at line ends, at ≥ %.2f\n", *threshold)
	structure.Hyphens(os.Stdout, prose, findAll, *threshold, *list == "structure")
	if err := structure.MarkedHyphens(os.Stdout, filepath.Join(*folder, "ocr", "overproof.gold.txt"), findAll, *threshold, *list == "structure"); err != nil {
		fmt.Println("skipped:", err)
	}
	for _, minimum := range []float64{*threshold, 0.5} {
		fmt.Printf("\nlines that are meant, at ≥ %.2f\n", minimum)
		structure.Meant(os.Stdout, first, findAll, minimum, *list == "structure")
	}
}
