package characters

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Entities undoes HTML character references in plain text.
var Entities = rule.Detector{
	Rule:  "characters.entities",
	Title: "HTML entities",
	Doc:   "Character references left in plain text, escaped once or twice: caf[&eacute;] → caf[é], Tom [&amp;amp;] Ann → Tom [&] Ann. Leaves mark-up, programs and addresses alone.",
	Find:  findEntities,
}

func findEntities(p *rule.Pass) {
	c, s := rule.Of[profile](p.Profile), p.View.Text
	if c.markup() {
		return
	}
	scan.EachByte(s, p.Window, '&', func(at int) {
		e, ok := readEntity(s, at)
		if !ok || address(s, e.span) {
			return
		}
		before, _ := scan.RuneBefore(s, len(strings.TrimRight(s[max(0, at-8):at], " \\\u00a0"))+max(0, at-8))
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[e.span.End:min(len(s), e.span.End+8)], " \\\u00a0"))
		quoted := strings.ContainsRune("`'\"‘“(«", before) && strings.ContainsRune("`'\"’”)»", after)
		conf := 0.9
		switch {
		case quoted:
			return // speaks of the reference itself
		case e.text == "<" || e.text == ">":
			if conf = 0.6; c.Entities >= 3 {
				conf = 0.9
			}
		case e.letters() && e.inWord(s), c.Entities >= 3:
			conf = 0.97
		case e.text < "\x80" && !(spacedAt(s, e.span.Start-1) && spacedAt(s, e.span.End)):
			conf = 0.8 // perhaps spoken of
		}
		change(p, e.span, e.text, conf, "an HTML character reference in plain text")
	})
}

// spacedAt says whether a blank stands at an offset.
func spacedAt(s string, at int) bool { return at >= 0 && at < len(s) && s[at] == ' ' }

// readEntity reads a reference with its semicolon, also one escaped again.
func readEntity(s string, at int) (e escape, ok bool) {
	rest := s[at+1 : min(len(s), at+40)]
	for strings.HasPrefix(rest, "amp;") && len(rest) > 5 && (rest[4] == '#' || scan.IsASCIILetter(rest[4])) && strings.IndexByte(rest[4:], ';') > 0 {
		if _, known := entityText(rest[4:]); !known {
			break
		}
		rest = rest[4:]
	}
	reads, known := entityText(rest)
	if !known {
		return e, false
	}
	end := at + 1 + len(s[at+1:min(len(s), at+40)]) - len(rest) + strings.IndexByte(rest, ';') + 1
	return escape{span: text.Span{Start: at, End: end}, text: reads}, true
}

// entityText is what the reference that starts rest, without its &, stands for.
func entityText(rest string) (reads string, ok bool) {
	n := strings.IndexByte(rest, ';')
	if n < 2 || n > 32 || !entityName(rest[:n]) {
		return "", false
	}
	name := rest[:n]
	switch name {
	case "amp", "AMP", "#38", "#x26":
		return "&", true
	}
	reads = html.UnescapeString("&" + name + ";")
	if strings.HasPrefix(reads, "&") && name == strings.ToUpper(name) {
		reads = strings.ToUpper(html.UnescapeString("&" + strings.ToLower(name) + ";"))
	}
	if strings.HasPrefix(reads, "&") || strings.ContainsRune(reads, utf8.RuneError) {
		return "", false
	}
	return reads, reads >= " " || reads == "\n"
}

// entityName says whether a reference may be called so: letters and figures,
// perhaps after #.
func entityName(name string) bool {
	for i := range len(name) {
		if b := name[i]; !scan.IsASCIILetter(b) && (b < '0' || b > '9') && (b != '#' || i > 0) {
			return false
		}
	}
	return true
}

// QuotedPrintable undoes the encoding of mail.
var QuotedPrintable = rule.Detector{
	Rule:  "characters.quoted-printable",
	Title: "Quoted-printable mail",
	Doc:   "Bytes that mail programs write out: caf[=C3=A9] → caf[é], and the line ends they add. Only where the text proves it; leaves formulas and settings alone.",
	Find:  findQuoted,
}

func findQuoted(p *rule.Pass) {
	c, s := rule.Of[profile](p.Profile), p.View.Text
	scan.EachByte(s, p.Window, '=', func(at int) {
		if at > 0 && c.Quoted >= 2 && (strings.HasPrefix(s[at:], "=\n") || strings.HasPrefix(s[at:], "=\r\n")) {
			end := at + 1 + strings.IndexByte(s[at+1:], '\n') + 1
			change(p, text.Span{Start: at, End: end}, "", 0.95, "a line end that a mail program added")
			return
		}
		e, ok := readQuoted(s, at)
		if !ok || insideQuoted(s, at, &e) {
			return
		}
		if conf := c.quotedConfidence(s, &e); conf > 0 {
			change(p, e.span, e.text, conf, "quoted-printable bytes of a mail"+rule.Proof(c.Quoted))
		}
	})
}

// insideQuoted says whether e is the middle of a longer sequence, or part of a
// word encoded for a mail header, which says so itself.
func insideQuoted(s string, at int, e *escape) bool {
	if at >= 3 && s[at-3] == '=' && isHex(s[at-2]) && isHex(s[at-1]) && !strings.HasPrefix(s[at-3:], "=3D") {
		return true
	}
	t := unspaced(s, e.span)
	return strings.Contains(t, "=?") || strings.Contains(t, "?=")
}

// quotedConfidence says how sure a sequence is; 0: not to be spoken of.
func (c *profile) quotedConfidence(s string, e *escape) float64 {
	switch {
	case !e.multibyte && c.Quoted >= 2:
		return 0.93
	case !e.multibyte:
		return 0
	case c.Quoted >= 2 || e.span.Len() > 6:
		return 0.97
	case e.inWord(s):
		return 0.92
	}
	return 0.6
}

// readQuoted reads a run of =XX: UTF-8, or one of the ASCII characters that
// are always written out.
func readQuoted(s string, at int) (e escape, ok bool) {
	var b []byte
	end := at
	for end+2 < len(s) && s[end] == '=' && isHex(s[end+1]) && isHex(s[end+2]) && len(b) < 64 {
		v, _ := strconv.ParseUint(s[end+1:end+3], 16, 8)
		if len(b) > 0 && (v < 0x80) != (b[0] < 0x80) {
			break
		}
		b = append(b, byte(v))
		end += 3
		if v < 0x80 {
			break
		}
	}
	if len(b) == 0 || !utf8.Valid(b) {
		return e, false
	}
	if b[0] < 0x80 && b[0] != '=' && b[0] != ' ' && b[0] != '\t' {
		return e, false
	}
	return escape{text.Span{Start: at, End: end}, string(b), b[0] >= 0x80}, true
}

// isHex says whether b is a figure of base 16 as mail programs write them.
func isHex(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'F' }

// Escapes undoes the escapes of programming languages in prose.
var Escapes = rule.Detector{
	Rule:  "characters.escapes",
	Title: "Escapes of programming languages",
	Doc:   `Escapes left in prose: caf[\u00e9] → caf[é], [\ud83d\ude00] → [😀]. Leaves programs, data and quoted strings alone.`,
	Find:  findEscapes,
}

func findEscapes(p *rule.Pass) {
	c, s := rule.Of[profile](p.Profile), p.View.Text
	scan.EachByte(s, p.Window, '\\', func(at int) {
		e, ok := readEscape(s, at)
		if !ok || at > 0 && s[at-1] == '\\' || strings.Count(unspaced(s, e.span), `\x`) > strings.Count(s[e.span.Start:e.span.End], `\x`) && e.multibyte || strings.ContainsAny(lineOf(s, at), "\"`{}[]=;$^") {
			return
		}
		conf := 0.6
		if e.inWord(s) && (e.letters() || c.Escaped >= 2) {
			conf = 0.93
		}
		if c.Escaped == 0 && !e.inWord(s) {
			return
		}
		change(p, e.span, e.text, conf, "an escape of a programming language in prose"+rule.Proof(c.Escaped))
	})
}

// readEscape reads \uXXXX, pairs of surrogates, and \xXX\xXX that spell UTF-8.
func readEscape(s string, at int) (e escape, ok bool) {
	if r, end, ok := hexEscape(s, at, 'u', 4); ok {
		if utf16.IsSurrogate(r) {
			low, end2, ok := hexEscape(s, end, 'u', 4)
			if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
				return e, false
			}
			end = end2
		}
		if e, ok := escapedBytes(s, at); ok {
			return e, true
		}
		if r < 0xA0 {
			return e, false
		}
		return escape{span: text.Span{Start: at, End: end}, text: string(r)}, true
	}
	var b []byte
	end := at
	for len(b) < 4 && !(len(b) > 0 && utf8.Valid(b)) {
		r, next, ok := hexEscape(s, end, 'x', 2)
		if !ok || r < 0x80 {
			return e, false
		}
		b, end = append(b, byte(r)), next
	}
	if !utf8.Valid(b) {
		return e, false
	}
	return escape{text.Span{Start: at, End: end}, string(b), true}, true
}

// escapedBytes reads \u00c3\u00a9: bytes of UTF-8 that were taken for characters
// before they were escaped.
func escapedBytes(s string, at int) (e escape, ok bool) {
	var b []byte
	for end := at; len(b) < utf8.UTFMax; {
		r, next, ok := hexEscape(s, end, 'u', 4)
		if !ok || r < 0x80 || r > 0xFF {
			break
		}
		b, end = append(b, byte(r)), next
		if utf8.Valid(b) {
			return escape{text.Span{Start: at, End: end}, string(b), true}, true
		}
	}
	return e, false
}

// hexEscape reads a backslash, a letter, and n figures of base 16.
func hexEscape(s string, at int, letter byte, n int) (r rune, end int, ok bool) {
	end = at + 2 + n
	if end > len(s) || s[at] != '\\' || s[at+1] != letter {
		return 0, 0, false
	}
	v, err := strconv.ParseUint(s[at+2:end], 16, 32)
	return rune(v), end, err == nil
}

// Percent undoes the escapes of addresses in prose.
var Percent = rule.Detector{
	Rule:  "characters.percent",
	Title: "Percent escapes in prose",
	Doc:   "Words written as in an address: caf[%C3%A9] → caf[é]. Leaves addresses, paths and queries alone.",
	Find:  findPercent,
}

func findPercent(p *rule.Pass) {
	s := p.View.Text
	scan.EachByte(s, p.Window, '%', func(at int) {
		e, ok := readPercent(s, at)
		if !ok || at >= 3 && s[at-3] == '%' && isHexAny(s[at-2]) && isHexAny(s[at-1]) || !e.inWord(s) || strings.ContainsAny(unspaced(s, e.span), "/:?&=@_#+<>\"'") {
			return
		}
		change(p, e.span, e.text, 0.9, "percent escapes of an address in a word that is none")
	})
}

func isHexAny(b byte) bool { return isHex(b) || b >= 'a' && b <= 'f' }

// readPercent reads a run of %XX that spells UTF-8.
func readPercent(s string, at int) (e escape, ok bool) {
	var b []byte
	end := at
	for end+2 < len(s) && s[end] == '%' && isHexAny(s[end+1]) && isHexAny(s[end+2]) && len(b) < 64 {
		v, _ := strconv.ParseUint(s[end+1:end+3], 16, 8)
		if v < 0x80 {
			break
		}
		b = append(b, byte(v))
		end += 3
	}
	if len(b) == 0 || !utf8.Valid(b) {
		return e, false
	}
	return escape{text.Span{Start: at, End: end}, string(b), true}, true
}
