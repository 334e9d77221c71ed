package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// An alphabet tells which letters of a language a folded pair can be: Ã, Ä and
// Å all fold to A, and what follows is the last six bits of a character.
type alphabet struct {
	small, large [64]string     // by those bits, frequent letters first
	read         [64]letterTail // what the small ones, or the capitals, say
}

// folded are the alphabets by language; nil where Latin-1 says it all.
var foldedAlphabets = func() (out [language.Count]*alphabet) {
	for l := range language.Facts {
		a := new(alphabet)
		for _, r := range language.Facts[l].Letters {
			a.add(r)
		}
		for i := range a.read {
			a.read[i] = readLetters(a.small[i])
		}
		if language.Facts[l].Letters != "" {
			out[l] = a
		}
	}
	return out
}()

// add enters a letter and its capital.
func (a *alphabet) add(r rune) {
	if r >= 0xC0 && r < 0x180 && !unicode.IsUpper(r) {
		a.small[r&0x3F] += string(r)
	}
	if u := unicode.ToUpper(r); u >= 0xC0 && u < 0x180 && (u != r || unicode.IsUpper(r)) {
		a.large[u&0x3F] += string(u)
	}
}

// holds says whether a letter is of the alphabet.
func (a *alphabet) holds(letter string) bool {
	if a == nil {
		return false
	}
	r, _ := utf8.DecodeRuneInString(letter)
	return strings.Contains(a.small[r&0x3F], letter) || strings.Contains(a.large[r&0x3F], letter)
}

// tailCounts counts folded pairs inside words by the last six bits they show.
type tailCounts [64]int

// explained is how many of the pairs an alphabet has letters for.
func (a *alphabet) explained(t *tailCounts) (n int) {
	for i, count := range t {
		if a.small[i] != "" {
			n += count
		}
	}
	return n
}

// fewestTails is how many pairs inside words tell an alphabet.
const fewestTails = 5

// borrowed are the letters that English texts hold in words and names of
// other languages.
var borrowed = func() *alphabet {
	a := new(alphabet)
	for _, r := range "éèàçêîôûâùëïüöäßñíóúáãõåæøìòœ" {
		a.add(r)
	}
	return a
}()

// chooseAlphabet names the alphabet that the pairs of a text are read in. The
// language its words are in comes first, then the one that explains most;
// nil is Latin-1, the letters of which English texts borrow.
func chooseAlphabet(l language.Language, t *tailCounts) *alphabet {
	all := 0
	for _, n := range t {
		all += n
	}
	own := foldedAlphabets[l]
	explains := own
	if own == nil {
		explains = borrowed
	}
	known := explains.explained(t)
	if l != language.Unknown && 20*known >= 19*all {
		return own
	}
	if all < fewestTails {
		return nil
	}
	var best *alphabet
	most := 0
	for _, a := range foldedAlphabets {
		if a != nil && a.explained(t) > most {
			best, most = a, a.explained(t)
		}
	}
	if 10*most < 9*all || l != language.Unknown && 20*(most-known) < all {
		return own
	}
	return best
}

// localise puts the letters of the text's alphabet in the place of those that
// Latin-1 would read: `A‚` is ł in Polish. A second letter is the other
// reading.
func (f *folder) localise(lt letterTail, span text.Span, before, after class.Class) letterTail {
	a := f.counts.alphabet
	if a == nil {
		return lt
	}
	bits := lt.letter & 0x3F
	own := a.read[bits]
	if large := a.large[bits]; large != "" && (own.letter == 0 || after.IsUpper() || before.IsUpper() && after != class.Lower && f.classBefore(span.Start-1).IsUpper()) {
		own = readLetters(large)
	}
	if own.letter == 0 {
		return lt
	}
	lt.letter, lt.letterText, lt.small, lt.other = own.letter, own.letterText, own.small, own.other
	if lt.other != "" {
		second, _ := utf8.DecodeRuneInString(lt.other)
		if vowel(lt.letter) != vowel(second) && f.wantsTwin(span) != vowel(lt.letter) {
			lt.letterText, lt.other = lt.other, lt.letterText
			lt.letter = second
		}
	}
	return lt
}

// wantsTwin says whether a place calls for a vowel, where the same pair may stand
// right beside it: then the first is one, Tomáš.
func (f *folder) wantsTwin(at text.Span) bool {
	src := f.s[at.Start:at.End]
	front, behind := strings.HasSuffix(f.s[:at.Start], src), strings.HasPrefix(f.s[at.End:], src)
	if front != behind {
		return behind
	}
	return f.wantsVowel(at)
}

// readLetters says the letters that look alike, the first and the second.
func readLetters(letters string) (lt letterTail) {
	for i, r := range letters {
		text := letters[i : i+utf8.RuneLen(r)]
		switch {
		case lt.letter == 0:
			lt.letter, lt.letterText, lt.small = r, text, unicode.IsLower(r)
		case lt.other == "":
			lt.other = text
		}
	}
	return lt
}

// wantsVowel says whether the letters around a place call for a vowel: none
// stands beside it.
func (f *neighbours) wantsVowel(span text.Span) bool {
	return !f.vowelBefore(span.Start) && !f.vowelAt(span.End)
}

// vowel says whether an accented letter is one.
func vowel(r rune) bool {
	if r > utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(Strip(string(r)))
	}
	return strings.ContainsRune("aeiouyıæø", r)
}

// sharp reads `AY` inside a word, or at its end: ß in German, ş or ğ in
// Turkish, ş in Romanian.
func (f *folder) sharp(at int) (Fold, bool) {
	r := Fold{Src: "AY", Confidence: 0.95}
	r.Span = text.Span{Start: at, End: at + 2}
	a := f.counts.alphabet
	after := f.speltClassAt(at + 2)
	if f.counts.Proven() < 3 || after.IsUpper() || !f.sharpPlace(at, after) {
		return r, false
	}
	if a == nil { // a name or a word of German
		r.Text, r.Other, r.Confidence = "ß", "ş", 0.6
		if f.vowelBefore(at) && (!after.IsLetter() || f.s[at+2] == 'e' || f.s[at+2] == 'l') {
			r.Confidence = 0.9
		}
		return r, true
	}
	letters := []rune(a.small[0x1F])
	if len(letters) == 0 {
		return r, false
	}
	r.Text = string(letters[0])
	if len(letters) > 1 {
		f.softG(&r, string(letters[1]))
	}
	return r, true
}

// sharpPlace says whether `AY` stands where such a letter may: in a word behind a
// letter, or, where ş is one of the text's alphabet, at the start of a word.
func (f *folder) sharpPlace(at int, after class.Class) bool {
	switch before := class.Before(f.s, at); {
	case before == class.Lower || f.foldedBefore(at) || f.counts.Symbols > 0 && f.speltBefore(at) != nil:
		return true
	case f.counts.alphabet == nil || after != class.Lower && after != class.AccentLower:
		return false
	case before.IsUpper():
		return !f.classBefore(at - 1).IsLetter()
	}
	return f.counts.alphabet.small[0x1F] != "" && f.counts.Language != language.German
}

// softG settles between ş and ğ of Turkish. The former starts words and stands
// behind consonants, before t, k, s and the like, and mostly at the end; the
// latter between vowels, in three of four, and before r.
func (f *folder) softG(r *Fold, other string) {
	r.Other, r.Confidence = other, 0.6
	end := r.Span.End
	after := f.speltClassAt(end)
	next := byte(0)
	if after == class.Lower && end < len(f.s) {
		next = f.s[end]
	}
	switch {
	case !f.vowelBefore(r.Span.Start):
		r.Confidence = 0.95
	case !after.IsLetter():
		r.Confidence = 0.85
		if low := f.s[:r.Span.Start]; strings.HasSuffix(low, "mi") || strings.HasSuffix(low, "mu") || strings.HasSuffix(low, "mA±") || strings.HasSuffix(low, "mA¼") {
			r.Confidence = 0.95 // -miş
		}
	case f.vowelAt(end):
		r.Text, r.Other, r.Confidence = r.Other, r.Text, 0.7
	case next == 'r':
		r.Text, r.Other, r.Confidence = r.Other, r.Text, 0.95
	case next > 0 && strings.IndexByte("tkszhvpb", next) >= 0:
		r.Confidence = 0.97
	}
}

// vowelAt says whether the letter that starts at an offset, perhaps folded, is
// a vowel; vowelBefore asks so of the one that ends there.
func (f *neighbours) vowelAt(at int) bool {
	r, size := utf8.DecodeRuneInString(f.s[at:])
	if r == 'A' || r == 'a' && f.counts.Lowered >= 3 {
		if lt, _, ok := letterTailAt(f.s[at+size:]); ok {
			return f.foldedVowel(lt)
		}
		if t := speltTailAt(f.s[at+size:]); t != nil && f.counts.Symbols > 0 {
			return f.foldedVowel(letterTails[t.tail&0x3F])
		}
	}
	return vowel(unicode.ToLower(r))
}

func (f *neighbours) vowelBefore(at int) bool {
	if lt, ok := f.tailBefore(at); ok {
		return f.foldedVowel(lt)
	}
	if t := f.speltBefore(at); t != nil && f.counts.Symbols > 0 {
		return f.foldedVowel(letterTails[t.tail&0x3F])
	}
	r, _ := scan.RuneBefore(f.s, at)
	return vowel(unicode.ToLower(r))
}

// foldedVowel says whether a pair is a vowel in the text's alphabet.
func (f *neighbours) foldedVowel(lt letterTail) bool {
	if a := f.counts.alphabet; a != nil && a.small[lt.letter&0x3F] != "" {
		r, _ := utf8.DecodeRuneInString(a.small[lt.letter&0x3F])
		return vowel(r)
	}
	return vowel(unicode.ToLower(lt.letter))
}

// classBefore and classAt are the classes of the characters beside a place;
// a folded pair counts as the letter it stands for.
func (f *neighbours) classBefore(at int) class.Class {
	if f.foldedBefore(at) {
		return class.AccentLower
	}
	if means := markBefore(f.s, at); means != "" {
		r, _ := utf8.DecodeRuneInString(means)
		return class.Of(r)
	}
	return class.Before(f.s, at)
}

// markBefore is what folded punctuation that ends at an offset means.
func markBefore(s string, at int) string {
	if at < len("a€~") || s[at-1] < utf8.RuneSelf && strings.IndexByte(`~|"zs`, s[at-1]) < 0 && !strings.HasSuffix(s[:at], "oe") && !strings.HasSuffix(s[:at], "tm") {
		return ""
	}
	if low := s[:at-1]; s[at-1] == 'z' && (strings.HasSuffix(low, "a€") || strings.HasSuffix(low, "aEUR")) {
		return "„"
	}
	from := max(0, at-len("a€“"))
	for _, head := range [...]string{"a€", "aEUR"} {
		if i := strings.LastIndex(s[from:at], head); i >= 0 {
			if t := tailAt(s[from+i+len(head):]); t != nil && from+i+len(head)+len(t.text) == at {
				return t.means
			}
		}
	}
	return ""
}

func (f *neighbours) classAt(at int) class.Class {
	if f.counts.alphabet != nil && strings.HasPrefix(f.s[at:], "AY") && f.counts.alphabet.small[0x1F] != "" && !class.At(f.s, at+2).IsUpper() {
		return class.AccentLower
	}
	if at < len(f.s) && (f.s[at] == 'A' || f.s[at] == 'a' && f.counts.Lowered >= 3) && at+1 < len(f.s) && f.s[at+1] >= utf8.RuneSelf {
		if lt, size, ok := letterTailAt(f.s[at+1:]); ok && lt.mark != 0xA0 && (lt.mark == 0 || strings.ContainsRune(closingLetters, lt.letter) || class.At(f.s, at+1+size).IsLetter()) {
			return class.AccentLower
		}
	}
	return class.At(f.s, at)
}

// foldedBefore says whether a folded letter ends at an offset.
func (f *neighbours) foldedBefore(at int) bool {
	_, ok := f.tailBefore(at)
	return ok
}

// pairBefore is where the pair that ends at an offset starts.
func (f *neighbours) pairBefore(at int) int {
	for at > 0 && f.s[at-1] >= utf8.RuneSelf {
		at--
	}
	return at - 1
}

// tailBefore is the second half of a pair that ends at an offset.
func (f *neighbours) tailBefore(at int) (lt letterTail, ok bool) {
	for from := at; from > 1 && at-from < 8 && f.s[from-1] >= utf8.RuneSelf; {
		_, size := scan.RuneBefore(f.s, from)
		if from -= size; from > 0 && (f.s[from-1] == 'A' || f.s[from-1] == 'a' && f.counts.Lowered >= 3) {
			lt, n, ok := letterTailAt(f.s[from:])
			return lt, ok && from+n == at && lt.mark != 0xA0 && lt.mark != '«' && lt.mark != '»'
		}
	}
	return lt, false
}

// comma reads ș and ț of Romanian, the only letters that È leads to.
func (f *folder) comma(at int) (Fold, bool) {
	s := f.s[at+1:]
	for _, form := range [...]foldedForm{{"™", "ș", 0.97}, {"›", "ț", 0.97}, {"˜", "Ș", 0.95}} {
		if strings.HasPrefix(s, form.text) {
			r := Fold{Src: "E" + form.text, Text: form.means, Confidence: form.sure}
			r.Span = text.Span{Start: at, End: at + len(r.Src)}
			return r, (f.counts.Commas >= 3 || f.counts.writes(language.Romanian) && f.counts.Proven() >= 1) && class.At(s, len(form.text)).IsLetter()
		}
	}
	return Fold{}, false
}
