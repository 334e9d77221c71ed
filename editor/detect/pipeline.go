// Package detect finds damage and proposes repairs.
//
// Context: one damage hides another (a stray space behind mojibake, a split
// word across a wrapped line), what is sure depends on the whole text, and
// texts run to 100 MB. Decision: detectors stand in stages; each stage sees
// the view so far, the raw text with what earlier stages proposed, after an
// optional survey of the whole view; inside a stage detectors run over windows
// of the view in parallel and read around their window freely. Consequence:
// repairs chain, the outcome does not depend on window size or number of
// cores, and a run can be cancelled anywhere.
//
// The rules stand in a package for each family of damage; all.go puts them in
// their order. Below the families are rule (what a detector is and is given),
// typeset (how the text is set in lines), scan, class, token and words.
package detect

import (
	"context"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/repair"
	"emend/editor/text"
)

// defaultWindow is the length of a window in bytes: long enough that its
// overhead does not show (under 1 % at 64 kB), short enough that cancelling
// and sharing between cores is smooth.
const defaultWindow = rule.SurveyStep

// Options of a run. The zero value runs the default rules on all cores.
type Options struct {
	// Enabled says whether a rule is to run; nil: the default set.
	Enabled func(*Detector) bool
	// Progress is called, from the run's own goroutine, before each stage and
	// with done == total at the end.
	Progress func(stage string, done, total int)
	// Window is the window length in bytes, Workers the number of goroutines;
	// 0: defaults. Neither changes what is found.
	Window, Workers int
}

// Run detects damage in raw and returns the repairs in raw coordinates:
// sorted, disjoint but for those inside a Container. With the sure ones
// applied, a further run finds nothing sure. When cancelled it returns the
// context's error, and no other, with what the stages that were finished found:
// each of these repairs stands by itself, but later stages may have joined more
// to it.
func Run(ctx context.Context, raw string, opt Options) ([]repair.Repair, error) {
	returns := readsReturns(raw)
	if returns {
		raw = strings.ReplaceAll(raw, "\r", "\n")
	}
	found, err := runOnce(ctx, raw, opt)
	for round := 1; err == nil && round < mostRounds; round++ {
		t := tallyOf(found)
		if !t.mayHideMore() {
			break
		}
		v := sureView(raw, found)
		var again bool
		if again, err = v.wantsMore(ctx, found, &t, opt); err != nil || !again {
			break
		}
		var more repair.List
		if more, err = runOnce(ctx, v.Text, opt.further()); err != nil {
			break
		}
		if more = v.notWeaker(found, onlySure(more)); len(more) == 0 {
			break
		}
		found = v.settle(found, more)
	}
	if returns {
		backToReturns(found)
	}
	return found, err
}

// runOnce goes through the stages once; when cancelled, as far as it came.
func runOnce(ctx context.Context, raw string, opt Options) (repair.List, error) {
	r := run{opt: opt, profile: rule.NewProfile(ctx), outer: rule.NewView(raw)}
	if r.opt.Window <= 0 {
		r.opt.Window = defaultWindow
	}
	if r.opt.Workers <= 0 {
		r.opt.Workers = runtime.GOMAXPROCS(0)
	}
	r.profile.Workers, r.profile.Window = r.opt.Workers, r.opt.Window
	stages := enabledStages(opt.Enabled)
	for i := range stages {
		if opt.Progress != nil {
			opt.Progress(stages[i].Name, i, len(stages))
		}
		r.last = i == len(stages)-1
		r.stage(&stages[i])
		if err := ctx.Err(); err != nil {
			return r.result(), err
		}
	}
	if opt.Progress != nil {
		opt.Progress("", len(stages), len(stages))
	}
	return r.result(), nil
}

// enabledStages returns the stages with only the detectors that are to run.
func enabledStages(enabled func(*Detector) bool) []rule.Stage {
	if enabled == nil {
		enabled = byDefault
	}
	var out []rule.Stage
	for _, s := range Stages {
		s.Detectors = slices.DeleteFunc(slices.Clone(s.Detectors), func(d Detector) bool { return !enabled(&d) })
		if len(s.Detectors) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func byDefault(d *Detector) bool { return !d.Off }

// A run is the state between stages. outer is the view in which the large
// deletions stand; inner, nil until there are any, the one without them, in
// which the repairs that sleep inside them are found.
type run struct {
	opt          Options
	profile      *rule.Profile
	outer, inner *rule.View
	containers   repair.List
	last         bool        // no stage comes after, and nobody reads its view
	low          repair.List // too weak for the view, in raw coordinates
}

// stage runs a stage. One that is cancelled leaves everything as the one before
// it did.
func (r *run) stage(s *rule.Stage) {
	if s.Survey != nil {
		s.Survey(r.outer, r.profile)
	}
	found := r.find(s, r.outer, []text.Span{{End: len(r.outer.Text)}})
	var inside repair.List
	if r.inner != nil {
		inside = r.inside(s)
	}
	if r.profile.Cancelled() {
		return // windows were left out
	}
	before, beforeInner := r.outer, r.inner
	if r.inner != nil {
		r.inner = r.advance(r.inner, inside, true)
	}
	r.outer = r.advanceOuter(found)
	if r.outer != before && r.inner != before {
		before.Release()
	}
	if beforeInner != nil && r.inner != beforeInner {
		beforeInner.Release()
	}
}

// inside finds what a stage proposes inside the large deletions.
func (r *run) inside(s *rule.Stage) repair.List {
	spans := make([]text.Span, len(r.containers))
	for i, c := range r.containers {
		spans[i] = r.inner.Mapping().SpanToClean(c.Span)
	}
	found := r.find(s, r.inner, spans)
	return slices.DeleteFunc(found, func(f repair.Repair) bool {
		return f.Container || !within(r.containers, r.inner.ToRaw(f.Span))
	})
}

// find runs a stage's detectors over spans of a view and settles rivals.
func (r *run) find(s *rule.Stage, v *rule.View, spans []text.Span) repair.List {
	var windows []text.Span
	for _, span := range spans {
		windows = cut(windows, v.Text, span, r.opt.Window)
	}
	found := make([]rule.Found, len(windows))
	var next sync.Mutex
	i := 0
	var wg sync.WaitGroup
	for range min(r.opt.Workers, len(windows)) {
		wg.Go(func() {
			for {
				next.Lock()
				at := i
				i++
				next.Unlock()
				if at >= len(windows) || r.profile.Cancelled() {
					return
				}
				found[at] = s.Run(v, windows[at], r.profile)
			}
		})
	}
	wg.Wait()
	n := 0
	for i := range found {
		n += found[i].Len()
	}
	all := make(repair.List, 0, n+n/8) // with room for what later stages find
	for i := range found {
		all = found[i].AppendTo(all)
		found[i] = rule.Found{} // let go of
	}
	return all.Resolve(v.Text, ruleOrder)
}

// cut appends the windows of a span, each ending on a rune edge, and after a
// line end where one is near.
func cut(windows []text.Span, s string, span text.Span, size int) []text.Span {
	for at := span.Start; at < span.End; {
		end := min(at+size, span.End)
		for end < span.End && !utf8.RuneStart(s[end]) {
			end++
		}
		windows = append(windows, text.Span{Start: at, End: end})
		at = end
	}
	return windows
}

// advanceOuter moves the outer view on; containers enter it as they are found
// and what was proposed inside them goes on living in the inner view.
func (r *run) advanceOuter(found repair.List) *rule.View {
	if !slices.ContainsFunc(found, isContainer) {
		return r.advance(r.outer, found, true)
	}
	var containers, rest repair.List
	for _, f := range found {
		switch {
		case !f.Container:
			rest = append(rest, f)
		case f.Confidence < rule.InView:
			r.keepLow(r.outer, f)
		default:
			f.Span = r.outer.ToRaw(f.Span)
			containers = append(containers, f)
		}
	}
	before := r.outer
	if r.inner == nil && len(containers) > 0 {
		r.inner = r.advance(before, slices.Clone(rest), false)
	}
	rest = slices.DeleteFunc(rest, func(f repair.Repair) bool {
		raw := before.ToRaw(f.Span)
		return within(containers, raw)
	})
	v := r.advance(before, rest, false)
	if len(containers) == 0 {
		return v
	}
	applied := slices.DeleteFunc(slices.Clone(v.Applied), func(a repair.Repair) bool { return within(containers, a.Span) })
	applied = append(applied, containers...)
	slices.SortStableFunc(applied, func(a, b repair.Repair) int { return a.Span.Start - b.Span.Start })
	r.containers = append(r.containers, containers...)
	slices.SortStableFunc(r.containers, func(a, b repair.Repair) int { return a.Span.Start - b.Span.Start })
	return rule.ViewOf(before.Raw(), applied)
}

func isContainer(f repair.Repair) bool { return f.Container }

// within says whether one of the sorted, disjoint containers holds s.
func within(containers repair.List, s text.Span) bool {
	i := sort.Search(len(containers), func(i int) bool { return containers[i].Span.End >= s.End })
	return i < len(containers) && containers[i].Span.Contains(s)
}

// isWeak says whether a finding is kept out of the view.
func isWeak(f repair.Repair) bool { return f.Confidence < rule.InView }

// advance returns the view with what was found applied on top; what is too
// weak for a view is kept aside. Where the view before is not needed any more, it
// is let go of before the new one is made, so that there are never two.
func (r *run) advance(v *rule.View, found repair.List, done bool) *rule.View {
	strong := found
	if slices.ContainsFunc(found, isWeak) {
		strong = slices.DeleteFunc(slices.Clone(found), func(f repair.Repair) bool {
			if isWeak(f) {
				r.keepLow(v, f)
				return true
			}
			return false
		})
	}
	if len(strong) == 0 {
		return v
	}
	applied, raw := v.With(strong, done), v.Raw()
	if r.last {
		return rule.OffView(raw, applied)
	}
	if done {
		v.Release()
	}
	return rule.ViewOf(raw, applied)
}

// keepLow moves a weak finding into raw coordinates and keeps it aside.
func (r *run) keepLow(v *rule.View, f repair.Repair) {
	raw := v.ToRaw(f.Span)
	wide := v.Mapping().SpanToClean(raw)
	if !wide.Contains(f.Span) {
		return // it hangs on a repair's edge and means nothing without it
	}
	lead, tail := v.Text[wide.Start:f.Span.Start], v.Text[f.Span.End:wide.End]
	f.Span, f.Replacement = raw, lead+f.Replacement+tail
	if len(f.Alternatives) > 0 && lead+tail != "" {
		f.Amend(func(g *repair.Grounds) {
			g.Alternatives = slices.Clone(g.Alternatives)
			for i, a := range g.Alternatives {
				g.Alternatives[i] = lead + a + tail
			}
		})
	}
	r.low = append(r.low, f)
}

// result joins what stands in the outer view, what sleeps inside the large
// deletions, and what was too weak for either and collides with nothing.
func (r *run) result() repair.List {
	out := r.outer.Applied
	if r.inner != nil {
		standing := slices.DeleteFunc(slices.Clone(out), func(a repair.Repair) bool { return !a.Container })
		for _, a := range r.inner.Applied {
			if within(standing, a.Span) {
				out = append(out, a)
			}
		}
	}
	return out.Merge(r.outer.Raw(), r.low)
}
