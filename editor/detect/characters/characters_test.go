package characters_test

import (
	"testing"

	"emend/editor/detect/trial"
)

func TestCharacterSpans(t *testing.T) {
	trial.Spans(t, []trial.Case{
		{"a caf⟦&eacute;⟧ by the quay", "a caf⟦é⟧ by the quay"},
		{"Tom ⟦&amp;amp;⟧ Ann, caf⟦&amp;eacute;⟧", "Tom ⟦&⟧ Ann, caf⟦é⟧"},
		{"the ⟦ﬁ⟧rst o⟦ﬃ⟧ce", "the ⟦fi⟧rst o⟦ffi⟧ce"},
		{"⟦Ｃ⟧⟦Ａ⟧⟦Ｔ⟧ scan", "⟦C⟧⟦A⟧⟦T⟧ scan"},
		{"the ke⟦\x01⟧eper", "the ke⟦⟧eper"},
		{"no⟦\x1e⟧one came", "no⟦-⟧one came"},
		{"⟦N\b⟧N⟦_\b⟧o", "⟦⟧N⟦⟧o"},
		{"a ⟦\x1b[31m⟧red⟦\x1b[0m⟧ lamp", "a ⟦⟧red⟦⟧ lamp"},
		{"one⟦\ufeff⟧ two", "one⟦⟧ two"},
		{"kee⟦\u200b⟧per, de⟦\u00ad⟧scribe", "kee⟦⟧per, de⟦⟧scribe"},
		{"one⟦\u2028⟧two", "one⟦\n⟧two"},
		{"un caf⟦=C3=A9⟧ pr⟦=C3=A8⟧s du⟦=\n⟧ quai", "un caf⟦é⟧ pr⟦è⟧s du⟦⟧ quai"},
		{`un caf⟦\u00e9⟧ pr⟦\u00e8⟧s`, "un caf⟦é⟧ pr⟦è⟧s"},
		{"un caf⟦%C3%A9⟧ noir", "un caf⟦é⟧ noir"},
		{"un caf⟦e\u0301⟧ noir", "un caf⟦é⟧ noir"},
		{"die Universit⟦a¨⟧t", "die Universit⟦ä⟧t"},
		{"die Sch⟦¨u⟧ler f⟦¨u⟧r Universit⟦¨a⟧t", "die Sch⟦ü⟧ler f⟦ü⟧r Universit⟦ä⟧t"},
		{"the de⟦\ue000⟧nition", "the de⟦fi⟧nition"},
		{"de⟦ ⟧nition, di⟦ ⟧erent, signi⟦ ⟧cant", "de⟦fi⟧nition, di⟦ff⟧erent, signi⟦fi⟧cant"},
		{"fine \u27e6\xed\xa0\xbd\xed\xb8\x80\u27e7 day", "fine \u27e6😀\u27e7 day"},
	}, "characters")
}

func TestCharactersLeaveAlone(t *testing.T) {
	trial.Unchanged(t, []string{
		"one\ftwo\tthree\r\nfour", "\ufefffirst line", "http://x.org/?a=1&amp;b=2", "AT&T; R&D", "<p>a &amp; b</p><p>c</p>",
		"the mark “&amp;” stands for an ampersand", "x=3D; y=20", "100%C3 pure", "http://x.org/caf%C3%A9", `C:\users\xavier`, `see \u in TeX`,
		"日本語のＡＢＣ", "می\u200cخواهم", "👩\u200d🚀", "d´une part, don´t", "¨quoted¨ words", "Øresund, œuvre, æon", "a nition de", "the de nition",
	}, "characters")
}

func TestTasteIsOffUnlessAsked(t *testing.T) {
	trial.Unchanged(t, []string{"“No,” he said—it’s\u00a0late"}, "characters", "mojibake")
	trial.Spans(t, []trial.Case{{"⟦“⟧No⟦”⟧", "⟦\"⟧No⟦\"⟧"}}, "characters.straight-quotes")
	trial.Spans(t, []trial.Case{{"a⟦\u00a0⟧b", "a⟦ ⟧b"}}, "characters.plain-spaces")
}
