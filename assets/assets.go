// Package assets holds the files that are part of the program: fonts, the
// icon, the text it starts on.
package assets

import _ "embed"

// SerifFont is Vollkorn Regular, the font for reading (SIL Open Font License).
//
//go:embed fonts/Vollkorn-Regular.ttf
var SerifFont []byte

// SansFont is Inter Regular, the font of the window (SIL Open Font License).
//
//go:embed fonts/Inter-Regular.otf
var SansFont []byte

// SansBoldFont is Inter SemiBold.
//
//go:embed fonts/Inter-SemiBold.otf
var SansBoldFont []byte

// SansItalicFont is Inter Italic.
//
//go:embed fonts/Inter-Italic.otf
var SansItalicFont []byte

// MonoFont is JetBrains Mono Regular (Apache License 2.0).
//
//go:embed fonts/JetBrainsMono-Regular.ttf
var MonoFont []byte

// Icon is the program's icon, a PNG of 512 by 512 pixels.
//
//go:embed icon.png
var Icon []byte

// Sample is the damaged text that the window opens when it starts for the
// first time. It was written for the program and shows every kind of damage.
//
//go:embed sample.txt
var Sample []byte
