package misread

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"emend/editor/detect/mojibake/codec"
)

// Exact are the chains that lose nothing: every encoding, up to three layers.
func Exact() []Chain {
	var out []Chain
	add := func(name string, ids ...codec.ID) {
		out = append(out, Chain{Name: name, Damage: func(r, _, _ rune, _ *rand.Rand) string { return through(r, ids...) }})
	}
	for id := range codec.Windows1252ViaMac {
		add(id.String(), id)
	}
	w, l, m := codec.Windows1252, codec.Latin1, codec.MacRoman
	add("windows-1252 twice", w, w)
	add("windows-1252 three times", w, w, w)
	add("ISO-8859-1 twice", l, l)
	add("ISO-8859-1, then windows-1252", l, w)
	add("windows-1252, then ISO-8859-1", w, l)
	add("MacRoman twice", m, m)
	add("code page 437 twice", codec.CP437, codec.CP437)
	add("windows-1250 twice", codec.Windows1250, codec.Windows1250)
	add("windows-1252, then MacRoman", w, m)
	for i := range out[:3] {
		half := out[i]
		half.Name += ", every second character"
		half.Share = 0.5
		out = append(out, half)
	}
	return out
}

// through misreads a character in one encoding after another; one that does
// not keep all bytes leaves it as it was.
func through(r rune, ids ...codec.ID) string {
	s := string(r)
	if r < utf8.RuneSelf {
		return s
	}
	for _, id := range ids {
		s = id.Misread(s)
	}
	return s
}

// Folded are the chains that lose something.
func Folded() []Chain {
	w, l := codec.Windows1252, codec.Latin1
	after := func(lose func(string) string, ids ...codec.ID) func(r, _, _ rune, _ *rand.Rand) string {
		return func(r, _, _ rune, _ *rand.Rand) string {
			if r < utf8.RuneSelf {
				return string(r)
			}
			return lose(through(r, ids...))
		}
	}
	chains := []Chain{
		{Name: "accents dropped", Damage: after(strip, w)},
		{Name: "accents dropped, œ as oe, marks straight", Damage: after(plain, w)},
		{Name: "spelt out (aEURtm)", Damage: after(spell, w)},
		{Name: "scanned", Damage: scanned},
		{Name: "scanned, first letter as : or x", Damage: examined},
		{Name: "accents dropped, small letters", Damage: after(func(s string) string { return strings.ToLower(strip(s)) }, w)},
		{Name: "small letters", Damage: after(strings.ToLower, w)},
		{Name: "capitals", Damage: after(strings.ToUpper, w)},
		{Name: "twice, accents dropped", Damage: after(strip, w, w)},
		{Name: "twice, accents dropped, marks straight", Damage: after(plain, w, w)},
		{Name: "three times, accents dropped", Damage: after(strip, w, w, w)},
		{Name: "accents dropped, then misread", Damage: after(func(s string) string { return w.Misread(strip(s)) }, w)},
		{Name: "controls as question marks", Damage: after(controls("?"), l)},
		{Name: "controls deleted", Damage: after(controls(""), l)},
		{Name: "undefined bytes deleted", Damage: after(undefined(""), w)},
		{Name: "undefined bytes as �", Damage: after(undefined("\ufffd"), w)},
		{Name: "undefined bytes as ?", Damage: after(undefined("?"), w)},
		{Name: "no-break spaces as spaces", Damage: after(func(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }, w)},
		{Name: "by way of MacRoman", Damage: after(byMac, w)},
	}
	half := chains[0]
	half.Name, half.Share = half.Name+", every second character", 0.5
	return append(chains, half)
}

// strip drops accents, as normalising to NFD and dropping the marks does.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

var straighten = strings.NewReplacer("œ", "oe", "Œ", "OE", "“", `"`, "”", `"`, "’", "'", "‘", "'", "\u009d", "", "\u0081", "", "\u008d", "", "\u008f", "", "\u0090", "", "ƒ", "f")

func plain(s string) string { return straighten.Replace(strip(s)) }

var spelling = strings.NewReplacer("€", "EUR", "™", "tm", "œ", "oe", "˜", "~", "“", `"`, "”", `"`, "‘", "'", "’", "'", "¦", "|", "\u00a0", " ", "©", "(c)", "®", "(r)", "«", "<<", "»", ">>",
	"±", "+-", "¼", "1/4", "½", "1/2", "¾", "3/4", "²", "2", "³", "3", "¹", "1", "\u009d", "", "\u0081", "", "\u008d", "", "\u008f", "", "\u0090", "", "\u00ad", "")

func spell(s string) string { return spelling.Replace(strip(s)) }

// scanned reads the characters of a page that shows mojibake as a scanner does.
func scanned(r, before, after rune, random *rand.Rand) string {
	if r < utf8.RuneSelf {
		return string(r)
	}
	s := strip(through(r, codec.Windows1252))
	switch r {
	case '’':
		switch x := random.Float64(); {
		case x < 0.4 && unicode.IsLetter(after):
			return s + " "
		case x < 0.5 && unicode.IsLetter(before) && unicode.IsLetter(after):
			return "^™ "
		}
	case '‘':
		return "a€~"
	case '…':
		if random.Float64() < 0.5 {
			return "a€!"
		}
	case '“':
		if random.Float64() < 0.3 {
			return "a€oe"
		}
	case '”':
		return "a€"
	}
	return s
}

func examined(r, before, after rune, random *rand.Rand) string {
	if r == '’' && unicode.IsLetter(before) && unicode.IsLetter(after) {
		if unicode.IsUpper(before) && random.Float64() < 0.5 {
			return "x€™"
		}
		if random.Float64() < 0.5 {
			return ":€™"
		}
	}
	if r < utf8.RuneSelf {
		return string(r)
	}
	return strip(through(r, codec.Windows1252))
}

// controls puts something else for C1 control characters.
func controls(by string) func(string) string {
	return func(s string) string {
		var b strings.Builder
		for _, r := range s {
			if r >= 0x80 && r < 0xA0 {
				b.WriteString(by)
			} else {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
}

// undefined puts something else for the bytes windows-1252 leaves undefined.
func undefined(by string) func(string) string {
	return strings.NewReplacer("\u0081", by, "\u008d", by, "\u008f", by, "\u0090", by, "\u009d", by).Replace
}

// byMac carries text through MacRoman; what that lacks becomes an underline.
func byMac(s string) string {
	var b strings.Builder
	for _, r := range s {
		x, ok := codec.Windows1252.Byte(r)
		if !ok {
			x = '?'
		}
		if to := codec.Windows1252ViaMac.Rune(x); to != 0 {
			b.WriteRune(to)
		} else {
			b.WriteByte('_')
		}
	}
	return b.String()
}
