package editor

import (
	"context"
	"slices"
	"strings"

	"emend/editor/detect"
	"emend/editor/diff"
	"emend/editor/repair"
	"emend/editor/text"
)

// The rules of what a cleaned text from elsewhere changed, where no rule of
// this program proposes the same.
const (
	ComparedWords repair.RuleID = "compared.words"
	ComparedSpace repair.RuleID = "compared.space" // nothing but white space
)

// comparedConfidence says how sure a foreign change is that no rule supports:
// nothing is known of it, so it is as likely right as wrong.
const comparedConfidence = 0.5

// CompareAll is the policy under which a comparison shows the other cleaned
// text as it is: everything counts until the reader rejects it.
var CompareAll = repair.Policy{Minimum: 0}

// Compared returns the repairs that lead from a raw text to a cleaned text
// made elsewhere; under CompareAll they give exactly that text. Where an
// enabled rule (nil: the default set) proposes the same replacement, the repair
// is that rule's with all it knows; the others are ComparedWords and
// ComparedSpace. It may run on any goroutine; its one error is the context's.
func Compared(ctx context.Context, raw, cleaned string, enabled func(*detect.Detector) bool) ([]repair.Repair, error) {
	return named(ctx, raw, cleaned, diff.Texts(raw, cleaned), enabled)
}

// ComparedFrom is Compared for two texts that come from a third, base: what
// the cleaned text has as base had it, the raw one changed, and that is no
// change of the cleaned text's.
func ComparedFrom(ctx context.Context, base, raw, cleaned string, enabled func(*detect.Detector) bool) ([]repair.Repair, error) {
	changed := diff.Texts(base, cleaned)
	hunks := diff.Texts(raw, cleaned)
	k := 0
	hunks = slices.DeleteFunc(hunks, func(h diff.Hunk) bool {
		for k < len(changed) && changed[k].B.End < h.B.Start {
			k++
		}
		return k == len(changed) || !touch(changed[k].B, h.B)
	})
	return named(ctx, raw, cleaned, hunks, enabled)
}

// named makes repairs of hunks.
func named(ctx context.Context, raw, cleaned string, hunks []diff.Hunk, enabled func(*detect.Detector) bool) ([]repair.Repair, error) {
	if len(hunks) == 0 {
		return nil, ctx.Err()
	}
	known, err := detect.Run(ctx, raw, detect.Options{Enabled: enabled})
	if err != nil {
		return nil, err
	}
	c := comparison{raw: raw, cleaned: cleaned, hunks: hunks}
	c.known = c.candidates(known)
	return c.repairs(), nil
}

// A comparison names the differences between two texts.
type comparison struct {
	raw, cleaned string
	hunks        []diff.Hunk
	known        []repair.Repair // proposals at places that were changed, disjoint
}

// candidates are the proposals whose place was changed. A large deletion is
// one only where exactly that was deleted; what lies in it then sleeps.
func (c *comparison) candidates(found []repair.Repair) []repair.Repair {
	var out []repair.Repair
	h, covered := 0, 0
	for i := range found {
		r := &found[i]
		if r.Span.Start < covered {
			continue
		}
		for h < len(c.hunks) && c.hunks[h].A.End < r.Span.Start {
			h++
		}
		if r.Container {
			if c.deletes(r, h) {
				out = append(out, *r)
				covered = r.Span.End
			}
			continue
		}
		changed, _ := trimmed(c.raw, r.Span, r.Replacement)
		for k := h; k < len(c.hunks) && c.hunks[k].A.Start <= changed.End; k++ {
			if touch(c.hunks[k].A, changed) {
				out = append(out, *r)
				covered = r.Span.End
				break
			}
		}
	}
	return out
}

// deletes says whether a hunk from h on is exactly what container r does.
func (c *comparison) deletes(r *repair.Repair, h int) bool {
	for ; h < len(c.hunks) && c.hunks[h].A.Start <= r.Span.End; h++ {
		if c.same(&c.hunks[h], r.Span, r.Replacement) {
			return true
		}
	}
	return false
}

// touch says whether two spans share a byte or, where one is empty, a place.
func touch(a, b text.Span) bool {
	if a.Empty() || b.Empty() {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Overlaps(b)
}

// trimmed takes away what a replacement has in common with what it replaces,
// in front and then behind.
func trimmed(s string, span text.Span, wording string) (text.Span, string) {
	for !span.Empty() && wording != "" && s[span.Start] == wording[0] {
		span.Start++
		wording = wording[1:]
	}
	for !span.Empty() && wording != "" && s[span.End-1] == wording[len(wording)-1] {
		span.End--
		wording = wording[:len(wording)-1]
	}
	return span, wording
}

// same says whether a hunk does the same as replacing span by wording. Texts
// with a repetition can say that in several ways ("aa" without either a), so
// the outcome over both places is compared.
func (c *comparison) same(h *diff.Hunk, span text.Span, wording string) bool {
	if len(wording)-span.Len() != h.B.Len()-h.A.Len() {
		return false // one of many hunks in a passage of megabytes: see that at once
	}
	wide := span.Union(h.A)
	if wide.Len() > span.Len()+h.A.Len() {
		return false // something stands between them
	}
	mine := c.raw[wide.Start:span.Start] + wording + c.raw[span.End:wide.End]
	theirs := c.raw[wide.Start:h.A.Start] + c.cleaned[h.B.Start:h.B.End] + c.raw[h.A.End:wide.End]
	return mine == theirs
}

// repairs walks hunks and proposals together, in clusters that touch.
func (c *comparison) repairs() []repair.Repair {
	var out []repair.Repair
	for h, k := 0, 0; h < len(c.hunks); {
		for k < len(c.known) && !touch(c.known[k].Span, c.hunks[h].A) && c.known[k].Span.Start < c.hunks[h].A.Start {
			k++
		}
		fromH, fromK := h, k
		span := c.hunks[h].A
		for h++; ; {
			switch {
			case k < len(c.known) && touch(c.known[k].Span, span):
				span = span.Union(c.known[k].Span)
				k++
				continue
			case h < len(c.hunks) && k > fromK && touch(c.hunks[h].A, span):
				span = span.Union(c.hunks[h].A)
				h++
				continue
			}
			break
		}
		out = c.cluster(out, span, c.hunks[fromH:h], c.known[fromK:k])
	}
	return out
}

// cluster names the hunks of one cluster: by the proposals, where these
// together do the same; else one by one.
func (c *comparison) cluster(out []repair.Repair, span text.Span, hunks []diff.Hunk, known []repair.Repair) []repair.Repair {
	first, last := &hunks[0], &hunks[len(hunks)-1]
	theirs := c.raw[span.Start:first.A.Start] + c.cleaned[first.B.Start:last.B.End] + c.raw[last.A.End:span.End]
	if len(known) > 0 && c.together(span, known) == theirs {
		return append(out, known...)
	}
	for i := range hunks {
		out = append(out, c.name(&hunks[i], known))
	}
	return out
}

// together is the wording of span with all proposals done.
func (c *comparison) together(span text.Span, known []repair.Repair) string {
	var b strings.Builder
	at := span.Start
	for i := range known {
		b.WriteString(c.raw[at:known[i].Span.Start])
		b.WriteString(known[i].Replacement)
		at = known[i].Span.End
	}
	b.WriteString(c.raw[at:span.End])
	return b.String()
}

// name makes a hunk a repair: of the rule that proposes the same, if only up
// to one of its steps, else of what differs.
func (c *comparison) name(h *diff.Hunk, known []repair.Repair) repair.Repair {
	wording := c.cleaned[h.B.Start:h.B.End]
	for i := range known {
		steps := known[i].AllSteps()
		for n := len(steps); n > 0; n-- {
			if !c.same(h, known[i].Span, steps[n-1].Replacement) {
				continue
			}
			r := repair.Repair{Span: h.A, Replacement: wording, Grounds: known[i].Grounds}
			r.Amend(func(g *repair.Grounds) {
				g.Alternatives, g.Steps, g.Confidence = nil, nil, 1
				for _, s := range steps[:n] {
					g.Confidence = min(g.Confidence, s.Confidence)
				}
			})
			return r
		}
	}
	why := repair.Grounds{Rule: ComparedWords, Confidence: comparedConfidence, Evidence: "the other text reads so; no rule proposes it"}
	if h.Space {
		why.Rule, why.Evidence = ComparedSpace, "only white space differs; no rule proposes it"
	}
	why.Group = repair.GroupKey(why.Rule, shortly(c.raw[h.A.Start:h.A.End])+" → "+shortly(wording))
	return repair.Repair{Span: h.A, Replacement: wording, Grounds: &why}
}

// shortly shows a wording in a pattern: white space as its signs, long ones
// cut. Clones keep 100 MB of text from being held by patterns.
func shortly(s string) string {
	if s == "" {
		return "∅"
	}
	return strings.Clone(signs.Replace(brief(s)))
}

var signs = strings.NewReplacer(" ", "␣", "\v", "␋")
