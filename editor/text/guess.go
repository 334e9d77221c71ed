package text

import (
	"bytes"
	"unicode/utf8"
)

// guess names the encoding data appears to be in.
func guess(data []byte) string {
	if name := byBOM(data); name != "" {
		return name
	}
	if name := byNULs(data); name != "" {
		return name
	}
	if utf8.Valid(data) {
		return utf8Name
	}
	return "windows-1252"
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
func byNULs(data []byte) string { return "" }

// byteOrder completes "utf-16" or "utf-32" by what data shows.
func byteOrder(data []byte, name string) string {
	for _, found := range []string{byBOM(data), byNULs(data)} {
		if len(found) > len(name) && found[:len(name)] == name {
			return found
		}
	}
	return name + "le"
}
