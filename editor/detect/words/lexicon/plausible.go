package lexicon

import "math"

// triples counts which letters follow which two others in the words of a
// language: what reads like one of its words, known or not.
type triples struct {
	logs [32 * 32 * 32]float32
}

// letterIndex numbers letters for triples; 0 is the edge of a word, 31 all
// that is neither a to z nor an apostrophe.
func letterIndex(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 1
	case c == '\'':
		return 27
	}
	return 31
}

// count takes in one word in lower case.
func (t *triples) count(word []byte) {
	a, b := 0, 0
	for _, c := range word {
		i := letterIndex(c)
		t.logs[a<<10|b<<5|i]++
		a, b = b, i
	}
	t.logs[a<<10|b<<5]++
}

// finish turns the counts into logarithms of shares.
func (t *triples) finish() {
	for ab := 0; ab < len(t.logs); ab += 32 {
		sum := float32(0)
		for _, n := range t.logs[ab : ab+32] {
			sum += n
		}
		for i := range 32 {
			t.logs[ab+i] = float32(math.Log(float64((t.logs[ab+i] + 0.05) / (sum + 1.6))))
		}
	}
}

// Score returns the mean and the least logarithm over the letters of a word in
// lower case.
func (t *triples) Score(word string) (mean, least float64) {
	a, b := 0, 0
	sum := 0.0
	for k := range len(word) + 1 {
		i := 0
		if k < len(word) {
			i = letterIndex(word[k])
		}
		l := float64(t.logs[a<<10|b<<5|i])
		sum += l
		least = min(least, l)
		a, b = b, i
	}
	return sum / float64(len(word)+1), least
}
