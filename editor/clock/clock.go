// Package clock reads the time of processors that this process has used. On a
// machine that others use too it tells more than the clock on the wall. It
// imports nothing of ours.
package clock
