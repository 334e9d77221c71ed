// Package decisions lets what a reader decided travel without the text: as
// JSON Lines that can be kept in git, applied to the same text or to another
// edition of it, and merged with what a second reader decided.
//
// Context: a project file holds the text and every act; neither is wanted in
// a file that people diff, mail and review. Decision: a set holds the outcome
// only, one line a decision, edit or note, sorted by place, each with its
// wording and some text around it. Consequence: the same decisions always give
// the same lines, and they find their place in a text that has changed.
package decisions

import (
	"cmp"
	"slices"
	"time"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Set is what was decided on one text.
type Set struct {
	Source    record.Source // Name, Encoding and SHA256 of the text
	Decisions []Decision    // by place
	Edits     []Edit        // by place
	Notes     []annotate.Annotation
}

// A Decision is the last word on one repair.
type Decision struct {
	Key            repair.Key
	Replacement    string // what was proposed
	Decision       repair.Decision
	Prefix, Suffix string // what stands around the span, as in a Quote
	Author         string
	Time           time.Time
}

// An Edit is a change of the reader's own.
type Edit struct {
	Span           text.Span
	Original       string
	Replacement    string
	Prefix, Suffix string
	Author         string
	Time           time.Time
}

// FromLog collects what is in force at the end of a log on the given raw text.
// Decisions that do not fit the text, as after damage, are left out.
func FromLog(raw string, src record.Source, log []record.Entry) *Set {
	r := record.Replay(log)
	s := &Set{Source: src}
	type said struct {
		author string
		time   time.Time
	}
	decided, edited := map[repair.Key]said{}, map[text.Span]said{}
	for _, a := range r.Done {
		for i := range a.Decisions {
			decided[a.Decisions[i].Key] = said{a.Author, a.Time}
		}
		for _, e := range a.Edits {
			if e.After != nil {
				edited[e.After.Span] = said{a.Author, a.Time}
			}
		}
	}
	for key, d := range r.Decisions {
		if fits(raw, key.Span) && d.Decision.State != repair.Pending && key.Rule != RuleEdit {
			q := annotate.NewQuote(raw, key.Span)
			s.Decisions = append(s.Decisions, Decision{key, d.Replacement, d.Decision, q.Prefix, q.Suffix, decided[key].author, decided[key].time})
		}
	}
	for _, e := range r.Edits {
		if !fits(raw, e.Span) {
			continue
		}
		if wording, counts := Edited(&e, r.Decisions[e.Key(raw)].Decision); counts {
			q := annotate.NewQuote(raw, e.Span)
			s.Edits = append(s.Edits, Edit{e.Span, q.Exact, wording, q.Prefix, q.Suffix, edited[e.Span].author, edited[e.Span].time})
		}
	}
	s.Notes = slices.Clone(r.Notes)
	s.sort()
	return s
}

// Edited is the wording of an edit of the reader's, which can itself have been
// decided on since, and whether it still counts.
func Edited(e *repair.Repair, d repair.Decision) (wording string, counts bool) {
	if d.State == repair.Edited {
		return d.Text, true
	}
	return e.Replacement, d.State != repair.Rejected
}

func fits(raw string, s text.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(raw) }

// sort puts everything in the order of the text.
func (s *Set) sort() {
	slices.SortStableFunc(s.Decisions, func(a, b Decision) int {
		return cmp.Or(bySpan(a.Key.Span, b.Key.Span), cmp.Compare(a.Key.Rule, b.Key.Rule), cmp.Compare(a.Key.Original, b.Key.Original))
	})
	slices.SortStableFunc(s.Edits, func(a, b Edit) int { return bySpan(a.Span, b.Span) })
	slices.SortStableFunc(s.Notes, func(a, b annotate.Annotation) int {
		return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.ID, b.ID))
	})
}

func bySpan(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }
