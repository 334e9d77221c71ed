package characters

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// LostLigatures puts back the ligatures that a PDF's font had no name for.
var LostLigatures = rule.Detector{
	Rule:  "characters.lost-ligatures",
	Title: "Ligatures lost from a PDF",
	Doc:   "A ligature that became a space, a private character or �: de[ ]nition → de[fi]nition, o[\ue000]ce → o[ffi]ce. Only words that can be nothing else.",
	Find:  findLostLigatures,
}

// ligatureWords are frequent words and stems with the ligature in braces.
// Neither half is a word of its own.
const ligatureWords = "de{fi}nition de{fi}nitions de{fi}ned de{fi}nes de{fi}nite de{fi}nitely de{fi}cit de{fi}cient de{fi}ciency di{ff}erent di{ff}erence di{ff}erences di{ff}er di{ff}ers di{ff}erently di{ffi}cult di{ffi}culty di{ffi}culties " +
	"speci{fi}c speci{fi}ed speci{fi}cally speci{fi}cation speci{fi}cations signi{fi}cant signi{fi}cantly signi{fi}cance scienti{fi}c scienti{fi}cally ef{fi}cient e{ffi}cient e{ffi}ciency e{ffi}ciently e{ff}ect e{ff}ects e{ff}ective e{ff}ectively e{ff}ectiveness e{ff}ort e{ff}orts " +
	"su{ffi}cient su{ffi}ciently coe{ffi}cient coe{ffi}cients o{ffi}ce o{ffi}cer o{ffi}cers o{ffi}ces o{ffi}cial o{ffi}cials o{ffi}cially o{ff}ered o{ff}ers a{ff}ect a{ff}ected a{ff}ects a{ff}airs con{fi}guration con{fi}gurations con{fi}gure con{fi}gured con{fi}rm con{fi}rmed con{fi}rms con{fi}dence con{fi}dent con{fi}ned " +
	"con{fl}ict con{fl}icts in{fl}uence in{fl}uenced in{fl}uences in{fl}uential in{fl}ation in{fi}nite in{fi}nitely in{fi}nity re{fl}ect re{fl}ected re{fl}ects re{fl}ection re{fl}ections re{fi}ned pro{fi}le pro{fi}les pro{fi}t pro{fi}ts pro{fi}table arti{fi}cial classi{fi}cation classi{fi}ed classi{fi}er identi{fi}ed identi{fi}er identi{fi}cation " +
	"modi{fi}ed modi{fi}cation modi{fi}cations veri{fi}ed veri{fi}cation satis{fi}ed simpli{fi}ed quanti{fi}ed bene{fi}t bene{fi}ts bene{fi}cial certi{fi}cate certi{fi}ed suf{fi}x {fi}rst {fi}nally {fi}nd {fi}nding {fi}ndings {fi}gure {fi}gures {fi}eld {fi}elds {fi}nancial {fi}lter {fi}les " +
	"{fl}exible {fl}oor {fl}ow {fl}ows {fl}ight {fl}owers bu{ff}er sta{ff} tra{ffi}c o{ff} wor{fl}d work{fl}ow work{fl}ows scienti{fi}que di{ff}érence sacri{fi}ce paci{fi}c magni{fi}cent terri{fi}c justi{fi}ed quali{fi}ed uni{fi}ed ampli{fi}er"

// lostForm is one word with its ligature gone.
type lostForm struct{ ligature, right string }

// lostForms are the words by what stands before the gap; lostStarts those that
// lost their beginning, by what is left.
var lostForms, lostStarts = func() (map[string][]lostForm, map[string]string) {
	forms, starts := map[string][]lostForm{}, map[string]string{}
	for w := range strings.FieldsSeq(ligatureWords) {
		left, rest, _ := strings.Cut(w, "{")
		lig, right, _ := strings.Cut(rest, "}")
		if left == "" {
			starts[right] = lig
			continue
		}
		forms[left] = append(forms[left], lostForm{lig, right})
	}
	return forms, starts
}()

func findLostLigatures(p *rule.Pass) {
	s, c := p.View.Text, rule.Of[profile](p.Profile)
	for _, lead := range [...]byte{0xEE, 0xEF} {
		scan.EachByte(s, p.Window, lead, func(at int) {
			if gap, ok := readPrivate(s, at); ok {
				change(p, gap.span, gap.text, 0.95, "a ligature that the PDF's font had no name for")
			}
		})
	}
	if c.Ligature < 3 {
		return
	}
	eachGap(s, p.Window, func(g escape) {
		change(p, g.span, g.text, 0.92, "a ligature lost from a PDF"+rule.Proof(c.Ligature))
	})
}

// readPrivate reads a private or unknown character inside a known word.
func readPrivate(s string, at int) (g escape, ok bool) {
	r, size := scan.RuneAt(s, at)
	if r != utf8.RuneError && (r < 0xE000 || r > 0xF8FF) || size != 3 {
		return g, false
	}
	lig, ok := lostBetween(scan.WordBefore(s, at), scan.WordAfter(s, at+size), true)
	return escape{span: text.Span{Start: at, End: at + size}, text: lig}, ok
}

// lostBetween looks up the ligature that makes one word of two halves.
func lostBetween(left, right string, start bool) (ligature string, ok bool) {
	if left == "" {
		lig, ok := lostStarts[right]
		return lig, ok && start
	}
	for _, f := range lostForms[strings.ToLower(left)] {
		if right != "" && f.right == strings.ToLower(right) {
			return f.ligature, true
		}
	}
	return "", false
}

// gapEdges are the letters, in lower case, that stand two in front of, right in
// front of and right behind a gap that may be a lost ligature, the last as a bit:
// of a thousand spaces of prose thirty pass.
var gapEdges = func() (edges [32][32]uint32) {
	for left, forms := range lostForms {
		for _, f := range forms {
			if f.right == "" || !scan.IsASCIILetter(f.right[0]) {
				continue
			}
			second := byte(0)
			if len(left) > 1 {
				second = left[len(left)-2]
			}
			edges[second&31][left[len(left)-1]&31] |= 1 << (f.right[0] & 31)
		}
	}
	return edges
}()

// eachGap calls do with spaces that stand for a ligature. It looks at spaces
// between the few letters in question only.
func eachGap(s string, window text.Span, do func(escape)) {
	for at := range scan.Places(s, max(1, window.Start), min(window.End, len(s)-1), ' ') {
		second := byte(0)
		if at > 1 && scan.IsASCIILetter(s[at-2]) {
			second = s[at-2] & 31
		}
		if gapEdges[second][s[at-1]&31]>>(s[at+1]&31)&1 != 0 && scan.IsASCIILetter(s[at+1]) {
			gapAt(s, at, do)
		}
	}
}

// gapAt calls do with the space at an offset where it stands for a ligature.
func gapAt(s string, at int, do func(escape)) {
	const longest = 12 // letters in front of a lost ligature, in the table's words
	from := at
	for from > 0 && at-from < longest && scan.IsASCIILetter(s[from-1]) {
		from--
	}
	if from > 0 && scan.IsASCIILetter(s[from-1]) {
		return
	}
	forms := lostForms[s[from:at]]
	if forms == nil {
		return
	}
	right := scan.WordAfter(s, at+1)
	for _, f := range forms {
		if f.right == right && f.right != "" {
			do(escape{span: text.Span{Start: at, End: at + 1}, text: f.ligature})
		}
	}
}
