package editor

import (
	"errors"

	"emend/editor/decisions"
	"emend/editor/record"
	"emend/editor/text"
)

// ReaderEdit is the rule of the reader's own edits.
const ReaderEdit = decisions.RuleEdit

// ErrOutside is returned when a span does not lie inside the text.
var ErrOutside = errors.New("the span lies outside the text")

// Edits are the reader's own changes of a text.
type Edits struct {
	review  *Review
	history *History
}

// Replace replaces one span of the cleaned text by the reader's wording, as
// one undo step. Inside the new wording of a single repair this edits that
// repair's decision; typing right beside it, where no raw text lies between,
// also goes on with it. Otherwise it makes a repair of the rule ReaderEdit over
// the raw text under the span, wide enough to hold every repair it touches;
// these sleep while the edit stands, so that undoing it brings them back as
// they were.
func (e Edits) Replace(clean text.Span, wording string) error {
	_, err := e.ReplaceAll([]CleanEdit{{clean, wording}}, "")
	return err
}

// A CleanEdit is a stretch of the cleaned text and what the reader wants there.
type CleanEdit struct {
	Span    text.Span
	Wording string
}

// ReplaceAll makes many edits of the cleaned text, sorted and apart, as one
// undo step, as when a word is replaced everywhere. Each is an edit as Replace
// makes it; those that meet in one repair are one. It returns how many places
// changed. The label names the step; empty, one is made.
func (e Edits) ReplaceAll(edits []CleanEdit, label string) (changed int, err error) {
	a, changed, err := e.replacing(edits, label)
	if err != nil || a.Empty() {
		return 0, err
	}
	e.history.do(a)
	return changed, nil
}

// ReplaceAllLater is ReplaceAll in two halves; making the edits is part of the
// work. Should one lie outside of the text, nothing is done.
func (e Edits) ReplaceAllLater(edits func() []CleanEdit, label string) Later {
	return e.history.actLater(func(t *Review) *record.Act {
		a, _, err := Edits{review: t}.replacing(edits(), label)
		if err != nil {
			return &record.Act{}
		}
		return a
	})
}

// replacing is the act of ReplaceAll.
func (e Edits) replacing(edits []CleanEdit, label string) (a *record.Act, changed int, err error) {
	regions, changed, err := e.regions(edits)
	if err != nil {
		return nil, 0, err
	}
	a = &record.Act{Label: label}
	for i := range regions {
		e.addRegion(a, &regions[i])
	}
	switch {
	case a.Empty() || label != "":
	case len(a.Edits) == 0:
		a.Label = labelFor(a.Decisions)
	default:
		a.Label = "Edit “" + brief(regions[0].edits[0].Wording) + "”"
	}
	return a, changed, nil
}
