package mojibake

import (
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/scan"
)

// textOddity sums the oddities of s between its neighbours.
func textOddity(s string, prev, after class.Class) int {
	sum := 0
	prior := class.Class(class.Edge)
	for _, c := range s {
		k := class.Of(c)
		sum += class.Odd(prev, k) + class.InWord(prior, prev, k)
		prior, prev = prev, k
	}
	return sum + class.Odd(prev, after) + class.InWord(prior, prev, after)
}

// outcomeOddity is the oddity of the whole outcome, the rarity of its
// characters included; a script counts its rarity once in a row.
func (r *misread) outcomeOddity(out string, prev, after class.Class) int {
	sum, at := 0, 0
	prior := class.Edge
	var script class.Class
	add := func(s string) {
		for _, c := range s {
			k := class.Of(c)
			sum += class.Odd(prev, k) + class.InWord(prior, prev, k)
			if sc := k.Script(); sc == 0 || sc != script || k == class.Bad || k == class.ExoticLatin {
				sum += class.Rarity(c, k)
				script = sc
			}
			prior, prev = prev, k
		}
	}
	for _, p := range r.final {
		add(out[at:p.from])
		add(p.wording)
		at = p.to
	}
	add(out[at:])
	return sum + class.Odd(prev, after) + class.InWord(prior, prev, after)
}

// bonus is what speaks for a run beside the oddity it takes away: the outcomes
// that are by far the most frequent in texts that get misread, told from the
// pairs that sound text holds too.
func (r *misread) bonus(s string, before class.Class) int {
	sum := 0
	for i := range min(2, len(r.units)-1) {
		c, _ := utf8.DecodeRune(r.out[r.units[i].out:])
		switch {
		case c >= 0xA0 && c < 0x100:
			sum += pairBonus(s[r.units[i].src:], c, before)
		case c >= 0x1EA0 && c < 0x1F00:
			sum += 20
		case c >= 0x2010 && c <= 0x2026, c == 0x20AC, c == 0x2122:
			sum += 25
		}
	}
	return sum
}

// pairBonus weighs the two characters that one of Latin-1 was misread as.
func pairBonus(s string, c rune, before class.Class) int {
	lead, size := utf8.DecodeRuneInString(s)
	next := class.At(s, size)
	switch {
	case lead == 'Â' && next == class.NoBreak:
		if before.IsUpper() {
			return 20 // MISUTÂ AJIKKO
		}
		return 35
	case lead != 'Ã' && lead != 'Â':
		if c < 0xC0 {
			return 0
		}
		return 10
	case c == 'í', c == 'à' && class.At(s, size+2) == class.Lower:
		return 40 // a soft hyphen, or a no-break space before a small letter
	case next == class.Apos || next == class.Close || next == class.Ellipsis || next == class.Dash:
		return 15
	}
	return 25
}

// lineArt says whether a run ends in drawing characters that more of them
// follow, so that letters would be read into a frame.
func (r *misread) lineArt(s string) bool {
	last := len(r.units) - 1
	end := r.units[last].src
	for _, c := range s[r.units[last-1].src:end] {
		if class.Of(c) != class.Box {
			return false
		}
	}
	return end+1 < len(s) && (class.At(s, end) == class.Box || scan.IsASCIILetter(s[end]) && class.At(s, end+1) == class.Box)
}
