package mojibake_test

import (
	"testing"

	"emend/editor/detect/trial"
)

// TestSigns: a sign that stands by itself is recovered without a second place
// that proves the encoding; the ends of words that look alike are left.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"âœ” Paid on Tuesday", "✔ Paid on Tuesday"},
		{"so glad you cameâ™«~", "so glad you came♫~"},
		{"Bring coffee â˜• and cake", "Bring coffee ☕ and cake"},
		{"рџ’… done for today", "💅 done for today"},
		{"В© the authors", "© the authors"},
		{"a board of 3Ã—4 feet", "a board of 3×4 feet"},
		{"(à¸‡'âŒ£')à¸‡ hello", "(ง'⌣')ง hello"},
		{"She said â€œgo onâ€ and sat down.", "She said “go on” and sat down."},
		{"EspaĂąol de MĂŠxico", "Español de México"},
		{"BokmĂĄl", "Bokmål"},
	} {
		if got := trial.CleanedByDefaults(t, c.raw, "mojibake"); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.raw, got, c.want)
		}
	}
	for _, s := range []string{
		"Ôôô, what a voice", "“Il s’en alla…”», dit-elle", "сказал: «он прочёл “Остров”»", "Vâ—o", "VOCÊ…” disse", "20 x 30 cm²", "Γ² ist hier das Quadrat von Γ",
	} {
		if got := trial.CleanedByDefaults(t, s, "mojibake"); got != s {
			t.Errorf("%q is sound, became %q", s, got)
		}
	}
}

// TestSwapsNotSettled: a few letters never settle in which encoding a text was
// read; the reading stays a doubtful one, and others are kept beside it.
func TestSwapsNotSettled(t *testing.T) {
	for _, s := range []string{"Ôèëüì", "ôèëüì", "ùìåí"} {
		if got := trial.CleanedByDefaults(t, s, "mojibake"); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	for _, c := range []struct{ raw, want string }{
		{"Ñîáðàíèå ñî÷èíåíèé â øåñòè òîìàõ", "Собрание сочинений в шести томах"},
		{"ùìåí ìëåìí, åúåãä øáä ìëí òì äñôø ùëúáúí", "שלום לכולם, ותודה רבה לכם על הספר שכתבתם"},
		{"Ç éóôïñßá ôçò ðüëçò êáé ôùí áíèñþðùí ôçò", "Η ιστορία της πόλης και των ανθρώπων της"},
	} {
		if got := trial.CleanedByDefaults(t, c.raw, "mojibake"); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.raw, got, c.want)
		}
	}
}
