package folded

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/mojibake/codec"
)

// A foldedForm is one thing that a misread character looks like after accents
// were dropped, symbols spelt out, or a scanner read them.
type foldedForm struct {
	text  string // what stands behind the head ("a€", "aEUR"; "a" of a symbol)
	means string
	// sure is the confidence of this reading where nothing else is known.
	sure float64
}

// quoteTails are the endings of UTF-8 punctuation (E2 80 xx) read as
// windows-1252, longest and surest first; what they mean is settled in place
// where `means` is empty.
var quoteTails = []foldedForm{
	{"™", "’", 0.99},
	{"(TM)", "’", 0.97},
	{"(tm)", "’", 0.97},
	{"TM", "’", 0.97},
	{"tm", "’", 0.97},
	{"˜", "‘", 0.99},
	{"~", "‘", 0.98},
	{"œ", "“", 0.99},
	{"oe", "“", 0.98},
	{"\u0153", "“", 0.99},
	{"Œ", "“", 0.95},
	{"OE", "“", 0.9},
	{"\u009d", "”", 0.99},
	{"\ufffd", "”", 0.95},
	{"“", "–", 0.98},
	{"”", "—", 0.98},
	{`"`, "", 0.95},
	{"¦", "…", 0.99},
	{"|", "…", 0.93},
	{"!", "", 0.93},
	{"¢", "•", 0.97},
	{"C/", "•", 0.97},
	{"¹", "‹", 0.95},
	{"º", "›", 0.95},
	{"°", "‰", 0.93},
	{"²", "′", 0.95},
	{"³", "″", 0.95},
	{"\u00a0", "†", 0.6},
	{"¡", "‡", 0.9},
	{"š", "‚", 0.95},
	{"ž", "„", 0.97},
	{"Š", "‚", 0.95},
	{"Ž", "„", 0.97},
	{"s", "", 0.9},
	{"z", "", 0.9},
}

// symbolForms are symbols of three bytes other than E2 80 xx, behind their first
// letter, which is folded.
var symbolForms = func() (forms []foldedForm) {
	for _, r := range "™€≥≤≈≠∞−√→↑↓↔✓✔★☆♥♦♪☺" {
		looks := Strip(codec.Windows1252.Misread(string(r)))[len("a"):]
		forms = append(forms, foldedForm{looks, string(r), 0.94})
		if plain := straightened.Replace(looks); plain != looks && r != '↔' { // which looks like ↓ then
			forms = append(forms, foldedForm{plain, string(r), 0.93})
		}
	}
	return forms
}()

// symbolAt returns the form that starts s, the first letter of which may have
// been put in capitals instead, and what it looks like; or nil.
func symbolAt(s string) (form *foldedForm, looks string) {
	head := len("a")
	if strings.HasPrefix(s, "Â") {
		head = len("Â")
	}
	if form = symbolsBy.at(s[head:]); form != nil {
		return form, s[:head+len(form.text)]
	}
	return nil, ""
}

// letterTails lead from the last six bits of what follows a folded Ã or Â to the
// character of Latin-1 that either lead would spell.
var letterTails = func() (t [64]letterTail) {
	for i := range t {
		b := rune(0x80 + i)
		lt := &t[i]
		lt.letter, lt.letterText = b+0x40, string(b+0x40)
		if b >= 0xA0 {
			lt.mark, lt.markText = b, string(b)
		}
	}
	return t
}()

// letterTailOf is the one that r stands for.
func letterTailOf(r rune) (lt letterTail, ok bool) {
	b, ok := codec.Windows1252.Byte(r)
	if !ok || b < 0x80 || b >= 0xC0 {
		return lt, false
	}
	return letterTails[b&0x3F], true
}

// A letterTail holds both readings of a folded pair: `A©` is é (lead Ã) or ©
// (lead Â). mark is 0 where only the letter exists.
type letterTail struct {
	letter, mark         rune
	letterText, markText string
	small                bool   // the letter is a small one of the text's own alphabet
	other                string // another letter of that alphabet
}

// headAt returns the shape that E2 80, or E2 alone, takes at the start of
// folded punctuation, or "".
func headAt(s string) string {
	const euro = "€"
	switch s[0] {
	case 'a', 'A':
		if strings.HasPrefix(s[1:], euro) {
			return s[:1+len(euro)]
		}
		if strings.HasPrefix(s, "aEUR") {
			return s[:4]
		}
	case 0xC3: // Â, â, ã
		if len(s) > 4 && (s[1] == 0x82 || s[1] == 0xA2 || s[1] == 0xA3) && strings.HasPrefix(s[2:], euro) {
			return s[:2+len(euro)]
		}
	}
	return ""
}

// formsBy are forms by the first byte of their text.
type formsBy [256][]*foldedForm

func byFirst(forms []foldedForm) (by formsBy) {
	for i := range forms {
		b := forms[i].text[0]
		by[b] = append(by[b], &forms[i])
	}
	return by
}

// at returns the form that starts s, or nil.
func (by *formsBy) at(s string) *foldedForm {
	if s == "" {
		return nil
	}
	for _, f := range by[s[0]] {
		if strings.HasPrefix(s, f.text) {
			return f
		}
	}
	return nil
}

var tailsBy, symbolsBy = byFirst(quoteTails), byFirst(symbolForms)

// tailAt returns the second half of folded punctuation that starts s, or nil.
func tailAt(s string) *foldedForm { return tailsBy.at(s) }

// IsTail says whether s starts with the second half of a folded quotation mark
// or dash.
func IsTail(s string) bool { return tailAt(s) != nil }

// ReadsQuote says whether s starts with folded punctuation whose lead was put in
// capitals: `Â€™`.
func ReadsQuote(s string) bool { return strings.HasPrefix(s, "Â€") && IsTail(s[len("Â€"):]) }

// letterTailAt returns the pair's second half that starts s, perhaps misread
// once more (`AÂ©`).
func letterTailAt(s string) (lt letterTail, size int, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	if r < utf8.RuneSelf || r == utf8.RuneError {
		return lt, 0, false
	}
	if lt, ok = letterTailOf(r); ok {
		return lt, size, true
	}
	switch r {
	case 'Â', 'â', 'Æ', 'Å', 'Ë':
		if u, ok := codec.Windows1252.Next(s); ok && !u.Lost {
			lt, ok = letterTailOf(u.Rune)
			return lt, u.Size, ok
		}
	}
	return lt, 0, false
}
