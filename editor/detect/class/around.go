package class

import "unicode/utf8"

// Before is the class of the character that ends at offset at.
func Before(s string, at int) Class {
	if at == 0 {
		return Edge
	}
	if b := s[at-1]; b < utf8.RuneSelf {
		return table[b]
	}
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return Of(r)
}

// At is the class of the character that starts at offset at.
func At(s string, at int) Class {
	if at >= len(s) {
		return Edge
	}
	if b := s[at]; b < utf8.RuneSelf {
		return table[b]
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return Of(r)
}
