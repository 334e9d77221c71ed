package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Spoken is not seen: it tells a screen reader what stands before the reader.
// It is asked whenever the window is drawn, in builds with the tag
// accessibility.
type Spoken struct {
	widget.BaseWidget
	text func() string
}

// NewSpoken makes the object; text gives the words of this moment.
func NewSpoken(text func() string) *Spoken {
	s := &Spoken{text: text}
	s.ExtendBaseWidget(s)
	return s
}

var _ fyne.Accessible = (*Spoken)(nil)

// AccessibilityLabel is for the toolkit.
func (s *Spoken) AccessibilityLabel() string { return s.text() }

// AccessibilityRole is for the toolkit.
func (s *Spoken) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for the toolkit.
func (s *Spoken) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
