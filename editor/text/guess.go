package text

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// sampleSize is how much of a file guessing by plausibility reads, in
// stretches. More costs time (every encoding is tried) and decides no better.
const (
	sampleSize = 8 << 10
	stretch    = 1 << 10
)

// guess names the encoding data appears to be in: what a byte order mark says,
// else UTF-16 and UTF-32 by where their NULs stand, else UTF-8 if the bytes
// are that or nearly, else what makes the most plausible text.
func guess(data []byte) string {
	if name := byBOM(data); name != "" {
		return name
	}
	if name := byNULs(data); name != "" {
		return name
	}
	if utf8.Valid(data) || mostlyUTF8(data) {
		return utf8Name
	}
	return byPlausibility(sampleOf(data))
}

// A text of one byte above 7F, or two, must be e^4 or e^2 times as likely in
// another encoding to be taken from windows-1252, which most such texts are in.
const (
	fewHigh   = 2
	fewMargin = 4
)

// byPlausibility names the encoding in which sample makes the likeliest text.
func byPlausibility(sample []byte) string {
	margin := 0.0
	if n := countHigh(sample); n > 0 && n <= fewHigh {
		margin = fewMargin / float64(n)
	}
	name, best := bestSingle(sample, margin)
	for _, e := range eastAsians {
		if s := e.score(sample); s > best {
			name, best = e.name, s
		}
	}
	return name
}

// countHigh counts the bytes above 7F.
func countHigh(sample []byte) int {
	n := 0
	for _, b := range sample {
		n += int(b >> 7)
	}
	return n
}

// sampleOf picks up to sampleSize bytes for guessing: stretches of the file
// that start shortly before a byte above 7F. They start after a byte below
// '0', which is no second half of a character in any encoding.
func sampleOf(data []byte) []byte {
	const lead = 64
	if len(data) <= sampleSize {
		return data
	}
	sample := make([]byte, 0, sampleSize)
	for len(sample) < sampleSize {
		high := asciiRun(data)
		if high == len(data) {
			break
		}
		start := high
		for i := high - 1; i >= max(0, high-lead); i-- {
			if data[i] < '0' {
				start = i
			}
		}
		end := min(start+stretch, len(data))
		for end < len(data) && end < start+stretch+lead && data[end] >= '0' {
			end++
		}
		sample = append(sample, data[start:end]...)
		data = data[end:]
	}
	return sample
}

// byBOM names the encoding whose byte order mark data starts with, or "".
// UTF-32 goes first: its little-endian mark starts with that of UTF-16.
func byBOM(data []byte) string {
	for _, m := range []struct{ mark, name string }{
		{"\xEF\xBB\xBF", utf8Name},
		{"\xFF\xFE\x00\x00", "utf-32le"},
		{"\x00\x00\xFE\xFF", "utf-32be"},
		{"\xFF\xFE", "utf-16le"},
		{"\xFE\xFF", "utf-16be"},
		{"\x84\x31\x95\x33", "gb18030"},
	} {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return m.name
		}
	}
	return ""
}

// maxBad is the share of bad sequences up to which text is UTF-8 with damage.
// Text in other encodings makes a good sequence only by accident: of the
// non-ASCII stretches of Western text under one in a hundred are good.
const maxBad = 0.25

// enoughBad is after how many bad sequences the share so far is believed.
const enoughBad = 4096

// mostlyUTF8 says whether data, which is not valid UTF-8, is UTF-8 that was
// damaged. A character cut off by the end of the file is no damage.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := asciiRun(data); i < len(data); i += asciiRun(data[i:]) {
		_, n := utf8.DecodeRune(data[i:])
		switch {
		case n > 1:
			good++
		case !utf8.FullRune(data[i:]):
			n = len(data) - i // cut off
		default:
			bad++
			n = cutShort(data[i:])
		}
		if bad == enoughBad && float64(bad) > maxBad*float64(good+bad) {
			return false
		}
		i += n
	}
	return good > 0 && float64(bad) <= maxBad*float64(good+bad)
}

// cutShort is the length of the start of a character at the start of data
// whose end is missing, or 1. It was one character, and is one bad sequence.
func cutShort(data []byte) int {
	for n := min(len(data), utf8.UTFMax-1); n > 1; n-- {
		if data[0] >= utf8.RuneSelf && !utf8.FullRune(data[:n]) {
			return n
		}
	}
	return 1
}

// byteOrder completes "utf-16" or "utf-32" by what data shows.
func byteOrder(data []byte, name string) string {
	for _, found := range []string{byBOM(data), byNULs(data)} {
		if strings.HasPrefix(found, name) {
			return found
		}
	}
	return name + "le"
}
