package mojibake

import (
	"strings"
	"unicode"
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

// frequencies list the letters of four alphabets by how far they fall short of
// the most frequent one in prose, in the unit of oddity.go: the letters behind
// "3" are half as frequent as those behind "0".
var frequencies = func() map[rune]int {
	t := map[rune]int{}
	for _, row := range []struct {
		cost    int
		letters string
	}{
		{0, "о ατοι יהו ال"},
		{1, "еа εν"},
		{2, "инті σ לא يم"},
		{3, "с ςηυρπκ רת نو"},
		{4, "рлвј μ שבמ تر"},
		{5, "км λע بةعد"},
		{6, "дпу ωίόά םנחד هسفأ"},
		{7, "я έήγδ קכ قكح"},
		{8, "ыьгзбїњ θχ פ جإ"},
		{9, "чљћ φ ןסז صىپگ"},
		{10, "й ώύ טגצ شطخذ"},
		{11, "хжє β ך ضثز"},
		{12, "шюђ غئءچ"},
		{13, "ќѓ ζξϊ"},
		{14, "цў"},
		{15, "щэ ظآؤ"},
		{16, "ф ψϋ ף"},
		{18, "џѕ ץ ژ"},
		{20, "ъё"},
		{22, "ґ ΐΰ"},
	} {
		for _, r := range row.letters {
			t[r] = row.cost
		}
	}
	return t
}()

const (
	usual        = 4  // what a letter of sound prose costs on average
	foreign      = 24 // a letter that none of the large languages has
	capital      = 3  // of what is by itself no odd letter
	misplaced    = 30 // a final form inside a word
	finalLetters = "ךםןףץςةى"
)

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
	row, last := 0, rune(0)
	shown := s[span.Start:span.End]
	for _, r := range runes {
		sr, n := utf8.DecodeRuneInString(shown)
		shown = shown[n:]
		if r == utf8.RuneError {
			prev, last = class.Edge, 0 // lost before: it says nothing
			continue
		}
		k := class.Of(r)
		if row = st.letter(r, k, row); row > 2 {
			st.sum += accentRow
		}
		c := class.Odd(prev, k) + st.alone(r, k)
		if last != 0 && k.Script() == class.Of(last).Script() && strings.ContainsRune(finalLetters, last) {
			c += misplaced
		}
		last = r
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

// wholeAlphabet is how many different characters an alphabet shows, the rare ones of
// which weigh little.
const wholeAlphabet = 20

// worsens says whether the reading makes more than one in six of the characters
// shown odder than they are, and by no small part of what it takes away: then a few
// frequent ones speak for it by chance.
func (st *swapStats) worsens(base *swapStats) bool {
	if st.wide != nil {
		return false
	}
	kinds, worse, better := 0, 0, 0
	for r, c := range base.cost {
		d := st.cost[r] - c
		if d > 10 {
			kinds++
		}
		worse += max(0, d)
		better += max(0, -d)
	}
	return 6*kinds > len(base.cost) && (len(base.cost) < wholeAlphabet || 8*worse > better)
}

// strange are the classes that misread text is full of.
var strange = class.SetOf(class.ExoticLatin, class.Combining, class.Box, class.Symbol)

// englishAccents are those of loan words.
const englishAccents = "éèêçïëôñüöâàÉ"

// alone is how odd a character is in itself.
func (st *swapStats) alone(r rune, k class.Class) int {
	switch k.Script() {
	case class.CyrLower, class.GreekLower, class.Hebrew, class.Arabic:
		return letterAlone(r, k)
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

// letterAlone is how class.Odd a letter of an alphabet is; the frequent ones are less
// class.Odd than prose on the whole.
func letterAlone(r rune, k class.Class) int {
	more := -usual
	if k.IsUpper() {
		r, more = unicode.ToLower(r), capital-usual
	}
	if cost, ok := frequencies[r]; ok {
		return cost + more
	}
	return foreign + more
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
