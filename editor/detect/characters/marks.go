package characters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Ligatures takes typographic ligatures apart.
var Ligatures = rule.Detector{
	Rule:  "characters.ligatures",
	Title: "Ligatures",
	Doc:   "Ligatures that a PDF or a scan kept as one character: [ﬁ]nd → [fi]nd, o[ﬃ]ce → o[ffi]ce. Leaves æ, œ and ß alone, which are letters.",
	Find:  findLigatures,
}

// How sure a ligature is one. What a scan took for one, though it was ff or h,
// makes words that nobody knows: in old books 70 of 860 ligatures stood in such,
// and of these half were right.
const (
	ligatureKnown   = 0.99
	ligatureTrusted = 0.97 // in an unknown word of a text with few such
	ligatureUnknown = 0.6
	// fewStrange: up to one ligature in so many stands in an unknown word
	// where they were set and not misread.
	fewStrange = 30
)

// ligatureConfidence judges the ligature at an offset by the word it is in.
func ligatureConfidence(p *rule.Pass, at int) float64 {
	switch c := rule.Of[profile](p.Profile); {
	case !strangeLigature(p.View.Text, at, p.Profile):
		return ligatureKnown
	case c.Strange*fewStrange < c.Ligatures:
		return ligatureTrusted
	}
	return ligatureUnknown
}

// isLigature says whether one of the presentation forms stands at an offset.
func isLigature(s string, at int) bool {
	return at+2 < len(s) && s[at+1] == 0xAC && s[at+2] >= 0x80 && s[at+2] <= 0x86
}

// strangeLigature says whether the ligature at an offset stands in a word that
// is none, as far as can be told.
func strangeLigature(s string, at int, p *rule.Profile) bool {
	from, to := at, at+3
	for from > max(0, at-scan.MaxWord) && !scan.IsBlank(s[from-1]) {
		from--
	}
	for to < min(len(s), at+scan.MaxWord) && !scan.IsBlank(s[to]) {
		to++
	}
	for part := range strings.FieldsFuncSeq(s[from:to], func(r rune) bool { return strings.ContainsRune(".,;:!?-–—()[]\"“”«»*_/…", r) }) {
		if !strings.ContainsFunc(part, func(r rune) bool { return r >= 0xFB00 && r <= 0xFB06 }) {
			continue
		}
		word := strings.Trim(spellLigatures.Replace(part), "'‘’")
		if strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
			return true
		}
		stem, _, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'s")
		if p.Words != nil && p.Language != "de" && scan.StartsLower(word) && !p.IsKnown(stem) {
			return true
		}
	}
	return false
}

var spellLigatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// ligatures are the presentation forms U+FB00 to U+FB06.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

func findLigatures(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, 0xEF, func(at int) {
		if isLigature(s, at) {
			change(p, text.Span{Start: at, End: at + 3}, ligatures[s[at+2]-0x80], ligatureConfidence(p, at), "a ligature kept as one character")
		}
	})
}

// Width puts ordinary letters for those of East Asian width.
var Width = rule.Detector{
	Rule:  "characters.width",
	Title: "Full-width letters",
	Doc:   "Letters, figures and marks of East Asian width in a text without East Asian writing: [Ｃ][Ａ][Ｔ] → [C][A][T]. Leaves Chinese and Japanese texts alone.",
	Find:  findWidth,
}

func findWidth(p *rule.Pass) {
	s := p.View.Text
	if rule.Of[profile](p.Profile).East {
		return
	}
	scan.EachByte(s, p.Window, 0xEF, func(at int) {
		if r, ok := narrow(s, at); ok {
			conf := 0.6
			if _, next := narrow(s, at+3); next || at >= 3 && isNarrowed(s, at-3) {
				conf = 0.95
			}
			change(p, text.Span{Start: at, End: at + 3}, string(r), conf, "a letter of East Asian width in a text without East Asian writing")
		}
	})
}

// narrow gives the ASCII form of the full-width character at an offset.
func narrow(s string, at int) (r rune, ok bool) {
	r, size := scan.RuneAt(s, at)
	return r - 0xFEE0, size == 3 && r >= 0xFF01 && r <= 0xFF5E
}

func isNarrowed(s string, at int) bool {
	_, ok := narrow(s, at)
	return ok
}

// Invisible deletes characters that cannot be seen and mean nothing where they
// stand.
var Invisible = rule.Detector{
	Rule:  "characters.invisible",
	Title: "Invisible characters",
	Doc: "Byte order marks inside the text, zero-width spaces and joiners between Latin letters, direction marks in a text that runs one way. " +
		"Leaves joiners in Arabic, Indic scripts and emoji, and the mark at the start of a file.",
	Find: findInvisible,
}

func findInvisible(p *rule.Pass) {
	s, c := p.View.Text, rule.Of[profile](p.Profile)
	scan.EachByte(s, p.Window, 0xEF, func(at int) {
		if at > 0 && strings.HasPrefix(s[at:], "\ufeff") {
			change(p, text.Span{Start: at, End: at + 3}, "", 0.97, "a byte order mark inside the text")
		}
	})
	scan.EachByte(s, p.Window, 0xE2, func(at int) {
		r, size := scan.RuneAt(s, at)
		switch {
		case r >= 0x200B && r <= 0x200D || r == 0x2060:
			if latinAround(s, at, size) {
				change(p, text.Span{Start: at, End: at + size}, "", 0.93, "a character without width inside a word")
			}
		case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F:
			if !c.RTL && latinAround(s, at, size) {
				change(p, text.Span{Start: at, End: at + size}, "", 0.92, "a direction mark inside a word of a text that runs one way")
			}
		}
	})
}

// latinAround says whether Latin letters stand on both sides of a character.
func latinAround(s string, at, size int) bool {
	before, after := class.Before(s, at), class.At(s, at+size)
	return before.Script() == class.Lower && after.Script() == class.Lower
}

// SoftHyphens deletes places of possible division inside lines.
var SoftHyphens = rule.Detector{
	Rule:  "characters.soft-hyphens",
	Title: "Soft hyphens inside words",
	Doc:   "Marks of possible division left inside a line: de[\u00ad]scribe → de[]scribe. Those at a line end belong to the rules of layout.",
	Find:  findSoftHyphens,
}

func findSoftHyphens(p *rule.Pass) {
	s := p.View.Text
	if p.Profile.BytesLost {
		return // it may be a byte of anything
	}
	scan.EachByte(s, p.Window, 0xC2, func(at int) {
		if !strings.HasPrefix(s[at:], "\u00ad") || p.Profile.AccentsDropped && at > 0 && (s[at-1] == 'a' || s[at-1] == 'A') {
			return
		}
		if before, after := class.Before(s, at), class.At(s, at+2); before.IsLetter() && after.IsLetter() && class.Odd(before, after) < class.Odd(class.AccentUpper, class.AccentUpper) {
			change(p, text.Span{Start: at, End: at + 2}, "", 0.95, "a mark of possible division inside a line")
		}
	})
}

// LineEnds puts line feeds for the separators of Unicode.
var LineEnds = rule.Detector{
	Rule:  "characters.line-ends",
	Title: "Unicode line separators",
	Doc:   "The line and paragraph separators U+2028 and U+2029, which most programs do not show as line ends.",
	Find:  findLineEnds,
}

func findLineEnds(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, 0xE2, func(at int) {
		if strings.HasPrefix(s[at:], "\u2028") || strings.HasPrefix(s[at:], "\u2029") {
			change(p, text.Span{Start: at, End: at + 3}, "\n", 0.93, "a line end that most programs do not show")
		}
	})
}

// Surrogates joins pairs of surrogates that were written byte by byte.
var Surrogates = rule.Detector{
	Rule:  "characters.surrogates",
	Title: "Surrogate pairs in UTF-8",
	Doc:   "Characters beyond U+FFFF written as two halves of three bytes each, which is no valid UTF-8.",
	Find:  findSurrogates,
}

func findSurrogates(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, 0xED, func(at int) {
		if at+6 > len(s) || s[at+1]&0xF0 != 0xA0 || s[at+3] != 0xED || s[at+4]&0xF0 != 0xB0 || s[at+2]&0xC0 != 0x80 || s[at+5]&0xC0 != 0x80 {
			return
		}
		high := rune(s[at+1]&0x0F)<<6 | rune(s[at+2]&0x3F)
		low := rune(s[at+4]&0x0F)<<6 | rune(s[at+5]&0x3F)
		r := 0x10000 + high<<10 + low
		if utf8.ValidRune(r) {
			change(p, text.Span{Start: at, End: at + 6}, string(r), 0.97, "a pair of surrogates written as UTF-8")
		}
	})
}

// StraightQuotes puts typewriter marks for typographic ones.
var StraightQuotes = rule.Detector{
	Rule:  "characters.straight-quotes",
	Title: "Typewriter quotation marks",
	Doc:   "Puts typewriter marks for typographic ones: [“]No[”] → [\"]No[\"]. A matter of taste, so off unless asked for.",
	Off:   true,
	Find:  findCurly,
}

func findCurly(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, 0xE2, func(at int) {
		r, size := scan.RuneAt(s, at)
		switch r {
		case '‘', '’', '‚', '‛':
			change(p, text.Span{Start: at, End: at + size}, "'", 0.99, "a typographic quotation mark")
		case '“', '”', '„', '‟':
			change(p, text.Span{Start: at, End: at + size}, `"`, 0.99, "a typographic quotation mark")
		}
	})
}

// PlainSpaces puts ordinary spaces for those of other kinds.
var PlainSpaces = rule.Detector{
	Rule:  "characters.plain-spaces",
	Title: "Spaces of other kinds",
	Doc:   "Puts an ordinary space for no-break, thin and wide ones. They are often meant, so off unless asked for.",
	Off:   true,
	Find:  findSpaces,
}

func findSpaces(p *rule.Pass) {
	s := p.View.Text
	say := func(at, size int) {
		change(p, text.Span{Start: at, End: at + size}, " ", 0.99, "a space of another kind")
	}
	scan.EachByte(s, p.Window, 0xC2, func(at int) {
		if strings.HasPrefix(s[at:], "\u00a0") {
			say(at, 2)
		}
	})
	scan.EachByte(s, p.Window, 0xE2, func(at int) {
		if r, size := scan.RuneAt(s, at); r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F {
			say(at, size)
		}
	})
	scan.EachByte(s, p.Window, 0xE3, func(at int) {
		if strings.HasPrefix(s[at:], "\u3000") && !rule.Of[profile](p.Profile).East {
			say(at, 3)
		}
	})
}
