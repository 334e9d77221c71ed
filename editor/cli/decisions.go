package cli

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"emend/editor/decisions"
	"emend/editor/export"
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
			c := cleaning{}
			s, err := c.open(cmd.Context(), std, args[0])
			if err != nil {
				return err
			}
			defer s.Close()
			return writeOut(std, out, args, s.Decided().Write)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	return cmd
}

// readDecisions reads a set from a file or standard input.
func readDecisions(std *Streams, name string) (*decisions.Set, error) {
	data, err := readAll(std, name)
	if err != nil {
		return nil, err
	}
	set, err := decisions.Read(bytes.NewReader(data))
	return set, placed(name, err)
}

func newDecisionsApply(std *Streams) *cobra.Command {
	e := exporting{pending: "leave"}
	cmd := &cobra.Command{
		Use:   "apply DECISIONS FILE [-o OUT]",
		Short: "Write a text as decided elsewhere",
		Long: `Apply decisions, edits and notes to a text and write it, as plain text or in
another format (--to). Decisions are JSON Lines, or Web Annotations (JSON-LD). On the very text they were made on each is applied where
it was; on another edition each is found by its wording. What cannot be placed
is told on standard error. Undecided repairs are left (--pending leave) or
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
	if s.Saved().Path != "" {
		return nil, fmt.Errorf("%s is a project, which this command does not change; apply to its text", name)
	}
	outcomes, _, err := s.ApplyReview(cmd.Context(), said)
	if err != nil {
		return nil, placed(from, err)
	}
	tellOutcomes(std, outcomes)
	p := s.Policy()
	p.Left = e.pending == "leave"
	s.SetPolicy(p)
	return s.Document(), nil
}

// tellOutcomes says on standard error what became of a set.
func tellOutcomes(std *Streams, outcomes []decisions.Outcome) {
	for _, o := range outcomes {
		if o.Fate != decisions.Stale && o.Fate != decisions.Conflicting {
			continue
		}
		what := ""
		switch {
		case o.Decision != nil:
			what = fmt.Sprintf("%s at %d, %q", o.Decision.Key.Rule, o.Decision.Key.Span.Start, brief(o.Decision.Key.Original))
		case o.Edit != nil:
			what = fmt.Sprintf("edit at %d, %q", o.Edit.Span.Start, brief(o.Edit.Original))
		case o.Note != nil:
			what = fmt.Sprintf("note on %q", brief(o.Note.Quote.Exact))
		}
		std.tell("emend: %s: %s: %s\n", o.Fate, what, o.Why)
	}
	count := func(f decisions.Fate) int { return decisions.Count(outcomes, f) }
	std.tell("%d applied, %d moved, %d stale, %d conflicting\n",
		count(decisions.Applied), count(decisions.Moved), count(decisions.Stale), count(decisions.Conflicting))
}

func brief(s string) string { return oneLine(s, wordingWidth) }

func newDecisionsMerge(std *Streams) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "merge A.jsonl B.jsonl [-o OUT.jsonl]",
		Short: "Merge what two readers decided on one text",
		Long: `Write what both readers agree on and what only one of them decided, with the
notes of both. Conflicts are left out and listed on standard error, with the
agreement of the two for each rule (and Cohen's kappa).

Exit status: 0 no conflict, 1 conflicts, 2 failure.`,
		Args: exactly(2, "two sets of decisions"),
		RunE: func(_ *cobra.Command, args []string) error {
			a, err := readDecisions(std, args[0])
			if err != nil {
				return err
			}
			b, err := readDecisions(std, args[1])
			if err != nil {
				return err
			}
			m, err := decisions.Merge(a, b)
			if err != nil {
				return fmt.Errorf("%s and %s: %w", args[0], args[1], err)
			}
			if err := writeOut(std, out, args, m.Set.Write); err != nil {
				return err
			}
			tellMerged(std, m)
			if len(m.Conflicts) > 0 {
				return errDiffer
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	return cmd
}

// tellMerged lists conflicts and agreement.
func tellMerged(std *Streams, m *decisions.Merged) {
	for _, c := range m.Conflicts {
		if c.A == nil {
			std.tell("conflict at %d: edited to “%s” and “%s”\n", c.EditA.Span.Start,
				brief(c.EditA.Replacement), brief(c.EditB.Replacement))
			continue
		}
		std.tell("conflict at %d: %s “%s” → “%s”: %s and %s\n", c.A.Key.Span.Start, c.A.Key.Rule,
			brief(c.A.Key.Original), brief(c.A.Replacement), c.A.Decision.State, c.B.Decision.State)
	}
	for _, r := range m.Rules {
		rule := string(r.Rule)
		if rule == "" {
			rule = "all rules"
		}
		std.tell("%s: %d of %d agreed, kappa %.2f; only one decided: %d and %d\n",
			rule, r.Agreed, r.Both, r.Kappa, r.OnlyA, r.OnlyB)
	}
}
