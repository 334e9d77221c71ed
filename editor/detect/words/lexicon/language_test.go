package lexicon

import "testing"

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"en", "The ferry left in the morning, and they were on board of it with all that was theirs."},
		{"en", "Tbe ferry lett iu the rnorning, aud thev were on hoard of it with all that was tbeirs."},
		{"fr", "Le bac est parti le matin, et ils étaient à bord avec tout ce qui était à eux dans la maison."},
		{"de", "Die Fähre legte am Morgen ab, und sie waren mit allem an Bord, was sie auf der Welt hatten."},
		{"es", "El barco salió por la mañana, y ellos estaban a bordo con todo lo que era suyo en el mundo."},
		{"it", "Il traghetto partì di mattina, e loro erano a bordo con tutto quello che era della famiglia."},
		{"", "Lautta lähti aamulla, ja he olivat laivassa kaiken omaisuutensa kanssa."},
		{"", "0131 4 77 12; 88 = 12"},
		{"", ""},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("Language(%.30q) = %q, want %q", c.text, got, c.want)
		}
	}
}
