package folded_test

import (
	"testing"

	"emend/editor/detect/trial"
)

func TestFoldedSpans(t *testing.T) {
	trial.Spans(t, []trial.Case{
		{"the farmer⟦a€™ ⟧s mule", "the farmer⟦’⟧s mule"},
		{"a barn ⟦a€~⟧old⟦a€™⟧ timber", "a barn ⟦‘⟧old⟦’⟧ timber"},
		{"the workers⟦a€™⟧ club", "the workers⟦’⟧ club"},
		{"from 1871⟦a€“⟧74 on", "from 1871⟦–⟧74 on"},
		{"the mill⟦a€”⟧a ruin⟦a€”⟧burnt", "the mill⟦—⟧a ruin⟦—⟧burnt"},
		{"Splendid⟦a€!⟧ said he", "Splendid⟦…⟧ said he"},
		{"⟦a€œ⟧Come in,⟦a€⟧ she said. ⟦a€œ⟧Sit.⟦a€⟧", "⟦“⟧Come in,⟦”⟧ she said. ⟦“⟧Sit.⟦”⟧"},
		{"⟦aEURoe⟧Come in,⟦aEUR⟧ I said; ⟦aEUR~⟧it⟦aEURTM⟧s he, don⟦aEURtm⟧t", "⟦“⟧Come in,⟦”⟧ I said; ⟦‘⟧it⟦’⟧s he, don⟦’⟧t"},
		{"the Contessa⟦a€™ \n⟧s glove", "the Contessa⟦’⟧s glove"},
		{"eight o⟦a€™ ⟧clock, ma⟦a€™ ⟧am", "eight o⟦’⟧clock, ma⟦’⟧am"},
		{"the sol⟦A©⟧nac road", "the sol⟦é⟧nac road"},
		{"⟦a€œ⟧as he said, ⟦a€~⟧Run!⟦a€™ ⟧⟦a€⟧", "⟦“⟧as he said, ⟦‘⟧Run!⟦’⟧⟦”⟧"},
	}, "mojibake")
}

// TestFoldedByDocument: what one place leaves open, the text decides.
func TestFoldedByDocument(t *testing.T) {
	proof := "She didn⟦a€™⟧t, he won⟦a€™⟧t, they can⟦a€™⟧t. "
	good := "She didn⟦’⟧t, he won⟦’⟧t, they can⟦’⟧t. "
	trial.Spans(t, []trial.Case{
		{proof + "the empire⟦^™ ⟧s end", good + "the empire⟦’⟧s end"},
		{proof + "as Abb⟦ A©⟧ Gaston put it", good + "as Abb⟦é⟧ Gaston put it"},
		{proof + "emigr⟦A©⟧s and Val⟦A©⟧ry", good + "emigr⟦é⟧s and Val⟦é⟧ry"},
		{proof + "⟦A©⟧ 1998 by the author", good + "⟦©⟧ 1998 by the author"},
		{proof + "for ⟦A£⟧40", good + "for ⟦£⟧40"},
		{proof + "a Mr D⟦a€™ ⟧Souza, and Bront⟦A«⟧⟦^™ ⟧s house", good + "a Mr D⟦’⟧Souza, and Bront⟦ë⟧⟦’⟧s house"},
		{proof + "fed for ⟦A¼⟧ hour", good + "fed for ⟦¼⟧ hour"},
		{proof + "well done ⟦ðY˜€⟧", good + "well done ⟦😀⟧"},
		{proof + "at ⟦aˆ’⟧30 ⟦A°⟧C", good + "at ⟦−⟧30 ⟦°⟧C"},
		{proof + "for ⟦a£⟧2.80, 1⟦a½⟧ kg at 120 ⟦a°⟧C, says Zo⟦a«⟧", good + "for ⟦£⟧2.80, 1⟦½⟧ kg at 120 ⟦°⟧C, says Zo⟦ë⟧"},
	}, "mojibake")
}

// TestFoldedDashes: a dash between spaces is read as those that the text shows
// whole; one that opens an aside, and the next behind a word, are long.
func TestFoldedDashes(t *testing.T) {
	trial.Spans(t, []trial.Case{
		{"It — they say — can⟦a€™⟧t, won⟦a€™⟧t ⟦a€\"⟧ didn⟦a€™⟧t", "It — they say — can⟦’⟧t, won⟦’⟧t ⟦—⟧ didn⟦’⟧t"},
		{"It – they say – can⟦a€™⟧t, won⟦a€™⟧t ⟦a€\"⟧ didn⟦a€™⟧t", "It – they say – can⟦’⟧t, won⟦’⟧t ⟦–⟧ didn⟦’⟧t"},
		{"El piso ⟦a€\"⟧el nuevo⟦a€\"⟧ no est⟦A¡⟧ aqu⟦A\u00ad⟧, seg⟦Aº⟧n los del se⟦A±⟧or", "El piso ⟦—⟧el nuevo⟦—⟧ no est⟦á⟧ aqu⟦í⟧, seg⟦ú⟧n los del se⟦ñ⟧or"},
	}, "mojibake")
}

// TestFoldedLetters: the letters beside a place settle those that fold alike.
func TestFoldedLetters(t *testing.T) {
	trial.Spans(t, []trial.Case{
		{
			"Tom⟦A¡⟧⟦A¡⟧ nem⟦A¡⟧ pro n⟦A¡⟧s nebo pro v⟦A¡⟧⟦A¡⟧ d⟦A¯⟧m, jako jsou tento; ⟦A¡⟧el a kone⟦A\u008d⟧n⟦A›⟧ p⟦A™⟧i⟦A¡⟧el",
			"Tom⟦á⟧⟦š⟧ nem⟦á⟧ pro n⟦á⟧s nebo pro v⟦á⟧⟦š⟧ d⟦ů⟧m, jako jsou tento; ⟦š⟧el a kone⟦č⟧n⟦ě⟧ p⟦ř⟧i⟦š⟧el",
		},
		{
			"Ben bu yolda ⟦AY⟧ark⟦A±⟧ ⟦A¶⟧⟦AY⟧reniyor, ka⟦A§⟧m⟦A±⟧⟦AY⟧ gibi ko⟦AY⟧tu, bir kadar g⟦A¼⟧ld⟦A¼⟧, daha ve ile",
			"Ben bu yolda ⟦ş⟧ark⟦ı⟧ ⟦ö⟧⟦ğ⟧reniyor, ka⟦ç⟧m⟦ı⟧⟦ş⟧ gibi ko⟦ş⟧tu, bir kadar g⟦ü⟧ld⟦ü⟧, daha ve ile",
		},
		{
			"El se⟦A+-⟧or pregunt⟦A3⟧ por los d⟦A⟧as, que as⟦A⟧ lo sac⟦A3⟧ del r⟦A⟧o ⟦aEUR“⟧ ⟦aEURoe⟧s⟦A3⟧lo eso⟦aEUR⟧, las ⟦aEURoe⟧dem⟦A¡⟧s⟦aEUR⟧",
			"El se⟦ñ⟧or pregunt⟦ó⟧ por los d⟦í⟧as, que as⟦í⟧ lo sac⟦ó⟧ del r⟦í⟧o ⟦–⟧ ⟦“⟧s⟦ó⟧lo eso⟦”⟧, las ⟦“⟧dem⟦á⟧s⟦”⟧",
		},
	}, "mojibake")
}

func TestFoldedFrench(t *testing.T) {
	trial.Spans(t, []trial.Case{{
		"Il s⟦a€™ ⟧est f⟦A¢⟧ch⟦A©⟧, dit la m⟦A¨⟧re; c⟦a€™ ⟧⟦A©⟧tait l⟦a€™\n⟧hiver, et le gar⟦A§⟧on va ⟦A ⟧ la ville. ⟦A«⟧Voil⟦A ⟧!⟦A»⟧ dit la dame des ⟦A‰⟧tats.",
		"Il s⟦’⟧est f⟦â⟧ch⟦é⟧, dit la m⟦è⟧re; c⟦’⟧⟦é⟧tait l⟦’⟧hiver, et le gar⟦ç⟧on va ⟦à⟧ la ville. ⟦«⟧Voil⟦à⟧!⟦»⟧ dit la dame des ⟦É⟧tats.",
	}}, "mojibake")
}

func TestFoldedLeavesAlone(t *testing.T) {
	trial.Unchanged(t, []string{
		"for a €5 note", "INFORMA€OES DO CRIA€ŽO", "(format t \"~A€~%\")", "VISA® and MEGA®", "CLASS A© 2010",
		"a grade of A° or Aº", "Plan A – the long one", "a “good” day", "‘A’ and “A”", "the A… no", "à² + b²",
		"dataEUR = areaEUR * 2", "Vitamin A™", "A «real» quote", "10 a° 20", "see a§ 5",
		"hljóðyrði og iðyrði eru til", "på “gaden”, så “hjemme”", "he paid a £5 note and a €20 one", "DeAngelo, McAdam and MacArthur met LaToya", "sizes A3, A4 and A2; PA3 and RA2",
		"the Az1 and Ay3 valves", "Bayern, Mayer und Haydn sind okay, nicht die der auch", "il va\u00a0? à la\u00a0:", "plan A… so, plan A— no", "Ñandú y Ñuñoa, × 3 y 4 × 5", "Ã or â alone, â ÃO and SÃO",
		"MANHÃ? NÃO? IRMÃ? SÃO JOÃO?", "el color azul — dijo él — y «así»", "ê, î, û and â are letters; so are ñ, ü and é",
	}, "mojibake")
}
