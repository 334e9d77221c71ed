package window

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"emend/app/review"
	"emend/editor/record"
	"emend/editor/repair"
)

// keeping is how a room's review is kept: its acts, and where the reader is.
type keeping struct {
	room *room
	due  func() // stops the keeping of the view that is due

	slow    slowness
	leaving bool // the review is left once all is written

	clockTold bool // that it went back
}

// end stops what is due.
func (k *keeping) end() {
	for _, stop := range []func(){k.due, k.slow.due} {
		if stop != nil {
			stop()
		}
	}
}

// viewState is where the reader is.
func (k *keeping) viewState() record.ViewState {
	k.room.frame.remember()
	row, line := k.room.pane.view.Top()
	v := record.ViewState{
		"row": strconv.Itoa(row), "line": strconv.Itoa(line),
		"columns": k.room.frame.columns, "order": strconv.Itoa(int(k.room.desk.Queue().Order())),
		"pending": strconv.FormatBool(!k.room.session.Policy().Left),
		"minimum": strconv.FormatFloat(k.room.session.Policy().Minimum, 'g', -1, 64),
		"seq":     strconv.FormatInt(k.room.session.History().Seq(), 10),
	}
	if f := k.room.desk.Queue().Filter(); !f.Empty() && f.Only == nil {
		if data, err := json.Marshal(f); err == nil {
			v["filter"] = string(data)
		}
	}
	if k.room.panels.queue.Grouped() {
		v["groups"] = "true"
	}
	if i, ok := k.room.desk.Queue().Current(); ok {
		v["current"] = k.room.session.Repairs()[i].ID()
	}
	return v
}

// keepView keeps where the reader is with the project.
func (k *keeping) keepView() {
	k.room.session.Project().SetView(k.viewState())
}

// idle is how long the reader must rest before the view is kept: it costs a
// write to the project, and only a crash needs it.
const idle = 3 * time.Second

// keepViewSoon keeps the view when the reader rests, so that a crash does not
// take the place away.
func (k *keeping) keepViewSoon() {
	if s := k.room.session.Project().Saved(); s.Path == "" || s.ReadOnly != nil || s.Err != nil {
		return
	}
	if k.due != nil {
		k.due()
	}
	k.due = k.room.window.after(idle, func() {
		if !k.room.session.Project().KeepView(k.viewState()) {
			k.keepViewSoon() // the disk is busy
		}
	})
}

// refOf reads what repair.Repair.ID writes; what it cannot read names none.
func refOf(id string) (ref repair.Ref) {
	rule, span, _ := strings.Cut(id, "@")
	ref.Rule = repair.RuleID(rule)
	if n, err := fmt.Sscanf(span, "%d-%d", &ref.Span.Start, &ref.Span.End); n < 2 || err != nil {
		return repair.Ref{}
	}
	return ref
}

// restore brings the reader back to where the project was left.
func (k *keeping) restore() {
	v := k.room.session.Project().View()
	if len(v) == 0 {
		k.room.moved(review.TextMoved | review.CurrentMoved)
		return
	}
	p := k.room.session.Policy()
	p.Left = v["pending"] == "false"
	if m, err := strconv.ParseFloat(v["minimum"], 64); err == nil && m >= 0 && m <= 1 {
		p.Minimum = m
	}
	k.room.session.SetPolicy(p)
	if n, err := strconv.Atoi(v["order"]); err == nil {
		k.room.desk.Queue().SetOrder(review.Order(n))
	}
	var filter review.Filter
	if json.Unmarshal([]byte(v["filter"]), &filter) == nil {
		k.room.desk.Queue().SetFilter(filter)
	}
	k.room.panels.queue.SetGrouped(v["groups"] == "true")
	acted := v["seq"] != "" && v["seq"] != strconv.FormatInt(k.room.session.History().Seq(), 10)
	if i, ok := k.room.session.IndexOf(refOf(v["current"])); ok {
		k.room.desk.Queue().Go(i)
		if acted && !k.room.session.Open(i) {
			k.room.desk.Queue().Step(1, true) // the reader had gone on when the machine stopped
		}
	}
	if c := v["columns"]; c != "" && k.room.window.settings.Layout == "review" {
		k.room.frame.setColumns(c)
	}
	row, _ := strconv.Atoi(v["row"])
	line, _ := strconv.Atoi(v["line"])
	k.room.moved(review.TextMoved | review.CurrentMoved)
	if !acted {
		k.room.pane.view.SetTop(row, line)
	}
}
