package layout_test

import (
	"testing"

	"emend/editor/detect/trial"
)

func TestLineEndHyphens(t *testing.T) {
	trial.Marked(t, 0.9, []trial.Case{
		{"the investigation was long, an in[-\n]vestigation indeed", "the investigation was long, an in[]vestigation indeed"},
		{"the men, the Johnny[-\n]come-latelys of it", "the men, the Johnny[-]come-latelys of it"},
		{"peace at Brest[-\n]Litovsk that year", "peace at Brest[-]Litovsk that year"},
		{"a well-known man, well-known here, well-known there, so well[-\n]known that", "a well-known man, well-known here, well-known there, so well[-]known that"},
		{"mid[-\n]and long-term plans", "mid[- ]and long-term plans"},
		{"the recon[\u00AD\n]ciliation of", "the recon[]ciliation of"},
		{"the recon[¬\n]ciliation of", "the recon[]ciliation of"},
		{"in the years 1914[-\n]18 and", "in the years 1914[-]18 and"},
		{"the village, the vil[-\n\f lage] of", "the village, the vil[lage\f] of"},
		{"he waited -\nand waited", ""},
		{"a dash--\nthen more", ""},
		{"It was all done with the utmost good[-\n]ness of heart, as they say", "It was all done with the utmost good[]ness of heart, as they say"},
		{"They were seen in the act of strip[-\n]ping the body of it", "They were seen in the act of strip[]ping the body of it"},
		{"It was a pure-\nbred horse that they had in the field", ""},
		{"x = a -\nb", ""},
		{"a formula a=\nb", ""},
	}, "layout.hyphen")
}

func TestFrenchHyphens(t *testing.T) {
	const french = "Les gens de la rive ne sont pas là et les enfants dorment dans la maison avec une lampe. "
	trial.Marked(t, 0.8, []trial.Case{
		{french + "« La cloche, dit[-\n]il, est dans la tour. »", french + "« La cloche, dit[-]il, est dans la tour. »"},
		{french + "Il avait tout ra[-\n]conté aux autres.", french + "Il avait tout ra[]conté aux autres."},
	}, "layout.hyphen")
}

func TestFrakturHyphens(t *testing.T) {
	raw := "der Ge=\nsang, die Ver=\nnunft, das Ge=\nmüt, die Frei=\nheit, der Un=\nsinn"
	if got, want := trial.CleanedAt(t, raw, 0.9, "layout.hyphen"), "der Gesang, die Vernunft, das Gemüt, die Freiheit, der Unsinn"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestLostHyphens(t *testing.T) {
	trial.Marked(t, 0.8, []trial.Case{
		{"the refreshments came, refreshments enough, but re[\n]freshments for whom", "the refreshments came, refreshments enough, but re[]freshments for whom"},
		{"the old\nman and an old man, oldman", ""},
		{"some kind\nof thing", ""},
	}, "layout.lost-hyphen")
}
