package export

import (
	"io"

	"emend/editor/annotate"
	"emend/editor/decisions"
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
	check: func(d *Document) []Loss {
		n := 0
		for i := range d.Repairs {
			if d.unsettled(i) {
				n++
			}
		}
		return losses(Loss{lostOpen, n})
	},
	Write: writeDecisions,
}

func writeDecisions(w io.Writer, d *Document, _ Options) error {
	raw := d.Raw.Text()
	source := d.Source
	source.SHA256, source.Encoding = d.Raw.SHA256(), d.Raw.Encoding()
	set := decisions.Set{Source: source, Notes: d.Notes}
	for i := range d.Repairs {
		r, said := &d.Repairs[i], d.Decision(i)
		q := annotate.NewQuote(raw, r.Span)
		wording, counts := decisions.Edited(r, said)
		switch {
		case r.Rule == decisions.RuleEdit && !counts: // taken back: as if it had not been made
		case r.Rule == decisions.RuleEdit:
			set.Edits = append(set.Edits, decisions.Edit{
				Span: r.Span, Original: q.Exact, Replacement: wording, Prefix: q.Prefix, Suffix: q.Suffix,
				Author: d.Author, Time: d.Time,
			})
		case said.State != repair.Pending:
			set.Decisions = append(set.Decisions, decisions.Decision{
				Key: r.Key(raw), Replacement: r.Replacement, Decision: said, Prefix: q.Prefix, Suffix: q.Suffix,
				Author: d.Author, Time: d.Time,
			})
		}
	}
	return set.Write(w)
}
