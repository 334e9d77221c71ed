package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"emend/editor/text"
)

// stringField finds a field of a JSON object and returns where the inside of
// its string stands, without the quotes. Of a name that occurs twice the last
// counts, as for every JSON reader.
func stringField(line []byte, name string) (text.Span, error) {
	if !json.Valid(line) {
		return text.Span{}, errors.New("this is not a JSON object on one line")
	}
	s := jsonScan{b: line}
	s.blank()
	if s.b[s.at] != '{' {
		return text.Span{}, fmt.Errorf("this is JSON, but not an object with a field %q", name)
	}
	s.at++
	found := text.Span{Start: -1}
	for {
		s.blank()
		if s.b[s.at] == ',' {
			s.at++
			s.blank()
		}
		if s.b[s.at] == '}' {
			break
		}
		key := s.value()
		s.blank()
		s.at++ // the colon
		s.blank()
		value := s.value()
		if sameKey(line[key.Start:key.End], name) {
			found = value
		}
	}
	if found.Start < 0 {
		return found, fmt.Errorf("the object has no field %q; --field names the one that holds the text", name)
	}
	if line[found.Start] != '"' {
		return found, fmt.Errorf("field %q is not a string", name)
	}
	return text.Span{Start: found.Start + 1, End: found.End - 1}, nil
}

func sameKey(quoted []byte, name string) bool {
	if string(quoted[1:len(quoted)-1]) == name {
		return true
	}
	var key string
	return json.Unmarshal(quoted, &key) == nil && key == name
}

// A jsonScan walks JSON that is known to be valid.
type jsonScan struct {
	b  []byte
	at int
}

func (s *jsonScan) blank() {
	for s.b[s.at] == ' ' || s.b[s.at] == '\t' || s.b[s.at] == '\n' || s.b[s.at] == '\r' {
		s.at++
	}
}

// value passes over one value and returns its span.
func (s *jsonScan) value() text.Span {
	start, depth := s.at, 0
	for {
		switch s.b[s.at] {
		case '"':
			s.str()
			if depth == 0 {
				return text.Span{Start: start, End: s.at}
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return text.Span{Start: start, End: s.at}
			}
			if depth--; depth == 0 {
				s.at++
				return text.Span{Start: start, End: s.at}
			}
		case ',', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return text.Span{Start: start, End: s.at}
			}
		}
		s.at++
	}
}

func (s *jsonScan) str() {
	for s.at++; s.b[s.at] != '"'; s.at++ {
		if s.b[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}

// A quoted is the text of a JSON string with the way back to its source.
type quotedText struct {
	text string
	ends []quoteMark // behind each escape
	// asciiOnly: the source writes characters outside ASCII as escapes.
	asciiOnly bool
}

// A quoteMark is one place, in the text and in its source.
type quoteMark struct{ text, source int }

// source is the place in the JSON of an offset in the text that is on the
// edge of a character.
func (q *quotedText) source(off int) int {
	i := sort.Search(len(q.ends), func(i int) bool { return q.ends[i].text > off })
	if i == 0 {
		return off
	}
	return q.ends[i-1].source + off - q.ends[i-1].text
}

// unquote reads the inside of a valid JSON string. Half a surrogate pair is
// U+FFFD in the text; the source keeps it.
func unquote(src []byte) quotedText {
	out := make([]byte, 0, len(src))
	var q quotedText
	for i := 0; i < len(src); {
		if src[i] != '\\' {
			out = append(out, src[i])
			i++
			continue
		}
		if src[i+1] != 'u' {
			out = append(out, unescape(src[i+1]))
			i += 2
		} else {
			r, n := hexRune(src[i:])
			q.asciiOnly = q.asciiOnly || r >= utf8.RuneSelf
			out = utf8.AppendRune(out, r)
			i += n
		}
		q.ends = append(q.ends, quoteMark{len(out), i})
	}
	q.text = string(out)
	return q
}

func unescape(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	case 'r':
		return '\r'
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	}
	return c
}

// hexRune reads \uXXXX, and its other half where it is one of a pair.
func hexRune(src []byte) (rune, int) {
	unit := func(at int) rune {
		n, _ := strconv.ParseUint(string(src[at+2:at+6]), 16, 32)
		return rune(n)
	}
	r := unit(0)
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(src) >= 12 && src[6] == '\\' && src[7] == 'u' {
		if pair := utf16.DecodeRune(r, unit(6)); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendQuoted appends the inside of the JSON string of s; ascii writes
// escapes for everything outside ASCII.
func appendQuoted(dst []byte, s string, ascii bool) []byte {
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case r == '\r':
			dst = append(dst, `\r`...)
		case r < 0x20:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		case r < utf8.RuneSelf || !ascii:
			dst = utf8.AppendRune(dst, r)
		case r > 0xFFFF:
			hi, lo := utf16.EncodeRune(r)
			dst = fmt.Appendf(dst, `\u%04x\u%04x`, hi, lo)
		default:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		}
	}
	return dst
}
