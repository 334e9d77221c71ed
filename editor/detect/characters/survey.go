package characters

import (
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// marks are what decides over single characters, once the encoding is right.
type marks struct {
	Controls int  // control characters
	East     bool // there are East Asian characters
	RTL      bool // there are Hebrew or Arabic letters
	Accents  int  // spacing accents beside the letter they belong to
	Leading  int  // of those, in front of it
	// Ligatures are those kept as one character, Strange those of them in words
	// that are none.
	Ligatures, Strange int
	Ligature           int // gaps that only a lost ligature explains
}

// Survey reads what decides over marks.
func Survey(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	var all marks
	rule.ReadParts(p, len(v.Text), func(part text.Span) (m marks) {
		m.read(v.Text, part, p)
		return m
	}, all.add)
	rule.Of[profile](p).marks = all
}

// add takes in the marks of the part behind.
func (m *marks) add(part marks) {
	m.Controls += part.Controls
	m.East, m.RTL = m.East || part.East, m.RTL || part.RTL
	m.Accents += part.Accents
	m.Leading += part.Leading
	m.Ligatures += part.Ligatures
	m.Strange += part.Strange
	m.Ligature += part.Ligature
}

// read counts the marks of a part of a text.
func (m *marks) read(s string, part text.Span, p *rule.Profile) {
	for range scan.Controls(s, part.Start, part.End) {
		m.Controls++
	}
	m.readScripts(s, part)
	scan.EachByte(s, part, 0xEF, func(at int) {
		if isLigature(s, at) {
			m.Ligatures++
			m.Strange += scan.One(strangeLigature(s, at, p))
		}
	})
	eachAccent(s, part, func(at int) {
		if at >= part.End {
			return
		}
		if a, ok := readAccent(s, at, false); ok && !a.weak {
			m.Accents++
			m.Leading += scan.One(a.leading)
		}
	})
	eachGap(s, part, func(escape) { m.Ligature++ })
}

// readScripts looks for writing that makes certain marks sound.
func (m *marks) readScripts(s string, part text.Span) {
	for at := scan.NextHigh(s, part.Start, part.End); at < part.End && !(m.East && m.RTL); {
		b := s[at]
		m.RTL = m.RTL || b >= 0xD6 && b <= 0xDF
		m.East = m.East || b >= 0xE3 && b <= 0xED
		_, size := utf8.DecodeRuneInString(s[at:])
		at = scan.NextHigh(s, at+size, part.End)
	}
}
