package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// swapStats adds up how odd a text is, read in one way.
type swapStats struct {
	english bool
	wide    *codec.Wide
	places  int
	outside int // characters in stretches the encoding does not hold
	sum     int
	likely  int        // letters and marks that most damage is made of
	letters [0x300]int // accented Latin letters, counted
	accents int
	cost    map[rune]int // oddity by the character as it is shown
}

// Oddities that show only over a whole text.
const (
	foreignLetter = 25 // an accented letter that the language of the others lacks
	accentRow     = 15 // the third accented letter in a row: no language has that
	englishAccent = 15 // an accented letter English has in no loan word
	rareCyrillic  = 20
	rareWide      = 15
)

// fewLetters are the alphabets of languages whose words are not counted.
const fewLetters = "ħġċż êîşûç âêîôûŵŷ áàéèíìóòú"

// alphabets are the accented letters of languages, small and large; a text's
// own are in one of them.
var alphabets = func() []map[rune]bool {
	var sets []map[rune]bool
	add := func(letters string) {
		m := map[rune]bool{}
		for _, r := range letters {
			if r == 'þ' {
				continue // the byte of ş, the most frequent of what is misread so
			}
			m[r] = true
			for _, u := range strings.ToUpper(string(r)) {
				m[u] = true
			}
		}
		sets = append(sets, m)
	}
	for l := range language.Facts {
		if language.Facts[l].Letters != "" {
			add(language.Facts[l].Letters)
		}
	}
	for a := range strings.FieldsSeq(fewLetters) {
		add(a)
	}
	return sets
}()

// everydayCyrillic are the letters that make up nine tenths of Russian,
// Ukrainian, Bulgarian and Serbian prose.
const everydayCyrillic = "оеаинтсрвлкмдпуяыьгзбчйіјћ"

// add weighs one stretch that reads runes and ends at an offset; joined says
// that the reading of the one before it ended where it starts.
func (st *swapStats) add(s string, span text.Span, runes []rune, joined bool, end int) {
	prev, after := class.Before(s, span.Start), class.At(s, end)
	if st.wide != nil && joined {
		prev = class.Wide
	}
	if st.wide != nil && end < len(s) && s[end] >= utf8.RuneSelf {
		after = class.Wide
	}
	if st.cost == nil {
		st.cost = map[rune]int{}
	}
	row := 0
	shown := s[span.Start:span.End]
	for _, r := range runes {
		sr, n := utf8.DecodeRuneInString(shown)
		shown = shown[n:]
		if r == utf8.RuneError {
			prev = class.Edge // lost before: it says nothing
			continue
		}
		k := class.Of(r)
		if row = st.letter(r, k, row); row > 2 {
			st.sum += accentRow
		}
		c := class.Odd(prev, k) + st.alone(r, k)
		st.places++
		st.sum += c
		if n > 0 {
			st.cost[sr] += c
		}
		if n > 0 && shown == "" {
			st.cost[sr] += class.Odd(k, after)
		}
		if len(runes) == 1 && falseApostrophe(s, span, prev, k, after) {
			st.sum += 30
		}
		prev = k
	}
	st.sum += class.Odd(prev, after)
}

// letter counts what speaks for writing, and returns the length of the row of
// accented letters so far.
func (st *swapStats) letter(r rune, k class.Class, row int) int {
	if k.IsLetter() && k != class.ExoticLatin || class.Quotes(k) || k == class.Dash || k == class.Ellipsis {
		st.likely++
	}
	if k != class.AccentLower && k != class.AccentUpper {
		return 0
	}
	st.accents++
	if r < rune(len(st.letters)) {
		st.letters[r]++
	}
	return row + 1
}

// falseApostrophe says whether an apostrophe inside a word is none that a
// language sets.
func falseApostrophe(s string, span text.Span, before, k, after class.Class) bool {
	return k == class.Apos && before.IsLetter() && after.IsLetter() &&
		!scan.ContractionEnds[scan.WordAfter(s, span.End)] && !scan.Elides(scan.WordBefore(s, span.Start))
}

// worsens says whether the reading makes more than one in six of the characters
// shown odder than they are: then a few frequent ones speak for it by chance.
func (st *swapStats) worsens(base *swapStats) bool {
	if st.wide != nil {
		return false
	}
	worse := 0
	for r, c := range base.cost {
		if st.cost[r] > c+10 {
			worse++
		}
	}
	return 6*worse > len(base.cost)
}

// strange are the classes that misread text is full of.
var strange = class.SetOf(class.ExoticLatin, class.Combining, class.Box, class.Symbol)

// Letters that are rare in their languages, or foreign to them.
const (
	rareGreek      = "ξψζβφχθδγΞΨΖΒΦΧΘΔΓ"
	englishAccents = "éèêçïëôñüöâàÉ"
)

// alone is how odd a character is in itself.
func (st *swapStats) alone(r rune, k class.Class) int {
	switch k.Script() {
	case class.CyrLower:
		return cyrillicAlone(r, k)
	case class.GreekLower:
		if strings.ContainsRune(rareGreek, r) {
			return 15
		}
		return 0
	}
	switch {
	case k == class.Bad || k == class.Control:
		return 40
	case strange.Has(k):
		return 10
	case k == class.Wide && st.wide != nil && !st.wide.Everyday(r):
		return rareWide
	case st.english && (k == class.AccentLower || k == class.AccentUpper) && !strings.ContainsRune(englishAccents, r):
		return englishAccent
	}
	return 0
}

func cyrillicAlone(r rune, k class.Class) int {
	switch {
	case !strings.ContainsRune(everydayCyrillic, r) && !strings.ContainsRune(everydayCyrillic, r+0x20):
		return rareCyrillic
	case k == class.CyrUpper:
		return 3
	}
	return 0
}

// total adds what the alphabets say: accented letters beyond the one that
// explains most of them.
func (st *swapStats) total() int {
	if st.english || st.accents == 0 {
		return st.sum
	}
	best := 0
	for _, set := range alphabets {
		n := 0
		for r, count := range st.letters {
			if count > 0 && set[rune(r)] {
				n += count
			}
		}
		best = max(best, n)
	}
	return st.sum + foreignLetter*(st.accents-best)
}
