package window

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/text"
)

// A finder is what the reader searches for.
type finder struct {
	words   string
	side    panes.Side
	exact   bool // case counts
	pattern bool // words are a regular expression
	spans   []text.Span
	at      int
	stale   bool // the text has changed since
	asked   int  // searches begun: the outcome of all but the last is dropped
}

// atOnce is the length in bytes up to which a text is searched at once; a
// longer one is searched in the background.
const atOnce = 256 << 10

// mostFinds is how many places are listed.
const mostFinds = 100000

// findForm is the form of search and replace.
type findForm struct {
	room    *room
	words   *parts.Entry
	instead *parts.Entry
	side    *parts.Select
	exact   *parts.Check
	pattern *parts.Check
	count   *widget.Label
}

// showFind opens the form.
func (w seeking) showFind() {
	r := w.room
	f := &findForm{room: r, words: parts.NewEntry(), instead: parts.NewEntry(), count: widget.NewLabel("")}
	if _, words, ok := (pane{r}).selection(); ok && !strings.ContainsAny(words, "\n") {
		r.find.words = words
	}
	f.words.SetPlaceHolder(say.T("Find"))
	f.instead.SetPlaceHolder(say.T("Replace by (cleaned text)"))
	f.words.SetText(r.find.words)
	f.side = parts.NewSelect([]string{say.T("in the raw text"), say.T("in the cleaned text")}, nil)
	f.side.SetSelectedIndex(int(r.find.side))
	f.exact = parts.NewCheck(say.T("Aa exact"), nil)
	f.exact.SetChecked(r.find.exact)
	f.pattern = parts.NewCheck(say.T(".* pattern"), nil)
	f.pattern.SetChecked(r.find.pattern)
	f.side.OnChanged = func(string) { f.search() }
	f.exact.OnChanged = func(bool) { f.search() }
	f.pattern.OnChanged = func(bool) { f.search() }
	f.words.OnChanged = func(string) { f.search() }
	f.words.OnDone = func() { finding{r}.findStep(1); f.tell() }
	f.words.OnMove = func(step int) { finding{r}.findStep(step); f.tell() }
	f.instead.OnDone = f.replace
	for _, e := range []*parts.Entry{f.words, f.instead} {
		e.OnEscape = r.dock.Close
	}
	f.exact.OnEscape, f.pattern.OnEscape, f.side.OnEscape = r.dock.Close, r.dock.Close, r.dock.Close
	next := parts.NewButton(say.T("Next"), nil, say.T("Enter in the field"), func() { finding{r}.findStep(1); f.tell() })
	one := parts.NewButton(say.T("Replace"), nil, say.T("Replace the place shown, as an edit of yours"), f.replace)
	all := parts.NewButton(say.T("Replace all"), nil, say.T("Replace all places found, after a look at how many"), f.replaceAll)
	for _, b := range []*parts.Button{next, one, all} {
		b.OnEscape = r.dock.Close
	}
	first := container.NewBorder(nil, nil, nil, container.NewHBox(f.exact, f.pattern, f.side, next), f.words)
	second := container.NewBorder(nil, nil, nil, container.NewHBox(one, all), f.instead)
	r.dock.Show(&dock.Form{
		Title: say.T("Find and replace"), Body: container.NewVBox(first, second, f.count), First: f.words,
		Closed: func() { finding{r}.setFinds(nil, -1) },
	})
	f.search()
	f.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// search finds all places anew and goes to the first behind the caret.
func (f *findForm) search() {
	r := f.room
	r.find.words, r.find.side = f.words.Text, panes.Side(max(0, f.side.SelectedIndex()))
	r.find.exact, r.find.pattern = f.exact.Checked, f.pattern.Checked
	r.dock.Trouble(finding{r}.search(f.tell))
}

func (f *findForm) tell() {
	n := len(f.room.find.spans)
	switch {
	case f.room.find.words == "":
		f.count.SetText(say.T("Type what to find. Enter goes to the next place, the arrows up and down."))
	case n == 0:
		f.count.SetText(say.T("Not found."))
	default:
		f.count.SetText(say.F("%d of %d places", f.room.find.at+1, n))
	}
}

// search finds the words, shows the places and then calls done. An error says
// what is wrong with a pattern; then done is not called.
func (r finding) search(done func()) error {
	f := &r.find
	f.spans, f.stale, f.at = nil, false, -1
	f.asked++
	if f.words == "" {
		r.setFinds(nil, -1)
		done()
		return nil
	}
	words := f.words
	if !f.pattern {
		words = regexp.QuoteMeta(words)
	}
	if !f.exact {
		words = "(?i)" + words
	}
	re, err := regexp.Compile(words)
	if err != nil {
		r.setFinds(nil, -1)
		return fmt.Errorf("%s", say.F("This is no regular expression: %v", err))
	}
	take := func(spans []text.Span) {
		f.spans = spans
		r.setFinds(f.spans, -1)
		done()
	}
	whole := r.sideText(f.side)
	if r.session.Raw().Len() <= atOnce {
		take(places(re, whole()))
		return nil
	}
	asked := f.asked
	go func() {
		spans := places(re, whole())
		post(func() {
			if f.asked == asked && r.window.room == r.room {
				take(spans)
			}
		})
	}()
	return nil
}

// places are the stretches of a text that a pattern fits, without empty ones.
func places(re *regexp.Regexp, s string) []text.Span {
	var out []text.Span
	for _, m := range re.FindAllStringIndex(s, mostFinds) {
		if m[1] > m[0] {
			out = append(out, text.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

// sideText gives the whole text of a side, on any goroutine.
func (r finding) sideText(side panes.Side) func() string {
	if side == panes.RawSide {
		return r.session.Raw().Text
	}
	return r.session.Mapping().String
}

func (r finding) setFinds(spans []text.Span, at int) {
	r.book.SetFinds(r.find.side, spans, at)
	r.view.MarksChanged()
}

// findStep goes to the next (1) or previous (-1) place found.
func (r finding) findStep(step int) {
	f := &r.find
	if f.stale {
		_ = r.search(func() { r.findStep(step) }) // the pattern was read before
		return
	}
	n := len(f.spans)
	if n == 0 {
		if f.words == "" {
			seeking{r.window}.showFind()
		}
		return
	}
	if f.at < 0 {
		f.at = 0
	} else {
		f.at = (f.at + step + n) % n
	}
	r.setFinds(f.spans, f.at)
	at := r.book.At(f.side, f.spans[f.at].Start)
	end := r.book.At(f.side, f.spans[f.at].End)
	column := 0
	if f.side == panes.CleanSide && r.frame.columns == "both" {
		column = 1
	}
	r.view.Select(column, at, end)
	r.view.ScrollTo(at.Row, at.Off, column)
}

// replace makes an edit of the place shown and goes to the next.
func (f *findForm) replace() {
	r := f.room
	if why := r.window.refusal("edit.replace"); why != "" {
		r.dock.Trouble(errors.New(why))
		return
	}
	if r.find.side != panes.CleanSide {
		f.side.SetSelectedIndex(int(panes.CleanSide))
		r.dock.Trouble(fmt.Errorf("%s", say.T("The raw text never changes: replacing works in the cleaned text.")))
		return
	}
	if r.find.at < 0 || r.find.at >= len(r.find.spans) || r.find.stale {
		finding{r}.findStep(1)
		f.tell()
		return
	}
	at := r.find.at
	if err := r.session.EditClean(r.find.spans[at], f.wording(r.find.spans[at])); err != nil {
		r.dock.Trouble(err)
		return
	}
	_ = finding{r}.search(func() {
		r.find.at = min(at, len(r.find.spans)) - 1
		finding{r}.findStep(1)
		f.tell()
	})
}

// wording is what a place is replaced by; in a pattern $1 stands for a group.
func (f *findForm) wording(at text.Span) string {
	if !f.room.find.pattern {
		return f.instead.Text
	}
	words := f.room.find.words
	if !f.room.find.exact {
		words = "(?i)" + words
	}
	re := regexp.MustCompile(words) // compiled before, in search
	was := f.room.session.Mapping().Slice(at)
	m := re.FindStringSubmatchIndex(was)
	if m == nil {
		return f.instead.Text
	}
	return string(re.ExpandString(nil, f.instead.Text, was, m))
}

// replaceAll asks how many, then edits from the end, so that the places before
// stay where they are.
func (f *findForm) replaceAll() {
	r := f.room
	if r.find.side != panes.CleanSide || r.window.refusal("edit.replace") != "" {
		f.replace()
		return
	}
	if r.find.stale {
		_ = finding{r}.search(f.replaceAll)
		return
	}
	spans := r.find.spans
	if len(spans) == 0 {
		f.tell()
		return
	}
	seeking{r.window}.confirmReplace(len(spans), r.find.words, f.instead.Text, func() {
		r.desk.AsOne(func() {
			for i := len(spans) - 1; i >= 0; i-- {
				if err := r.session.EditClean(spans[i], f.wording(spans[i])); err != nil {
					r.window.trouble(err)
					return
				}
			}
		})
		r.window.say(say.N(len(spans), "%d place replaced.", "%d places replaced."))
		f.search()
	})
}
