package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Controls reads control characters as the marks and letters they were.
var Controls = rule.Detector{
	Rule:  "mojibake.controls",
	Title: "Marks read as control characters",
	Doc: "A single byte of windows-1252 or MacRoman that was read as Latin-1: said[\\u0085] → said[…], tur[\\u0092]stico → tur[í]stico. " +
		"Which of the two it was, the letters around it and the whole text decide.",
	Find: controlMojibake,
}

// controlSources are the encodings a lone control character is tried in.
var controlSources = [...]codec.ID{codec.Windows1252, codec.MacRoman, codec.CP850}

func controlMojibake(p *rule.Pass) {
	s := p.View.Text
	m := rule.Of[profile](p.Profile)
	best := m.Controls.best()
	for at := p.Window.Start; at < p.Window.End; {
		i := nextControl(s, at, p.Window.End)
		if i < 0 {
			return
		}
		at = i + 2
		m.reportControl(p, s, i, best)
	}
}

// nextControl finds the next C1 control character. All of them start with the
// byte C2.
func nextControl(s string, from, to int) int {
	for from < to {
		i := strings.IndexByte(s[from:to], 0xC2)
		if i < 0 {
			return -1
		}
		from += i
		if from+1 < len(s) && s[from+1] >= 0x80 && s[from+1] < 0xA0 {
			return from
		}
		from++
	}
	return -1
}

// controlCounts adds up how odd the text would be with its control characters
// read in each of controlSources.
type controlCounts struct {
	Oddity [len(controlSources)]int
	Total  int
	Led    int // those beside what may be another byte of the same character
}

// best is the index of the encoding that explains the controls of the text.
func (c *controlCounts) best() int {
	best := 0
	for i := range c.Oddity {
		if c.Oddity[i] < c.Oddity[best] {
			best = i
		}
	}
	return best
}

// count adds the controls of one window.
func (c *controlCounts) count(s string, window text.Span) {
	for at := window.Start; at < window.End; {
		i := nextControl(s, at, window.End)
		if i < 0 {
			return
		}
		at = i + 2
		c.Total++
		if ledByte(s, i) {
			c.Led++
		}
		for k, id := range controlSources {
			c.Oddity[k] += controlOddity(s, i, id)
		}
	}
}

// ledByte says whether the control at an offset may be a byte of a sequence whose
// lead stands in front of it, perhaps without its accent, or the other way round.
func ledByte(s string, at int) bool {
	return at > 0 && (s[at-1] == 'a' || s[at-1] == 'A' || s[at-1] == '_' || s[at-1] >= utf8.RuneSelf) || at+2 < len(s) && s[at+2] >= utf8.RuneSelf
}

// controlOddity is how odd the text is with the control character at read in
// the encoding.
func controlOddity(s string, at int, id codec.ID) int {
	r := id.Rune(s[at+1])
	k := class.Of(r)
	before, after := class.Before(s, at), class.At(s, at+2)
	if before == class.Control && at >= 2 {
		before = class.Of(id.Rune(s[at-1]))
	}
	if after == class.Control && at+3 < len(s) && s[at+2] == 0xC2 {
		after = class.Of(id.Rune(s[at+3]))
	}
	sum := class.Odd(before, k) + class.Odd(k, after) + class.Rarity(r, k)/2
	if k == class.Apos && before.IsLetter() && after.IsLetter() {
		w := scan.WordAfter(s, at+2)
		left := scan.WordBefore(s, at)
		if !scan.ContractionEnds[w] && !scan.Elides(left) {
			sum += 30
		}
	}
	return sum
}

func (m *profile) reportControl(p *rule.Pass, s string, at, best int) {
	id := controlSources[best]
	r := id.Rune(s[at+1])
	if k := class.Before(s, at); amongBytes(s, at) || strings.HasPrefix(s[at+2:], "_") || folded.SymbolsAndMarks.Has(k) || at > 0 && (s[at-1] == 'A' || s[at-1] == 'a') && m.Folded.Proven() >= 3 {
		return
	}
	o := controlOddity(s, at, id)
	if k := class.Of(r); k == class.Control || k == class.Bad {
		return
	}
	conf := 0.4
	switch {
	case best > 0 && !(class.Before(s, at).IsLetter() && class.At(s, at+2).IsLetter()) && m.Controls.Total < 3:
	case o <= 10 && m.Controls.Total >= 3:
		conf = 0.97
	case o <= 10:
		conf = 0.93
	case o <= 30 && m.Controls.Total >= 3:
		conf = 0.9
	}
	switch {
	case p.Profile.BytesLost:
		conf = 0.2
	case 2*m.Controls.Led > m.Controls.Total && (class.Of(r).IsLetter() || m.Controls.Total >= fewestCased), class.Of(r).IsLetter() && m.exactTotal() > 0:
		conf = min(conf, 0.4)
	}
	w := m.controlWording(s[at:at+2], r, id)
	p.Report(rule.Finding{Span: text.Span{Start: at, End: at + 2}, Replacement: w.Text, Confidence: conf, Pattern: w.Pattern, Evidence: w.Evidence, Alternatives: otherControls(s, at, best)})
}

// amongBytes says whether a control stands among other characters beyond ASCII
// of which one more is a control: then they are bytes of a misreading that was
// not undone, and reading them singly would hide it.
func amongBytes(s string, at int) bool {
	const far = 32
	from, to := at, at
	for from > 0 && at-from < far && s[from-1] >= utf8.RuneSelf {
		from--
	}
	for to < len(s) && to-at < far && s[to] >= utf8.RuneSelf {
		to++
	}
	controls, others := 0, 0
	for _, r := range s[from:to] {
		if r >= 0x80 && r < 0xA0 {
			controls++
		} else {
			others++
		}
	}
	return controls >= 2 && others >= 1
}

// otherControls lists what the byte is in the other encodings.
func otherControls(s string, at, best int) []string {
	var out []string
	for k, id := range controlSources {
		r := id.Rune(s[at+1])
		if k != best && class.Of(r) != class.Control && utf8.ValidRune(r) {
			out = append(out, string(r))
		}
	}
	return out
}

func (m *profile) controlWording(src string, r rune, id codec.ID) *rule.Wording {
	return m.wordings.Of(rule.Change{From: src, To: string(r)}, func(c rule.Change) *rule.Wording {
		evidence := id.String() + " read as ISO-8859-1, where the byte is an invisible control character" + rule.Proof(m.Controls.Total)
		return &rule.Wording{Text: c.To, Pattern: rule.Pattern(c.From, c.To), Evidence: evidence}
	})
}
