package list

import (
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/say"
)

var _ fyne.Accessible = (*List)(nil)

// AccessibilityLabel is for the toolkit: the row the reader is at.
func (l *List) AccessibilityLabel() string {
	if l.chosen < 0 || l.face == nil {
		return ""
	}
	words := ""
	if k := l.chosen - int(l.top); k >= 0 && k < len(l.face.rows) {
		if row, ok := l.face.rows[k].(interface{ Spoken() string }); ok {
			words = row.Spoken()
		}
	}
	return say.F("%d of %d: %s", l.chosen+1, l.count(), words)
}

// AccessibilityRole is for the toolkit.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Spoken is the row in words.
func (c *Cells) Spoken() string { return strings.Join(c.want, ", ") }
