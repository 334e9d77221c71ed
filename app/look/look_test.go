package look

import (
	"image/color"
	"math"
	"testing"

	"emend/editor/repair"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// TestContrast: every text can be read on every ground it stands on.
func TestContrast(t *testing.T) {
	for name, s := range map[string]struct {
		*Scheme
		least float64
	}{"light": {&Light, 4.5}, "dark": {&Dark, 4.5}, "light contrast": {&LightContrast, 7}, "dark contrast": {&DarkContrast, 7}} {
		check := func(what string, ink, ground color.NRGBA) {
			t.Helper()
			if got := contrast(ink, ground); got < s.least {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f", name, what, got, s.least)
			}
		}
		check("ink on page", s.Ink, s.Page)
		check("faint on page", s.Faint, s.Page)
		check("text on accent", s.OnFocus, s.Accent)
		check("ink on found", s.Ink, s.Found)
		check("ink on found at", s.Ink, s.FoundAt)
		for what, ground := range map[string]color.NRGBA{"panel": s.Panel, "field": s.Field} {
			if got := contrast(s.Edge(), ground); got < 3 {
				t.Errorf("%s: the edge of a field has a contrast of %.2f on the %s, want 3", name, got, what)
			}
		}
		for what, ground := range map[string]color.NRGBA{"panel": s.Panel, "field": s.Field, "hover": s.Hover, "chosen": s.Chosen} {
			check("ink on "+what, s.Ink, ground)
			check("faint on "+what, s.Faint, ground)
			check("accent on "+what, s.Accent, ground)
			check("good on "+what, s.Good, ground)
			check("bad on "+what, s.Bad, ground)
			check("caution on "+what, s.Caution, ground)
			for k := range kinds {
				check("kind ink on "+what, s.Kinds[k].Ink, ground)
			}
		}
		for k := range kinds {
			check("ink on tint", s.Ink, s.Kinds[k].Tint)
			check("text on kind", s.Kinds[k].On, s.Kinds[k].Ink)
		}
		for _, n := range s.Notes {
			check("ink on note", s.Ink, n)
		}
	}
}

// TestShapesTellStatesApart: no two states differ by colour alone.
func TestShapesTellStatesApart(t *testing.T) {
	type shape struct {
		underline   any
		box, strike bool
		tinted      bool
	}
	table := Light.styles()
	seen := map[shape]Stand{}
	for st := range stands {
		style := table[Repair(Letters, st, Plain)]
		s := shape{style.Underline, style.Box, style.Strike, style.Back.A > 0}
		if other, ok := seen[s]; ok {
			t.Errorf("stands %d and %d look alike", st, other)
		}
		seen[s] = st
	}
}

func TestStylesDoNotCollide(t *testing.T) {
	seen := map[int]bool{}
	note := func(id int) {
		if seen[id] || id >= allStyles {
			t.Errorf("style %d is given twice or lies outside", id)
		}
		seen[id] = true
	}
	for k := range kinds {
		for st := range stands {
			for s := range stresses {
				note(int(Repair(k, st, s)))
			}
		}
		for s := range stresses {
			note(int(Struck(k, s)))
		}
		note(int(Link(k, false)))
		note(int(Link(k, true)))
	}
	for _, c := range NoteColours {
		note(int(Note(c, false)))
		note(int(Note(c, true)))
	}
	note(int(Found(false)))
	note(int(Found(true)))
	if len(seen) != allStyles {
		t.Errorf("%d styles are used, %d were made", len(seen), allStyles)
	}
}

func TestKindOf(t *testing.T) {
	for rule, want := range map[repair.RuleID]Kind{"mojibake.folded": Letters, "layout.wrap": Spaces, "reader.edit": Reader, "unknown.rule": Words} {
		if got := KindOf(rule); got != want {
			t.Errorf("%s: %d, want %d", rule, got, want)
		}
	}
}
