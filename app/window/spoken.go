package window

import (
	"strings"

	"emend/app/panes"
	"emend/app/say"
)

// aroundSpoken is how many bytes around a repair are spoken.
const aroundSpoken = 60

// spoken is what stands before the reader, in words: the row of the caret while
// the panes have the focus, else the current repair in its line.
func (r *room) spoken() string {
	var parts []string
	if r.window.focused() == r.pane.view.Focusable() {
		column, _ := r.pane.view.Caret()
		name := say.T("RAW")
		if r.pane.side(column) == panes.CleanSide {
			name = say.T("CLEANED")
		}
		line := r.session.LineAt(r.pane.here())
		return say.F("%s, line %d: %s", name, line, r.pane.view.Spoken())
	}
	i, ok := r.desk.Queue().Current()
	if !ok {
		return strings.Join(append(parts, r.panels.status.Said()), " ")
	}
	rep := &r.session.Repairs()[i]
	before, after := panes.Around(r.session.Raw().Text(), rep.Span, aroundSpoken)
	line := r.session.LineAt(rep.Span.Start)
	parts = append(parts,
		tipFor(r.session, int32(i)), say.T(r.session.Decision(i).State.String()), say.F("line %d: %s", line, before+panes.Brief(r.session.Raw().Slice(rep.Span), 60)+after))
	if said := r.panels.status.Said(); said != "" {
		parts = append(parts, said)
	}
	return strings.Join(parts, ". ")
}
