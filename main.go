// Emend repairs text that a machine damaged, and lets a reader review every
// repair. This file chooses between the command line and the window.
package main

import (
	"os"

	"emend/app"
	"emend/editor"
	"emend/editor/cli"
)

func main() {
	editor.CollectSooner()
	os.Exit(cli.Run(os.Args[1:], cli.Std(), app.Run))
}
