package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"emend/editor"
	"emend/editor/decisions"
)

// merging is what the flags of "decisions merge" ask for.
type merging struct {
	cleaning
	out, text string
	keep      bool // the outcome is for the first project
}

func newDecisionsMerge(std *Streams) *cobra.Command {
	var m merging
	cmd := &cobra.Command{
		Use:   "merge A B [-o OUT.jsonl]",
		Short: "Merge what two readers decided on one text",
		Long: `Write what both readers agree on and what only one of them decided, with the
notes of both. A and B are decisions as JSON Lines, or projects. Conflicts are
left out and listed on standard error, with the agreement of the two for each
rule (and Cohen's kappa). Where the two were made on different editions, --text
names the one on which both are to stand; what has no place there is told.

With --keep nothing is written: A is a project, and takes what only B decided,
and B's notes, as one act; where the two differ A's word stands, and the
conflicts stay in the project until they are gone through in the window.

Exit status: 0 no conflict, 1 conflicts, 2 failure.`,
		Example: `  emend decisions merge ada.jsonl bea.jsonl -o both.jsonl
  emend decisions merge ada.emend bea.jsonl --keep
  emend decisions merge ada.emend bea.emend --text new-edition.txt -o both.jsonl`,
		Args: exactly(2, "two sets of decisions"),
		RunE: func(cmd *cobra.Command, args []string) error {
			merged, err := m.run(cmd.Context(), std, args)
			if err != nil {
				return err
			}
			if m.keep {
				err = m.keepIn(cmd.Context(), std, args[0], args[1])
			} else {
				err = writeOut(std, m.out, args, merged.Set.Write)
			}
			if err != nil {
				return err
			}
			tellMerged(std, merged)
			if len(merged.Conflicts) > 0 {
				return errDiffer
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVarP(&m.out, "output", "o", "", "write to this file instead of standard output")
	f.StringVar(&m.text, "text", "", "the text on which both sets are to stand")
	f.BoolVar(&m.keep, "keep", false, "bring B into the project A, which keeps the conflicts")
	cmd.MarkFlagsMutuallyExclusive("keep", "output")
	cmd.MarkFlagsMutuallyExclusive("keep", "text")
	return cmd
}

// keepIn merges a set into a project.
func (m *merging) keepIn(ctx context.Context, std *Streams, into, from string) error {
	s, err := openToWrite(into)
	if err != nil {
		return err
	}
	defer s.Close()
	set, err := readDecisions(ctx, std, from)
	if err != nil {
		return err
	}
	if _, err := s.Conflicts().Merge(ctx, set); err != nil {
		return placed(from, err)
	}
	return placed(into, s.Close())
}

func (m *merging) run(ctx context.Context, std *Streams, args []string) (*decisions.Merged, error) {
	var sets [2]*decisions.Set
	for i, name := range args {
		set, err := readDecisions(ctx, std, name)
		if err != nil {
			return nil, err
		}
		sets[i] = set
	}
	if m.text != "" {
		if err := m.place(ctx, std, sets[:], args); err != nil {
			return nil, err
		}
	}
	merged, err := decisions.Merge(sets[0], sets[1])
	if errors.Is(err, decisions.ErrOtherText) {
		return nil, fmt.Errorf("%s and %s: %w; name the text on which both are to stand with --text", args[0], args[1], err)
	}
	return merged, err
}

// place finds the places of sets in the text that was named.
func (m *merging) place(ctx context.Context, std *Streams, sets []*decisions.Set, names []string) error {
	s, err := m.open(ctx, std, m.text)
	if err != nil {
		return err
	}
	defer s.Close()
	for i := range sets {
		placed, outcomes, err := s.Exchange().Place(ctx, sets[i])
		if err != nil {
			return err
		}
		std.tell("%s: ", names[i])
		tellOutcomes(std, outcomes)
		sets[i] = placed
	}
	return nil
}

// readDecisions reads a set from a file, a project or standard input.
func readDecisions(ctx context.Context, std *Streams, name string) (*decisions.Set, error) {
	if name != stdio {
		if project, err := isProjectFile(name); err != nil {
			return nil, err
		} else if project {
			set, err := editor.ReadDecisions(ctx, name)
			return set, placed(name, err)
		}
	}
	data, err := readAll(std, name)
	if err != nil {
		return nil, err
	}
	set, err := decisions.Read(bytes.NewReader(data))
	return set, placed(name, err)
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
			brief(c.A.Key.Original), brief(c.A.Replacement), said(c.A), said(c.B))
	}
	for _, r := range m.Rules {
		rule := string(r.Rule)
		if rule == "" {
			rule = "all rules"
		}
		kappa := fmt.Sprintf("kappa %.2f", r.Kappa)
		if math.IsNaN(r.Kappa) {
			kappa = "kappa not defined"
		}
		std.tell("%s: %d of %d agreed, %s; only one decided: %d and %d\n", rule, r.Agreed, r.Both, kappa, r.OnlyA, r.OnlyB)
	}
	std.tell("merged: %d decisions, %d edits, %d notes; %d conflicts\n",
		len(m.Set.Decisions), len(m.Set.Edits), len(m.Set.Notes), len(m.Conflicts))
}

// said is a decision in words.
func said(d *decisions.Decision) string {
	if d.Decision.Text == "" {
		return d.Decision.State.String()
	}
	return fmt.Sprintf("%s to “%s”", d.Decision.State, brief(d.Decision.Text))
}
