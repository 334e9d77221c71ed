package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Exact undoes misreadings in which no byte was lost.
var Exact = rule.Detector{
	Rule:  "mojibake.exact",
	Title: "Misread UTF-8",
	Doc: "UTF-8 that a program read in another encoding, once or several times over: Serge[â€™]s → Serge[’]s, caf[Ã©] → caf[é], [Ð¼Ð¸Ñ€] → [мир]. " +
		"Leaves real letters alone (SÃO PAULO, “VOCÊ…”, NESTLÉ®).",
	Find: exactMojibake,
}

func exactMojibake(p *rule.Pass) {
	m := rule.Of[profile](p.Profile)
	if m.Swap.swap != nil || !m.any {
		return
	}
	w := weigher{support: m.support(), inner: m.innerSupport()}
	w.settle()
	said := map[wordingKey]*rule.Wording{}
	seen := new(stretches)
	odd := m.exactTotal() == 1 || doubtful(m) // what is around decides
	var places []place
	s := p.View.Text
	scan.EachStretch(s, p.Window, func(st text.Span) {
		before := class.Before(s, st.Start)
		e, known := seen.at(s, st, before, w.spares)
		if known {
			m.report(p, said, st.Start, e.places, odd)
			return
		}
		tail := s[st.Start:min(len(s), st.End+readAhead)]
		places = w.decodeAll(places[:0], tail, st.Len(), before, class.Edge, 0)
		for i := range places {
			if places[i].from >= st.Len() {
				places = places[:i] // found again with its own stretch, whatever the window
				break
			}
		}
		m.report(p, said, st.Start, places, odd)
		if e != nil {
			e.places = append(e.places[:0], places...)
		}
	})
}

// report proposes the places of the stretch that starts at base; odd ones are
// weighed each where it stands.
func (m *profile) report(p *rule.Pass, said map[wordingKey]*rule.Wording, base int, places []place, odd bool) {
	s := p.View.Text
	if len(places) == 0 || behindLead(s, base) && (m.foldedFirst(s, base) || folded.DeepCovers(s, base)) {
		return
	}
	for i := range places {
		pl := &places[i]
		span := text.Span{Start: base + pl.from, End: base + pl.to}
		if span.Start < p.Window.Start || span.Start >= p.Window.End || quotedCode(p, span) || pl.lost && m.Exact[pl.codecs[0]] == 0 && faraway(pl.wording) ||
			pl.wording == "\u0080" && folded.IsTail(s[span.End:]) { // DONÂ€™T: a mark put in capitals
			continue
		}
		if pl.said == nil {
			k := wordingKey{s[span.Start:span.End], pl.codecs, pl.layers}
			w := said[k]
			if w == nil {
				w = m.wording(k, pl)
				said[k] = w
			}
			pl.said, pl.again = w, rule.Unsaid
			pl.confidence = m.placeConfidence(s, span, pl)
		}
		if odd {
			pl.confidence = m.exactConfidence(s, span, pl)
		} else if pl.again != rule.Unsaid {
			p.Again(pl.again, span)
			continue
		}
		pl.again = p.Report(rule.Finding{
			Span:        span,
			Replacement: pl.said.Text,
			Confidence:  pl.confidence,
			Pattern:     pl.said.Pattern,
			Evidence:    pl.said.Evidence,
		})
	}
}

// behindLead says whether a stretch stands behind what may be a folded lead.
func behindLead(s string, at int) bool {
	return at > 0 && (s[at-1] == 'A' || s[at-1] == 'a' || s[at-1] == 'E')
}

// fewestLed is how many stretches behind folded leads show that a text was folded
// before it was misread again.
const fewestLed = 6

// foldedFirst says whether `Â` behind an A is the second half of a folded letter,
// misread again, as in most of the text: AÂ©.
func (m *profile) foldedFirst(s string, at int) bool {
	return m.led >= fewestLed && 2*m.led > m.stretches && s[at-1] == 'A' && strings.HasPrefix(s[at:], "Â")
}

// quotedCode says whether a place is a whole string of a program, which shows
// the damage on purpose.
func quotedCode(p *rule.Pass, span text.Span) bool {
	s := p.View.Text
	if span.Start == 0 || span.End == len(s) || s[span.End] != s[span.Start-1] {
		return false
	}
	mark := s[span.End]
	return (mark == '\'' || mark == '"' || mark == '`') && p.Profile.Program(p.View)
}

// exactConfidence turns a score into the share of such places that were right
// when measured on damaged and on sound text.
func (m *profile) exactConfidence(s string, span text.Span, p *place) float64 {
	most := 0.99
	if doubtful(m) {
		most = m.amongPieces(s, span, p)
	}
	return min(most, m.placeConfidence(s, span, p))
}

func (m *profile) placeConfidence(s string, span text.Span, p *place) float64 {
	switch {
	case m.exactTotal() == 1 && inconsistent(s, span, p.wording):
		return 0.85
	case scriptName(p.wording) != "" && (p.lost && m.kept > 0 || p.layers == 1 && m.otherCase(p.wording)):
		return 0.4 // a true space; or š that was Š before
	case faraway(p.wording) && m.scripts[class.Wide]+m.scripts[class.OtherLetter] < m.scripts[class.Lower] && (p.lost || withinLatin(s, span)):
		return 0.4 // a piece of a letter of the word
	case p.score < certainScore && m.besides(p) == 0 && faraway(p.wording):
		return 0.7 // a character of another script, by itself
	case p.score >= certainScore:
		return 0.99
	case p.score >= 50:
		return 0.98
	case p.score >= 40:
		return 0.96
	case p.score >= sureScore:
		return 0.93
	case p.score >= 30:
		return 0.9
	}
	return 0.8
}

// besides is how many sure places the text has of a place's encoding, itself
// not counted.
func (m *profile) besides(p *place) int {
	n := m.Exact[p.codecs[0]]
	if n > 0 && p.score-m.support()[p.codecs[0]] >= provenScore {
		n--
	}
	return n
}

// faraway says whether a place comes to one character of a script that is not
// Latin, Greek or Cyrillic.
func faraway(wording string) bool {
	r, size := utf8.DecodeRuneInString(wording)
	script := class.Of(r).Script()
	return size == len(wording) && script > class.CyrNatUpper
}

// withinLatin says whether a place stands between Latin letters.
func withinLatin(s string, span text.Span) bool {
	return class.Before(s, span.Start).Script() == class.Lower && class.At(s, span.End).Script() == class.Lower
}

// everydayAccents are the accented letters a single place is likely to hold.
const everydayAccents = "éèàçêîôûâùëïœñóíáúüöäßãõ"

// inconsistent says whether the only damage of a text spells a letter that is
// not everyday, in a line that shows good typography beside it: then the line
// was not misread as a whole, and the letter may have come in otherwise.
func inconsistent(s string, span text.Span, wording string) bool {
	r, size := utf8.DecodeRuneInString(wording)
	if size != len(wording) || r > 0xFF || !unicode.IsLetter(r) || strings.ContainsRune(everydayAccents, r) {
		return false
	}
	from := strings.LastIndexByte(s[:span.Start], '\n') + 1
	to := strings.IndexByte(s[span.End:], '\n')
	if to < 0 {
		to = len(s) - span.End
	}
	return typographic(s[from:span.Start]) || typographic(s[span.End:span.End+to])
}

// typographic says whether s shows good quotation marks or dashes, and nothing
// else beyond ASCII.
func typographic(s string) bool {
	found := false
	for at := scan.NextHigh(s, 0, len(s)); at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if k := class.Of(r); !class.Quotes(k) && k != class.Dash {
			return false
		}
		found = true
		at = scan.NextHigh(s, at+size, len(s))
	}
	return found
}

// exactTotal is the number of sure places of all chains.
func (m *encodings) exactTotal() (n int) {
	for _, c := range m.Exact {
		n += c
	}
	return n
}

// wordingKey tells the wordings of one text apart.
type wordingKey struct {
	src    string
	codecs [codec.MaxLayers]codec.ID
	layers int
}

// wording returns the shared strings of a place.
func (m *profile) wording(k wordingKey, p *place) *rule.Wording {
	if w, ok := m.exact.Load(k); ok {
		return w.(*rule.Wording)
	}
	k.src = strings.Clone(k.src)
	w := &rule.Wording{Text: p.wording, Pattern: rule.Pattern(k.src, p.wording), Evidence: m.exactEvidence(p)}
	if c := scriptName(p.wording); c != "" {
		w.Pattern = "read as " + p.codecs[p.layers-1].String() + " → " + c
	}
	got, _ := m.exact.LoadOrStore(k, w)
	return got.(*rule.Wording)
}

// scriptName names the script of a word that is told as one place; "" for
// Latin letters and for what is no letter.
func scriptName(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch class.Of(r).Script() {
	case class.GreekLower:
		return "Greek letters"
	case class.CyrLower:
		return "Cyrillic letters"
	case class.Hebrew:
		return "Hebrew letters"
	case class.Arabic:
		return "Arabic letters"
	case class.Wide:
		return "East Asian characters"
	case class.OtherLetter:
		return "letters of another script"
	}
	return ""
}

// exactEvidence tells the chain of a place and what proves it.
func (m *profile) exactEvidence(p *place) string {
	var b strings.Builder
	b.WriteString("UTF-8 read as ")
	for i := p.layers - 1; i >= 0; i-- {
		b.WriteString(p.codecs[i].String())
		if i > 0 {
			b.WriteString(", then that again as ")
		}
	}
	if p.lost {
		b.WriteString(", a no-break space inside lost")
	}
	return b.String() + rule.Proof(m.Exact[p.codecs[0]])
}
