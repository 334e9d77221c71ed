package furniture

import (
	"fmt"
	"strings"
	"unicode"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
)

// Head proposes to delete the heads and feet of pages.
var Head = rule.Detector{
	Rule:  "furniture.head",
	Title: "Running head",
	Doc: "A line that recurs three times or more at the edges of pages, its numbers apart: [14 THE LONG WINTER]. " +
		"Chapter titles, refrains, captions and labels of tables stay.",
	Find: func(p *rule.Pass) { reportFurniture(p, headPattern) },
}

const headPattern = "running head"

const (
	leastHeads = 3 // times a line must recur
	// headAtEdge: form feeds prove the page edge at four places in five.
	headAtEdge = 0.95
	// headCutting: the line cuts sentences in two, which body text never does.
	headCutting = 0.93
	// headNumbered: a line in capitals that stands beside numbers and cuts a
	// sentence somewhere.
	headNumbered = 0.92
	// headApart: one that cuts nothing itself, but stands out between blank
	// lines or page marks as those do that are proven.
	headApart = 0.9
	// headBesides: one that cuts nothing itself, of a line proven elsewhere.
	headBesides = 0.7
	// headFirst: the first one may be the title that the others repeat.
	headFirst = 0.4
)

// labels begin lines that recur with a number and are body text.
var labels = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("chapter chap part book volume section act scene canto stanza letter figure fig table tab plate map appendix note illustration " +
		"chapitre partie livre tome acte scène lettre figure tableau planche kapitel teil buch band akt szene brief abbildung abb tabelle tafel " +
		"capítulo parte libro tomo acto escena carta figura tabla lámina cuadro question answer q a day article psalm verse") {
		m[w] = true
	}
	return m
}()

// headCounts counts how often each short line occurs, numbers apart.
func headCounts(lines []shortLine) *token.Counts {
	counts := new(token.Counts)
	for i := range lines {
		if lines[i].head != 0 {
			counts.Add(token.Place{Hash: lines[i].head})
		}
	}
	return counts
}

// pageHeads finds the running heads among the short lines.
func pageHeads(s string, lines []shortLine, counts *token.Counts) []rule.Finding {
	groups := map[uint64][]int{}
	for i := range lines {
		if k := lines[i].head; k != 0 && counts.All(k) >= leastHeads {
			groups[k] = append(groups[k], i)
		}
	}
	var out []rule.Finding
	for _, group := range groups {
		out = append(out, weighHeads(s, lines, group)...)
	}
	return out
}

// weighHeads judges one recurring line by where its places are.
func weighHeads(s string, lines []shortLine, group []int) []rule.Finding {
	edges, cuts, numbered := 0, 0, 0
	first := &lines[group[0]]
	if line := s[first.Start:first.End]; !headLike(line) || labelled(line) || !pagesApart(lines, group) {
		return nil
	}
	for _, i := range group {
		l := &lines[i]
		look(s, lines, i)
		l.cuts = l.cuts && (l.apart || standsOut(s[l.Start:l.End]))
		edges, cuts, numbered = edges+scan.One(l.edge), cuts+scan.One(l.cuts), numbered+scan.One(l.numbered)
	}
	byNumber := cuts > 0 && numbered >= leastHeads && numbered*5 >= len(group)*4 && standsOut(s[first.Start:first.End])
	byEdge := edges >= leastHeads && edges*5 >= len(group)*4
	if !byEdge && !byNumber && (cuts < leastHeads || cuts*10 < len(group)*3) {
		return nil
	}
	out := make([]rule.Finding, 0, len(group))
	for n, i := range group {
		l := &lines[i]
		confidence := headBesides
		switch {
		case l.edge && byEdge:
			confidence = headAtEdge
		case l.cuts:
			confidence = headCutting
		case byNumber && l.numbered:
			confidence = headNumbered
		case n == 0 && !l.numbered:
			confidence = headFirst
		case standsOut(s[l.Start:l.End]) && l.apart:
			confidence = headApart
		}
		out = append(out, rule.Finding{
			Span:       l.goes(s, false),
			Confidence: confidence,
			Pattern:    headPattern,
			Evidence:   fmt.Sprintf("this line stands %d times, %d times at the edge of a page, %d times inside a sentence", len(group), edges, cuts),
			Container:  true,
		})
	}
	return out
}

// pagesApart says whether most of the places of a line are at least a short
// page from one another; items of lists that recur are closer.
func pagesApart(lines []shortLine, group []int) bool {
	far := 0
	for k := 1; k < len(group); k++ {
		far += scan.One(lines[group[k]].Start-lines[group[k-1]].End >= shortestPage)
	}
	return far*2 > len(group)-1
}

// headLike says whether a line could be a head at all: it has a word of four
// letters and does not begin small, as what a wrapping left over does.
func headLike(line string) bool {
	if scan.StartsLower(line) {
		return false
	}
	letters := 0
	for _, r := range line {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 4
}

// standsOut says whether a line differs from the text around it by its look:
// it has a number or is in capitals.
func standsOut(line string) bool {
	return strings.ContainsAny(line, "0123456789") || scan.AllCapitals(line)
}

// labelled says whether a line begins with a label.
func labelled(line string) bool {
	for at := 0; ; {
		t, ok := token.Next(line, at)
		if !ok {
			return false
		}
		if word := line[t.Start:t.End]; !scan.IsNumber(word) {
			return labels[strings.ToLower(word)]
		}
		at = t.End
	}
}
