package detect

import "unicode/utf8"

// classBefore is the class of the character that ends at offset at.
func classBefore(s string, at int) runeClass {
	if at == 0 {
		return edgeClass
	}
	if b := s[at-1]; b < utf8.RuneSelf {
		return classTable[b]
	}
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return classOf(r)
}

// classAt is the class of the character that starts at offset at.
func classAt(s string, at int) runeClass {
	if at >= len(s) {
		return edgeClass
	}
	if b := s[at]; b < utf8.RuneSelf {
		return classTable[b]
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return classOf(r)
}
