package editor

import (
	"context"
	"slices"
	"sort"
	"time"

	"emend/editor/detect"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// progressEvery bounds how often a worker posts progress: 20 times a second.
const progressEvery = 50 * time.Millisecond

// Detecting tells how far detection is.
type Detecting struct {
	Running     bool
	Stage       string // "Encoding"
	Done, Total int    // stages; of a run that ended early, how far it came
	Err         error  // why the last run ended early; context.Canceled when the reader did it
	Withdrawn   int    // proposals that were shown at first and do not stand
}

// A Detection looks for the damage of a text, and puts what is found into the
// review.
type Detection struct {
	review  *Review
	kept    *kept
	history *History
	state   Detecting
}

// Run looks for damage in the background and puts what it finds into the
// review. Where there are no proposals yet, those about a place, the raw offset
// that the reader looks at, come first; they are not kept with the review, so
// that none is taken for all. post runs a function on the goroutine that owns
// the session; cancel the context to stop. The decisions taken meanwhile are
// kept. Of a run that was stopped, what it found is put in where there was
// nothing better, beside what came first.
func (d *Detection) Run(ctx context.Context, enabled func(*detect.Detector) bool, place int, post func(func())) {
	raw, origin, lacking := d.review.raw.Text(), d.review.origin, d.lacking()
	d.moved(Detecting{Running: true})
	var last time.Time
	var came Detecting // the worker's own
	opt := detect.Options{Enabled: enabled, Progress: func(stage string, done, total int) {
		came = Detecting{Stage: stage, Done: done, Total: total}
		if now := time.Now(); now.Sub(last) >= progressEvery {
			last = now
			post(func() { d.moved(Detecting{Running: true, Stage: stage, Done: done, Total: total}) })
		}
	}}
	go func() {
		var early []repair.Repair
		if lacking {
			early, _ = detect.Glance(ctx, raw, place, opt) // a cancelled run tells of it below
		}
		shown := spansOf(early)
		if early = Weighed(raw, early, origin); len(early) > 0 {
			post(func() { d.showEarly(early) })
		}
		found, err := detect.Run(ctx, raw, opt)
		found = Weighed(raw, found, origin)
		if err != nil { // what the reader sees does not go away for having stopped
			found = repair.Merge(raw, found, early)
		}
		gone := withdrawn(shown, found)
		post(func() {
			rules := detect.Version
			came.Err, came.Withdrawn = err, gone
			if err != nil {
				if rules, came.Withdrawn = unfinished, 0; !lacking {
					d.moved(came)
					return
				}
			}
			t, put := d.history.still()
			go func() {
				list := adopt(t, found)
				post(func() {
					if !put() { // the reader has done something meanwhile
						list = adopt(d.review, found)
					}
					d.keep(list, rules)
					d.moved(came)
				})
			}()
		})
	}()
}

// showEarly puts early proposals in place of none, while the search goes on.
func (d *Detection) showEarly(early []repair.Repair) {
	if d.state.Running && len(d.review.detected) == 0 {
		put(d.review, early)
		d.history.textChanged()
	}
}

// spansOf are the places of repairs.
func spansOf(repairs []repair.Repair) []text.Span {
	out := make([]text.Span, len(repairs))
	for i := range repairs {
		out[i] = repairs[i].Span
	}
	return out
}

// withdrawn counts the places that were proposed early and at which nothing is
// proposed any more. Both lists are sorted.
func withdrawn(early []text.Span, found []repair.Repair) (n int) {
	for _, at := range early {
		k := sort.Search(len(found), func(k int) bool { return found[k].Span.End > at.Start })
		if k == len(found) || !found[k].Span.Overlaps(at) && found[k].Span != at {
			n++
		}
	}
	return n
}

// State tells how far detection is.
func (d *Detection) State() Detecting { return d.state }

func (d *Detection) moved(to Detecting) {
	d.state = to
	d.history.observers.tell(Change{Kind: DetectionMoved})
}

// Set replaces the proposals by what a run of detection found. What the reader
// has decided stays: a decided repair that was not found again is kept, and a
// new proposal that cannot stand beside it is left out.
func (d *Detection) Set(found []repair.Repair) {
	d.keep(adopt(d.review, found), detect.Version)
}

// SetCompared puts what Compared found into the review, as proposals that all
// count until the reader rejects them.
func (d *Detection) SetCompared(found []repair.Repair) {
	d.Set(found)
	d.history.setPolicy(CompareAll)
}

// unfinished stands for the version of the rules with proposals of a run that
// was stopped, so that the text is looked through again when it is next opened.
const unfinished = "stopped " + detect.Version

// Needed says whether no proposals of the present rules are there yet.
func (d *Detection) Needed() bool { return d.kept.generation.Rules != detect.Version }

// lacking says whether no run has come to its end here.
func (d *Detection) lacking() bool {
	return len(d.review.detected) == 0 && d.Needed() || d.kept.generation.Rules == unfinished
}

// keep tells of new proposals that are in place, and keeps them with the
// version of the rules that they were found by.
func (d *Detection) keep(found []repair.Repair, rules string) {
	d.history.textChanged()
	d.kept.generation = record.Generation{Rules: rules, Time: d.history.now().UTC()}
	d.kept.journal.setRepairs(d.kept.generation, found)
}

// add adds proposals to those there are, and returns how many found room
// beside them: what is proposed or decided already is not put aside.
func (d *Detection) add(list []repair.Repair) int {
	taken := func(r repair.Repair) bool {
		if d.review.raw.Slice(r.Span) == r.Replacement {
			return true
		}
		for i := range d.review.repairs {
			if have := d.review.repairs[i].Span; have == r.Span || have.Overlaps(r.Span) {
				return true
			}
		}
		return false
	}
	list = slices.DeleteFunc(list, taken)
	if len(list) == 0 {
		return 0
	}
	before := len(d.review.detected)
	slices.SortFunc(list, repair.Compare)
	found := repair.Merge(d.review.raw.Text(), d.review.detected, list)
	put(d.review, found)
	d.history.textChanged()
	d.kept.journal.setRepairs(d.kept.generation, found)
	return len(found) - before
}

// adopt puts what was found, and what has to stand before it, in the place of
// the proposals, and returns them.
func adopt(r *Review, found []repair.Repair) []repair.Repair {
	if kept := decidedOnly(r, found); len(kept) > 0 {
		found = repair.Merge(r.raw.Text(), kept, found)
	}
	put(r, found)
	return found
}

// put puts a list of proposals in place.
func put(r *Review, found []repair.Repair) {
	r.detect(found)
	r.rebuild()
}

// decidedOnly returns the decided proposals that are missing in found.
func decidedOnly(r *Review, found []repair.Repair) []repair.Repair {
	var kept []repair.Repair
	for i := range r.repairs {
		x := &r.repairs[i]
		if r.verdicts.state(i) == repair.Pending || x.Rule == ReaderEdit {
			continue
		}
		_, again := indexOf(found, x.Ref())
		_, held := indexOf(r.held, x.Ref())
		if !again && !held {
			kept = append(kept, *x)
		}
	}
	return slices.Clip(kept)
}
