package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"emend/editor"
)

func newCompare(std *Streams) *cobra.Command {
	var rules selection
	var how reading
	var format, out string
	cmd := &cobra.Command{
		Use:   "compare RAW CLEANED",
		Short: "List the repairs that turn one text into the other",
		Long: `Compare a raw text with a cleaned one made elsewhere: by an editor, by another
program, by a language model. Each difference is a repair: of the rule that
proposes the same, or "compared.words", or "compared.space" where only white
space differs. With --only none no rule is asked.

Exit status: 0 the texts are the same, 1 they differ, 2 failure.`,
		Example: `  emend compare scan.txt corrected.txt --format table
  emend compare scan.txt corrected.txt | jq -r .rule | sort | uniq -c`,
		Args: exactly(2, "RAW and CLEANED"),
		RunE: func(cmd *cobra.Command, args []string) error {
			enabled, err := rules.enabled()
			if err != nil {
				return err
			}
			if args[0] == stdio && args[1] == stdio {
				return fmt.Errorf("only one of the two texts can be standard input")
			}
			from, err := how.read(std, args[0])
			if err != nil {
				return err
			}
			to, err := new(reading).read(std, args[1])
			if err != nil {
				return err
			}
			raw, cleaned := from.raw, to.raw
			found, err := editor.Compared(cmd.Context(), raw.Text(), cleaned.Text(), enabled)
			if err != nil {
				return err
			}
			if err := writeRepairs(std, out, args, format, from, found); err != nil {
				return err
			}
			if len(found) > 0 {
				return errDiffer
			}
			if raw.SHA256() != cleaned.SHA256() {
				std.tell("emend: the texts are the same, the files differ: %s and %s\n", raw.Encoding(), cleaned.Encoding())
			}
			return nil
		},
	}
	f := cmd.Flags()
	rules.addFlags(f)
	f.StringVar(&format, "format", "jsonl", "jsonl, csv or table")
	how.addFlags(f)
	f.StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	return cmd
}
