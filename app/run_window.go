//go:build !headless

package app

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"emend/app/errand"
	"emend/app/look"
	"emend/app/say"
	"emend/app/settings"
	"emend/app/window"
	"emend/editor/cli"
)

// appID names the program to the desktop.
const appID = "org.emend.Emend"

// describe tells the toolkit what FyneApp.toml says, which it reads itself only
// where its own tool builds the program. All calls from workers go through
// fyne.Do, so that its checks for others need not run.
func describe() {
	version := "dev"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	app.SetMetadata(fyne.AppMetadata{
		ID: appID, Name: "Emend", Version: version, Icon: look.Icon, Migrations: map[string]bool{"fyneDo": true},
	})
}

// shareRasterising has Mesa's software renderer use twice as many threads as
// there are processors, unless the reader says how many. With one for each, a
// frame waits for the thread whose processor something else took: one in twenty
// then took 14.6 to 15.8 ms that takes 13.3 to 14.5 with two, and the median is
// the same. Graphics cards do not ask for it.
func shareRasterising() {
	const threads = "LP_NUM_THREADS"
	if os.Getenv(threads) == "" {
		os.Setenv(threads, strconv.Itoa(2*runtime.NumCPU())) // the toolkit's C libraries see it
	}
}

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
	describe()
	shareRasterising()
	w := window.New(app.NewWithID(appID), prefs)
	if !w.Run(errand.Request{Files: c.Files, Compare: c.Compare, Labels: c.Labels, Base: c.Base, Output: c.Output, Encoding: c.Encoding}) {
		return cli.Differ
	}
	return cli.Done
}
