// Package assets holds the files that are built into the program. It imports
// nothing of ours.
package assets

import "embed"

// Words holds one compact table of word counts a language, "words/en.bin";
// words/README.md tells source, licence and format.
//
//go:embed words/*.bin
var Words embed.FS
