package quality

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Corpus is a damaged text and its truth, cut into the units that belong
// together.
type Corpus struct {
	Name  string
	Raw   string // the whole damaged text, units and what parts them
	Units []Unit
}

// A Unit is one page, article or paragraph.
type Unit struct {
	Start int // byte offset in the corpus's Raw
	Raw   string
	Gold  string
}

// ErrAbsent says that a corpus is not on this machine.
var ErrAbsent = errors.New("corpus absent")

// Load reads NAME.raw.txt and NAME.gold.txt from a folder. Units are parted by
// form-feed lines or, where there are none, are lines.
// prepare, when set, changes the damaged text beforehand, as an earlier stage
// of the pipeline would.
func Load(folder, name string, prepare func(string) string) (*Corpus, error) {
	raw, err := os.ReadFile(filepath.Join(folder, name+".raw.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", filepath.Join(folder, name), ErrAbsent)
	}
	if err != nil {
		return nil, err
	}
	gold, err := os.ReadFile(filepath.Join(folder, name+".gold.txt"))
	if err != nil {
		return nil, err
	}
	c := &Corpus{Name: name, Raw: string(raw)}
	if prepare != nil {
		c.Raw = prepare(c.Raw)
	}
	mark := "\n"
	if strings.Contains(c.Raw, "\f") {
		mark = "\f"
	}
	truth := string(gold)
	if strings.Contains(truth, "¬\n") {
		// A soft line end of the truth is not part of its wording, and beside
		// those a hyphen at a line's end is the word's own.
		truth = strings.NewReplacer("¬\n", "", "¬", "", "-\n", "-").Replace(truth)
	}
	at := 0
	golds := strings.Split(truth, mark)
	for i, u := range strings.Split(c.Raw, mark) {
		if i >= len(golds) {
			return nil, fmt.Errorf("%s: %d units of text, %d of truth", name, i+1, len(golds))
		}
		c.Units = append(c.Units, Unit{Start: at, Raw: u, Gold: golds[i]})
		at += len(u) + len(mark)
	}
	return c, nil
}

// Worn makes a corpus of sound paragraphs, which are its units.
func Worn(name string, paragraphs []string, wear func(string) string) *Corpus {
	c := &Corpus{Name: name}
	var raw strings.Builder
	for _, gold := range paragraphs {
		u := Unit{Start: raw.Len(), Raw: wear(gold) + "\n\n", Gold: gold}
		c.Units = append(c.Units, u)
		raw.WriteString(u.Raw)
	}
	c.Raw = raw.String()
	return c
}
