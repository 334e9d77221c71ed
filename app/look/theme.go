package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"emend/assets"
)

// A Mode is the reader's choice of scheme.
type Mode string

// The modes. System follows the desktop; HighContrast does so too, with
// stronger colours.
const (
	System       Mode = "system"
	LightMode    Mode = "light"
	DarkMode     Mode = "dark"
	HighContrast Mode = "contrast"
)

// Theme is the window's theme for the toolkit.
type Theme struct {
	Mode Mode
	Zoom float32 // of everything but the text; 1 is plain
	// Lacks says whether no font of the machine shows a character; nil: not known.
	Lacks func(r rune) bool
	base  fyne.Theme
}

// NewTheme makes the theme for a mode.
func NewTheme(m Mode) *Theme { return &Theme{Mode: m, Zoom: 1, base: theme.DefaultTheme()} }

// Scheme is the scheme in use where the desktop has the given variant.
func (t *Theme) Scheme(v fyne.ThemeVariant) *Scheme {
	dark := v == theme.VariantDark
	switch t.Mode {
	case LightMode:
		dark = false
	case DarkMode:
		dark = true
	case HighContrast:
		if dark {
			return &DarkContrast
		}
		return &LightContrast
	}
	if dark {
		return &Dark
	}
	return &Light
}

// Color is for the toolkit.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	s := t.Scheme(v)
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground:
		return s.Panel
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		if s.Dark {
			return s.Panel // lighter than what lies under it
		}
		return s.Field
	case theme.ColorNameForeground:
		return s.Ink
	case theme.ColorNameInputBackground:
		return s.Field
	case theme.ColorNameSeparator:
		return s.Rule
	case theme.ColorNameInputBorder:
		return s.Edge()
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return s.Accent
	case theme.ColorNameFocus:
		return fade(s.Accent, 90)
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess:
		return s.OnFocus
	case theme.ColorNameHover, theme.ColorNamePressed:
		return s.Hover
	case theme.ColorNameSelection:
		return s.Chosen
	case theme.ColorNameButton:
		return s.Hover
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return s.Faint
	case theme.ColorNameDisabledButton:
		return s.Panel
	case theme.ColorNameError:
		return s.Bad
	case theme.ColorNameSuccess:
		return s.Good
	case theme.ColorNameWarning:
		return s.Caution
	case theme.ColorNameShadow: // the bars between panels, and the veil behind a sheet
		return s.Veil
	case theme.ColorNameScrollBar:
		return fade(s.Faint, 140)
	case theme.ColorNameScrollBarBackground:
		return fade(s.Rule, 60)
	}
	variant := theme.VariantLight
	if s.Dark {
		variant = theme.VariantDark
	}
	return t.base.Color(name, variant)
}

// sizes are the toolkit's sizes that differ from its own: denser, with small
// corners.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 13, theme.SizeNameCaptionText: 11, theme.SizeNameHeadingText: 19,
	theme.SizeNameSubHeadingText: 15, theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 6,
	theme.SizeNameInlineIcon: 16, theme.SizeNameInputRadius: 4, theme.SizeNameSelectionRadius: 3,
	theme.SizeNameScrollBar: 10, theme.SizeNameScrollBarSmall: 4, theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder: 1,
}

// Size is for the toolkit.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		if name == theme.SizeNameSeparatorThickness || name == theme.SizeNameInputBorder {
			return s
		}
		return s * t.Zoom
	}
	return t.base.Size(name) * t.Zoom
}

// Font is for the toolkit.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return t.base.Font(s)
	case s.Monospace:
		return Mono
	case s.Bold:
		return sansBold
	case s.Italic:
		return sansItalic
	}
	return Sans
}

// Icon is for the toolkit.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// The fonts for text that come with the program.
var (
	Serif fyne.Resource = fyne.NewStaticResource("Vollkorn-Regular.ttf", assets.SerifFont)
	Mono  fyne.Resource = fyne.NewStaticResource("JetBrainsMono-Regular.ttf", assets.MonoFont)
	Sans  fyne.Resource = fyne.NewStaticResource("Inter-Regular.otf", assets.SansFont)
	Icon  fyne.Resource = fyne.NewStaticResource("emend.png", assets.Icon)
)

// The other cuts of the window's font.
var (
	sansBold   fyne.Resource = fyne.NewStaticResource("Inter-SemiBold.otf", assets.SansBoldFont)
	sansItalic fyne.Resource = fyne.NewStaticResource("Inter-Italic.otf", assets.SansItalicFont)
)

// present is the theme of the running program, nil where the toolkit has another, as
// in tests.
func present() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		t, _ := app.Settings().Theme().(*Theme)
		return t
	}
	return nil
}

// Present is the scheme of the running program, or the light one.
func Present() *Scheme {
	if t := present(); t != nil {
		return t.Scheme(fyne.CurrentApp().Settings().ThemeVariant())
	}
	return &Light
}

// Lacks says whether no font shows a character. It is asked on the goroutine of
// the window only.
func Lacks(r rune) bool {
	t := present()
	return t != nil && t.Lacks != nil && t.Lacks(r)
}
