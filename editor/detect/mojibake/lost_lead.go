package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/text"
)

// A proofOfLead counts the places that prove the encodings in which a character
// stands for the byte C3.
type proofOfLead struct {
	lead   rune
	proven int
}

// findLeads lists the characters that stand for C3 where something proves it,
// and Ã, which proves itself.
func (m *profile) findLeads() {
	leads := []proofOfLead{{lead: 'Ã'}}
	for id := range codec.Count {
		if id.Rune(0xA0) != 0xA0 || m.Exact[id] == 0 {
			continue
		}
		lead := id.Rune(0xC3)
		i := slices.IndexFunc(leads, func(p proofOfLead) bool { return p.lead == lead })
		if i < 0 {
			i = len(leads)
			leads = append(leads, proofOfLead{lead: lead})
		}
		leads[i].proven += m.Exact[id]
	}
	m.Lost.leads = leads
}

// candidate says whether a stretch that ends in r, before what rest starts
// with, may have lost what belongs to r.
func (c *lostCounts) candidate(r rune, rest string) bool {
	switch r {
	case 'â', 'Â', 'Å', 'Ä', 'Ã', '¢', '¦', '¬', utf8.RuneError:
		return true
	}
	_, ok := c.leadProof(r)
	return ok || strings.HasPrefix(rest, "_")
}

// lead reads the first half of Ł, č or ő, whose other half is undefined in
// windows-1252 and was deleted, or became a question mark.
func (l *loser) lead(r rune, at, end int) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: end}, Confidence: 0.86}
	for _, mark := range [...]string{"?", "\ufffd"} {
		if strings.HasPrefix(l.s[end:], mark) {
			f.Span.End += len(mark)
		}
	}
	before, after := class.Before(l.s, at), class.At(l.s, f.Span.End)
	inside := before == class.Lower || before == class.AccentLower
	switch {
	case r == 'Å' && !inside && l.m.Folded.Language == language.Polish && l.m.beyondLatin1 >= 3 && after == class.Lower:
		f.Text, f.Other, f.Confidence = "Ł", "Ő", 0.95
	case r == 'Ä' && l.m.Folded.Language == language.Czech && l.m.beyondLatin1 >= 3 && (inside || after == class.Lower || before.IsUpper() && !after.IsLetter()):
		f.Text, f.Other, f.Confidence = "č", "ď", 0.95
	case r == 'Ä' && f.Span.End == end && strings.HasPrefix(l.s[end:], " "), r != 'Å' && r != 'Ä' || l.m.beyondLatin1 < 3 || !inside && (after != class.Lower || f.Span.End == end):
		return f, false // a real letter, or any byte was lost
	case r == 'Å' && !inside:
		f.Text, f.Other = "Ł", "Ő"
	case r == 'Å' && l.m.Folded.Language == language.Hungarian:
		f.Text, f.Other = "ő", "ō"
	case r == 'Å':
		f.Text, f.Other, f.Confidence = "ō", "ő", 0.7
	case inside:
		f.Text, f.Other, f.Confidence = "č", "ď", 0.85
	default:
		f.Text, f.Other, f.Confidence = "č", "Đ", 0.5
	}
	f.Src = l.s[at:f.Span.End]
	return f, true
}

// grave reads a lead whose A0 was trimmed or made a plain space: voilÃ le.
func (l *loser) grave(r rune, at, end int) (folded.Fold, bool) {
	f := folded.Fold{Span: text.Span{Start: at, End: end}, Src: l.s[at:end], Text: "à"}
	if r == 'Ã' && l.m.Folded.Language == language.German && class.Before(l.s, at).IsLetter() {
		f.Text, f.Confidence = "ß", 0.93
		return f, l.m.Exact[codec.Latin1] > 0
	}
	proven, ok := l.m.Lost.leadProof(r)
	before := class.Before(l.s, at)
	switch {
	case l.m.Exact[codec.Windows1252ViaMac] > 0 && r != 'Ã':
		return f, false
	case !ok || before.IsUpper() && !strings.HasPrefix(l.s[end:], " -") || l.spacedLetters(at):
		return f, false
	case l.m.Lost.Dropped+l.m.Lost.Asked >= 2:
		f.Confidence = 0.6 // controls are gone as well, and with them any letter's half
	case before.IsLetter():
		f.Confidence = 0.95
	case proven >= 1:
		f.Confidence = 0.92
	case graveLanguage(l.m.Folded.Language):
		f.Confidence = 0.8
	default:
		return f, false
	}
	l.trailing(&f, end)
	return f, true
}

// leadProof counts the places that prove r to stand for C3; ok is false where r
// proves nothing by itself and nothing proves it.
func (c *lostCounts) leadProof(r rune) (proven int, ok bool) {
	for _, p := range c.leads {
		if p.lead == r {
			return p.proven, true
		}
	}
	return 0, false
}
