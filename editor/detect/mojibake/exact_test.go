package mojibake_test

import (
	"strings"
	"testing"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/trial"
)

func TestExactSpans(t *testing.T) {
	trial.Spans(t, []trial.Case{
		{"the farmer⟦â€™⟧s mule", "the farmer⟦’⟧s mule"},
		{"a caf⟦Ã©⟧ on the quay", "a caf⟦é⟧ on the quay"},
		{"⟦â€œ⟧No,⟦â€\u009d⟧ he said⟦â€”⟧⟦â€œ⟧never.", "⟦“⟧No,⟦”⟧ he said⟦—⟧⟦“⟧never."},
		{"she said ⟦Ð´Ð°⟧ twice", "she said ⟦да⟧ twice"},
		{"the farmer⟦Ã¢â‚¬â„¢⟧s mule", "the farmer⟦’⟧s mule"},
		{"good é and bad ⟦Ã©⟧t⟦Ã©⟧", "good é and bad ⟦é⟧t⟦é⟧"},
	}, "mojibake")
}

func TestExactLeavesAlone(t *testing.T) {
	trial.Unchanged(t, []string{
		"SÃO PAULO, JOÃO, CONCLUSÃO", "VOCÊ…", "“CAFÉ”", "É’", "MANHÃ…", "Às vezes à noite", "mâine, Âme, însă România",
		"L’Étranger – été", "5 × 3 = 15", "NESTLÉ®", "20 °C ± 2", "Привет, Україна, ІВАН", "Ελλάδα", "שלום", "مرحبا", "日本語。テキスト",
		"Đường phố Hà Nội", "Ångström 10 Å", "© 2010 ™",
	}, "mojibake")
}

// TestExactRoundTrip damages sound text through every encoding and repairs it,
// where the way lost no character.
func TestExactRoundTrip(t *testing.T) {
	for _, s := range []string{"“Don’t—ever…”", "naïve façade, Ærøskøbing", "Она сказала", "Ωραία μέρα"} {
		for id := range codec.Count {
			damaged := id.Misread(s)
			// Known failures: ISO-8859-2 and windows-1250 differ in one Greek letter; a
			// no-break space behind Ì is taken for a true one; ž put in small letters
			// may have been Ž, and so another letter.
			known := id == codec.Latin2 && strings.Contains(s, "έ") || id == codec.Windows1252ViaMac && strings.Contains(s, "Æ") ||
				id == codec.Windows1252Small && strings.Contains(s, "О")
			if strings.ContainsRune(damaged, 0) || known {
				continue
			}
			if got := trial.CleanedByDefaults(t, damaged, "mojibake"); got != s {
				t.Errorf("%s: %q → %q, want %q", id, damaged, got, s)
			}
		}
	}
}
