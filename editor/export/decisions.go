package export

import (
	"io"

	"emend/editor/annotate"
	"emend/editor/detect"
	"emend/editor/repair"
)

// Decisions is what the reader said, as JSON Lines.
var Decisions = Format{
	Name:      "decisions",
	Title:     "Decisions and notes as JSON Lines",
	Extension: ".decisions.jsonl",
	Doc: "What the reader decided and noted, one JSON object a line, keyed by rule, place and wording: for version control, " +
		"for replaying on the same text, for merging two reviews. The first line names the text by its SHA-256.",
	Carries: Carries{Decisions: true, Notes: true, Repairs: true},
	Write:   writeDecisions,
}

// A SourceLine is the first line of a log of decisions: which text it is for.
type SourceLine struct {
	Type     string `json:"type"` // "source"
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	Encoding string `json:"encoding"`
	Rules    string `json:"rules"` // version of the rule set
}

// A DecisionLine is one decision in a log.
type DecisionLine struct {
	Type      string        `json:"type"` // "decision"
	Rule      repair.RuleID `json:"rule"`
	Start     int           `json:"start"` // byte offsets in the decoded UTF-8 text
	End       int           `json:"end"`
	Before    string        `json:"before"`
	After     string        `json:"after"` // as proposed
	State     string        `json:"state"`
	Text      string        `json:"text,omitempty"` // the reader's wording, where edited
	Reason    string        `json:"reason,omitempty"`
	Author    string        `json:"author,omitempty"`
	Container bool          `json:"container,omitempty"`
}

// A NoteLine is one note in a log.
type NoteLine struct {
	Type string `json:"type"` // "note"
	annotate.Annotation
}

func writeDecisions(w io.Writer, d *Document, _ Options) error {
	enc := newEncoder(w)
	err := enc.Encode(SourceLine{"source", d.Source.Name, d.Raw.SHA256(), d.Raw.Encoding(), detect.Version})
	if err != nil {
		return err
	}
	for i := range d.Repairs {
		said := d.Decision(i)
		if said.State == repair.Pending {
			continue
		}
		r := &d.Repairs[i]
		err := enc.Encode(DecisionLine{
			Type: "decision", Rule: r.Rule, Start: r.Span.Start, End: r.Span.End, Before: d.Before(i), After: r.Replacement,
			State: said.State.String(), Text: said.Text, Reason: said.Reason, Author: d.Author, Container: r.Container,
		})
		if err != nil {
			return err
		}
	}
	for _, n := range d.Notes {
		if err := enc.Encode(NoteLine{"note", n}); err != nil {
			return err
		}
	}
	return nil
}
