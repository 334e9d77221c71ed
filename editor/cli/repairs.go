package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/repair"
	"emend/editor/text"
)

func newRepairs(std *Streams) *cobra.Command {
	var rules selection
	var how reading
	var format, out string
	var minimum float64
	cmd := &cobra.Command{
		Use:   "repairs FILE",
		Short: "List the repairs a text would get, and why",
		Long: `List every proposal for a text, the sure and the unsure, without changing
anything. "start" and "end" are byte offsets in the decoded UTF-8 text.

The JSON Lines have the fields id, start, end, before, after, rule, group,
confidence, evidence, alternatives, steps; a repair that is a chain of several
gives the wording after each step.`,
		Example: `  emend repairs scan.txt --format table
  emend repairs scan.txt --only mojibake,layout.hyphen --min 0.9
  emend repairs scan.txt | jq -r .rule | sort | uniq -c`,
		Args: exactly(1, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			enabled, err := rules.enabled()
			if err != nil {
				return err
			}
			if err := knownMinimum(minimum); err != nil {
				return err
			}
			in, err := how.read(std, args[0])
			if err != nil {
				return err
			}
			found, err := in.detect(cmd.Context(), detect.Options{Enabled: enabled})
			if err != nil {
				return err
			}
			kept := found[:0]
			for _, r := range found {
				if r.Confidence >= minimum {
					kept = append(kept, r)
				}
			}
			return writeRepairs(std, out, args, format, in, kept)
		},
	}
	f := cmd.Flags()
	rules.addFlags(f)
	f.StringVar(&format, "format", "jsonl", "jsonl, csv or table")
	f.Float64Var(&minimum, "min", 0, "list only repairs of at least this confidence, 0 to 1")
	how.addFlags(f)
	f.StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	return cmd
}

// exactly demands a number of arguments and says what they are.
func exactly(n int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return fmt.Errorf("%s takes %s, not %d arguments; see %s --help", cmd.CommandPath(), names, len(args), cmd.CommandPath())
	}
}

// writeRepairs lists repairs of raw in one of the formats of --format.
func writeRepairs(std *Streams, out string, inputs []string, format string, in input, found []repair.Repair) error {
	d := export.NewDocument(in.raw, found, nil, repair.Policy{Left: true})
	d.Pages = in.pages()
	switch format {
	case "table":
		return writeOut(std, out, inputs, func(w io.Writer) error { return writeTable(w, d) })
	case "jsonl", "csv":
		f, _ := export.ByName(format)
		return writeOut(std, out, inputs, func(w io.Writer) error { return f.Write(w, d, export.Options{}) })
	}
	return fmt.Errorf("--format %s is not known; it is jsonl, csv or table", format)
}

// wordingWidth is how many characters of a wording a table shows.
const wordingWidth = 32

// writeTable sets the repairs in columns for the eye: place (line:column),
// confidence, rule, before → after. No control character gets through.
func writeTable(w io.Writer, d *export.Document) error {
	lines := text.NewLines(d.Raw.Text())
	rows := make([][4]string, len(d.Repairs))
	var widths [4]int
	for i := range d.Repairs {
		r := &d.Repairs[i]
		line, column := lines.Position(r.Span.Start)
		rows[i] = [4]string{
			fmt.Sprintf("%d:%d", line, column), fmt.Sprintf("%.2f", r.Confidence), visible(string(r.Rule)),
			quoted(d.Before(i)) + " → " + quoted(r.Replacement),
		}
		for k, cell := range rows[i] {
			widths[k] = max(widths[k], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for k, cell := range row {
			b.WriteString(cell)
			if k < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[k]-utf8.RuneCountInString(cell)+2))
			}
		}
		if _, err := fmt.Fprintln(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// quoted shows a wording between marks, so that blanks at its edges are seen.
func quoted(s string) string { return "“" + oneLine(s, wordingWidth) + "”" }
