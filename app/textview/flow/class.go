package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class sorts a non-ASCII rune of n bytes; what is in no class is a word.
func class(r rune, n int) Kind {
	switch {
	case r == utf8.RuneError && n == 1:
		return ControlItem
	case r < 0xa0:
		return ControlItem // C1: what is left of a wrong decoding
	case r < 0x1680:
		if r == 0xad || r == 0x61c {
			return InvisibleItem
		}
		return WordItem
	case r < 0x3001:
		return classGeneral(r)
	case r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0001 && r <= 0xe007f && r < 0xe0020:
		return InvisibleItem
	}
	return WordItem
}

// classGeneral sorts the runes from the Ogham space to the ideographic space.
func classGeneral(r rune) Kind {
	switch {
	case r == 0x2007 || r == 0x200c || r == 0x200d:
		return WordItem // figure space does not break; the joiners shape
	case r >= 0x2000 && r <= 0x200a, r == 0x1680, r == 0x205f, r == 0x3000:
		return SpaceItem
	case r == 0x2028 || r == 0x2029:
		return ControlItem
	case r == 0x200b, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e,
		r >= 0x2060 && r <= 0x206f, r == 0x180e:
		return InvisibleItem
	}
	return WordItem
}

// wide says whether lines may be broken on both sides of r: ideographs, kana
// and their punctuation. Hangul is spaced and stays in words.
func wide(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x30ff, r >= 0x31c0 && r <= 0x4dbf, r >= 0x4e00 && r <= 0x9fff:
		return r != 0x3000
	case r >= 0xf900 && r <= 0xfaff, r >= 0xff01 && r <= 0xff60, r >= 0x20000 && r <= 0x3ffff:
		return true
	}
	return false
}

// closing says whether the wide rune r may not begin a line.
func closing(r rune) bool {
	return strings.ContainsRune("、。，．・：；？！）］｝〉》」』】〕〗〙〛ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ", r)
}

// opening says whether the wide rune r may not end a line.
func opening(r rune) bool {
	return strings.ContainsRune("（［｛〈《「『【〔〖〘〚", r)
}

// closingASCII says whether c may not follow an ideograph across a line end.
func closingASCII(c byte) bool {
	return strings.IndexByte(")]}.,:;?!", c) >= 0
}

// extendsAt says whether the rune of s at off belongs to the cluster before it.
func extendsAt(s string, off int) bool {
	if off >= len(s) || s[off] < 0xcc {
		return false // the first combining mark is U+0300, CC 80
	}
	r, _ := utf8.DecodeRuneInString(s[off:])
	return r == 0x200d || r == 0x200c || unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) ||
		r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f
}

// IsSpace says whether r is shown as a space that lines may break at.
func IsSpace(r rune) bool {
	return r == ' ' || r >= utf8.RuneSelf && class(r, 2) == SpaceItem
}
