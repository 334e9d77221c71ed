// Package app is where the window begins. Its function Run(cli.Window) int
// opens the window and returns the exit status when that is closed; it is the
// one thing that differs between the full build and the headless one.
package app
