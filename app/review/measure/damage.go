package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/repair"
	"emend/editor/text"
)

// A book is a text being damaged, and what each damaged place should read.
type book struct {
	raw    strings.Builder
	edits  []repair.Edit
	random *rand.Rand
	column int
	page   int
}

// put writes sound text.
func (b *book) put(s string) { b.raw.WriteString(s) }

// harm writes wording where the truth has sound.
func (b *book) harm(sound, wording string) {
	if sound == wording {
		b.put(sound)
		return
	}
	at := b.raw.Len()
	b.raw.WriteString(wording)
	b.edits = append(b.edits, repair.Edit{Span: text.Span{Start: at, End: b.raw.Len()}, New: sound})
}

// A stretch of the book has gone through machines of its own. Each stretch is
// some paragraphs long.
type stretch int

const (
	sound   stretch = iota
	exactly         // UTF-8 read as Windows-1252
	folded          // the same, and then read by OCR
	wrapped         // broken into lines, words divided
	paged           // printed on pages with heads and numbers
	stretches
)

// shares is how much of the book each stretch is, in parts of a hundred.
var shares = [stretches]int{sound: 54, exactly: 8, folded: 8, wrapped: 18, paged: 12}

// inStretch is how many paragraphs a stretch is long.
const inStretch = 40

// damage makes a damaged book of about size bytes out of a sound novel: about
// 3,000 repairs to a megabyte are proposed for it, most of them in a few kinds,
// the rest each on its own, as in scans of books. (The broken lines draw few
// proposals, since the book as a whole is not broken into lines.)
func damage(novel string, size int, seed uint64) *book {
	b := &book{random: rand.New(rand.NewPCG(seed, 7))}
	kind := sound
	for i, p := range paragraphs(novel) {
		if b.raw.Len() >= size {
			break
		}
		if i%inStretch == 0 {
			kind = b.kind()
		}
		b.paragraph(p, kind)
		b.put("\n\n")
		if kind == paged && b.random.IntN(4) == 0 {
			b.seam()
		}
	}
	return b
}

// paragraphs are those of the novel, each on one line.
func paragraphs(novel string) []string {
	var out []string
	for p := range strings.SplitSeq(strings.ReplaceAll(novel, "\r\n", "\n"), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (b *book) kind() stretch {
	n := b.random.IntN(100)
	for k, share := range shares {
		if n -= share; n < 0 {
			return stretch(k)
		}
	}
	return sound
}

// seam writes what stands between two pages.
func (b *book) seam() {
	b.page++
	b.harm("", fmt.Sprintf("%d\n\n", 100+b.page))
	b.harm("", "WAR AND PEACE\n\n")
}

// lineWidth is where the wrapped stretches break.
const lineWidth = 72

func (b *book) paragraph(p string, kind stretch) {
	b.column = 0
	for i, w := range strings.Fields(p) {
		if i > 0 {
			b.gap(w, kind)
		}
		b.word(w, kind)
		b.column += len(w)
	}
}

// gap writes the blank before a word.
func (b *book) gap(next string, kind stretch) {
	switch {
	case kind == wrapped && b.column+len(next) > lineWidth:
		b.harm(" ", "\n")
		b.column = 0
	case b.random.IntN(1500) == 0:
		b.harm(" ", "  ")
	default:
		b.put(" ")
	}
	b.column++
}

// word writes a word, damaged or not.
func (b *book) word(w string, kind stretch) {
	switch {
	case kind == exactly:
		for _, r := range w {
			b.harm(string(r), misread(r, exactForms))
		}
		return
	case kind == folded:
		for _, r := range w {
			b.harm(string(r), misread(r, foldedForms))
		}
		return
	case kind == wrapped && b.column > lineWidth-8 && len(w) > 7 && plain(w):
		at := 3 + b.random.IntN(len(w)-5)
		b.put(w[:at])
		b.harm("", "-\n")
		b.put(w[at:])
		b.column = -at
		return
	case b.random.IntN(140) == 0 && plain(w) && len(w) > 3:
		b.slip(w)
		return
	}
	b.put(w)
}

func plain(w string) bool {
	for _, r := range w {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// exactForms and foldedForms are how characters come out. The first are those
// of the code page; the second what OCR makes of these.
var (
	exactForms  = map[rune]string{'’': "â€™", '‘': "â€˜", '“': "â€œ", '”': "â€\u009d", '—': "â€”", 'é': "Ã©", 'á': "Ã¡", 'è': "Ã¨", 'ê': "Ãª", 'ó': "Ã³", 'í': "Ã\u00ad", 'ç': "Ã§", 'ö': "Ã¶", 'ä': "Ã¤"}
	foldedForms = map[rune]string{'’': "a€™", '‘': "a€˜", '“': "a€œ", '”': "a€", '—': "a€”", 'é': "A©"}
)

func misread(r rune, forms map[rune]string) string {
	if f, ok := forms[r]; ok {
		return f
	}
	return string(r)
}

// confusions are letters that OCR takes for others.
var confusions = [][2]string{
	{"h", "b"},
	{"e", "c"},
	{"rn", "m"},
	{"m", "rn"},
	{"li", "h"},
	{"l", "1"},
	{"o", "0"},
	{"ll", "U"},
	{"u", "n"},
	{"fi", "ﬁ"},
	{"fl", "ﬂ"},
	{"t", "l"},
	{"in", "m"},
	{"e", "o"},
	{"w", "vv"},
	{"cl", "d"},
}

// slip writes a word as OCR might.
func (b *book) slip(w string) {
	switch n := b.random.IntN(10); {
	case n == 0 && len(w) > 5: // two words of one
		at := 2 + b.random.IntN(len(w)-4)
		b.put(w[:at])
		b.harm("", " ")
		b.put(w[at:])
		return
	case n == 1:
		b.put(w)
		b.harm("", string(".,'"[b.random.IntN(3)])+" ")
		return
	}
	for range 8 {
		c := confusions[b.random.IntN(len(confusions))]
		if at := strings.Index(w, c[0]); at >= 0 {
			b.put(w[:at])
			b.harm(c[0], c[1])
			b.put(w[at+len(c[0]):])
			return
		}
	}
	b.put(w)
}
