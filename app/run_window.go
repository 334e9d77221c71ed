//go:build !headless

package app

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"

	"emend/app/say"
	"emend/app/settings"
	"emend/app/window"
	"emend/editor/cli"
)

// appID names the program to the desktop.
const appID = "org.emend.Emend"

// Run opens the window and returns the exit status when it is closed.
func Run(c cli.Window) int {
	if err := say.Load(); err != nil {
		fmt.Fprintln(os.Stderr, "emend:", err)
	}
	path, err := settings.Path()
	if err != nil {
		fmt.Fprintln(os.Stderr, "emend:", err)
	}
	prefs, err := settings.Load(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "emend:", err)
	}
	w := window.New(app.NewWithID(appID), prefs)
	w.Run(window.Request{Files: c.Files, Compare: c.Compare, Encoding: c.Encoding})
	return cli.Done
}
