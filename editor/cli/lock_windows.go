package cli

import "os"

// Runs at the same time do not know of one another here: each has its texts
// right, but the report may lack lines of the others, whose texts the next run
// then cleans again.

func lockAlone(*os.File) bool { return true }

func lockShared(*os.File) error { return nil }
