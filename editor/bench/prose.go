package main

import (
	"log"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/words/lexicon"
)

// A writer draws words as often as the language uses them.
type writer struct {
	words []string
	upTo  []float64 // sum of the counts up to and with each word
}

func english() *writer {
	l := new(writer)
	sum := 0.0
	err := lexicon.Spellings("en", func(word string, count float64) {
		sum += count
		l.words, l.upTo = append(l.words, word), append(l.upTo, sum)
	})
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	return l
}

func (l *writer) draw(random *rand.Rand) string {
	i, _ := slices.BinarySearch(l.upTo, random.Float64()*l.upTo[len(l.upTo)-1])
	return l.words[min(i, len(l.words)-1)]
}

// prose makes paragraphs of sentences with speech, names and dashes, wrapped
// at 72 characters.
func (l *writer) prose(size int) string {
	random := rand.New(rand.NewPCG(3, 5))
	var b strings.Builder
	b.Grow(size + 1<<12)
	for b.Len() < size {
		column := 0
		for range 3 + random.IntN(6) {
			for _, w := range l.sentence(random) {
				if column += len(w) + 1; column > 72 {
					b.WriteByte('\n')
					column = len(w)
				} else if column > len(w)+1 {
					b.WriteByte(' ')
				}
				b.WriteString(w)
			}
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func (l *writer) sentence(random *rand.Rand) []string {
	out := make([]string, 6+random.IntN(20))
	for i := range out {
		out[i] = l.draw(random)
		switch random.IntN(40) {
		case 0:
			out[i] += "’s"
		case 1, 2:
			out[i] += ","
		case 3:
			out[i] += "—" + l.draw(random)
		case 4:
			out[i] = strings.ToUpper(out[i][:1]) + out[i][1:]
		}
	}
	out[0] = strings.ToUpper(out[0][:1]) + out[0][1:]
	last := &out[len(out)-1]
	*last += "."
	if random.IntN(3) == 0 {
		out[0], *last = "“"+out[0], *last+"”"
	}
	return out
}

// folded damages prose as a careless export does.
func folded(s string) string {
	return strings.NewReplacer("’", "a€™", "“", "a€œ", "”", "a€\u009d", "—", "a€”").Replace(s)
}

// unwrapped takes the line ends out of paragraphs.
func unwrapped(s string) string {
	s = strings.ReplaceAll(s, "\n\n", "\x00")
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "\x00", "\n\n")
}

// edited changes one word in a hundred: a letter, the word, or its being there.
func edited(s string) string {
	random := rand.New(rand.NewPCG(7, 11))
	var b strings.Builder
	b.Grow(len(s) + len(s)/50)
	for word := range strings.SplitAfterSeq(s, " ") {
		if len(word) < 4 || random.IntN(100) > 0 {
			b.WriteString(word)
			continue
		}
		switch random.IntN(3) {
		case 0:
			_, n := utf8.DecodeRuneInString(word)
			b.WriteString(word[:n] + "q" + word[n:])
		case 1:
			b.WriteString("instead ")
		}
	}
	return b.String()
}

// misreadings are what the bench's scans print for what a page has.
var misreadings = []struct{ truth, printed string }{
	{"e", "o"}, {"h", "b"}, {"m", "rn"}, {"n", "u"}, {"i", "l"}, {"t", "f"}, {"w", "vv"}, {"c", "e"}, {"l", "1"},
}

// scanned damages prose as a fair scan does: of two hundred words one is
// misread, split, or joined with the next.
func scanned(s string) string {
	random := rand.New(rand.NewPCG(19, 23))
	var b strings.Builder
	b.Grow(len(s) + len(s)/100)
	for word := range strings.SplitAfterSeq(s, " ") {
		switch misread := misreadings[random.IntN(len(misreadings))]; {
		case random.IntN(200) > 0:
		case len(word) > 8 && random.IntN(5) == 0:
			word = word[:4] + " " + word[4:]
		case random.IntN(5) == 0:
			word = strings.TrimSuffix(word, " ")
		default:
			word = strings.Replace(word, misread.truth, misread.printed, 1)
		}
		b.WriteString(word)
	}
	return b.String()
}
