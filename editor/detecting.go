package editor

import (
	"context"
	"slices"
	"sort"
	"time"

	"emend/editor/detect"
	"emend/editor/project"
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

// Detect looks for damage in the background and puts what it finds into the
// session. Where there are no proposals yet, those about a place, the raw offset
// that the reader looks at, come first; they are not kept with the review, so
// that none is taken for all. post runs a function on the goroutine that owns
// the session; cancel the context to stop. The decisions taken meanwhile are
// kept. Of a run that was stopped, what it found is put in where there was
// nothing better.
func (s *Session) Detect(ctx context.Context, enabled func(*detect.Detector) bool, place int, post func(func())) {
	raw, origin, lacking := s.raw.Text(), s.derived.origin, lacksProposals(s)
	s.derived.detecting = Detecting{Running: true}
	s.observers.tell(Change{Kind: DetectionMoved})
	var last time.Time
	var came Detecting // the worker's own
	opt := detect.Options{Enabled: enabled, Progress: func(stage string, done, total int) {
		came = Detecting{Stage: stage, Done: done, Total: total}
		if now := time.Now(); now.Sub(last) >= progressEvery {
			last = now
			post(func() { s.detectionMoved(Detecting{Running: true, Stage: stage, Done: done, Total: total}) })
		}
	}}
	go func() {
		var early []repair.Repair
		if lacking {
			early, _ = detect.Glance(ctx, raw, place, opt) // a cancelled run tells of it below
		}
		shown := spansOf(early)
		if early = Weighed(raw, early, origin); len(early) > 0 {
			post(func() { showEarly(s, early) })
		}
		found, err := detect.Run(ctx, raw, opt)
		found = Weighed(raw, found, origin)
		gone := withdrawn(shown, found)
		post(func() {
			rules := detect.Version
			came.Err, came.Withdrawn = err, gone
			if err != nil {
				if rules, came.Withdrawn = unfinished, 0; !lacking {
					s.detectionMoved(came)
					return
				}
			}
			t, put := still(s)
			go func() {
				list := adopt(t, found)
				post(func() {
					if !put() { // the reader has done something meanwhile
						list = adopt(s, found)
					}
					s.detectionKept(list, rules)
					s.detectionMoved(came)
				})
			}()
		})
	}()
}

// showEarly puts early proposals in place of none, while the search goes on.
func showEarly(s *Session, early []repair.Repair) {
	if s.derived.detecting.Running && len(s.detected) == 0 {
		putProposals(s, early)
		s.observers.tell(s.derived.changed(s.whole()))
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

// Detecting tells how far detection is.
func (s *Session) Detecting() Detecting { return s.derived.detecting }

func (s *Session) detectionMoved(d Detecting) {
	s.derived.detecting = d
	s.observers.tell(Change{Kind: DetectionMoved})
}

// SetDetected replaces the proposals by what a run of detection found. What
// the reader has decided stays: a decided repair that was not found again is
// kept, and a new proposal that cannot stand beside it is left out.
func (s *Session) SetDetected(found []repair.Repair) {
	s.detectionKept(adopt(s, found), detect.Version)
}

// unfinished stands for the version of the rules with proposals of a run that
// was stopped, so that the text is looked through again when it is next opened.
const unfinished = "stopped " + detect.Version

// lacksProposals says whether no run has come to its end here.
func lacksProposals(s *Session) bool {
	return len(s.detected) == 0 && s.NeedsDetection() || s.kept.generation.Rules == unfinished
}

// detectionKept tells of new proposals that are in place, and keeps them with
// the version of the rules that they were found by.
func (s *Session) detectionKept(found []repair.Repair, rules string) {
	s.observers.tell(s.derived.changed(s.whole()))
	s.kept.generation = project.Generation{Rules: rules, Time: s.now().UTC()}
	s.kept.journal.setRepairs(s.kept.generation, found)
}

// adopt puts what was found, and what has to stand before it, in the place of
// the proposals, and returns them.
func adopt(s *Session, found []repair.Repair) []repair.Repair {
	if kept := s.decidedOnly(found); len(kept) > 0 {
		found = repair.Merge(s.raw.Text(), kept, found)
	}
	putProposals(s, found)
	return found
}

// putProposals puts a list of proposals in place.
func putProposals(s *Session, found []repair.Repair) {
	s.detected = found
	s.held = slices.DeleteFunc(slices.Clone(s.held), func(r repair.Repair) bool {
		_, again := indexOf(found, r.Ref())
		return again
	})
	s.rebuild()
}

// decidedOnly returns the decided proposals that are missing in found.
func (s *Session) decidedOnly(found []repair.Repair) []repair.Repair {
	var kept []repair.Repair
	for i := range s.repairs {
		r := &s.repairs[i]
		if s.verdicts.state(i) == repair.Pending || r.Rule == ReaderEdit {
			continue
		}
		_, again := indexOf(found, r.Ref())
		_, held := indexOf(s.held, r.Ref())
		if !again && !held {
			kept = append(kept, *r)
		}
	}
	return slices.Clip(kept)
}
