package words

// surroundings tell how damaged and how foreign the text about a place is.
type surroundings struct {
	unknown float64 // share of words that nobody knows
	foreign float64 // share of stop words of the likeliest other language
	names   float64 // share of words with a capital
}

// reach is how many bytes on either side belong to the surroundings.
const reach = 70

// around looks at the words about a token, itself left out.
func (l *lexicon) around(text string, t *token) surroundings {
	text = text[:min(len(text), t.end+reach+2*longestRun)]
	sc := newScanner(text, runStart(text, max(0, t.start-reach)))
	n, unknown, own, names := 0, 0, 0, 0
	var other [16]int
	for w := sc.next(); w != nil && w.start <= t.end+reach; w = sc.next() {
		if w.start == t.start || w.kind == figure || w.fragment {
			continue
		}
		n++
		if w.kind == odd {
			unknown++
			continue
		}
		if _, known := l.table.word(w.hash); !known && l.vocabulary.count(w.hash) < 4 {
			unknown++
		}
		if w.shape == title {
			names++
		}
		set := stops[w.hash]
		if set&l.own != 0 {
			own++
			continue
		}
		for i := 0; set > 0; set, i = set>>1, i+1 {
			other[i] += int(set & 1)
		}
	}
	if n == 0 {
		return surroundings{unknown: 1}
	}
	most := 0
	for _, k := range other {
		most = max(most, k)
	}
	return surroundings{float64(unknown) / float64(n), float64(max(0, most-own)) / float64(n), float64(names) / float64(n)}
}
