package wear

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/detect/words"
)

// A Novel says how a text was worn; the zero value leaves it one paragraph a
// line.
type Novel struct {
	Bytes     Misread
	Wraps     []Wrap  // one after another
	Indent    int     // of a paragraph's first line, in place of a blank line before it
	Slips     float64 // share of the words that are misread
	Repeats   int     // passages that stand twice
	Breaks    int     // paragraphs cut in two in a sentence
	Gaps      float64 // share of the blanks that are doubled
	Trailing  bool    // a blank at the end of the lines of the last wrapping
	Furniture bool    // chrome at the ends
	Pages     int     // lines of a page, with head and number; 0: no pages
	Heading   string  // the running head
}

// Wear damages paragraphs; gold is what should come out.
func (n Novel) Wear(paragraphs []string, rng *rand.Rand) (raw, gold string) {
	sound := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		sound[i] = curly(p)
	}
	between := "\n\n"
	if n.Indent > 0 {
		between = "\n" + strings.Repeat(" ", n.Indent)
	}
	gold = strings.Join(sound, between) + "\n"
	var lines []string
	for i, p := range sound {
		p = misread(n.slip(p, rng), n.Bytes, rng)
		own := n.wrap(n.gaps(p, rng), rng)
		if i > 0 && n.Indent == 0 {
			own = append([]string{""}, own...)
		}
		lines = append(lines, own...)
	}
	for range n.Breaks {
		lines = cutParagraph(lines, rng)
	}
	for i := range n.Repeats {
		lines = repeated(lines, i, n.Repeats, rng)
	}
	if n.Pages > 0 {
		lines = n.paged(lines)
	}
	raw = strings.Join(lines, "\n") + "\n"
	if n.Furniture {
		raw = "Subscribe now\n\n" + raw + "\nShare this post\n\nSubscribe now\n"
	}
	return raw, gold
}

// wrap breaks a paragraph into lines, and those again.
func (n Novel) wrap(p string, rng *rand.Rand) []string {
	lines := []string{strings.Repeat(" ", n.Indent) + p}
	for i, w := range n.Wraps {
		var out []string
		for _, l := range lines {
			indent := l[:len(l)-len(strings.TrimLeft(l, " "))]
			parts, ends := w.Lines(l, rng)
			parts[0] = indent + parts[0]
			for j := range ends {
				if i > 0 && n.Trailing && ends[j] == Space {
					parts[j] += " "
				}
			}
			out = append(out, parts...)
		}
		lines = out
	}
	return lines
}

// slip misreads a share of the words.
func (n Novel) slip(p string, rng *rand.Rand) string {
	if n.Slips == 0 {
		return p
	}
	all := strings.Split(p, " ")
	for i := range all {
		if rng.Float64() < n.Slips {
			all[i] = Slip(all[i], rng)
		}
	}
	return strings.Join(all, " ")
}

// gaps doubles a share of the blanks.
func (n Novel) gaps(p string, rng *rand.Rand) string {
	if n.Gaps == 0 {
		return p
	}
	all := strings.Split(p, " ")
	for i := range all[:len(all)-1] {
		if rng.Float64() < n.Gaps {
			all[i] += strings.Repeat(" ", 1+rng.IntN(3))
		}
	}
	return strings.Join(all, " ")
}

// cutParagraph puts a blank line behind a line that a sentence goes on from.
func cutParagraph(lines []string, rng *rand.Rand) []string {
	for range 100 {
		i := rng.IntN(len(lines) - 1)
		a, b := strings.TrimSpace(lines[i]), lines[i+1]
		if len(a) > 50 && b != "" && strings.ContainsRune("abcdefghijklmnopqrstuvwxyz,", rune(a[len(a)-1])) && b[0] >= 'a' && b[0] <= 'z' {
			return append(lines[:i+1:i+1], append([]string{""}, lines[i+1:]...)...)
		}
	}
	return lines
}

// repeated sets a passage of 8 to 30 lines twice, as at the seam of two files;
// it is from the part-th of so many parts of the text.
func repeated(lines []string, part, of int, rng *rand.Rand) []string {
	n := 8 + rng.IntN(22)
	room := len(lines)/of - 3*n
	if room < 1 {
		return lines
	}
	i := len(lines)/of*part + rng.IntN(room)
	return append(lines[:i+n:i+n], append(append([]string{}, lines[i:i+n]...), lines[i+n:]...)...)
}

// paged sets head and number around every page of lines.
func (n Novel) paged(lines []string) (out []string) {
	for i, l := range lines {
		if i > 0 && i%n.Pages == 0 {
			out = append(out, "", fmt.Sprint(10+i/n.Pages), "", n.Heading, "")
		}
		out = append(out, l)
	}
	return out
}

// Slip applies one misreading that scans make, drawn by its share, where the
// word has room for it.
func Slip(w string, rng *rand.Rand) string {
	misreadings := words.Confusions()
	total := 0.0
	for _, m := range misreadings {
		total += m.Share
	}
	for range 200 {
		x := rng.Float64() * total
		for _, m := range misreadings {
			if x -= m.Share; x > 0 {
				continue
			}
			if m.Truth == "" {
				break
			}
			if i := strings.Index(w, m.Truth); i >= 0 {
				if j := strings.LastIndex(w, m.Truth); rng.IntN(2) == 0 {
					i = j
				}
				return w[:i] + m.Printed + w[i+len(m.Truth):]
			}
			break
		}
	}
	return w
}
