package spacing_test

import (
	"strings"
	"testing"

	"emend/editor/detect/trial"
)

func TestDoubledSpaces(t *testing.T) {
	const long = "the ferry that had been late for so many years that nobody thought of it"
	trial.Marked(t, 0.9, []trial.Case{
		{long + " have[  ]been seen", long + " have[ ]been seen"},
		{long + " their[     ]grain", long + " their[ ]grain"},
		{"    indented " + long, ""},
		{"Depth    Place         Year\n41 ft    the church    1931\n38 ft    the school    1931", ""},
		{"x := 1      // one\nlong := 22  // two", ""},
		{"a |  b  | c " + long, ""},
	}, "spacing.inside")
	typist := strings.Repeat("He rang.  It came.  Nobody stirred on the far side of the water.  ", 3)
	trial.Marked(t, 0.5, []trial.Case{{strings.TrimSpace(typist), ""}}, "spacing.inside")
}

func TestTrailingSpaces(t *testing.T) {
	trial.Marked(t, 0.9, []trial.Case{
		{"years.[  ]\n\nThe bell[ \t]\nrang", "years.[]\n\nThe bell[]\nrang"},
		{"no newline[ ]", "no newline[]"},
		{"years.[ ]\r\nmore", "years.[]\r\nmore"},
		{"# Notes\n\nfirst  \nsecond", ""},
	}, "spacing.trailing")
}

func TestSpacedPunctuation(t *testing.T) {
	// A lone one may be a speck read as a mark: proposed, and not sure.
	lone := []trial.Case{{"the ferry[ ], late as ever[ ]. It came", "the ferry[], late as ever[]. It came"}}
	trial.Marked(t, 0.7, lone, "spacing.punctuation")
	trial.Marked(t, 0.9, []trial.Case{{trial.Unmarked(lone[0][0]), ""}}, "spacing.punctuation")
	trial.Marked(t, 0.9, []trial.Case{
		{"it costs .5 of a crown", ""},
		{"well ... I do not know", ""},
		{"well . . . I do not know", ""},
		{"a smile :) and another ;-)", ""},
		{"use .net and .bashrc there", ""},
		{"the sign ? could not be read", ""},
	}, "spacing.punctuation")
	const ferry = "The lamp of the ferry is lit, and they are all of them there who have seen it. "
	trial.Marked(t, 0.9, []trial.Case{
		{ferry + "“[ ]There,” she said, “is the bell[ ]” and it was.", ferry + "“[]There,” she said, “is the bell[]” and it was."},
		{ferry + "It came[ ]; nobody saw[ ]: they slept.", ferry + "It came[]; nobody saw[]: they slept."},
		{ferry + "“Oh, cousin—“ Ada began.", ""},
		{ferry + "a list,of,words and x,y", ""},
	}, "spacing.punctuation")
	older := strings.Repeat("the ferry ; the bell ; the lamp ; ", 5) + "the end"
	if got, want := trial.CleanedAt(t, older, 0.9, "spacing.punctuation"), strings.ReplaceAll(older, " ;", ";"); got != want {
		t.Errorf("got %q", got)
	}
	french := "« Que voulez-vous ? » dit le gardien ; « la cloche est dans la tour ! » Les gens de la rive et les enfants ne sont pas là : ils dorment."
	trial.Marked(t, 0.5, []trial.Case{{french, ""}}, "spacing.punctuation")
}
