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
	}, "mojibake")
}
