package mojibake

import (
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
}

func (w *swap) String() string {
	if w.wide != nil {
		return w.wide.String() + " read as " + w.shown.String()
	}
	return w.truth.String() + " read as " + w.shown.String()
}

// swaps are the readings seen in texts, commonest first.
var swaps = []swap{
	{codec.Windows1252, codec.Windows1251, nil},
	{codec.Windows1252, codec.MacRoman, nil},
	{codec.MacRoman, codec.Windows1252, nil},
	{codec.Windows1252, codec.Windows1250, nil},
	{codec.Windows1252, codec.Latin2, nil},
	{codec.Windows1250, codec.Windows1252, nil},
	{codec.Latin2, codec.Windows1252, nil},
	{codec.Windows1252, codec.KOI8R, nil},
	{codec.Windows1252, codec.CP866, nil},
	{codec.Windows1251, codec.KOI8R, nil},
	{codec.Windows1251, codec.CP866, nil},
	{codec.Windows1251, codec.Windows1252, nil},
	{codec.KOI8R, codec.Windows1251, nil},
	{codec.KOI8R, codec.CP866, nil},
	{codec.CP866, codec.Windows1251, nil},
	{codec.CP866, codec.KOI8R, nil},
	{codec.Windows1252, codec.Windows1255, nil},
	{codec.Windows1252, codec.Windows1253, nil},
	{codec.Windows1253, codec.Windows1252, nil},
	{codec.Windows1252, codec.Windows1254, nil},
	{codec.Windows1252, codec.Windows1257, nil},
	{codec.Windows1252, codec.Windows1256, nil},
	{codec.Windows1252, codec.CP850, nil},
	{codec.Windows1252, codec.CP437, nil},
	{codec.CP850, codec.Windows1252, nil},
	{codec.CP437, codec.Windows1252, nil},
	{codec.MacRoman, codec.Windows1251, nil},
	{codec.Windows1252, codec.MacCyrillic, nil},
	{shown: codec.Windows1252, wide: codec.EUCKR},
	{shown: codec.Windows1252, wide: codec.GBK},
	{shown: codec.Windows1252, wide: codec.ShiftJIS},
	{shown: codec.Windows1252, wide: codec.Big5},
}

// Limits of proof, in the unit of class.Odd.
const (
	swapPlaces  = 5 // places that must speak for a swap
	swapKinds   = 3 // different characters among them
	swapSuspect = 6 // mean oddity a place from which swaps are tried at all
	swapGain    = 5 // mean oddity a place that must go away, and three quarters of all
)

// swapProof is what the survey found.
type swapProof struct {
	swap   *swap
	places int
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
	if folded.Count(v.Text, sample); folded.Proven() >= 3 || mostlyFolded(v.Text, sample) {
		return // symbols inside words have another cause
	}
	base := weighSwap(v.Text, sample, nil, english)
	if base.places < swapPlaces || base.total() < swapSuspect*base.places {
		return
	}
	best := base.total()
	for i := range swaps {
		st := weighSwap(v.Text, sample, &swaps[i], english)
		t := st.total()
		if 10*st.likely >= 9*st.places && 20*st.outside <= st.places && !st.worsens(base) && len(base.cost) >= swapKinds && base.total()-t >= swapGain*base.places && 4*t <= base.total() && t < best {
			best, m.Swap = t, swapProof{&swaps[i], base.places}
		}
	}
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
	if proof.places >= 20 {
		conf = 0.97
	}
	p.Report(rule.Finding{Span: span, Replacement: said.Text, Confidence: conf, Pattern: said.Pattern, Evidence: said.Evidence})
}
