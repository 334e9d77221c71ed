package detect

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/codec"
	"emend/editor/text"
)

// LostMojibake undoes misreadings of which only the first character is left.
var LostMojibake = Detector{
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
}

func lostMojibake(p *Pass) {
	l := loser{s: p.View.Text, m: &p.Profile.Mojibake}
	said := map[foldKey]*wording{}
	eachStretch(l.s, p.Window, func(st text.Span) {
		if r, ok := l.read(st); ok {
			p.Profile.Mojibake.reportFold(p, said, &r)
		}
	})
}

// A loser reads lost mojibake in one text.
type loser struct {
	s string
	m *mojibakeProfile
}

// read settles what the last character of a stretch is.
func (l *loser) read(st text.Span) (fold, bool) {
	r, size := utf8.DecodeLastRuneInString(l.s[st.Start:st.End])
	at := st.End - size
	switch {
	case st.End == len(l.s) || r == utf8.RuneError:
		return fold{}, false
	case r == 'â':
		return l.circumflex(at, st.End)
	case l.s[st.End] == '_':
		return l.underscore(r, at, st)
	case r == 'Â' && l.s[st.End] == ' ':
		return l.space(at, st.End)
	case l.s[st.End] == ' ' || l.s[st.End] == '\n' || l.s[st.End] == '\r':
		return l.grave(r, at, st.End)
	}
	return fold{}, false
}

// underscore reads characters that MacRoman lacks, on the way by which ’ became
// ‰Ûª.
func (l *loser) underscore(r rune, at int, st text.Span) (fold, bool) {
	f := fold{span: text.Span{Start: at, End: st.End + 1}}
	switch {
	case r == 'Û' && strings.HasSuffix(l.s[st.Start:at], "‰"):
		f.span.Start -= len("‰")
		f.text, f.confidence = "…", 0.93
	case r == 'Ì' && l.m.Exact[codec.Windows1252ViaMac] > 0 && classAt(l.s, st.End+1).isLetter():
		f.text, f.confidence = "ü", 0.8
	default:
		return f, false
	}
	f.src = l.s[f.span.Start:f.span.End]
	return f, true
}

// grave reads a lead whose A0 was trimmed or made a plain space: voilÃ le.
func (l *loser) grave(r rune, at, end int) (fold, bool) {
	cell := codec.Lookup(r)
	if cell == nil || cell.Leads == 0 {
		return fold{}, false
	}
	proven, own := 0, r == 'Ã'
	for id := range codec.Count {
		if cell.Bytes[id] == 0xC3 && (own || id.Rune(0xA0) == 0xA0) {
			proven += l.m.Exact[id]
		}
	}
	f := fold{span: text.Span{Start: at, End: end}, src: l.s[at:end], text: "à"}
	before := classBefore(l.s, at)
	lang := l.m.Folded.Language
	switch {
	case before.isUpper() || !own && proven == 0 || l.spacedLetters(at):
		return f, false
	case before.isLetter():
		f.confidence = 0.95
	case proven >= 1:
		f.confidence = 0.92
	case lang == french || lang == italian || lang == portuguese:
		f.confidence = 0.8
	default:
		return f, false
	}
	l.trailing(&f, end)
	return f, true
}

// trailing settles whose the space behind a lost à is: its own where two stand
// or the word goes on behind it, the text's where it was trimmed.
func (l *loser) trailing(f *fold, end int) {
	s := l.s
	if s[end] != ' ' {
		return
	}
	next := wordAfter(s, end+1)
	switch {
	case strings.HasPrefix(s[end:], "  "):
		f.span.End++
	case strings.HasPrefix(next, "quel") && len(next) >= 5 || next == "quilo" || next == "s":
		f.span.End++
	case l.m.Vietnamese > 0 && next != "" && classBefore(s, f.span.Start).isLetter():
		f.span.End++
	}
}

// spacedLetters says whether the text around stands in single letters:
// C O N C L U S Ã O.
func (l *loser) spacedLetters(at int) bool {
	return at >= 3 && l.s[at-1] == ' ' && isASCIILetter(l.s[at-2]) && l.s[at-2] < 'a' && l.s[at-3] == ' '
}

// space reads Â whose no-break space became a plain one.
func (l *loser) space(at, end int) (fold, bool) {
	f := fold{span: text.Span{Start: at, End: end + 1}, src: "Â ", text: "\u00a0", other: " "}
	before := classBefore(l.s, at)
	proven := l.m.Exact[codec.Windows1252] + l.m.Exact[codec.Latin1]
	switch {
	case before.isUpper() || before > upperClass && before < digitClass || l.spacedLetters(at):
		return f, false
	case before == lowerClass, proven > 0:
		f.confidence = 0.95
	case before == edgeClass && l.endsPhrase(at) && classAt(l.s, end+1).isLetter():
		f.confidence = 0.9
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
func (l *loser) circumflex(at, end int) (fold, bool) {
	f := fold{span: text.Span{Start: at, End: end}, src: l.s[at:end]}
	if l.s[end] == '?' {
		return l.asked(f)
	}
	word, next := wordBefore(l.s, at), wordAfter(l.s, end)
	english := l.m.Folded.Language == english
	dropped := l.m.Lost.Dropped
	f.text = "’"
	switch {
	case contraction(word, next):
		f.confidence = 0.93
		if dropped >= 3 {
			f.confidence = 0.97
		}
	case dropped == 0 || !english:
		return f, false
	case word != "" && next == "s":
		f.confidence = 0.92
	case word == "" && next == "" && classBefore(l.s, at) == edgeClass && classAt(l.s, end) == edgeClass:
		f.text, f.other, f.confidence = "–", "—", 0.85
	case word == "" && next != "" && dropped >= 2 && classBefore(l.s, at) == edgeClass:
		f.text, f.other, f.confidence = "“", "‘", 0.85
	case next == "" && dropped >= 2 && classBefore(l.s, at) == punctClass && classAt(l.s, end) == edgeClass:
		f.text, f.other, f.confidence = "”", "’", 0.85
	default:
		return f, false
	}
	return f, true
}

// asked reads â with question marks or with one and the last character.
func (l *loser) asked(f fold) (fold, bool) {
	s, end := l.s, f.span.End
	if last, size := utf8.DecodeRuneInString(s[end+1:]); last == '¦' || last == '¢' {
		f.span.End = end + 1 + size
		f.text, f.confidence = "…", 0.95
		if last == '¢' {
			f.text = "•"
		}
		f.src = s[f.span.Start:f.span.End]
		return f, true
	}
	if end+1 >= len(s) || s[end+1] != '?' {
		return f, false
	}
	f.span.End = end + 2
	f.src = s[f.span.Start:f.span.End]
	word, next := wordBefore(s, f.span.Start), wordAfter(s, f.span.End)
	before, after := classBefore(s, f.span.Start), classAt(s, f.span.End)
	proven := l.m.Lost.Asked > 0
	switch {
	case word != "" && contractionEnds[next]:
		f.text, f.confidence = "’", 0.96
	case !proven:
		f.text, f.confidence = "’", 0.3
		return f, word == "" || next == ""
	case word != "" && next != "" && elides(word):
		f.text, f.confidence = "’", 0.93
	case word != "" && next != "":
		f.text, f.other, f.confidence = "—", "–", 0.75
	case before == edgeClass && after == edgeClass:
		f.text, f.other, f.confidence = "–", "—", 0.8
	case before == edgeClass || before == openClass:
		f.text, f.other, f.confidence = "“", "‘", 0.9
	default:
		f.text, f.other, f.confidence = "”", "’", 0.85
	}
	return f, true
}

// negatives are the stems of English contractions with t.
var negatives = map[string]bool{
	"don": true, "didn": true, "doesn": true, "isn": true, "aren": true, "wasn": true, "weren": true, "hasn": true, "haven": true, "hadn": true,
	"won": true, "wouldn": true, "couldn": true, "shouldn": true, "can": true, "mustn": true, "needn": true, "ain": true, "mightn": true, "shan": true,
}

// stems are what the other English contractions start with.
var stems = map[string]string{
	"s": " it that he she what there here let who where how when ", "re": " you we they ", "ve": " i you we they ",
	"ll": " i you he she it we they that ", "m": " i ", "d": " i you he she we they ",
}

// contraction says whether the two halves are an English contraction.
func contraction(word, next string) bool {
	if word == "" || next == "" || len(next) > 2 {
		return false
	}
	w := strings.ToLower(word)
	if next == "t" {
		return negatives[w]
	}
	return strings.Contains(stems[next], " "+w+" ")
}

// count adds the places beyond doubt of one window.
func (c *lostCounts) count(s string, window text.Span) {
	eachStretch(s, window, func(st text.Span) {
		if st.Start < window.Start || !strings.HasSuffix(s[st.Start:st.End], "â") {
			return
		}
		at := st.End - len("â")
		switch {
		case contraction(wordBefore(s, at), wordAfter(s, st.End)):
			c.Dropped++
		case strings.HasPrefix(s[st.End:], "??") && contractionEnds[wordAfter(s, st.End+2)]:
			c.Asked++
		}
	})
}
