package main

import (
	"fmt"

	"emend/app/review"
	"emend/editor/repair"
)

// A reviewer works through a desk; see the command for its rules.
type reviewer struct {
	desk                                 *review.Desk
	truth                                *truth
	known                                map[int]bool // read in this group
	groups, alone, leftOut, splits, rows int
}

// Seconds that a person takes for each, as the plan of the window has them:
// the time to read a group is in its rows.
const (
	aGroup  = 3.0
	aRow    = 0.4
	aCut    = 1.0 // leaving one out
	anAlone = 2.0
)

func (v *reviewer) minutes() float64 {
	return (float64(v.groups)*aGroup + float64(v.rows)*aRow + float64(v.leftOut+v.splits)*aCut + float64(v.alone)*anAlone) / 60
}

func (v *reviewer) work() {
	v.desk.Queue().SetOrder(review.ByValue)
	s := v.desk.Session()
	for {
		i, ok := v.desk.Queue().Current()
		if !ok || !s.Open(i) {
			if !v.desk.Queue().Step(1, true) {
				return
			}
			continue
		}
		if len(s.Groups().OpenIn(i)) < 2 || !v.group() {
			v.one(i)
		}
	}
}

// verdict is what the reviewer thinks of a repair.
func (v *reviewer) verdict(i int) verdict {
	if v.truth == nil {
		return right
	}
	r := &v.desk.Session().Repairs()[i]
	return v.truth.judge(r.Span, r.Replacement)
}

// one decides a repair alone.
func (v *reviewer) one(i int) {
	v.alone++
	r := &v.desk.Session().Repairs()[i]
	switch said := v.verdict(i); said {
	case right:
		v.desk.Accept()
	default:
		if w, ok := v.better(r); ok {
			v.desk.Word(w)
		} else if said == partly {
			v.desk.Accept()
		} else {
			v.desk.Reject("")
		}
	}
}

// better is another reading, an earlier step, or the truth itself.
func (v *reviewer) better(r *repair.Repair) (string, bool) {
	for _, a := range r.Alternatives {
		if v.truth.judge(r.Span, a) == right {
			return a, true
		}
	}
	for _, s := range r.Steps {
		if v.truth.judge(r.Span, s.Replacement) == right {
			return s.Replacement, true
		}
	}
	if w, ok := v.truth.wording(r.Span); ok && w != v.truth.raw[r.Span.Start:r.Span.End] {
		return w, true
	}
	return "", false
}

// group decides the group of the current repair; false: there was nothing in
// it to decide at once.
func (v *reviewer) group() bool {
	d := v.desk
	v.known = map[int]bool{}
	d.Preview().Propose(repair.Accepted, review.SamePattern)
	fit := v.read(right)
	if 2*fit < d.Preview().Bulk().Looked() {
		d.Preview().Propose(repair.Rejected, review.SamePattern)
		v.read(wrong)
	}
	if d.Preview().Bulk().Count() < 2 {
		d.Preview().Dismiss()
		return false
	}
	v.groups++
	d.Preview().Confirm()
	return true
}

// read reads members until a sample of them fits, all where they are few, and
// leaves out those that do not, unless these are the most. It returns how many
// fit.
func (v *reviewer) read(wanted verdict) (fit int) {
	d := v.desk
	for {
		b := d.Preview().Bulk()
		enough := review.SampleOf
		if len(b.Members) < review.SampleFrom {
			enough = len(b.Members)
		}
		fit = 0
		var unfit []int
		for _, i := range b.Members {
			if fit+len(unfit) >= enough && (fit >= enough || len(unfit) > fit) {
				break
			}
			if d.Session().Decision(i).State != repair.Pending || b.Out[i] {
				continue
			}
			if !v.known[i] {
				v.known[i] = true
				v.rows++
			}
			d.Preview().Look(i)
			if v.verdict(i) == wanted {
				fit++
			} else {
				unfit = append(unfit, i)
			}
		}
		if len(unfit) == 0 || len(unfit) > fit {
			return fit
		}
		for _, i := range unfit {
			d.Preview().Toggle(i)
		}
		v.leftOut += len(unfit)
		if len(b.Members) < review.SampleFrom || d.Preview().Split() == 0 {
			return fit
		}
		v.splits++
	}
}

// wrong counts the decisions that are not as the truth has it.
func (v *reviewer) wrong() int {
	n := 0
	s := v.desk.Session()
	for i := range s.Repairs() {
		if !s.Sleeps(i) && v.isWrong(i) {
			n++
		}
	}
	return n
}

func (v *reviewer) isWrong(i int) bool {
	switch v.desk.Session().Decision(i).State {
	case repair.Accepted:
		return v.verdict(i) == wrong
	case repair.Rejected:
		return v.verdict(i) == right
	}
	return false
}

// tell lists the acts, and what was decided wrongly.
func (v *reviewer) tell() {
	s := v.desk.Session()
	for _, a := range s.History().Acts() {
		fmt.Println("  ", a.Label)
	}
	for i := range s.Repairs() {
		if r := &s.Repairs()[i]; !s.Sleeps(i) && v.isWrong(i) {
			fmt.Printf("   wrong: %s %s %.2f %q → %q\n", s.Decision(i).State, r.Rule, r.Confidence, s.Raw().Slice(r.Span), r.Replacement)
		}
	}
}
