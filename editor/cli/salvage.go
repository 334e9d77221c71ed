package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"emend/editor"
)

func newSalvage(std *Streams) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "salvage PROJECT [-o OUT.emend]",
		Short: "Read what can be read of a damaged project into a new one",
		Long: `Read what can be read of a damaged or truncated project into a new one, beside it
or at OUT, which must not exist. The damaged file is not touched. What was found
and what is lost is told on standard error.`,
		Example: `  emend salvage scan.emend
  emend salvage scan.emend -o rescued.emend`,
		Args: exactly(1, "a PROJECT"),
		RunE: func(_ *cobra.Command, args []string) error {
			s, report, err := editor.OpenSalvaged(args[0], out, nil)
			if err != nil {
				return placed(args[0], err)
			}
			std.tell("read: %s\n", report)
			fmt.Fprintln(std.Out, s.Project().Saved().Path)
			return s.Close()
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the new project (default: a free name beside PROJECT)")
	return cmd
}
