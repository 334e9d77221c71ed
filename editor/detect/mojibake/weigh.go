package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
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
		case c >= 0x100 && c < 0x180 && class.Before(s, r.units[i].src+2) == class.AccentUpper && class.At(s, r.units[i+1].src) == class.Lower:
			sum += 15 // JÄ™zyk
		case c > 0x2026 && !r.units[i].lost && r.units[i+1].out-r.units[i].out > 2:
			sum += longBonus(s[r.units[i].src:r.units[i+1].src], c, before)
		}
	}
	return sum
}

// pictures are the classes of characters that stand for a thing: signs, arrows,
// ticks, stars, smileys.
var pictures = class.SetOf(class.Emoji, class.Math, class.Symbol, class.Mark, class.Currency)

// longBonus weighs that three or four characters in a row fit the lead and the
// tails of UTF-8, which by chance one in forty and one in three hundred would,
// and that they come to a sign in use. src is what it was misread as.
func longBonus(src string, c rune, before class.Class) int {
	picture := pictures.Has(class.Of(c)) && (c < 0x2900 || c >= 0x2B00)
	switch {
	case oneWord(src):
		return 0 // Ôôô
	case c >= 0x10000 && before.IsLetter():
		return 30
	case c >= 0x10000:
		return 40 // рџ’…: no word starts so
	case !picture:
		return 8
	case endsWords(src):
		return 15
	}
	return 35
}

// oneWord says whether src is nothing but letters of one script.
func oneWord(src string) bool {
	first, size := utf8.DecodeRuneInString(src)
	script := class.Of(first).Script()
	for _, c := range src[size:] {
		if class.Of(c).Script() != script {
			return false
		}
	}
	return script != 0
}

// endsWords says whether all that follows the first character of src may also
// follow the last letter of a word: the end of a quotation, say.
func endsWords(src string) bool {
	_, size := utf8.DecodeRuneInString(src)
	for _, c := range src[size:] {
		if !wordEnds.Has(class.Of(c)) {
			return false
		}
	}
	return true
}

// wordEnds are the marks that stand directly behind words.
var wordEnds = class.SetOf(class.Open, class.Close, class.Apos, class.Guil, class.Ellipsis, class.Dash, class.Punct, class.NoBreak)

// loneSigns are the classes of Latin-1 whose characters stand by themselves.
var loneSigns = class.SetOf(class.Mark, class.Currency, class.Symbol)

// secondRune is the second character of s.
func secondRune(s string) rune {
	_, size := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[size:])
	return r
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
		switch {
		case c >= 0xC0:
			return 10
		case !before.IsLetter() && loneSigns.Has(class.Of(c)) && !strings.ContainsRune("²³¹", c):
			return 30 // В©: a word of one letter has a space behind it
		}
		return 0
	case c == 'í', c == 'à' && class.At(s, size+2) == class.Lower:
		return 40 // a soft hyphen, or a no-break space before a small letter
	case !before.IsLetter() && (c == '×' || c == '÷'):
		return 45 // 3Ã—4: the letter is no word by itself
	case !before.IsLetter() && strings.ContainsRune("ÁÄÅÆÇÉÍÎÑÓÖØÚÜÝÞÕ", c) && class.At(s, size+utf8.RuneLen(secondRune(s))) == class.Lower:
		return 40 // Ã–sterreich: no word starts so
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

// longWay says whether a run speaks for the way round by MacRoman without
// opening as ’, é or £ do, which every such text holds.
func (r *misread) longWay(s string) bool {
	return r.codec == codec.Windows1252ViaMac && !strings.HasPrefix(s, "‰") && !strings.HasPrefix(s, "Ì") && !strings.HasPrefix(s, "å")
}

// marks says whether a run is a mark that opens a quotation and a sign behind it,
// which spell one character by chance: “§ is Ҥ in MacRoman, «É a click.
func (r *misread) marks(s string, before class.Class) bool {
	first, _ := utf8.DecodeRuneInString(s)
	k := class.Of(first)
	return len(r.units) == 2 && !before.IsLetter() && (class.Quotes(k) || k == class.Guil) && r.scriptAt(0) >= class.ExoticLatin
}

// chance says whether a run is a piece of a sound word, the letters of which
// spell one character of a faraway script by chance.
func (r *misread) chance(s string) bool {
	if len(r.units) > 2 || r.scriptAt(0) <= class.CyrNatUpper {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	script := class.Of(first).Script()
	for _, c := range s {
		if class.Of(c).Script() != script {
			return false
		}
	}
	return script == class.CyrLower || script == class.GreekLower
}

// byteClasses are the classes of what the bytes of other characters show as.
var byteClasses = class.SetOf(class.AccentLower, class.AccentUpper, class.Control, class.Symbol, class.Currency, class.Open, class.Mark, class.NoBreak, class.Math, class.Wide, class.OtherLetter, class.CyrLower)

// lowered says whether a run speaks for small letters put after the misreading
// without opening as é does in a word, which most such texts hold, and without
// standing inside a word.
func (r *misread) lowered(s string, before, after class.Class) bool {
	if r.codec != codec.Windows1252Small {
		return false
	}
	if strings.HasPrefix(s, "ã") {
		return byteClasses.Has(before) || byteClasses.Has(after)
	}
	return before != class.Lower || after != class.Lower || !strings.HasPrefix(s, "ä") && !strings.HasPrefix(s, "å")
}
