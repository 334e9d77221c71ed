package lexicon

// Surroundings tell how damaged and how foreign the text about a place is.
type Surroundings struct {
	Unknown float64 // share of words that nobody knows
	Foreign float64 // share of stop words of the likeliest other language
	Names   float64 // share of words with a capital
}

// reach is how many bytes on either side belong to the surroundings.
const reach = 70

// Around looks at the words about a token, itself left out.
func (l *Lexicon) Around(text string, t *Token) Surroundings {
	text = text[:min(len(text), t.End+reach+2*LongestRun)]
	sc := NewScanner(text, RunStart(text, max(0, t.Start-reach)))
	n, unknown, own, names := 0, 0, 0, 0
	var other [16]int
	for w := sc.Next(); w != nil && w.Start <= t.End+reach; w = sc.Next() {
		if w.Start == t.Start || w.Kind == Figure || w.Fragment {
			continue
		}
		n++
		if w.Kind == Odd {
			unknown++
			continue
		}
		if _, known := l.Table.Word(w.Hash); !known && l.Vocabulary.Count(w.Hash) < 4 {
			unknown++
		}
		if w.Shape == Title {
			names++
		}
		set := stops[w.Hash]
		if set&l.own != 0 {
			own++
			continue
		}
		for i := 0; set > 0; set, i = set>>1, i+1 {
			other[i] += int(set & 1)
		}
	}
	if n == 0 {
		return Surroundings{Unknown: 1}
	}
	most := 0
	for _, k := range other {
		most = max(most, k)
	}
	return Surroundings{float64(unknown) / float64(n), float64(max(0, most-own)) / float64(n), float64(names) / float64(n)}
}
