//go:build headless

package app

import (
	"fmt"
	"os"

	"emend/editor/cli"
)

// Run says that this build has no window, and returns the exit status of
// wrong use.
func Run(cli.Window) int {
	fmt.Fprintln(os.Stderr, "emend: this build has no window; emend --help lists what it does without one")
	return cli.Failed
}
