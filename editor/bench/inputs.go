package main

import (
	"math/rand/v2"
	"strings"
)

type input struct{ name, text string }

// odd are inputs on which a careless walk is slow.
func odd(size int) []input {
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	noise := make([]byte, size)
	random := rand.New(rand.NewPCG(13, 17))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	return []input{
		{"one line", strings.ReplaceAll(texts().damaged[:size], "\n", " ")},
		{"blanks", repeat(" ")},
		{"60,000 dashes", strings.Repeat("-", 60_000) + texts().damaged[:size-60_000]},
		{"one word", repeat("word ")},
		{"mojibake", repeat("Ã©a€™ ")},
		{"random bytes", string(noise)},
		{"a letter, two blanks", repeat("a  ")},
		{"blank lines", repeat(" \n")},
	}
}

// inputRows holds the time a byte of odd inputs against that of prose.
func inputRows() []row {
	const size = 2 * megabyte
	prose := texts().damaged[:size]
	var out []row
	for _, in := range odd(size) {
		own, other := alternate(detection(in.text, nil), detection(prose, nil))
		out = append(out, row{what: "full detection, 2 MB: " + in.name, beside: "prose", own: own, other: other, figure: times, unit: " ×", goal: 3})
	}
	return out
}
