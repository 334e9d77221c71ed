package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Wide undoes UTF-8 read in an encoding of East Asia.
var Wide = rule.Detector{
	Rule:  "mojibake.wide",
	Title: "UTF-8 misread as Chinese, Japanese or Korean",
	Doc:   "UTF-8 read as GBK, Shift-JIS, Big5 or EUC-KR: don[鈥檛] → don[’t], caf[茅] → caf[é]. Leaves East Asian text alone, whose bytes spell no UTF-8.",
	Find:  wideMojibake,
}

// wideCounts is what the survey finds: for each of codec.Wides, runs of wide
// characters whose bytes spell UTF-8, and runs in all.
type wideCounts struct {
	Spell [4]int
	Runs  int
}

// maxWideRun bounds the characters weighed as one.
const maxWideRun = 256

func wideMojibake(p *rule.Pass) {
	s, m := p.View.Text, rule.Of[profile](p.Profile)
	if 2*slices.Max(m.Wide.Spell[:]) < m.Wide.Runs || m.Wide.Runs == 0 {
		return // sound East Asian text, or none
	}
	scan.EachStretch(s, p.Window, func(st text.Span) {
		eachWide(s, st, func(run text.Span) {
			for i, c := range codec.Wides {
				if w, ok := readWide(s, run, c); ok {
					if conf := m.Wide.confidence(i, &w); conf > 0 {
						m.reportWide(p, &w, c, conf)
					}
					return
				}
			}
		})
	})
}

// A wideRead is a run read back.
type wideRead struct {
	span  text.Span
	text  string
	chars int  // wide characters in the run
	east  bool // the outcome is East Asian too
	tight bool // a letter stands right beside the run
	lost  bool // its last byte had to be guessed
	whole bool // the outcome is a word of another script, by no chance
}

// eachWide calls do with the runs of East Asian characters of a stretch.
func eachWide(s string, st text.Span, do func(text.Span)) {
	if !holdsWide(s[st.Start:st.End]) {
		return
	}
	for at := st.Start; at < st.End; {
		if s[at] < 0xE2 {
			at++
			continue
		}
		from, n, euros := at, 0, 0
		for at < st.End && n < maxWideRun {
			r, size := utf8.DecodeRuneInString(s[at:])
			if !wideRune(r) {
				break
			}
			at += size
			n++
			if r == '€' {
				euros++
			}
		}
		if n > euros {
			do(text.Span{Start: from, End: at})
			continue
		}
		if n > 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
}

// holdsWide says, as far as two bytes tell, whether a stretch holds a wide
// character that is no €.
func holdsWide(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xE2 && (s[i] > 0xE2 || i+1 < len(s) && s[i+1] >= 0xBA) {
			return true
		}
	}
	return false
}

// wideRune says whether r may stand for bytes of a wide encoding.
func wideRune(r rune) bool {
	return r >= 0x2E80 && r < 0xD7A4 || r >= 0xE000 && r < 0xFB00 || r >= 0xFF01 && r < 0xFFF0 && r != 0xFFFD || r == '€'
}

// readWide writes a run back as bytes and reads them as UTF-8.
func readWide(s string, run text.Span, c *codec.Wide) (wideRead, bool) {
	if all := widen(s, run); all != run {
		if w, ok := readRun(s, all, c); ok {
			return w, true
		}
	}
	return readRun(s, run, c)
}

// widen takes in the symbols, Greek and Cyrillic letters around a run that wide
// encodings hold too.
func widen(s string, run text.Span) text.Span {
	for run.Start > 0 && s[run.Start-1] >= utf8.RuneSelf && run.Len() < 3*maxWideRun {
		_, size := utf8.DecodeLastRuneInString(s[:run.Start])
		run.Start -= size
	}
	for run.End < len(s) && s[run.End] >= utf8.RuneSelf && run.Len() < 3*maxWideRun {
		_, size := utf8.DecodeRuneInString(s[run.End:])
		run.End += size
	}
	return run
}

func readRun(s string, run text.Span, c *codec.Wide) (wideRead, bool) {
	w := wideRead{span: run}
	var buf [64]byte
	b := buf[:0]
	read := 0 // of b, characters of UTF-8
	for _, r := range s[run.Start:run.End] {
		var ok bool
		if b, ok = c.Append(b, r); !ok {
			return w, false
		}
		w.chars++
		for read < len(b) && utf8.FullRune(b[read:]) {
			r, size := utf8.DecodeRune(b[read:])
			if r == utf8.RuneError && size == 1 {
				return w, false
			}
			read += size
		}
	}
	if read < len(b) && (string(b[read:]) != "\xe2\x80" || !w.mend(s)) {
		return w, false
	}
	if w.lost {
		b = append(b, 0x9D)
	}
	w.text = string(b)
	before, after := class.Before(s, run.Start), class.At(s, w.span.End)
	w.tight = before.IsLetter() && before != class.Wide || after.IsLetter() && after != class.Wide
	if last, _ := utf8.DecodeLastRuneInString(w.text); class.Of(last) == class.Currency && after == class.Digit {
		w.tight = true // 拢40
	}
	return w, w.plausible(before, after)
}

// mend completes a run whose last byte was swallowed with what followed it: a
// question mark or a replacement character stands there.
func (w *wideRead) mend(s string) bool {
	rest := s[w.span.End:]
	size := 1
	if !strings.HasPrefix(rest, "?") {
		size = len("\ufffd")
		if !strings.HasPrefix(rest, "\ufffd") {
			return false
		}
	}
	w.span.End += size
	w.lost = true
	return true
}

// plausible says whether the outcome is text at all and less odd than the run.
func (w *wideRead) plausible(before, after class.Class) bool {
	sum, prev := 0, before
	letters := 0
	first, _ := utf8.DecodeRuneInString(w.text)
	script := class.Of(first).Script()
	for _, r := range w.text {
		if class.Of(r).Script() == script {
			letters++
		}
		k := class.Of(r)
		if k == class.Bad || k == class.Control || k == class.ExoticLatin || k == class.Combining {
			return false
		}
		w.east = w.east || k == class.Wide
		sum += class.Odd(prev, k)
		prev = k
	}
	if w.east {
		return w.chars >= 3
	}
	w.whole = letters >= 3 && letters == utf8.RuneCountInString(w.text) && script > class.ExoticLatin
	return sum+class.Odd(prev, after) <= 30
}

// confidence says how sure a reading is, given how many of the text's runs
// read so.
func (c *wideCounts) confidence(i int, w *wideRead) float64 {
	most := 10*c.Spell[i] >= 9*c.Runs
	switch {
	case !most && 2*c.Spell[i] < c.Runs:
		return 0 // sound East Asian text, whose bytes spell UTF-8 here by chance
	case w.lost:
		return 0.6
	case w.east && w.chars < 6 && c.Spell[i] < 3:
		return 0.8
	case c.Spell[i] >= 3, w.east, w.whole && most:
		return 0.98
	case w.tight && most:
		return 0.93
	case most && strings.HasPrefix(w.text, "“"), most && strings.HasPrefix(w.text, "‘"):
		return 0.93
	}
	return 0.5
}

// count adds the runs of a stretch that start in the window.
func (c *wideCounts) count(s string, st, window text.Span) {
	eachWide(s, st, func(run text.Span) {
		if run.Start < window.Start || run.Start >= window.End {
			return
		}
		c.Runs++
		for i, w := range codec.Wides {
			if _, ok := readWide(s, run, w); ok {
				c.Spell[i]++
				return
			}
		}
	})
}

// reportWide proposes a reading; places are united by the characters that were
// recovered, not by the letters that were swallowed with them.
func (m *profile) reportWide(p *rule.Pass, r *wideRead, c *codec.Wide, confidence float64) {
	src := p.View.Text[r.span.Start:r.span.End]
	said := m.wordings.Of(rule.Change{From: src, To: r.text}, func(made rule.Change) *rule.Wording {
		what := scriptName(made.To)
		if what == "" {
			what = strings.Map(func(r rune) rune {
				if r < utf8.RuneSelf {
					return -1
				}
				return r
			}, made.To)
		}
		return &rule.Wording{Text: made.To, Pattern: "read as " + c.String() + " → " + what, Evidence: "UTF-8 read as " + c.String() + rule.Proof(m.Wide.Runs)}
	})
	p.Report(rule.Finding{Span: r.span, Replacement: said.Text, Confidence: confidence, Pattern: said.Pattern, Evidence: said.Evidence})
}
