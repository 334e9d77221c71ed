package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Lost undoes misreadings of which only the first character is left.
var Lost = rule.Detector{
	Rule:  "mojibake.lost",
	Title: "Misread UTF-8 of which bytes are missing",
	Doc: "The no-break space of Ã made a space (voil[Ã] le → voil[à] le), Â left over (10[Â ]km), control bytes deleted or made question marks " +
		"(don[â]t, don[â??]t → don[’]t). Leaves real letters alone (SÃO, MANHÃ, château).",
	Find: lostMojibake,
}

// lostCounts is what the survey finds of such damage.
type lostCounts struct {
	Dropped int // donât
	Asked   int // donâ??t

	candidates int // stretches that may end in such damage at all
	leads      []proofOfLead
}

func lostMojibake(p *rule.Pass) {
	l := loser{s: p.View.Text, m: rule.Of[profile](p.Profile)}
	if p.Profile.BytesLost || l.m.Lost.candidates == 0 && l.m.scripts[class.CyrLower]+l.m.scripts[class.Hebrew] < fewestCased {
		return
	}
	said := new(folded.SaidFolds)
	scan.EachStretch(l.s, p.Window, func(st text.Span) {
		if last, _ := scan.LastRune(l.s[st.Start:st.End]); !l.m.Lost.candidate(last, l.s[st.End:]) {
			return
		}
		if r, ok := l.read(st); ok {
			l.m.Folded.Report(p, said, &r)
		}
		l.eachScriptLead(st, func(r folded.Fold) { l.m.Folded.Report(p, said, &r) })
	})
}

// A loser reads lost mojibake in one text.
type loser struct {
	s string
	m *profile
}

// read settles what the last character of a stretch is.
func (l *loser) read(st text.Span) (folded.Fold, bool) {
	r, size := utf8.DecodeLastRuneInString(l.s[st.Start:st.End])
	at := st.End - size
	switch {
	case r == utf8.RuneError && strings.HasSuffix(l.s[:st.End], "\ufffd"):
		lead, n := utf8.DecodeLastRuneInString(l.s[st.Start:at])
		if f, ok := l.half(lead, at-n, at); ok {
			return f, true
		}
		return l.lead(lead, at-n, at)
	case st.End == len(l.s) || r == utf8.RuneError:
		return folded.Fold{}, false
	case r == 'â':
		return l.circumflex(at, st.End)
	case strings.HasSuffix(l.s[st.Start:at], "â"):
		return l.middle(at-len("â"), at, st.End)
	case l.s[st.End] == '_':
		return byMac{l}.underscore(r, at, st)
	case r == 'Â' && l.s[st.End] == ' ':
		return l.space(at, st.End)
	case r == 'Å' || r == 'Ä' || r == 'Ã' && l.s[st.End] != ' ':
		if f, ok := l.half(r, at, st.End); ok || r == 'Ã' && l.s[st.End] != '\n' && l.s[st.End] != '\r' {
			return f, ok
		} else if r == 'Ã' {
			return l.grave(r, at, st.End)
		}
		return l.lead(r, at, st.End)
	case l.s[st.End] == ' ' || l.s[st.End] == '\n' || l.s[st.End] == '\r':
		return l.grave(r, at, st.End)
	}
	return folded.Fold{}, false
}

// graveLanguage says whether à is a word of the language.
func graveLanguage(l language.Language) bool {
	return l == language.French || l == language.Italian || l == language.Portuguese
}

// trailing settles whose the space behind a lost à is: its own where two stand
// or the word goes on behind it, the text's where it was trimmed.
func (l *loser) trailing(f *folded.Fold, end int) {
	s := l.s
	if s[end] != ' ' {
		return
	}
	next := scan.WordAfter(s, end+1)
	switch {
	case strings.HasPrefix(s[end:], "  "), end+1 < len(s) && strings.IndexByte(",.;:!?)-", s[end+1]) >= 0:
		f.Span.End++
	case strings.HasPrefix(next, "quel") && len(next) >= 5 || next == "quilo" || next == "s":
		f.Span.End++
	case l.m.Vietnamese > 0 && next != "" && class.Before(s, f.Span.Start).IsLetter():
		f.Span.End++
	}
}

// spacedLetters says whether the text around stands in single letters:
// C O N C L U S Ã O.
func (l *loser) spacedLetters(at int) bool {
	return at >= 3 && l.s[at-1] == ' ' && scan.IsASCIILetter(l.s[at-2]) && l.s[at-2] < 'a' && l.s[at-3] == ' '
}

// space reads Â whose no-break space became a plain one.
func (l *loser) space(at, end int) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: end + 1}, Src: "Â ", Text: "\u00a0", Other: " "}
	before := class.Before(l.s, at)
	proven := l.m.Exact[codec.Windows1252] + l.m.Exact[codec.Latin1]
	switch {
	case before.IsUpper() || before > class.Upper && before < class.Digit || l.spacedLetters(at), l.m.Exact[codec.Windows1252ViaMac] > proven:
		return f, false
	case before == class.Lower, proven > 0:
		f.Confidence = 0.95
	case before == class.Edge && l.endsPhrase(at) && class.At(l.s, end+1).IsLetter():
		f.Confidence = 0.85
	default:
		return f, false
	}
	return f, true
}

// endsPhrase says whether a sentence or clause ends in front of an offset.
func (l *loser) endsPhrase(at int) bool {
	before := strings.TrimRight(l.s[max(0, at-8):at], " ")
	return before != "" && strings.IndexByte(".,;:!?", before[len(before)-1]) >= 0
}

// circumflex reads â with the two bytes behind it deleted (donât) or made
// question marks (donâ??t).
func (l *loser) circumflex(at, end int) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: end}, Src: l.s[at:end]}
	proven := l.m.Lost.Dropped
	if l.s[end] == '?' {
		last, size := utf8.DecodeRuneInString(l.s[end+1:])
		if last != '?' {
			return l.middle(at, end+1, end+1+size)
		}
		end, proven = end+2, l.m.Lost.Asked
	}
	f = l.upTo(f, end, "", "", 0)
	word, next := l.beside(at, end)
	switch {
	case apostrophic(word, next, l.m.Folded.Language), f.Src != "â" && word != "" && scan.ContractionEnds[next]:
		f.Text, f.Confidence = "’", 0.93
		if proven >= 3 || f.Src != "â" {
			f.Confidence = 0.97
		}
		return f, true
	case proven < 2 && f.Src != "â":
		return l.upTo(f, end, "’", "", 0.3), word == "" || next == ""
	case proven < 2 && f.Src == "â", f.Src == "â" && word != "" && next != "" && proven < 5:
		return f, false // perhaps a real letter
	}
	l.mark(&f, word, next)
	return f, f.Text != ""
}

// beside is what stands in front of a mark and behind it, up to the next one,
// which looks like a letter.
func (l *loser) beside(at, end int) (word, next string) {
	word, next = scan.WordBefore(l.s, at), scan.WordAfter(l.s, end)
	if i := strings.LastIndex(word, "â"); i >= 0 {
		word = word[i+len("â"):]
	}
	next, _, _ = strings.Cut(next, "â")
	return word, next
}

// middle reads â and the last byte of a mark, of which the one between them was
// deleted or made a question mark: … • € ™.
func (l *loser) middle(at, last, end int) (folded.Fold, bool) {
	var f folded.Fold
	f.Span.Start = at
	switch l.s[last:end] {
	case "¦":
		f = l.upTo(f, end, "…", "", 0.95)
	case "¬":
		f = l.upTo(f, end, "€", "", 0.95)
	case "¢":
		f = l.upTo(f, end, "•", "™", 0.95)
		if class.Before(l.s, at).IsLetter() {
			f.Text, f.Other = "™", "•"
		}
	default:
		return f, false
	}
	return f, true
}

// apostrophic says whether an apostrophe and nothing else stands between two
// halves: an English contraction, or an elision before a vowel.
func apostrophic(word, next string, l language.Language) bool {
	return contraction(word, next) || (l == language.French || l == language.Italian || l == language.Catalan) && len(word) <= 2 && scan.Elides(word) && next != "" && (len(next) > 1 && strings.IndexByte("aeiouhAEIOUH", next[0]) >= 0 || next == "a" || next == "y")
}

// decade says whether a short year stands at the start of s: ’90s, ’97.
func decade(s string) bool {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(0) && digit(1) && !digit(2) && (len(s) == 2 || s[2] == 's' || !class.At(s, 2).IsLetter() && s[2] != ' ')
}

// A role is what a mark of punctuation does at its place.
type role int

const (
	joins  role = iota // between two words, without a space
	stands             // between spaces
	opening
	closing
)

// role tells it by the neighbours.
func (l *loser) role(s text.Span) role {
	before, after := class.Before(l.s, s.Start), class.At(l.s, s.End)
	behind := l.lostBefore(s.Start)
	switch {
	case before == class.Edge && after == class.Edge:
		return stands
	case before == class.Edge, before == class.Open, before == class.Guil, before == class.Dash,
		behind.Len() > 0 && l.role(behind) == opening && after != class.Edge, s.Start > 0 && strings.IndexByte("([{-", l.s[s.Start-1]) >= 0:
		return opening
	case after.IsLetter() || after == class.Digit:
		if behind.Len() > 0 {
			return opening // a dash before it
		}
		return joins
	}
	return closing
}

// lostAt is the place of the damage that starts at an offset.
func lostAt(s string, at int) text.Span {
	lost := text.Span{Start: at, End: at + len("â")}
	if strings.HasPrefix(s[lost.End:], "??") {
		lost.End += len("??")
	}
	return lost
}

// lostBefore is the place of the same damage that ends at an offset.
func (l *loser) lostBefore(at int) text.Span {
	if strings.HasSuffix(l.s[:at], "â??") {
		return text.Span{Start: at - len("â??"), End: at}
	}
	if strings.HasSuffix(l.s[:at], "â") {
		return text.Span{Start: at - len("â"), End: at}
	}
	return text.Span{}
}

// open is how many quotations the marks of the paragraph in front of an offset
// leave open.
func (l *loser) open(at int) int {
	from := scan.ParagraphStart(l.s, at)
	n := 0
	for from < at {
		i := strings.Index(l.s[from:at], "â")
		if i < 0 {
			break
		}
		s := lostAt(l.s, from+i)
		from = s.End
		word, next := l.beside(s.Start, s.End)
		if apostrophic(word, next, l.m.Folded.Language) {
			continue
		}
		switch l.role(s) {
		case opening:
			n++
		case closing:
			n = max(0, n-1)
		}
	}
	return n
}

// upTo fills in a reading of what ends at an offset.
func (l *loser) upTo(f folded.Fold, end int, reads, other string, confidence float64) folded.Fold {
	f.Span.End = end
	f.Src, f.Text, f.Other, f.Confidence = l.s[f.Span.Start:end], reads, other, confidence
	return f
}

// count adds a stretch, and the place it may end in where that is beyond doubt.
func (c *lostCounts) count(s string, st text.Span, language language.Language) {
	r, _ := scan.LastRune(s[st.Start:st.End])
	if c.candidate(r, s[st.End:]) {
		c.candidates++
	}
	if r != 'â' {
		return
	}
	at := st.End - len("â")
	switch {
	case apostrophic(scan.WordBefore(s, at), scan.WordAfter(s, st.End), language), quoting(s, at, st.End):
		c.Dropped++
	case strings.HasPrefix(s[st.End:], "??") && !strings.HasPrefix(s[st.End:], "???"):
		c.Asked++ // no word ends so
	}
}

// quoting says whether â stands where a quotation opens or ends and no letter
// can.
func quoting(s string, at, end int) bool {
	before, after := class.Before(s, at), class.At(s, end)
	return before == class.Edge && after == class.Upper && end+1 < len(s) && class.At(s, end+1) != class.Upper || after == class.Edge && at > 0 && strings.IndexByte(".,!?", s[at-1]) >= 0
}
