package window

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"emend/app/review"
	"emend/editor/project"
	"emend/editor/repair"
)

// viewState is where the reader is.
func (r *room) viewState() project.ViewState {
	r.frame.remember()
	row, line := r.view.Top()
	v := project.ViewState{
		"row": strconv.Itoa(row), "line": strconv.Itoa(line),
		"columns": r.frame.columns, "order": strconv.Itoa(int(r.desk.Queue().Order())),
		"pending": strconv.FormatBool(!r.session.Policy().Left),
		"minimum": strconv.FormatFloat(r.session.Policy().Minimum, 'g', -1, 64),
	}
	if f := r.desk.Queue().Filter(); !f.Empty() && f.Only == nil {
		if data, err := json.Marshal(f); err == nil {
			v["filter"] = string(data)
		}
	}
	if r.queue.Grouped() {
		v["groups"] = "true"
	}
	if i, ok := r.desk.Queue().Current(); ok {
		v["current"] = r.session.Repairs()[i].ID()
	}
	return v
}

// keepView keeps where the reader is with the project.
func (r *room) keepView() {
	if err := r.session.SetView(r.viewState()); err != nil && r.session.Saved().ReadOnly == nil {
		r.window.say(err.Error())
	}
}

// idle is how long the reader must rest before the view is kept: it costs a
// write to the project, and only a crash needs it.
const idle = 3 * time.Second

// keepViewSoon keeps the view when the reader rests, so that a crash does not
// take the place away.
func (r *room) keepViewSoon() {
	if s := r.session.Saved(); s.Path == "" || s.ReadOnly != nil || s.Err != nil {
		return
	}
	if r.keeping != nil {
		r.keeping()
	}
	r.keeping = r.window.after(idle, func() {
		if !r.session.KeepView(r.viewState()) {
			r.keepViewSoon() // the disk is busy
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
func (r *room) restore() {
	v := r.session.View()
	if len(v) == 0 {
		r.moved(review.TextMoved | review.CurrentMoved)
		return
	}
	p := r.session.Policy()
	p.Left = v["pending"] == "false"
	if m, err := strconv.ParseFloat(v["minimum"], 64); err == nil && m >= 0 && m <= 1 {
		p.Minimum = m
	}
	r.session.SetPolicy(p)
	if n, err := strconv.Atoi(v["order"]); err == nil {
		r.desk.Queue().SetOrder(review.Order(n))
	}
	var filter review.Filter
	if json.Unmarshal([]byte(v["filter"]), &filter) == nil {
		r.desk.Queue().SetFilter(filter)
	}
	r.queue.SetGrouped(v["groups"] == "true")
	if i, ok := r.session.IndexOf(refOf(v["current"])); ok {
		r.desk.Queue().Go(i)
	}
	if c := v["columns"]; c != "" && r.window.settings.Layout == "review" {
		r.frame.setColumns(c)
	}
	row, _ := strconv.Atoi(v["row"])
	line, _ := strconv.Atoi(v["line"])
	r.moved(review.TextMoved | review.CurrentMoved)
	r.view.SetTop(row, line)
}
