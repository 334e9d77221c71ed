package export

import (
	"strings"
	"time"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Document is what one version of a review is: the raw text, what was
// proposed and decided, the notes, and the mapping to the text that comes of
// it. It is read only and may be shared between goroutines.
type Document struct {
	Title     string // of the text, for headings
	Raw       *text.Raw
	Mapping   *repair.Mapping // Owner of a piece: index in Repairs
	Repairs   []repair.Repair // by place
	Decisions []repair.Decision
	Notes     []annotate.Annotation // by place
	Source    record.Source
	Policy    repair.Policy
	Asked     map[repair.RuleID]bool // where the reader was asked: the rules whose pending repairs count; nil: by Policy
	Pages     text.Pages             // may be empty
	Author    string                 // who reviewed; may be empty
	Time      time.Time              // of the version; stands in formats that date changes
	Stop      func() bool            // asked now and then: true, and what is written is not wanted any more and may be cut short; nil: never

	owned  []int            // piece by repair, -1: does not count; see NewDocument
	sleeps func(i int) bool // under a deletion that counts
}

// NewDocument derives the mapping of a version. Line breaks that repairs bring
// in are written as the raw text ends its lines. decisions run beside repairs;
// nil means that all are pending.
func NewDocument(raw *text.Raw, repairs []repair.Repair, decisions []repair.Decision, p repair.Policy) *Document {
	return NewAsked(raw, repairs, decisions, p, nil)
}

// NewAsked is NewDocument where the reader was asked rule by rule whether
// pending repairs count: those of asked rules do, with all their steps.
func NewAsked(raw *text.Raw, repairs []repair.Repair, decisions []repair.Decision, p repair.Policy, asked map[repair.RuleID]bool) *Document {
	settled := answered(repairs, decisions, asked)
	standing := repair.StandingOf(raw.Text(), repairs, func(i int) (repair.State, string) {
		d := decisionOf(settled, i)
		return d.State, d.Text
	}, p)
	d := &Document{Raw: raw, Repairs: repairs, Decisions: decisions, Policy: p, Asked: asked, Mapping: withEnds(raw, standing.Mapping), sleeps: standing.Sleeps}
	d.owned = make([]int, len(repairs))
	for i := range d.owned {
		d.owned[i] = -1
	}
	for i, piece := range d.Mapping.Pieces() {
		d.owned[piece.Owner] = i
	}
	return d
}

// answered are decisions in which what the reader was asked about is settled,
// for the mapping alone: nobody decided on the repairs themselves.
func answered(repairs []repair.Repair, decisions []repair.Decision, asked map[repair.RuleID]bool) []repair.Decision {
	if asked == nil {
		return decisions
	}
	out := make([]repair.Decision, len(repairs))
	copy(out, decisions)
	for i := range out {
		switch {
		case out[i].State != repair.Pending:
		case asked[repairs[i].Rule]:
			out[i].State = repair.Accepted
		default:
			out[i].State = repair.Rejected
		}
	}
	return out
}

// With is d with another reading of what is undecided.
func (d *Document) With(p repair.Policy, asked map[repair.RuleID]bool) *Document {
	out := NewAsked(d.Raw, d.Repairs, d.Decisions, p, asked)
	out.Title, out.Notes, out.Source, out.Pages, out.Author, out.Time = d.Title, d.Notes, d.Source, d.Pages, d.Author, d.Time
	return out
}

// Final is the cleaned text, in UTF-8 as decoded.
func (d *Document) Final() string { return d.Mapping.String() }

// Decision is what the reader said of repair i.
func (d *Document) Decision(i int) repair.Decision { return decisionOf(d.Decisions, i) }

// decisionOf is decision i; where there are none, all are pending.
func decisionOf(decisions []repair.Decision, i int) repair.Decision {
	if decisions == nil {
		return repair.Decision{}
	}
	return decisions[i]
}

// Open says whether repair i is undecided and awake: one under a deletion that
// counts is not asked about.
func (d *Document) Open(i int) bool {
	return d.Decision(i).State == repair.Pending && !d.sleeps(i)
}

// Counts says whether repair i counts in the cleaned text.
func (d *Document) Counts(i int) bool { return d.owned[i] >= 0 }

// Piece is the replaced piece repair i counts with in the cleaned text; ok is
// false where it does not count.
func (d *Document) Piece(i int) (p repair.Piece, ok bool) {
	if d.owned[i] < 0 {
		return p, false
	}
	return d.Mapping.Piece(d.owned[i]), true
}

// Before is the raw wording that repair i replaces.
func (d *Document) Before(i int) string { return d.Raw.Slice(d.Repairs[i].Span) }

// withEnds gives the line breaks inside new wordings the raw text's line end.
func withEnds(raw *text.Raw, m *repair.Mapping) *repair.Mapping {
	var end string
	switch raw.LineEnding() {
	case text.CRLF:
		end = "\r\n"
	case text.CR:
		end = "\r"
	default:
		return m
	}
	edits := make([]repair.Edit, m.PieceCount())
	changed := false
	for i, p := range m.Pieces() {
		edits[i] = repair.Edit{Span: p.Raw, New: p.New, Owner: p.Owner}
		if strings.Contains(p.New, "\n") {
			afterCR := end == "\r\n" && p.Raw.Start > 0 && raw.Text()[p.Raw.Start-1] == '\r'
			edits[i].New = breakWith(p.New, end, afterCR)
			changed = changed || edits[i].New != p.New
		}
	}
	if !changed {
		return m
	}
	return repair.NewMapping(raw.Text(), edits)
}

// breakWith writes end for each LF of s that no CR stands before. afterCR says
// that one stands before s.
func breakWith(s, end string, afterCR bool) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' && !(i > 0 && s[i-1] == '\r' || i == 0 && afterCR) {
			b.WriteString(end)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
