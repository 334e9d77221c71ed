package detect

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"emend/editor/detect/codec"
	"emend/editor/text"
)

// FoldedMojibake undoes misreadings that lost something afterwards.
var FoldedMojibake = Detector{
	Rule:  "mojibake.folded",
	Title: "Misread UTF-8 that lost accents or bytes",
	Doc: "Misread UTF-8 whose accents were dropped, symbols spelt out, or that was scanned: Serge[a€™ s] → Serge[’s], emigr[A©]s → emigr[é]s, " +
		"[aEURoe]Yes[aEUR] → [“]Yes[”]. Takes the white space that came with the damage, keeps true spaces (the [a€~]old[a€™] party). " +
		"Leaves “a €5 note”, INFORMA€OES and VISA® alone.",
	Find: foldedMojibake,
}

// foldedCounts is what the survey finds of folded damage.
type foldedCounts struct {
	Quotes        int // a€™, a€œ and the like: never sound text
	Spelt         int // aEURtm
	Letters       int // A© inside a word
	Lowered       int // a§ inside a word, of which no sound text is full
	Openers       int // folded “ and ‘
	SpacedOpeners int // of those, with white space behind
	Lone          int // a€ behind a word, with nothing of its own behind it
	LoneAsked     int // a€? behind a word: the question mark may be the last byte
	Ellipses      int // a€¦
	Deep          int // AƒA©, misread more than once
	Toned         int // aº¿ inside a word: a Vietnamese letter
	Marks         int // of Deep, those that read as a sign beside a word: another script's bytes
	Foreign       int // c¼, e¦, N€: bytes of other scripts, whose leads fold to other letters
	Adjacent      int // pairs right behind a pair: letters of another script take two
	Commas        int // E™, E› inside a word: letters of Romanian
	Tails         tailCounts
	Language      language
	alphabet      *alphabet // of the folded letters; nil: Latin-1
	wordings      sync.Map  // *wording by change
}

// settle decides, when all is counted, which alphabet the letters are of.
func (c *foldedCounts) settle() { c.alphabet = chooseAlphabet(c.Language, &c.Tails) }

// proven is how many places show that the text holds folded mojibake.
func (c *foldedCounts) proven() int {
	return c.Quotes + c.Spelt + c.Letters + c.Deep + c.Toned + c.Commas
}

// symbolsAndMarks stand beside words far less often than letters stand in them.
var symbolsAndMarks = setOf(markClass, symbolClass, mathClass, currencyClass)

// undone says whether what misread forms come to is largely signs: then the
// text is in another script, and would be damaged still.
func (c *foldedCounts) undone() bool { return c.Marks >= 3 && 4*c.Marks > c.Deep }

// foreign says whether the pairs of the text are those of another script than
// Latin, the letters of which folding mixed up for good.
func (c *foldedCounts) foreign() bool {
	return c.Foreign >= 5 && 3*c.Foreign > c.Letters+c.Lowered+c.Toned+c.Commas || c.Adjacent >= 10 && 2*c.Adjacent > c.Letters
}

func foldedMojibake(p *Pass) {
	f := folder{s: p.View.Text, counts: of[foldedCounts](p.Profile)}
	if f.counts.foreign() || f.counts.undone() {
		return
	}
	said := new(saidFolds)
	eachFold(f.s, p.Window, f.counts, func(at int) {
		if r, ok := f.read(at); ok {
			f.counts.report(p, said, &r)
		}
	})
}

// eachFold calls do with the offsets at which folded mojibake may start.
func eachFold(s string, window text.Span, counts *foldedCounts, do func(at int)) {
	wide := text.Span{Start: max(0, window.Start-1), End: min(len(s), window.End+maxGap+2)}
	eachStretch(s, wide, func(st text.Span) {
		if st.Start > 0 && foldable(s[st.Start-1]) {
			do(st.Start - 1)
		}
		for at := st.Start; at < st.End; {
			if at+1 < st.End && opensFold(s[at], s[at+1]) {
				do(at)
			}
			at++
			for at < st.End && !utf8.RuneStart(s[at]) {
				at++
			}
		}
	})
	eachSpelt(s, wide, do)
	if counts != nil && counts.proven() >= 3 {
		eachBareLead(s, wide, do)
	}
}

// opensFold says whether two bytes start Â, â, ã, € or ™, as far as two bytes
// tell.
func opensFold(a, b byte) bool {
	return a == 0xC3 && (b == 0x82 || b == 0xA2 || b == 0xA3) || a == 0xE2 && (b == 0x82 || b == 0x84)
}

// foldable says whether an ASCII character can be what a lead became.
func foldable(b byte) bool {
	return b == 'a' || b == 'A' || b == 'E' || b == '^' || b == ':' || b == 'x'
}

// eachSpelt finds aEUR.
func eachSpelt(s string, window text.Span, do func(at int)) {
	for at := window.Start; at < window.End; {
		i := strings.Index(s[at:min(len(s), window.End+3)], "aEUR")
		if i < 0 {
			return
		}
		do(at + i)
		at += i + 4
	}
}

// eachBareLead finds `A ` with the no-break space made a space, and `AY`, whose
// Ÿ lost its dots, in texts that are proven to hold such damage.
func eachBareLead(s string, window text.Span, do func(at int)) {
	for at := window.Start; at < window.End; {
		i := strings.IndexByte(s[at:window.End], 'A')
		if i < 0 {
			return
		}
		at += i + 1
		if at < len(s) && (s[at] == ' ' || s[at] == 'Y' && at > 1) {
			do(at - 1)
		}
	}
}

// read settles what stands at offset at.
func (f *folder) read(at int) (fold, bool) {
	s := f.s[at:]
	if f.withinDeep(at) {
		return fold{}, false
	}
	if r, ok := f.deep(at); ok {
		return r, true
	}
	switch {
	case strings.HasPrefix(s, "A "):
		return f.lostGrave(at)
	case strings.HasPrefix(s, "AY"):
		return f.sharp(at)
	case s[0] == 'E':
		return f.comma(at)
	case strings.HasPrefix(s, "€™") || strings.HasPrefix(s, "™"):
		if b, _ := runeBefore(f.s, at); strings.ContainsRune("aAâÂã", b) {
			return fold{}, false
		}
		return f.bare(at)
	case strings.HasPrefix(s, "aEUR"):
		return f.spelt(at)
	}
	if h := headAt(s); h != "" {
		if r, ok := f.quote(at, len(h)); ok {
			return r, true
		}
	}
	switch {
	case s[0] == 'a':
		if form := symbolAt(s); form != nil {
			return f.symbol(at, form)
		}
		return f.letter(at, 1)
	case s[0] == 'A':
		return f.letter(at, 1)
	case strings.HasPrefix(s, "ã"):
		return f.letter(at, 2)
	}
	return fold{}, false
}

// symbol reads a folded symbol; a sound text may hold an a before an opening
// quotation mark or an arrow, but hardly these pairs.
func (f *folder) symbol(at int, form *foldedForm) (fold, bool) {
	r := fold{span: text.Span{Start: at, End: at + len(form.text)}, src: form.text, text: form.means, confidence: form.sure}
	if f.counts.proven() == 0 {
		r.confidence = min(r.confidence, 0.8)
	}
	return r, f.counts.proven() > 0 || !classBefore(f.s, at).isLetter()
}

// report proposes a reading with strings shared by all places alike.
func (c *foldedCounts) report(p *Pass, said *saidFolds, r *fold) {
	last := len(r.src) - 1
	e := &said[(uint(r.src[last])*31+uint(r.src[0])*7+uint(r.text[len(r.text)-1])+uint(len(r.src)))%uint(len(said))]
	if e.w == nil || e.src != r.src || e.text != r.text {
		e.foldKey, e.w = foldKey{r.src, r.text}, c.wording(r)
	}
	w := e.w
	f := Finding{Span: r.span, Replacement: w.text, Confidence: r.confidence, Pattern: w.pattern, Evidence: w.evidence}
	if r.other != "" {
		f.Alternatives = w.others(r.other)
	}
	p.Report(f)
}

// saidFolds keeps the wordings of a window's places at hand, each at a place
// that its letters tell.
type saidFolds [256]struct {
	foldKey
	w *wording
}

func (c *foldedCounts) wording(r *fold) *wording {
	k := foldKey{r.src, r.text}
	if w, ok := c.wordings.Load(k); ok {
		return w.(*wording)
	}
	k.src = strings.Clone(k.src)
	w := &wording{text: r.text, pattern: pattern(k.src, r.text), evidence: c.evidence(k.src, r.layers), other: []string{r.other}}
	got, _ := c.wordings.LoadOrStore(k, w)
	return got.(*wording)
}

// layerWords name how often a text was misread.
var layerWords = [maxLayers + 1]string{2: "twice", 3: "three times", 4: "four times"}

// evidence tells the chain of a folded place.
func (c *foldedCounts) evidence(src string, layers int) string {
	how := "accents then dropped"
	switch {
	case strings.Contains(src, "EUR"):
		how = "symbols then spelt out in ASCII"
	case strings.HasPrefix(src, "^"), strings.HasPrefix(src, ":"), strings.HasPrefix(src, "x"):
		how = "then misread by a scanner"
	case strings.HasPrefix(src, "ã"):
		how = "then put in small letters"
	case strings.HasPrefix(src, "Â"), strings.HasPrefix(src, "A€"):
		how = "then put in capitals"
	case src == "a€" || src == "â€":
		how = "its last byte then lost"
	case strings.HasPrefix(src, "a€"), strings.HasPrefix(src, "A"):
	case strings.HasPrefix(src, "€"):
		how = "its first letter then lost"
	}
	n := c.proven()
	s := "UTF-8 read as windows-1252, "
	if layers > 1 {
		s += layerWords[layers] + " over, "
	}
	s += how
	if n > 1 {
		s += "; " + strconv.Itoa(n) + " places prove the damage"
	}
	return s
}

// countFolded counts places beyond doubt that start in the window.
func (c *foldedCounts) count(s string, window text.Span) {
	f := folder{s: s, counts: c}
	eachFold(s, window, nil, func(at int) {
		if at >= window.Start && at < window.End {
			f.tally(at)
		}
	})
	if c.Foreign < mostForeign {
		eachStretch(s, window, func(st text.Span) {
			if st.Start > 0 && strings.IndexByte(foreignLeads, s[st.Start-1]) >= 0 {
				r, size := utf8.DecodeRuneInString(s[st.Start:])
				if lt, ok := letterTails[r]; ok && (lt.mark == 0 || strings.ContainsRune("¡¢£¤¥¦¨¬±¶¸¹¼½¾¿", lt.mark)) && !quotes(classOf(r)) && classOf(r) != dashClass && r != '…' && r != '•' && classAt(s, st.Start+size) != edgeClass {
					c.Foreign++
				}
			}
		})
	}
}

// foreignLeads are what the leads of Greek, Cyrillic, Arabic and East Asian
// letters fold to, and those of Latin letters do not; counting ends at
// mostForeign.
const (
	foreignLeads = "INOUceiu"
	mostForeign  = 10000
)

// tally adds one place to the counts when it is beyond doubt.
func (f *folder) tally(at int) {
	s, c := f.s[at:], f.counts
	if f.withinDeep(at) {
		return
	}
	if form, size, ok := deepAt(s); ok && !form.pair && standsAlone(f.s, at, size) {
		switch {
		case form.layers > 1:
			c.Deep++
			if r, _ := utf8.DecodeRuneInString(form.text); (symbolsAndMarks | setOf(digitClass, punctClass)).has(classOf(r)) && classBefore(f.s, at) != edgeClass {
				c.Marks++
			}
		case classBefore(f.s, at).isLetter() && classAt(s, size).isLetter():
			c.Toned++
		}
		return
	}
	if h := headAt(s); h != "" {
		f.tallyQuote(at, h)
		return
	}
	if symbolAt(s) != nil && strings.HasPrefix(s, "a†") {
		c.Quotes++
		return
	}
	lt, size, ok := letterTailAt(s[1:])
	if ok && s[0] == 'A' && f.foldedBefore(at) {
		c.Adjacent++
	}
	if before := f.classBefore(at); !ok || before != lowerClass && before != accentLower {
		return
	}
	if s[0] == 'E' {
		if (lt.letter == 0xD9 || lt.letter == 0xDB) && classAt(s, 1+size) == lowerClass {
			c.Commas++
		}
		return
	}
	if after := f.classAt(at + 1 + size); after != lowerClass && after != accentLower && (after.isLetter() || s[0] != 'A' || !strings.ContainsRune(closingLetters, lt.letter)) {
		return
	}
	if s[0] == 'A' {
		c.Tails[lt.letter&0x3F]++
	}
	switch {
	case s[0] == 'A' && (lt.mark > 0xA0 || strings.ContainsRune(oddTails, codec.Windows1252.Rune(byte(0x80|lt.letter&0x3F)))):
		c.Letters++
	case s[0] == 'a' && classAt(s, 1+size) == lowerClass && (strings.ContainsRune("§©±¡³¼¶¤£®½¾", lt.mark) || lt.mark == 0 && strings.ContainsRune(oddTails, codec.Windows1252.Rune(byte(0x80|lt.letter&0x3F)))):
		c.Lowered++
		c.Tails[lt.letter&0x3F]++
	}
}

// closingLetters end words of several languages, and their folded form is not
// a capital and a mark that stands behind one.
const closingLetters = "èéìùüñäáíúçãê"

// tallyQuote adds folded punctuation whose head h starts at.
func (f *folder) tallyQuote(at int, h string) {
	c, next := f.counts, at+len(h)
	tail := tailAt(f.s[next:])
	switch {
	case tail == nil:
		switch {
		case strings.HasPrefix(f.s[next:], "?"):
			c.LoneAsked++
		case classBefore(f.s, at) != edgeClass && !classAt(f.s, next).isLetter():
			c.Lone++
		}
		return
	case tail.means == "":
		return
	case h == "aEUR":
		c.Spelt++
	default:
		c.Quotes++
	}
	switch tail.means {
	case "“", "‘":
		c.Openers++
		if gap(f.s, next+len(tail.text)) > 0 {
			c.SpacedOpeners++
		}
	case "…":
		c.Ellipses++
	}
}
