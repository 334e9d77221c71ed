package wear

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An End says what stood where a line now ends.
type End uint8

// The line ends.
const (
	Space   End = iota // a blank
	Divided            // nothing: a hyphen was put into the word
	Own                // a hyphen of the word's own
)

// A Wrap is how text is broken into lines.
type Wrap struct {
	Width   int
	Divide  float64 // share of the words across the margin that are divided
	Hyphens bool    // lines may end behind a word's own hyphen
}

// Lines breaks a paragraph; ends says what stood at the end of each line but
// the last.
func (w Wrap) Lines(paragraph string, rng *rand.Rand) (lines []string, ends []End) {
	line := ""
	push := func(l string, e End) {
		lines, ends = append(lines, l), append(ends, e)
	}
	for word := range strings.FieldsSeq(paragraph) {
		for {
			room := w.Width - utf8.RuneCountInString(line)
			if line != "" {
				room--
			}
			if utf8.RuneCountInString(word) <= room || line == "" && w.Width < utf8.RuneCountInString(word) && !w.Hyphens {
				line = glued(line, word)
				break
			}
			head, tail, end := w.part(word, room, rng)
			if head == "" {
				if line == "" {
					line = word
					break
				}
				push(line, Space)
				line = ""
				continue
			}
			push(glued(line, head), end)
			line, word = "", tail
		}
	}
	return append(lines, line), ends
}

// Text wraps paragraphs with blank lines between them; own says of each hyphen
// at a line's end, by its offset, whether it is the word's own.
func (w Wrap) Text(paragraphs []string, rng *rand.Rand) (raw string, own map[int]bool) {
	own = map[int]bool{}
	var b strings.Builder
	for _, p := range paragraphs {
		lines, ends := w.Lines(p, rng)
		for i, l := range lines {
			b.WriteString(l)
			if i < len(ends) && ends[i] != Space {
				own[b.Len()-1] = ends[i] == Own
			}
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	return b.String(), own
}

func glued(line, word string) string {
	if line == "" {
		return word
	}
	return line + " " + word
}

// part divides a word so that its head fits into the room; an empty head:
// it is not divided.
func (w Wrap) part(word string, room int, rng *rand.Rand) (head, tail string, end End) {
	if i := strings.LastIndexByte(clip(word, room), '-'); w.Hyphens && i > 1 && i+2 < len(word) && isLetter(word[:i]) && unicode.IsLetter(first(word[i+1:])) {
		return word[:i+1], word[i+1:], Own
	}
	if w.Divide == 0 || rng.Float64() >= w.Divide || strings.ContainsAny(word, "-—–0123456789_") {
		return "", word, Space
	}
	best := 0
	for _, i := range Points(word) {
		if utf8.RuneCountInString(word[:i])+1 <= room {
			best = i
		}
	}
	if best == 0 {
		return "", word, Space
	}
	return word[:best] + "-", word[best:], Divided
}

// clip is the first n characters of s.
func clip(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

const vowels = "aeiouyäöüáéíóúàâèêëîïôûœæ"

// digraphs are consonants that are not parted.
const digraphs = " th ch sh ph gh wh ck qu gn tr dr br cr gr pr fr bl cl fl gl pl st sp sk sc ll ss rr "

// Points are the places, as byte offsets, at which a printer might divide a
// word: before a consonant that a vowel follows, or between two consonants;
// two letters stay before it and three behind, and a vowel on either side.
func Points(word string) (at []int) {
	letters := strings.TrimRightFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	runes := []rune(strings.ToLower(letters))
	for _, r := range runes {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' {
			return nil
		}
	}
	vowel := func(i int) bool { return strings.ContainsRune(vowels, runes[i]) }
	off := 0
	for i := range runes {
		if i >= 2 && len(runes)-i >= 3 && anyVowel(runes[:i]) && anyVowel(runes[i+1:]) && !vowel(i) && unicode.IsLetter(runes[i]) && unicode.IsLetter(runes[i-1]) {
			pair := " " + string(runes[i-1:i+1]) + " "
			after := vowel(i + 1)
			switch {
			case after && !strings.Contains(digraphs, pair) || !after && vowel(i-1) && strings.Contains(digraphs, " "+string(runes[i:i+2])+" "):
				at = append(at, off)
			}
		}
		_, n := utf8.DecodeRuneInString(letters[off:])
		off += n
	}
	return at
}

func anyVowel(rs []rune) bool {
	for _, r := range rs {
		if strings.ContainsRune(vowels, r) {
			return true
		}
	}
	return false
}
