package window

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor/detect"
	"emend/editor/detect/words/lexicon"
	"emend/editor/repair"
	"emend/editor/text"
)

// aroundPlace is how many bytes on each side of a place are read to say what
// any rule would make of it.
const aroundPlace = 3000

// showWhy tells why nothing is proposed at the caret, or at the selection.
func (w ruling) showWhy() {
	r := w.room
	span, _, ok := r.pane.selection()
	if !ok || span.Empty() {
		span = wordAt(r.session.Raw().Text(), r.pane.caret())
	}
	if span.Empty() {
		w.say(say.T("Put the caret on a word first."))
		return
	}
	if lines := r.known(span); len(lines) > 0 {
		w.tellWhy(span, lines)
		return
	}
	raw, on := r.session.Raw().Text(), w.rulesOn()
	from, to := max(0, span.Start-aroundPlace), min(len(raw), span.End+aroundPlace)
	for from > 0 && !utf8.RuneStart(raw[from]) {
		from--
	}
	for to < len(raw) && !utf8.RuneStart(raw[to]) {
		to++
	}
	go func() {
		found, err := detect.Run(context.Background(), raw[from:to], detect.Options{Enabled: func(*detect.Detector) bool { return true }})
		w.post(func() {
			if err == nil && r.window.room == r {
				w.tellWhy(span, r.reasons(span, found, from, on))
			}
		})
	}()
}

// wordAt is the word around an offset, or the blanks between two words.
func wordAt(raw string, off int) text.Span {
	inWord := func(r rune) bool { return !unicode.IsSpace(r) }
	if r, _ := utf8.DecodeRuneInString(raw[off:]); off == len(raw) || unicode.IsSpace(r) {
		if b, _ := utf8.DecodeLastRuneInString(raw[:off]); off == 0 || unicode.IsSpace(b) {
			inWord = unicode.IsSpace
		}
	}
	s := text.Span{Start: off, End: off}
	for s.Start > 0 {
		r, n := utf8.DecodeLastRuneInString(raw[:s.Start])
		if !inWord(r) {
			break
		}
		s.Start -= n
	}
	for s.End < len(raw) {
		r, n := utf8.DecodeRuneInString(raw[s.End:])
		if !inWord(r) {
			break
		}
		s.End += n
	}
	return s
}

// known tells of the repairs that are there after all.
func (r *room) known(span text.Span) []string {
	var out []string
	s := r.session
	for i := range s.Repairs() {
		rep := &s.Repairs()[i]
		if rep.Span.Start >= span.End && rep.Span != span {
			break
		}
		if !rep.Span.Overlaps(span) && !(rep.Span.Empty() && span.Start <= rep.Span.Start && rep.Span.Start <= span.End) {
			continue
		}
		title := panes.RuleTitle(rep.Rule)
		switch d := s.Decision(i); {
		case s.Held(i):
			out = append(out, say.F("“%s” proposes %s here, but “%s” is never to be changed. Review › Strings Never Changed takes that back.", title, change(s.Raw().Slice(rep.Span), rep.Replacement), panes.Brief(s.Strings().At(i), 40)))
		case s.Sleeps(i):
			out = append(out, say.F("“%s” proposes %s here; it sleeps while the passage around it is taken out or edited.", title, change(s.Raw().Slice(rep.Span), rep.Replacement)))
		case d.State == repair.Rejected:
			out = append(out, say.F("“%s” proposed %s here, and you rejected it. Backspace in the queue makes it undecided again.", title, change(s.Raw().Slice(rep.Span), rep.Replacement)))
		default:
			out = append(out, say.F("“%s” does propose %s here.", title, change(s.Raw().Slice(rep.Span), rep.Replacement)))
		}
	}
	return out
}

func change(old, now string) string {
	if now == "" {
		now = "∅"
	}
	if old == "" {
		old = "∅"
	}
	return panes.Brief(old, 40) + " → " + panes.Brief(now, 40)
}

// reasons tells what each rule makes of a place when only its surroundings are
// read, and why that is not proposed.
func (r *room) reasons(span text.Span, found []repair.Repair, from int, on func(*detect.Detector) bool) []string {
	var out []string
	s := r.session
	for i := range found {
		f := &found[i]
		f.Span = f.Span.Shift(from)
		if !f.Span.Overlaps(span) {
			continue
		}
		d, ok := detect.ByRule(f.Rule)
		what := change(s.Raw().Slice(f.Span), f.Replacement)
		switch {
		case ok && !on(&d):
			out = append(out, say.F("“%s” would propose %s (%.0f %%), but it is off. Review › Rules turns it on.", panes.RuleTitle(f.Rule), what, f.Confidence*100))
		default:
			out = append(out, say.F("“%s” would propose %s (%.0f %%) if this passage stood alone; the rest of the text speaks against it.", panes.RuleTitle(f.Rule), what, f.Confidence*100))
		}
	}
	if !hasWords(s.Raw().Text()) {
		out = append(out, say.T("There are no word counts for the language of this text: its encoding, lines and spaces are judged, but not its words."))
	}
	switch {
	case s.Detection().State().Running:
		out = append(out, say.T("The text is still being looked through for damage."))
	case s.Detection().Needed():
		out = append(out, say.T("The text was not looked through to the end. Ctrl+Shift+D looks again."))
	case len(out) == 0:
		out = append(out, say.T("No rule finds damage here, be it on or off: what stands here is known to the word lists or to the rest of the text, or it is nothing that a rule knows."))
	}
	return append(out, say.T("To change it yourself, write in the cleaned text; Ctrl+F finds the same elsewhere."))
}

// tellWhy shows the reasons below the panes.
func (w ruling) tellWhy(span text.Span, lines []string) {
	l := widget.NewLabel(strings.Join(lines, "\n"))
	l.Wrapping = fyne.TextWrapWord
	w.room.panels.dock.Show(&dock.Form{Title: say.F("What the rules say of “%s”", panes.Brief(w.room.session.Raw().Slice(span), 40)), Body: container.NewVBox(l)})
}

// hasWords says whether there are word counts for a text's language. Without
// them the engine judges encoding, lines and spaces, but no words.
func hasWords(raw string) bool { return raw == "" || lexicon.For(lexicon.Language(raw)) != nil }
