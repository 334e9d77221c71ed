package export

import (
	"encoding/json"
	"io"

	"emend/editor/repair"
)

// JSONLines is one repair a line.
var JSONLines = Format{
	Name:      "jsonl",
	Title:     "Repairs as JSON Lines",
	Extension: ".jsonl",
	Doc: "One JSON object a line for each repair: id, start, end (byte offsets in the decoded UTF-8 text), before, after, " +
		"rule, group, confidence, evidence, alternatives, steps, and what was decided.",
	Carries: Carries{Repairs: true, Decisions: true},
	Keep:    perByte,
	check:   lossesInUnicode,
	Write: func(w io.Writer, d *Document, _ Options) error {
		enc := newEncoder(w)
		for i := range d.Repairs {
			r := NewRecord(d.Raw.Text(), &d.Repairs[i])
			r.decide(d.Decision(i))
			r.Page = d.Pages.At(r.Start)
			if err := enc.Encode(r); err != nil {
				return err
			}
		}
		return nil
	},
}

// A Record is one repair as it stands in JSON. Bytes that are not UTF-8 show
// as U+FFFD in Before and After; Start and End are exact.
type Record struct {
	ID           string        `json:"id"`
	Start        int           `json:"start"` // byte offsets in the decoded UTF-8 text
	End          int           `json:"end"`
	Before       string        `json:"before"`
	After        string        `json:"after"`
	Rule         repair.RuleID `json:"rule"`
	Group        string        `json:"group"`
	Confidence   float64       `json:"confidence"`
	Evidence     string        `json:"evidence"`
	Alternatives []string      `json:"alternatives"`
	Steps        []StepRecord  `json:"steps"`
	Container    bool          `json:"container,omitempty"` // repairs inside it sleep while it stands
	State        string        `json:"state,omitempty"`     // of the decision, where there is one
	Text         *string       `json:"text,omitempty"`      // the reader's wording, where edited
	Reason       string        `json:"reason,omitempty"`
	Page         string        `json:"page,omitempty"` // as the source names it
}

// A StepRecord is one step of a chained repair; After is the wording of the
// repair's whole span when the chain stops there.
type StepRecord struct {
	Rule       repair.RuleID `json:"rule"`
	After      string        `json:"after"`
	Confidence float64       `json:"confidence"`
	Evidence   string        `json:"evidence"`
}

// NewRecord tells a repair of the given raw text.
func NewRecord(raw string, r *repair.Repair) Record {
	out := Record{
		ID: r.ID(), Start: r.Span.Start, End: r.Span.End,
		Before: raw[r.Span.Start:r.Span.End], After: r.Replacement,
		Rule: r.Rule, Group: r.Group, Confidence: r.Confidence, Evidence: r.Evidence,
		Alternatives: r.Alternatives, Steps: []StepRecord{}, Container: r.Container,
	}
	if out.Alternatives == nil {
		out.Alternatives = []string{}
	}
	for _, s := range r.Steps {
		out.Steps = append(out.Steps, StepRecord{s.Rule, s.Replacement, s.Confidence, s.Evidence})
	}
	return out
}

// decide adds what the reader said.
func (r *Record) decide(d repair.Decision) {
	if d.State != repair.Pending {
		r.State = d.State.String()
	}
	if d.State == repair.Edited {
		r.Text = &d.Text
	}
	r.Reason = d.Reason
}

// newEncoder writes JSON that keeps "<", ">" and "&" readable.
func newEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}
