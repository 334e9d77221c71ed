package characters

import (
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Survey reads what decides over marks, once the encoding is right.
func Survey(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	c := rule.Of[profile](p)
	s := v.Text
	for at := 0; at < len(s); {
		end := min(at+rule.SurveyStep, len(s))
		select {
		case <-p.Done():
			return
		default:
		}
		window := text.Span{Start: at, End: end}
		for range scan.Controls(s, at, end) {
			c.Controls++
		}
		c.countScripts(s, window)
		scan.EachByte(s, window, 0xEF, func(at int) {
			if isLigature(s, at) {
				c.Ligatures++
				c.Strange += scan.One(strangeLigature(s, at, p))
			}
		})
		eachAccent(s, window, func(at int) {
			if at >= window.End {
				return
			}
			if a, ok := readAccent(s, at, false); ok && !a.weak {
				c.Accents++
				if a.leading {
					c.Leading++
				}
			}
		})
		if c.Ligature < 3 {
			eachGap(s, window, func(escape) { c.Ligature++ })
		}
		at = end
	}
}

// scriptShown is the count at which looking for a script ends.
const scriptShown = 8

// countScripts looks for writing that makes certain marks sound.
func (c *profile) countScripts(s string, window text.Span) {
	for at := scan.NextHigh(s, window.Start, window.End); at < window.End && (c.East < scriptShown || c.RTL < scriptShown); {
		switch b := s[at]; {
		case b >= 0xD6 && b <= 0xDF:
			c.RTL++
		case b >= 0xE3 && b <= 0xED:
			c.East++
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at = scan.NextHigh(s, at+size, window.End)
	}
}
