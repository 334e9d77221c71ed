package furniture

import (
	"fmt"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
)

// Folio proposes to delete page numbers.
var Folio = rule.Detector{
	Rule:  "furniture.folio",
	Title: "Page number",
	Doc: "Numbers alone on their lines that count the pages upwards, arabic or roman: [– 17 –], [xii]. " +
		"Numbers of chapters, stanzas and list items stay.",
	Find: func(p *rule.Pass) { reportFurniture(p, folioPattern) },
}

const folioPattern = "page number"

const (
	leastFolios = 3 // in sequence
	// A page has so many bytes at least and at most; with pages missing the
	// distance grows with the difference of the numbers.
	shortestPage, longestPage = 200, 12_000
	largestStep               = 4 // numbers that may be missing in between, and one
	// leastCuts is how many must stand inside sentences where no page marks show
	// the edges: numbers of chapters never do. It must be a quarter of them too,
	// unless most have a running head beside them.
	leastCuts    = 2
	folioAtEdge  = 0.96
	folioCutting = 0.93
	folioBesides = 0.9 // one in a proven sequence that itself cuts no sentence
)

// A folio is a line that is only a number.
type folio struct {
	line  int // index into the short lines
	value int
	roman bool
}

// A sequence is folios that count upwards.
type sequence struct{ folios []folio }

// folios finds the page numbers among the short lines.
func folios(s string, lines []shortLine) []rule.Finding {
	var open []sequence
	var out []rule.Finding
	for i := range lines {
		value, roman := folioValue(s[lines[i].Start:lines[i].End])
		if value == 0 {
			continue
		}
		f := folio{i, value, roman}
		if open = follow(open, lines, f); len(open) > openSequences {
			out = append(out, weighFolios(s, lines, open[0].folios)...)
			open = open[1:]
		}
	}
	for _, q := range open {
		out = append(out, weighFolios(s, lines, q.folios)...)
	}
	return out
}

// openSequences is how many sequences are followed at a time: stray numbers
// between the pages begin some of their own.
const openSequences = 8

// follow adds f to the sequence it continues, moved to the end as the latest,
// or begins a new one.
func follow(open []sequence, lines []shortLine, f folio) []sequence {
	for i := len(open) - 1; i >= 0; i-- {
		last := open[i].folios[len(open[i].folios)-1]
		step := f.value - last.value
		distance := lines[f.line].Start - lines[last.line].End
		if f.roman != last.roman || step < 1 || step > largestStep || distance < shortestPage || distance > step*longestPage {
			continue
		}
		q := open[i]
		q.folios = append(q.folios, f)
		return append(append(open[:i:i], open[i+1:]...), q)
	}
	return append(open, sequence{[]folio{f}})
}

// weighFolios judges one sequence.
func weighFolios(s string, lines []shortLine, seq []folio) []rule.Finding {
	if len(seq) < leastFolios {
		return nil
	}
	edges, cuts, headed := 0, 0, 0
	for _, f := range seq {
		l := &lines[f.line]
		look(s, lines, f.line)
		edges, cuts, headed = edges+scan.One(l.edge), cuts+scan.One(l.cuts), headed+scan.One(besideHead(s, lines, f.line))
	}
	mostly := func(n int) bool { return n >= leastFolios && n*5 >= len(seq)*4 }
	byEdge := mostly(edges)
	if !byEdge && (cuts < leastCuts || cuts*4 < len(seq) && !mostly(headed)) {
		return nil
	}
	out := make([]rule.Finding, 0, len(seq))
	for _, f := range seq {
		l := &lines[f.line]
		confidence := folioBesides
		switch {
		case l.edge && byEdge:
			confidence = folioAtEdge
		case l.cuts:
			confidence = folioCutting
		}
		out = append(out, rule.Finding{
			Span:       l.goes(s, false),
			Confidence: confidence,
			Pattern:    folioPattern,
			Evidence:   fmt.Sprintf("one of %d numbers alone on their lines that count upwards from %d to %d", len(seq), seq[0].value, seq[len(seq)-1].value),
			Container:  true,
		})
	}
	return out
}

// besideHead says whether a line of words that recurs stands beside line i.
func besideHead(s string, lines []shortLine, i int) bool {
	head := func(k int) bool { return lines[k].maybe && lines[k].head != 0 }
	return i > 0 && head(i-1) && adjacent(s, &lines[i-1], &lines[i]) || i+1 < len(lines) && head(i+1) && adjacent(s, &lines[i], &lines[i+1])
}

// folioValue reads a line that is only a number, 0 where it is not.
func folioValue(line string) (value int, roman bool) {
	line = strings.Trim(line, "-–—[]()*.·• ~_|")
	for _, word := range []string{"page ", "Page ", "p. ", "P. ", "S. ", "Seite "} {
		line = strings.TrimPrefix(line, word)
	}
	if line == "" || len(line) > 8 {
		return 0, false
	}
	for i := 0; i < len(line); i++ {
		if line[i] < '0' || line[i] > '9' {
			return romanValue(line), true
		}
		value = value*10 + int(line[i]-'0')
	}
	if value > 9999 {
		return 0, false
	}
	return value, false
}

// romanValue reads a roman number in one case; 0 where it is none or is not
// written the usual way.
func romanValue(s string) int {
	if s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	value := 0
	for rest := strings.ToLower(s); rest != ""; {
		n := len(rest)
		for _, r := range romanByValue {
			if strings.HasPrefix(rest, r.digits) {
				value += r.value
				rest = rest[len(r.digits):]
				break
			}
		}
		if len(rest) == n {
			return 0
		}
	}
	if !strings.EqualFold(roman(value), s) {
		return 0
	}
	return value
}

// roman writes a number in small roman digits.
func roman(value int) string {
	var b strings.Builder
	for value > 0 {
		for _, r := range romanByValue {
			if value >= r.value {
				b.WriteString(r.digits)
				value -= r.value
				break
			}
		}
	}
	return b.String()
}

// romanByValue has the digits of two letters before those they begin with.
var romanByValue = []struct {
	digits string
	value  int
}{{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}}
