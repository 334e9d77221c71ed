package window

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/review"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/repair"
)

// askAcceptSure puts the acceptance of all repairs above a confidence before
// the reader.
func (w deciding) askAcceptSure() {
	r := w.room
	r.dock.Ask(dock.Question{
		Title: say.T("Accept all repairs that are at least this sure (in percent)"), Text: "97", Select: true, OK: say.T("Look at them"),
		Help: say.T("You see how many and which before anything is decided."),
		Done: func(text string) error {
			percent, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(text), "%"), 64)
			if err != nil || percent < 0 || percent > 100 {
				return fmt.Errorf("%s", say.F("“%s” is no number from 0 to 100.", text))
			}
			origin := r.leastSure(percent / 100)
			if origin < 0 {
				return fmt.Errorf("%s", say.F("No undecided repair is %.0f %% sure.", percent))
			}
			r.desk.Go(origin)
			after(0, func() { r.desk.Propose(repair.Accepted, review.AsSure) })
			return nil
		},
	})
}

// leastSure is the undecided repair that is just so sure, or the next surer.
func (r *room) leastSure(confidence float64) int {
	best, at := math.Inf(1), -1
	for i := range r.session.Repairs() {
		if c := r.session.Repairs()[i].Confidence; r.session.Open(i) && c >= confidence && c < best {
			best, at = c, i
		}
	}
	return at
}

// showStatistics tells what was decided, rule by rule.
func (w deciding) showStatistics() {
	s := w.room.session
	type count struct{ all, pending, accepted, refused int }
	rules := map[repair.RuleID]*count{}
	var order []repair.RuleID
	for _, g := range s.Groups() {
		c := rules[g.Rule]
		if c == nil {
			c = &count{}
			rules[g.Rule] = c
			order = append(order, g.Rule)
		}
		c.all, c.pending = c.all+len(g.Members), c.pending+g.Pending
		c.accepted, c.refused = c.accepted+g.Accepted, c.refused+g.Refused
	}
	var lines []string
	t := s.Tally()
	lines = append(lines, say.F("%d repairs: %d accepted, %d rejected, %d edited, %d undecided.", t.Total, t.Accepted, t.Rejected, t.Edited, t.Pending))
	lines = append(lines, say.N(len(s.Acts()), "%d act, notes counted in.", "%d acts, notes counted in."), "")
	for _, rule := range order {
		c := rules[rule]
		lines = append(lines, say.F("%s: %d, of these %d accepted, %d refused, %d undecided", panes.RuleTitle(rule), c.all, c.accepted, c.refused, c.pending))
	}
	sheet.Tell(w.win.Canvas(), say.T("Statistics"), strings.Join(lines, "\n"), w.afterSheet)
}
