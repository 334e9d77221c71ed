package class

import "unicode/utf8"

// Before is the class of the character that ends at offset at.
func Before(s string, at int) Class {
	if at > 0 && s[at-1] < utf8.RuneSelf {
		return table[s[at-1]]
	}
	return highBefore(s, at)
}

// highBefore is Before at the start of s and for what is not ASCII.
func highBefore(s string, at int) Class {
	if at == 0 {
		return Edge
	}
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return Of(r)
}

// At is the class of the character that starts at offset at.
func At(s string, at int) Class {
	if at < len(s) && s[at] < utf8.RuneSelf {
		return table[s[at]]
	}
	return highAt(s, at)
}

// highAt is At at the end of s and for what is not ASCII.
func highAt(s string, at int) Class {
	if at >= len(s) {
		return Edge
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return Of(r)
}
