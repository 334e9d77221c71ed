package repeats

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/repeats/collate"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// Passage proposes to delete one of two copies of a passage.
var Passage = rule.Detector{
	Rule:  "repeats.passage",
	Title: "Repeated passage",
	Doc: "A passage of 40 words or more that stands twice where two scans or pages were put together: [the less damaged copy stays, the other goes]. " +
		"Copies may differ in one word of seven. Refrains, verse and passages repeated far apart are left alone or proposed low.",
	Find: findPassages,
}

// near is the greatest distance between two copies, in bytes, at which one of
// them may be deleted unasked: about a page.
const near = 3000

// seamWords is how many words may stand between copies at a seam: a page's
// number and head.
const seamWords = 8

// What a repeat is worth by where its copies stand: at a seam, or directly
// after one another though an author may have meant it, or apart. What a scan
// repeats is cut at the edge of its page and so mostly begins or ends inside a
// sentence, whereas what an author repeats is whole.
const (
	passageAtSeam   = 0.97
	passageTwice    = 0.8
	passageShort    = 0.85 // fewer than leastPassage words, and not the same in both copies
	passageCut      = 0.8
	passageWhole    = 0.45
	passageFarCut   = 0.6
	passageFarWhole = 0.35
	passageRefrain  = 0.25
)

func findPassages(p *rule.Pass) {
	survey := rule.Of[repeatSurvey](p.Profile)
	if p.View != survey.view {
		return
	}
	for i := range survey.passages {
		r := &survey.passages[i]
		p.Report(rule.Finding{
			Span:       r.deleted,
			Confidence: r.confidence,
			Pattern:    "passage repeated",
			Evidence:   r.evidence,
			Container:  true,
		})
	}
}

// weighPassages decides for each repeat which copy would go and how sure that
// is.
func weighPassages(v *rule.View, pairs []collate.Pair, p *rule.Profile) []passage {
	s := v.Text
	out := make([]passage, 0, len(pairs))
	for i := range pairs {
		r := passage{Pair: pairs[i], kept: 'A'}
		gap := countWords(s[r.A.End:r.B.Start])
		if gap > 0 && r.Words < leastPassage {
			continue
		}
		if damage(s, &r.Pair, p, sideA) > damage(s, &r.Pair, p, sideB) {
			r.kept = 'B'
		}
		r.deleted = deletion(s, &r, gap == 0)
		from, to := v.ToRaw(r.A).End, v.ToRaw(r.B).Start // of one repair, where that covers both edges
		r.confidence = trust(s, &r, p, gap, copies(pairs, i), v.Raw()[from:max(from, to)])
		if others(s, &r.Pair, p)*mostOthers > r.Words {
			r.confidence = min(r.confidence, passageWhole)
		}
		r.evidence = fmt.Sprintf("%d words stand twice, %d differ; the other copy is %s", r.Words, r.Edits(s), side(r.kept))
		out = append(out, r)
	}
	return out
}

func side(kept byte) string {
	if kept == 'A' {
		return "above"
	}
	return "below"
}

// trust is the confidence of a repeat; apart is what stands between the copies in
// the raw text, in which the heads of pages have not been taken out.
func trust(s string, r *passage, p *rule.Profile, gap, copies int, apart string) float64 {
	cut := midSentence(s, r.B.Start) || endsMidSentence(s, r.B.End) || midSentence(s, r.A.Start) || endsMidSentence(s, r.A.End)
	distance := r.B.Start - r.A.End
	switch {
	case copies > 2 || verseShaped(s[r.B.Start:r.B.End]):
		return passageRefrain
	case gap <= seamWords && r.Words < leastPassage && len(r.Diffs) > 0:
		return passageShort
	case gap <= seamWords && (endsPage(apart) || isSeam(s, &r.Pair, p, gap)):
		return passageAtSeam
	case gap <= seamWords:
		return passageTwice
	case distance <= near && cut:
		return passageCut
	case distance <= near:
		return passageWhole
	case cut && r.Words >= 100:
		return passageFarCut
	}
	return passageFarWhole
}

// mostOthers: where one word of so many, or more, is another word in the other
// copy, the passages are two that an author made alike, as entries of a list.
const mostOthers = 30

// others counts the places where both copies have known words, and quite other
// ones: a misread word looks like the true one.
func others(s string, r *collate.Pair, p *rule.Profile) (n int) {
	for _, d := range r.Diffs {
		a, b := s[d.A.Start:d.A.End], s[d.B.Start:d.B.End]
		if a != "" && b != "" && !halfAlike(a, b) && strangeness(s, d.A, p) == 0 && strangeness(s, d.B, p) == 0 {
			n++
		}
	}
	return n
}

// halfAlike says whether half of the longer of two wordings is the same at
// their starts and ends.
func halfAlike(a, b string) bool {
	short := min(len(a), len(b))
	n := 0
	for n < short && a[n] == b[n] {
		n++
	}
	m := 0
	for n+m < short && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return 2*(n+m) >= max(len(a), len(b))
}

// deletion is the span that goes with the copy that is not kept. Where the
// copies touch, it runs from the start of one to the start of the other or
// from end to end, so that what is left reads on as it did around the copy
// that stays. Otherwise it takes the white space behind the copy with it.
func deletion(s string, r *passage, touching bool) text.Span {
	a, b := withMarks(s, r.A, r.B)
	switch {
	case touching && r.kept == 'B':
		return text.Span{Start: a.Start, End: b.Start}
	case touching:
		return text.Span{Start: a.End, End: b.End}
	case r.kept == 'B':
		return text.Span{Start: a.Start, End: scan.SkipSpace(s, a.End)}
	}
	return text.Span{Start: b.Start, End: scan.SkipSpace(s, b.End)}
}

// withMarks takes the punctuation around the words into both copies where it is
// the same in both: opening marks before, closing ones after.
func withMarks(s string, a, b text.Span) (text.Span, text.Span) {
	for a.Start > 0 && b.Start > a.End && s[a.Start-1] == s[b.Start-1] && !scan.IsSpace(s[a.Start-1]) {
		a.Start--
		b.Start--
	}
	for !utf8.RuneStart(s[b.Start]) {
		a.Start++
		b.Start++
	}
	for b.End < len(s) && a.End < b.Start && s[a.End] == s[b.End] && !scan.IsSpace(s[a.End]) {
		a.End++
		b.End++
	}
	for b.End < len(s) && !utf8.RuneStart(s[b.End]) {
		a.End--
		b.End--
	}
	return a, b
}

// copies counts how many copies of pair i's passage, or of most of it, there
// seem to be.
func copies(pairs []collate.Pair, i int) int {
	n, p := 2, &pairs[i]
	for j := max(0, i-8); j < min(len(pairs), i+9); j++ {
		if q := &pairs[j]; j != i && max(overlap(q.A, p.A), overlap(q.A, p.B), overlap(q.B, p.A)) > p.B.Len()/2 {
			n++
		}
	}
	return n
}

// overlap is how many bytes two spans have in common.
func overlap(a, b text.Span) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// midSentence says whether the word at offset at goes on with a sentence.
func midSentence(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLower(r)
}

// endsMidSentence says whether the text up to at breaks off in a sentence.
func endsMidSentence(s string, at int) bool {
	rest := s[at:min(len(s), at+16)]
	rest = strings.TrimLeft(rest, "’'\"”»)]*")
	r, _ := utf8.DecodeRuneInString(rest)
	return !strings.ContainsRune(".?!:…", r) && rest != ""
}

// verseShaped says whether the lines of a passage are those of verse or of a
// list: short, and nearly all with a capital at the start, or no lines of wrapped
// prose, in which sentences end anywhere and most lines are full.
func verseShaped(s string) bool {
	lines := inkLines(s)
	if len(lines) < 4 {
		return false
	}
	capitals, length, stubs := 0, 0, 0
	for _, line := range lines {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, quotes))
		capitals += scan.One(unicode.IsUpper(r))
		length += len(line)
		stubs += scan.One(len(line) < shortestVerse)
	}
	meant := stubs == 0 && 2*fullLines(lines) < len(lines)-1 && !slices.ContainsFunc(lines, stopsInside)
	return capitals*10 >= len(lines)*8 && length < 60*len(lines) || meant && length < 45*len(lines)
}

// shortestVerse is the length in bytes below which a line is what a second
// wrapping left over, rather than verse.
const shortestVerse = 15

// quotes are the marks that a line of talk or verse may begin with.
const quotes = "“\"'‘«—-"

// A pairSide picks one side of a Diff.
type pairSide func(collate.Diff) text.Span

func sideA(d collate.Diff) text.Span { return d.A }
func sideB(d collate.Diff) text.Span { return d.B }

// damage weighs the words of one copy that differ from the other's by how
// strange they are.
func damage(s string, r *collate.Pair, p *rule.Profile, of pairSide) (n int) {
	for _, d := range r.Diffs {
		n += strangeness(s, of(d), p)
	}
	return n
}

// How strange a word is that the document has nowhere else.
const (
	unlistedWord = 3 // nor does the word list
	rareWord     = 1 // the word list has it as a rare one

)

// strangeness adds up the words of a span that the document has only there.
// Numbers are not strange.
func strangeness(s string, span text.Span, p *rule.Profile) (n int) {
	for at := span.Start; ; {
		t, ok := token.Next(s[:span.End], at)
		if !ok {
			return n
		}
		at = t.End
		word := s[t.Start:t.End]
		if scan.IsNumber(word) || p.Vocabulary.All(t.Hash) > 1 {
			continue
		}
		n += unlistedWord
		if p.Words == nil {
			continue
		}
		if known, perBillion := p.Words.Known(word); known {
			n -= unlistedWord
			if perBillion < rule.CommonFrom {
				n += rareWord
			}
		}
	}
}

// countWords counts words up to a few: more need not be told apart.
func countWords(s string) (n int) {
	for at := 0; n < 100; n++ {
		t, ok := token.Next(s, at)
		if !ok {
			break
		}
		at = t.End
	}
	return n
}
