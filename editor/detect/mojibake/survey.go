// Package mojibake undoes misread encodings in which the bytes are all, or
// nearly all, still there.
//
// Context: the same characters are damage in one text and meant in another, and
// several encodings can explain one place. Decision: every stretch beyond ASCII
// is read back through the encodings of codec and scored by how much oddity
// that takes away; a survey first counts the places beyond doubt, and a chain
// proven by them carries the doubtful ones. Consequence: one lonely place needs
// to be far likelier than the next one in a text that is full of its like.
// What lost its accents or symbols afterwards is the subject of folded.
package mojibake

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// profile is what the survey counts of each chain of damage over the
// whole text.
type profile struct {
	encodings
	Folded   *folded.Counts
	Controls controlCounts
	Lost     lostCounts
	Wide     wideCounts
	Swap     swapProof
	// Vietnamese counts recovered letters that no other language has.
	Vietnamese int

	coverage
	surroundings

	wordings rule.Wordings // of all rules but the exact one
	exact    sync.Map      // its wordings, by wordingKey
}

// coverage is how much of the text beyond ASCII was read.
type coverage struct {
	any            bool // some place reads as misread UTF-8, sure or not
	high, covered  int  // bytes beyond ASCII, and those of them in sure places
	unread         int  // stretches that are odd and no place is in
	stretches, led int  // beyond ASCII, and those behind what may be a folded lead
}

// encodings is what proves each encoding that UTF-8 may have been misread in.
type encodings struct {
	Exact   [codec.Count]int // places beyond doubt
	Spelled [codec.Count]int // characters in such places that the encoding explains
	Inner   [codec.Count]int // characters for which it is an inner layer
	Behind  [codec.Count]int // how far it falls behind the best reading
}

// surroundings is what stands around the sure places, and what they come to.
type surroundings struct {
	edges, ends int // how odd they are beside it, at so many ends of them
	kept        int // their no-break spaces that did not become spaces
	// beyondLatin1 counts those that hold characters which only windows-1252
	// has, so that no more than its undefined bytes were deleted.
	beyondLatin1 int
	scripts      [class.Count]int // of what they come to
	// small and large are the Cyrillic and East Asian characters with a byte that
	// shows as š, œ or ž, or as a capital of these: of a text that was put in small
	// letters or in capitals after it was misread, one kind is missing.
	small, large map[rune]struct{}
}

// provenEnough is the number of sure places at which counting ends: more would
// prove nothing more, and reading a wholly damaged text twice costs time.
const provenEnough = 1000

// Survey counts the places beyond doubt.
func Survey(v *rule.View, p *rule.Profile) {
	m := rule.Of[profile](p)
	c := exactCounter{m: m, s: v.Text, weigher: weigher{tally: &m.Behind, spares: ^uint16(0)}}
	for at := 0; at < len(v.Text); at += rule.SurveyStep {
		select {
		case <-p.Done():
			return
		default:
		}
		window := text.Span{Start: at, End: min(at+rule.SurveyStep, len(v.Text))}
		exact := m.exactTotal() < provenEnough
		scan.EachStretch(v.Text, window, func(st text.Span) {
			if exact {
				c.count(st, window)
			}
			m.Wide.count(v.Text, st, window)
		})
	}
	m.decide(v, p)
}

// SurveyFolded counts the folded places beyond doubt and names the language.
func SurveyFolded(v *rule.View, p *rule.Profile) {
	m := rule.Of[profile](p)
	m.Folded = rule.Of[folded.Counts](p)
	c := m.Folded
	m.findLeads()
	c.Language = language.Guess(v.Text[:min(len(v.Text), languageSample)])
	for at := 0; at < len(v.Text); at += rule.SurveyStep {
		select {
		case <-p.Done():
			return
		default:
		}
		window := text.Span{Start: at, End: min(at+rule.SurveyStep, len(v.Text))}
		counting := c.Proven() < provenEnough
		scan.EachStretch(v.Text, window, func(st text.Span) {
			if st.Start < window.Start {
				return // counted with the window before
			}
			if counting {
				c.CountStretch(v.Text, st)
			}
			m.Lost.count(v.Text, st, c.Language)
		})
		if counting {
			c.CountSpelt(v.Text, window)
		}
		m.Controls.count(v.Text, window)
	}
	c.Exact, c.East = m.exactTotal(), m.scripts[class.Wide] > m.scripts[class.Lower]
	c.Settle(v.Text)
	p.BytesLost = m.broken() || c.Undecidable()
	p.AccentsDropped = c.Proven()+c.Lowered >= 3
}

// languageSample is how much of a text is read to name its language.
const languageSample = 256 << 10

// decide settles between the two kinds of misreading: where UTF-8 explains
// little of a text and one encoding read as another explains all of it, what
// looks like UTF-8 does so by chance. Signs behind an A are folded UTF-8.
func (m *profile) decide(v *rule.View, p *rule.Profile) {
	if 2*m.covered > m.high || 4*m.led > 3*m.stretches {
		return
	}
	surveySwapped(v, p)
	if m.Swap.swap != nil {
		m.Exact, m.Spelled = [codec.Count]int{}, [codec.Count]int{}
	}
}

// An exactCounter counts sure misreadings.
type exactCounter struct {
	weigher
	m      *profile
	s      string
	seen   stretches
	places []place
}

// count adds those of a stretch that start in the window.
func (c *exactCounter) count(st, window text.Span) {
	m, s := c.m, c.s
	m.high += st.Len()
	m.stretches++
	m.led += scan.One(behindLead(s, st.Start))
	before := class.Before(s, st.Start)
	e, known := c.seen.at(s, st, before, c.spares)
	if known && len(e.places) == 0 {
		m.unread += scan.One(e.odd)
		return
	}
	tail := s[st.Start:min(len(s), st.End+readAhead)]
	c.places = c.decodeAll(c.places[:0], tail, st.Len(), before, class.Edge, 0)
	places := c.places
	if e != nil {
		e.places = append(e.places[:0], places...)
		e.odd = len(places) == 0 && !cutOff(s, st) && textOddity(tail[:st.Len()], before, class.At(s, st.End)) >= oddAlone && !folded.ReadsQuote(tail)
		m.unread += scan.One(e.odd)
	}
	m.any = m.any || len(places) > 0
	if len(places) == 0 || behindLead(s, st.Start) && folded.DeepCovers(s, st.Start) {
		return
	}
	for i := range places {
		start := st.Start + places[i].from
		if places[i].score >= provenScore && places[i].from < st.Len() && start >= window.Start && start < window.End {
			m.Exact[places[i].codecs[0]]++
			if i > 0 || !behindLead(s, st.Start) { // else the other half of a folded pair
				m.surround(tail, places, i, before)
			}
			m.explain(tail[places[i].from:places[i].to], &places[i])
			m.covered += places[i].to - places[i].from
			if r, _ := utf8.DecodeRuneInString(places[i].wording); r >= 0x1EA0 && r < 0x1EFA {
				m.Vietnamese++
			}
		}
	}
}

// surround counts what place i of a stretch comes to, and how odd that is beside
// what stands around it.
func (m *profile) surround(s string, places []place, i int, before class.Class) {
	p := &places[i]
	first, _ := utf8.DecodeRuneInString(p.wording)
	last, _ := utf8.DecodeLastRuneInString(p.wording)
	m.scripts[class.Of(first).Script()]++
	if p.from > 0 {
		before = class.Before(s, p.from)
	}
	if i == 0 || places[i-1].to < p.from {
		m.edges += class.Odd(before, class.Of(first))
		m.ends++
	}
	if (i+1 == len(places) || places[i+1].from > p.to) && !lostLead(s[p.to:]) {
		m.edges += class.Odd(class.Of(last), class.At(s, p.to))
		m.ends++
	}
	if script := class.Of(first).Script(); p.layers == 1 && (script == class.CyrLower || script == class.Wide) {
		m.noteCases(p.wording)
	}
	if strings.ContainsFunc(s[p.from:p.to], func(r rune) bool { return r > 0xFF }) {
		m.beyondLatin1++
	}
	if !p.lost {
		m.kept += strings.Count(s[p.from:p.to], "\u00a0")
	}
}

// cutOff says whether a stretch may be the beginning of what a space broke in two.
func cutOff(s string, st text.Span) bool {
	return s[st.End] == ' ' && unfinished(s[st.Start:st.End], notASCII, ^uint16(0))
}

// lostLead says whether s starts with the first half of a letter of Latin-1, the
// other half of which was a control character: such pieces can be read.
func lostLead(s string) bool {
	rest, ok := strings.CutPrefix(s, "Ã")
	return ok && rest != "" && rest[0] < utf8.RuneSelf
}

// oddAlone is the oddity of a stretch that no sound text holds.
const oddAlone = 30

// doubtful says whether the text holds more that is damaged and cannot be read
// than what can.
func doubtful(m *profile) bool {
	return m.broken() || m.unread >= 6 && m.unread > m.exactTotal() && 2*m.scripts[class.Lower] < m.exactTotal()
}

// broken says whether the text lost bytes after it was misread: then pieces of
// sequences stand beside what could be read back.
func (m *profile) broken() bool {
	return m.ends >= 20 && m.edges > 3*m.ends || m.ends >= 6 && m.edges > 6*m.ends
}

// amongPieces is the confidence of a place in such a text: its bytes may be
// those of several characters. What reads as most of the text does is right all
// the same, and what stands by itself among ASCII: in the word, where most of the
// text is not Latin.
func (m *profile) amongPieces(s string, span text.Span, p *place) float64 {
	first, _ := utf8.DecodeRuneInString(p.wording)
	most := slices.Max(m.scripts[class.GreekLower:])
	switch script := class.Of(first).Script(); {
	case p.lost:
	case script > class.ExoticLatin && m.scripts[script] == most && 4*m.Exact[p.codecs[0]] >= slices.Max(m.Exact[:]):
		switch {
		case script == class.OtherLetter && faraway(p.wording):
			return 0.4
		case p.score < 50:
			return 0.85
		}
		return 0.97
	case amongASCII(s, span) && (m.scripts[class.Lower] > most || p.score >= certainScore && loneInWord(s, span)) && textOddity(p.wording, class.Before(s, span.Start), class.At(s, span.End)) < 10:
		return 0.99
	}
	return 0.4
}

// amongASCII says whether ASCII stands on both sides of a place.
func amongASCII(s string, span text.Span) bool {
	return (span.Start == 0 || s[span.Start-1] < utf8.RuneSelf) && (span.End == len(s) || s[span.End] < utf8.RuneSelf)
}

// loneInWord says whether nothing else beyond ASCII stands in the same word.
func loneInWord(s string, span text.Span) bool {
	ascii := func(s string) bool { return scan.NextHigh(s, 0, len(s)) == len(s) }
	from := strings.LastIndexAny(s[max(0, span.Start-scan.MaxWord):span.Start], " \n\t") + 1
	word := s[max(0, span.Start-scan.MaxWord):span.Start][from:]
	rest, _, _ := strings.Cut(s[span.End:min(len(s), span.End+scan.MaxWord)], "\n")
	rest, _, _ = strings.Cut(rest, " ")
	return ascii(word) && ascii(rest)
}

// explain counts the characters of a place for every encoding that reads its
// start alike: `Ã©` is é in several.
func (m *profile) explain(src string, p *place) {
	first, size := utf8.DecodeRuneInString(src)
	cell := codec.Lookup(first)
	n := utf8.RuneCountInString(p.wording)
	if cell == nil || p.layers > 1 {
		for i, id := range p.codecs[:p.layers] {
			m.Spelled[id] += n
			if i > 0 {
				m.Inner[id] += n
			}
		}
		return
	}
	reads, _ := utf8.DecodeRuneInString(p.wording)
	for id := range codec.Count {
		if cell.Leads&(1<<id) == 0 {
			continue
		}
		if u, ok := id.NextAfter(cell.Bytes[id], src, size); ok && u.Rune == reads {
			m.Spelled[id] += n
		}
	}
}

// support turns counts into the unit of class.Odd: a chain that is proven
// carries places that would not stand alone.
func (m *profile) support() (s [codec.Count]int) {
	lead := m.Behind[0]
	for _, n := range m.Behind {
		lead = max(lead, n)
	}
	for i, n := range m.Spelled {
		if m.Behind[i] < lead-clearlyBehind {
			continue
		}
		if s[i] = supportOf(n); s[i] > 0 && m.Behind[i] < lead {
			s[i] -= slightlyBehind
		}
	}
	return s
}

// innerSupport is the same for encodings under another.
func (m *profile) innerSupport() (s [codec.Count]int) {
	most := 0
	for _, n := range m.Inner {
		most = max(most, n)
	}
	for i, n := range m.Inner {
		if 4*n >= most {
			s[i] = supportOf(n)
		}
	}
	return s
}

// fewSupport is what a handful of characters say for an encoding.
const fewSupport = 35

// supportOf is what so many characters say for an encoding.
func supportOf(n int) int {
	switch {
	case n >= 12:
		return 45
	case n >= 5:
		return fewSupport
	case n >= 1:
		return 10
	}
	return 0
}

// clearlyBehind is the oddity by which an encoding that reads most of a text's
// damage is told from the one that caused it: `Ĺš` is Ś in one and š in another.
const clearlyBehind = 40

// slightlyBehind settles ties for the encoding that explains the text best.
const slightlyBehind = 5
