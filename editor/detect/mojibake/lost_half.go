package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/text"
)

// undefinedBytes are those that windows-1252 leaves undefined.
const undefinedBytes = "\x81\x8d\x8f\x90\x9d"

// half reads a lead whose other half was a control character and was deleted or
// made a question mark, where the text's language has one such letter, or its
// words tell which: GrüÃ?e, iÅ?te.
func (l *loser) half(r rune, at, end int) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: end}}
	for _, mark := range [...]string{"?", "\ufffd"} {
		if strings.HasPrefix(l.s[end:], mark) {
			f.Span.End += len(mark)
			break
		}
	}
	if l.m.exactTotal() < 3 {
		return f, false
	}
	f.Src = l.s[at:f.Span.End]
	before, after := class.Before(l.s, at), class.At(l.s, f.Span.End)
	inside := before == class.Lower || before == class.AccentLower
	if after.IsUpper() || before.IsUpper() || !inside && after != class.Lower && after != class.AccentLower {
		return f, false // MANHÃ, or nothing to tell it by
	}
	of := l.m.Folded.Language
	letters := halves(r, of, inside, l.m.beyondLatin1 >= 3)
	switch {
	case len(letters) == 0:
		return f, false
	case of.Counted():
		letter, share := l.byWords(f.Span, letters, of)
		f.Text, f.Confidence = letter, sureOfShare(share)
		return f, share >= 0.9
	case len(letters) == 1 && r != 'Ã':
		f.Text, f.Confidence = letters[0], 0.95
		return f, true
	}
	return f, false
}

// halves lists the letters of a language whose UTF-8 opens with what r stands for
// and goes on with a byte that shows as a control character: small ones inside
// words, capitals at their start; undefined where only bytes that windows-1252
// leaves undefined were lost.
func halves(r rune, of language.Language, inside, undefined bool) (letters []string) {
	lead, _ := codec.Latin1.Byte(r)
	for _, small := range language.Facts[of].Letters {
		letter := small
		if !inside && small != 'œ' {
			letter = unicode.ToUpper(small)
		}
		var b [utf8.UTFMax]byte
		n := utf8.EncodeRune(b[:], letter)
		if n == 2 && b[0] == lead && b[1] < 0xA0 && (!undefined || strings.IndexByte(undefinedBytes, b[1]) >= 0) {
			letters = append(letters, string(letter))
		}
	}
	return letters
}
