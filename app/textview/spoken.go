package textview

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

var _ fyne.Accessible = (*surface)(nil)

// mostSpoken bounds what is read out of one row, in bytes.
const mostSpoken = 1000

// Spoken is the row of the caret as text, or the selection in it.
func (v *View) Spoken() string {
	if len(v.columns) == 0 || v.rows.Len() == 0 {
		return ""
	}
	c := v.cursor
	if fold := v.rows.Fold(c.At.Row); fold != "" {
		return fold
	}
	text := v.rows.Text(c.Col, c.At.Row)
	if from, to, ok := c.Selection(); ok && from.Row == to.Row {
		text = text[min(from.Off, len(text)):min(to.Off, len(text))]
	}
	if len(text) > mostSpoken {
		n := mostSpoken
		for n > 0 && !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n] + "…"
	}
	return text
}

// AccessibilityLabel is for the toolkit.
func (s *surface) AccessibilityLabel() string { return s.view.Spoken() }

// AccessibilityRole is for the toolkit.
func (s *surface) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
