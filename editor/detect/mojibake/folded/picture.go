package folded

import (
	"strings"
	"sync"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/text"
)

// pictureHeads are what the first two bytes of an emoji, F0 9F, look like.
var pictureHeads = [...]string{"ðY", "ðy", "ðÿ", "A°A¸", "AƒA°A…A¸"}

// A pictureForm is the emoji that something looks like, and another that looks the
// same where small letters and capitals became one.
type pictureForm struct{ text, other string }

// pictureForms lists what emoji look like that were misread, once or more often,
// and then lost their accents or were put in small letters. The table, some 8,000
// strings, is made when the first text asks for it.
var pictureForms = sync.OnceValue(func() map[string]pictureForm {
	forms := map[string]pictureForm{}
	w := codec.Windows1252
	for _, block := range [...][2]rune{{0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}} {
		for r := block[0]; r <= block[1]; r++ {
			once := w.Misread(string(r))
			twice := w.Misread(once)
			bare := Strip(once)
			for _, looks := range [...]string{
				bare, strings.ToLower(bare), strings.ToLower(once), strings.NewReplacer("˜", "~", "€", "EUR", "²", "2", "³", "3").Replace(bare),
				Strip(twice), straightened.Replace(Strip(twice)), Strip(w.Misread(twice)),
			} {
				had, taken := forms[looks]
				switch {
				case !taken:
					forms[looks] = pictureForm{text: string(r)}
				case had.text != string(r):
					forms[looks] = pictureForm{text: had.text, other: string(r)}
				}
			}
		}
	}
	return forms
})

// longestPicture bounds the bytes of such a form.
const longestPicture = 64

// picture reads an emoji. What lost one of its bytes may be one of many.
func (f *neighbours) picture(at int) (Fold, bool) {
	s := f.s[at:]
	for _, head := range pictureHeads {
		if !strings.HasPrefix(s, head) {
			continue
		}
		for end := min(len(s), longestPicture); end > len(head); end-- {
			form, ok := pictureForms()[s[:end]]
			if !ok {
				continue
			}
			r := Fold{Span: text.Span{Start: at, End: at + end}, Src: s[:end], Text: form.text, Other: form.other, Confidence: 0.95}
			if form.other != "" {
				r.Confidence = 0.6
			}
			return r, true
		}
	}
	return Fold{}, false
}

// withinPicture says whether the character at an offset is part of an emoji that
// starts in front of it.
func (f *neighbours) withinPicture(at int) bool {
	if f.counts.Pictures == 0 {
		return false
	}
	from := max(0, at-longestPicture)
	for _, head := range pictureHeads {
		for end := at; ; {
			i := strings.LastIndex(f.s[from:min(len(f.s), end+len(head)-1)], head)
			if i < 0 || from+i >= at {
				break
			}
			if r, ok := f.picture(from + i); ok && r.Span.End > at {
				return true
			}
			if end = from + i; end <= from {
				break
			}
		}
	}
	return false
}
