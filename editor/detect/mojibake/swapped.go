package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Swapped undoes one encoding read as another where neither is UTF-8.
var Swapped = rule.Detector{
	Rule:  "mojibake.swapped",
	Title: "One encoding read as another",
	Doc: "A text of one single-byte encoding read in another throughout: [Ïðèâåò] → [Привет], don[í]t → don[’]t, [¿]ó[³]ty → [ż]ó[ł]ty. " +
		"Only where the text as a whole proves it.",
	Find: swappedMojibake,
}

// A swap is one such reading.
type swap struct {
	shown codec.ID
	truth codec.ID
	wide  *codec.Wide // instead of truth: two bytes a character
	rare  int         // how much rarer it is than others, in the unit of oddity.go
}

func (w *swap) String() string {
	if w.wide != nil {
		return w.wide.String() + " read as " + w.shown.String()
	}
	return w.truth.String() + " read as " + w.shown.String()
}

// swaps are the readings seen in texts, commonest first.
var swaps = [...]swap{
	{shown: codec.Windows1252, truth: codec.Windows1251},
	{shown: codec.Windows1252, truth: codec.MacRoman},
	{shown: codec.MacRoman, truth: codec.Windows1252},
	{shown: codec.Windows1252, truth: codec.Windows1250},
	{shown: codec.Windows1252, truth: codec.Latin2},
	{shown: codec.Windows1250, truth: codec.Windows1252},
	{shown: codec.Latin2, truth: codec.Windows1252},
	{shown: codec.Windows1252, truth: codec.KOI8R, rare: 10},
	{shown: codec.Windows1252, truth: codec.CP866, rare: 10},
	{shown: codec.Windows1251, truth: codec.KOI8R, rare: 10},
	{shown: codec.Windows1251, truth: codec.CP866, rare: 10},
	{shown: codec.Windows1251, truth: codec.Windows1252},
	{shown: codec.KOI8R, truth: codec.Windows1251},
	{shown: codec.KOI8R, truth: codec.CP866, rare: 10},
	{shown: codec.CP866, truth: codec.Windows1251},
	{shown: codec.CP866, truth: codec.KOI8R, rare: 10},
	{shown: codec.Windows1252, truth: codec.Windows1255, rare: 10},
	{shown: codec.Windows1252, truth: codec.Windows1253, rare: 10},
	{shown: codec.Windows1253, truth: codec.Windows1252},
	{shown: codec.Windows1252, truth: codec.Windows1254, rare: 10},
	{shown: codec.Windows1252, truth: codec.Windows1257, rare: 10},
	{shown: codec.Windows1252, truth: codec.Windows1256, rare: 10},
	{shown: codec.Windows1252, truth: codec.CP850, rare: 10},
	{shown: codec.Windows1252, truth: codec.CP437, rare: 10},
	{shown: codec.CP850, truth: codec.Windows1252},
	{shown: codec.CP437, truth: codec.Windows1252},
	{shown: codec.MacRoman, truth: codec.Windows1251},
	{shown: codec.Windows1252, truth: codec.MacCyrillic, rare: 40},
	{shown: codec.Windows1252, wide: codec.EUCKR},
	{shown: codec.Windows1252, wide: codec.GBK},
	{shown: codec.Windows1252, wide: codec.ShiftJIS},
	{shown: codec.Windows1252, wide: codec.EUCJP},
	{shown: codec.Windows1252, wide: codec.Big5},
}

// Limits of proof, in the unit of class.Odd.
const (
	swapPlaces  = 5 // places that must speak for a swap
	swapKinds   = 3 // different characters among them
	swapSuspect = 6 // mean oddity a place from which swaps are tried at all
	swapGain    = 5 // mean oddity a place that must go away, and three quarters of all

	swapClear = 25 // how much worse in all a rival is that needs no mention
	swapShort = 8  // fewer letters of another script never settle which encoding it was
)

// swapProof is what the survey found.
type swapProof struct {
	swap   *swap
	places int
	rivals []*swap // readings that explain the text nearly as well
}

// surveySwapped weighs every reading over a sample of the text.
func surveySwapped(v *rule.View, p *rule.Profile) {
	m := rule.Of[profile](p)
	if p.Program(v) {
		return
	}
	sample := text.Span{End: min(len(v.Text), languageSample)}
	english := language.Guess(v.Text[:sample.End]) == language.English
	var folded folded.Counts
	if folded.Count(v.Text, sample); folded.Proven() >= 3 || mostlyFolded(v.Text, sample) || strings.Count(v.Text[:sample.End], "Ì_") >= 3 {
		return // symbols inside words have another cause
	}
	base := weighSwap(v.Text, sample, nil, english)
	if base.places < swapPlaces || base.total() < swapSuspect*base.places {
		return
	}
	if len(base.cost) < swapKinds {
		return
	}
	best := base.total()
	var totals [len(swaps)]int
	for i := range swaps {
		st := weighSwap(v.Text, sample, &swaps[i], english)
		totals[i] = st.total() + swaps[i].rare
		if st.explains(base) && totals[i] < best {
			best, m.Swap = totals[i], swapProof{swap: &swaps[i], places: base.places}
		}
	}
	for i, t := range totals {
		if r := &swaps[i]; r != m.Swap.swap && t < best+swapClear {
			m.Swap.rivals = append(m.Swap.rivals, r)
		}
	}
}

// explains says whether the reading takes away nearly all that is odd.
func (st *swapStats) explains(base *swapStats) bool {
	t, odd := st.total(), base.total()
	return 10*st.likely >= 9*st.places && 20*st.outside <= st.places && !st.worsens(base) &&
		odd-t >= swapGain*base.places && 4*t <= odd
}

// mostlyFolded says whether half of what is not ASCII stands behind an A, which
// a folded lead leaves.
func mostlyFolded(s string, sample text.Span) bool {
	all, behind := 0, 0
	scan.EachStretch(s, sample, func(st text.Span) {
		all++
		if st.Start > 0 && s[st.Start-1] == 'A' {
			behind++
		}
	})
	return 2*behind >= all
}

// weighSwap adds up the oddities of the text as w would have it, or as it is.
func weighSwap(s string, window text.Span, w *swap, english bool) *swapStats {
	st := &swapStats{english: english}
	if w != nil {
		st.wide = w.wide
	}
	var out []rune
	last := 0 // where the stretch before ended, its last second byte taken in
	scan.EachStretch(s, window, func(span text.Span) {
		if drawn(s, span) {
			return
		}
		out = out[:0]
		end := span.End
		if w == nil {
			for _, r := range s[span.Start:span.End] {
				out = append(out, r)
			}
		} else {
			var ok bool
			if out, end, ok = w.read(out, s, span); !ok {
				st.sum += 30
				st.outside += len(out)
			}
		}
		st.add(s, span, out, last == span.Start && last > 0, end)
		last = end
	})
	return st
}

// drawn says whether a stretch is no writing: marks and frames beside no letter,
// a character by itself, or an alphabet told off in order.
func drawn(s string, span text.Span) bool {
	before, after := class.Before(s, span.Start), class.At(s, span.End)
	if _, size := utf8.DecodeRuneInString(s[span.Start:]); size == span.Len() && before == class.Edge && after == class.Edge {
		return true // a table of characters, one to a line
	}
	letters := before.IsLetter() || after.IsLetter()
	row, last := 0, rune(0)
	for _, r := range s[span.Start:span.End] {
		letters = letters || class.Of(r).IsLetter()
		if r == last+1 {
			if row++; row >= 8 {
				return true
			}
		}
		last = r
	}
	return !letters
}

// read appends what a stretch says under w. A stretch of two-byte characters
// may take in the ASCII behind it; end is where it stops.
func (w *swap) read(dst []rune, s string, span text.Span) (out []rune, end int, ok bool) {
	if w.wide != nil {
		return w.readWide(dst, s, span)
	}
	ok = true
	for _, r := range s[span.Start:span.End] {
		b, in := w.shown.Byte(r)
		if !in {
			dst = append(dst, r)
			ok = ok && r == utf8.RuneError // lost before, no matter in which encoding
			continue
		}
		dst = append(dst, w.truth.Rune(b))
	}
	return dst, span.End, ok
}

func (w *swap) readWide(dst []rune, s string, span text.Span) (out []rune, end int, ok bool) {
	var b []byte
	var at []int
	for i, r := range s[span.Start:min(len(s), span.End+1)] {
		x, in := w.shown.Byte(r)
		if !in {
			return append(dst, utf8.RuneError), span.End, false
		}
		b, at = append(b, x), append(at, span.Start+i)
	}
	high := len(b)
	if span.End < len(s) {
		high--
	}
	i := 0
	for i < high {
		r, size := w.wide.Decode(b[i:])
		if size == 0 {
			return append(dst, utf8.RuneError), span.End, false
		}
		dst = append(dst, r)
		i += size
	}
	end = span.End
	if i > high {
		end = at[high] + 1
	}
	return dst, end, true
}

func swappedMojibake(p *rule.Pass) {
	proof := rule.Of[profile](p.Profile).Swap
	if proof.swap == nil {
		return
	}
	s := p.View.Text
	var out []rune
	scan.EachStretch(s, p.Window, func(span text.Span) {
		var end int
		var ok bool
		if out, end, ok = proof.swap.read(out[:0], s, span); ok {
			reportSwap(p, proof, span, end, out)
		}
	})
}

// reportSwap proposes a stretch, letters of a script other than Latin by the
// word, all else one by one.
func reportSwap(p *rule.Pass, proof swapProof, span text.Span, end int, out []rune) {
	s := p.View.Text
	if proof.swap.wide != nil || class.Of(out[0]).Script() > class.ExoticLatin {
		proposeSwap(p, proof, text.Span{Start: span.Start, End: end}, string(out))
		return
	}
	at := span.Start
	for _, r := range out {
		_, size := utf8.DecodeRuneInString(s[at:])
		proposeSwap(p, proof, text.Span{Start: at, End: at + size}, string(r))
		at += size
	}
}

func proposeSwap(p *rule.Pass, proof swapProof, span text.Span, reads string) {
	m := rule.Of[profile](p.Profile)
	src := p.View.Text[span.Start:span.End]
	if src == reads || !utf8.ValidString(src) {
		return // a byte that could not be decoded would be lost for good
	}
	said := m.wordings.Of(rule.Change{From: src, To: reads}, func(c rule.Change) *rule.Wording {
		w := &rule.Wording{Text: c.To, Pattern: rule.Pattern(c.From, c.To), Evidence: proof.swap.String() + "; the whole text proves it"}
		if name := scriptName(c.To); name != "" {
			w.Pattern = proof.swap.String() + " → " + name
		}
		return w
	})
	conf := 0.9
	others := proof.otherwise(p.View.Text, span, reads)
	switch {
	case others != nil || proof.places < swapShort && class.At(reads, 0).Script() > class.ExoticLatin:
		conf = 0.6
	case proof.places >= 20:
		conf = 0.97
	}
	p.Report(rule.Finding{Span: span, Replacement: said.Text, Confidence: conf, Pattern: said.Pattern, Evidence: said.Evidence, Alternatives: others})
}

// otherwise lists what the rivals make of a span, where that is something else.
func (w *swapProof) otherwise(s string, span text.Span, reads string) (others []string) {
	for _, r := range w.rivals {
		out, _, ok := r.read(nil, s, span)
		if other := string(out); ok && other != reads && !slices.Contains(others, other) {
			others = append(others, other)
		}
	}
	return others
}
