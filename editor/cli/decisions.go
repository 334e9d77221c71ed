package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"emend/editor"
	"emend/editor/decisions"
	"emend/editor/export"
	"emend/editor/repair"
)

func newDecisions(std *Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "decisions",
		Short: "Take decisions out of a project, apply them to a text, merge two readers'",
		Long: `What a reader decided, edited and noted travels as JSON Lines: one line each, by
place, with its wording and some text around it. So it can be kept under version
control, applied to the same text or to another edition of it, and merged.`,
		RunE: groupOnly,
	}
	cmd.AddCommand(newDecisionsExport(std), newDecisionsApply(std), newDecisionsMerge(std))
	return cmd
}

func newDecisionsExport(std *Streams) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "export PROJECT [-o OUT.jsonl]",
		Short:   "Write what was decided in a project",
		Example: `  emend decisions export scan.emend -o scan.jsonl`,
		Args:    exactly(1, "a PROJECT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if project, err := isProjectFile(args[0]); err != nil || !project {
				if err == nil {
					err = fmt.Errorf("%s is not a project, and a text alone holds no decisions", args[0])
				}
				return err
			}
			set, err := editor.ReadDecisions(cmd.Context(), args[0])
			if err != nil {
				return placed(args[0], err)
			}
			return writeOut(std, out, args, set.Write)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	return cmd
}

func newDecisionsApply(std *Streams) *cobra.Command {
	e := exporting{pending: "leave"}
	cmd := &cobra.Command{
		Use:   "apply DECISIONS FILE [-o OUT]",
		Short: "Write a text as decided elsewhere",
		Long: `Apply decisions, edits and notes to a text and write it, as plain text or in
another format (--to). Decisions are JSON Lines, or Web Annotations (JSON-LD). On
the very text they were made on each is applied where it was; on another edition
each is found by its wording. What cannot be placed is told on standard error,
and --report writes what became of every line. Undecided repairs are left (--pending leave) or
applied where they reach --min (--pending apply).`,
		Example: `  emend decisions apply scan.jsonl scan.txt -o final.txt
  emend decisions apply scan.jsonl new-edition.txt --to html -o report.html`,
		Args: exactly(2, "DECISIONS and a FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := e.settle(cmd.Flags().Changed)
			if err != nil {
				return err
			}
			if e.to == "" && e.out == "" {
				e.to = "text"
			}
			format, err := formatNamed(e.to, e.out)
			if err != nil {
				return err
			}
			said, err := readAll(std, args[0])
			if err != nil {
				return err
			}
			d, err := e.decided(cmd, std, args[0], said, args[1])
			if err != nil {
				return err
			}
			return writeOut(std, e.out, args, func(w io.Writer) error { return proved(cmd.Context(), w, args[1], format, d, o) })
		},
	}
	f := cmd.Flags()
	e.addFlags(f)
	f.StringVar(&e.to, "to", "", "the `FORMAT` (default: by the extension of OUT, or text)")
	f.StringVarP(&e.out, "output", "o", "", "write to this file instead of standard output")
	f.StringVar(&e.report, "report", "", "write what became of each line to this file, as JSON Lines")
	f.StringVar(&e.pending, "pending", "leave", "undecided repairs: apply those that reach --min, or leave all")
	return cmd
}

// decided opens a text and brings into it what was said elsewhere.
func (e *exporting) decided(cmd *cobra.Command, std *Streams, from string, said []byte, name string) (*export.Document, error) {
	if e.pending != "apply" && e.pending != "leave" {
		return nil, fmt.Errorf("--pending %s is not known; it is apply or leave", e.pending)
	}
	s, err := e.open(cmd.Context(), std, name)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if s.Project().Saved().Path != "" {
		return nil, fmt.Errorf("%s is a project, which this command does not change; apply to its text", name)
	}
	outcomes, _, err := s.Exchange().ApplyReview(cmd.Context(), said)
	if err != nil {
		return nil, placed(from, err)
	}
	tellOutcomes(std, outcomes)
	if e.report != "" {
		err := writeOut(std, e.report, []string{from, name}, func(w io.Writer) error { return reportOutcomes(w, outcomes) })
		if err != nil {
			return nil, err
		}
	}
	p := s.Policy()
	p.Left = e.pending == "leave"
	s.SetPolicy(p)
	return s.Exchange().Document(), nil
}

// tellOutcomes says on standard error what became of a set: line by line what
// has no place or says otherwise, and how many there were of each.
func tellOutcomes(std *Streams, outcomes []decisions.Outcome) {
	for i := range outcomes {
		if o := &outcomes[i]; o.Fate == decisions.Stale || o.Fate == decisions.Conflicting {
			std.tell("emend: %s: %s: %s\n", o.Fate, toldOf(o), o.Why)
		}
	}
	count := func(f decisions.Fate) int { return decisions.Count(outcomes, f) }
	std.tell("%d applied, %d moved, %d stale, %d conflicting",
		count(decisions.Applied), count(decisions.Moved), count(decisions.Stale), count(decisions.Conflicting))
	if n := count(decisions.Already); n > 0 {
		std.tell(", %d there already", n)
	}
	std.tell("\n")
}

// toldOf names the line that an outcome is of.
func toldOf(o *decisions.Outcome) string {
	switch {
	case o.Decision != nil:
		return fmt.Sprintf("%s at %d, %q", o.Decision.Key.Rule, o.Decision.Key.Span.Start, brief(o.Decision.Key.Original))
	case o.Edit != nil:
		return fmt.Sprintf("edit at %d, %q", o.Edit.Span.Start, brief(o.Edit.Original))
	}
	return fmt.Sprintf("note on %q", brief(o.Note.Quote.Exact))
}

// An outcomeLine is one line of a report on a set that was applied.
type outcomeLine struct {
	Fate  string        `json:"fate"`
	Why   string        `json:"why,omitempty"`
	Type  string        `json:"type"`
	Rule  repair.RuleID `json:"rule,omitempty"`
	Words string        `json:"words"`
	Was   int           `json:"was"` // raw offset in the text of the set
	Is    *int          `json:"is,omitempty"`
}

// reportOutcomes writes a line for each line of a set.
func reportOutcomes(w io.Writer, outcomes []decisions.Outcome) error {
	enc := jsonLines(w)
	for i := range outcomes {
		o := &outcomes[i]
		l := outcomeLine{Fate: o.Fate.String(), Why: o.Why}
		switch {
		case o.Decision != nil:
			l.Type, l.Rule, l.Words, l.Was = "decision", o.Decision.Key.Rule, o.Decision.Key.Original, o.Decision.Key.Span.Start
		case o.Edit != nil:
			l.Type, l.Words, l.Was = "edit", o.Edit.Original, o.Edit.Span.Start
		default:
			l.Type, l.Words, l.Was = "note", o.Note.Quote.Exact, o.Note.Span.Start
		}
		if o.Fate != decisions.Stale {
			l.Is = &o.Span.Start
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func brief(s string) string { return oneLine(s, wordingWidth) }
