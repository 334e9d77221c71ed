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
	"emend/app/status"
	"emend/editor/repair"
)

// askAcceptSure puts the acceptance of all repairs above a confidence before
// the reader.
func (w deciding) askAcceptSure() {
	r := w.room
	r.panels.dock.Ask(dock.Question{
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
			r.desk.Queue().Go(origin)
			w.after(0, func() { r.desk.Preview().Propose(repair.Accepted, review.AsSure) })
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

// split sets the members aside that are like the ones left out.
func (w deciding) split() {
	if n := w.desk().Preview().Split(); n > 0 {
		w.say(say.F("%d set aside; they stay undecided.", n))
		return
	}
	w.say(say.T("Nothing tells those left out from the others looked at. Look at more of them, or decide them one by one."))
}

// showStatistics tells what was decided, rule by rule.
func (w deciding) showStatistics() {
	s := w.room.session
	type count struct{ all, pending, accepted, refused int }
	rules := map[repair.RuleID]*count{}
	var order []repair.RuleID
	for _, g := range s.Groups().List() {
		c := rules[g.Rule]
		if c == nil {
			c = &count{}
			rules[g.Rule] = c
			order = append(order, g.Rule)
		}
		c.all, c.pending = c.all+g.Count, c.pending+g.Pending
		c.accepted, c.refused = c.accepted+g.Accepted, c.refused+g.Refused
	}
	t := s.Tally()
	about := say.F("%d repairs: %d accepted, %d rejected, %d edited, %d undecided.", t.Total, t.Accepted, t.Rejected, t.Edited, t.Pending)
	about += " " + say.N(len(s.History().Acts()), "%d act, notes counted in.", "%d acts, notes counted in.")
	if t.Held > 0 {
		about += " " + say.F("%d held back, their string never to be changed.", t.Held)
	}
	if left, ok := w.desk().Left(); ok && t.Pending > 0 {
		about += " " + say.F("At your pace about %s are left.", status.Roughly(left))
	}
	var rows [][]string
	for _, rule := range order {
		c := rules[rule]
		share := "–"
		if n := c.accepted + c.refused; n > 0 {
			share = fmt.Sprintf("%.0f %%", 100*float64(c.accepted)/float64(n))
		}
		rows = append(rows, []string{panes.RuleTitle(rule), say.Count(c.all), say.Count(c.accepted), say.Count(c.refused), say.Count(c.pending), share})
	}
	sheet.ShowTable(w.win.Canvas(), sheet.Table{
		Title: say.T("Statistics"), About: about, Rows: rows, Closed: w.afterSheet, Widths: []float32{80, 90, 120, 90, 80},
		Head: []string{say.T("Rule"), say.T("Repairs"), say.T("Accepted"), say.T("Not accepted"), say.T("Undecided"), say.T("Share right")},
	})
}
