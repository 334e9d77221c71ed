// Package translations holds the words of the window in each language: one
// file a language, keyed by the English words as they stand in the code.
package translations

import "embed"

// FS holds the files, named by language: "de.json".
//
//go:embed *.json
var FS embed.FS
