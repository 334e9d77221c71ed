package window

import (
	"context"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/repair"
	"emend/editor/text"
)

// A finder is what the reader searches for.
type finder struct {
	room    *room
	words   string
	scope   scope
	exact   bool // case counts
	pattern bool // words are a regular expression
	spans   []text.Span
	inNotes []noteHit // where notes are searched
	at      int
	stale   bool               // the text has changed since
	asked   int                // searches begun: the outcome of all but the last is dropped
	stop    context.CancelFunc // ends the search that is under way; nil where none was
}

// abandon ends a search whose outcome nobody waits for.
func (f *finder) abandon() {
	f.asked++
	if f.stop != nil {
		f.stop()
	}
}

// A scope is what is searched.
type scope int

// The scopes. The first two are the sides of the panes.
const (
	inRaw   = scope(panes.RawSide)
	inClean = scope(panes.CleanSide)
	inNotes = scope(2)
)

// A noteHit is a place in the words of a note.
type noteHit struct {
	note int // index
	at   text.Span
}

// side is the side of the panes that is searched.
func (f *finder) side() panes.Side { return panes.Side(min(f.scope, inClean)) }

// count is how many places were found.
func (f *finder) count() int { return len(f.spans) + len(f.inNotes) }

// regexp is the words as a regular expression.
func (f *finder) regexp() (*regexp.Regexp, error) {
	words := f.words
	if !f.pattern {
		words = regexp.QuoteMeta(words)
	}
	if !f.exact {
		words = "(?i)" + words
	}
	return regexp.Compile(words)
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
	scope   *parts.Select
	exact   *parts.Check
	pattern *parts.Check
	count   *widget.Label
}

// showFind opens the form.
func (w seeking) showFind() {
	r := w.room
	f := &findForm{room: r, words: parts.NewEntry(), instead: parts.NewEntry(), count: widget.NewLabel("")}
	if column, _ := r.pane.view.Caret(); w.focused() == r.pane.view.Focusable() && r.frame.columns != "inline" {
		r.find.scope = scope(r.pane.side(column))
	}
	if _, words, ok := r.pane.selection(); ok && !strings.ContainsAny(words, "\n") {
		r.find.words = words
	}
	f.words.SetPlaceHolder(say.T("Find"))
	f.instead.SetPlaceHolder(say.T("Replace by (cleaned text, notes)"))
	f.words.SetText(r.find.words)
	f.scope = parts.NewSelect([]string{say.T("in the raw text"), say.T("in the cleaned text"), say.T("in the notes")}, nil)
	f.scope.PlaceHolder = say.T("in the cleaned text") // as wide as its longest
	f.scope.SetSelectedIndex(int(r.find.scope))
	f.exact = parts.NewCheck(say.T("Match case"), nil)
	f.exact.SetChecked(r.find.exact)
	f.pattern = parts.NewCheck(say.T("Regexp"), nil)
	f.pattern.SetChecked(r.find.pattern)
	f.scope.OnChanged = func(string) { f.search() }
	f.exact.OnChanged = func(bool) { f.search() }
	f.pattern.OnChanged = func(bool) { f.search() }
	f.words.OnChanged = func(string) { f.search() }
	f.words.OnDone = func() { r.find.findStep(1); f.tell() }
	f.words.OnMove = func(step int) { r.find.findStep(step); f.tell() }
	f.instead.OnDone = f.replace
	for _, e := range []*parts.Entry{f.words, f.instead} {
		e.OnEscape = r.panels.dock.Close
	}
	f.exact.OnEscape, f.pattern.OnEscape, f.scope.OnEscape = r.panels.dock.Close, r.panels.dock.Close, r.panels.dock.Close
	next := parts.NewButton(say.T("Next"), nil, say.T("Enter in the field"), func() { r.find.findStep(1); f.tell() })
	one := parts.NewButton(say.T("Replace"), nil, say.T("Replace the place shown, as an edit of yours"), f.replace)
	all := parts.NewButton(say.T("Replace all…"), nil, say.T("Replace the places you tick in a list of all"), f.replaceAll)
	for _, b := range []*parts.Button{next, one, all} {
		b.OnEscape = r.panels.dock.Close
	}
	first := parts.Border(nil, nil, nil, container.NewHBox(f.exact, f.pattern, f.scope, next), f.words)
	second := parts.Border(nil, nil, nil, container.NewHBox(one, all), f.instead)
	r.panels.dock.Show(&dock.Form{
		Title: say.T("Find and replace"), Body: container.NewVBox(first, second, f.count), First: f.words,
		Closed: func() {
			r.find.abandon()
			r.find.setFinds(nil, -1)
		},
	})
	f.search()
	f.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// search finds all places anew.
func (f *findForm) search() {
	r := f.room
	r.find.words, r.find.scope = f.words.Text, scope(max(0, f.scope.SelectedIndex()))
	r.find.exact, r.find.pattern = f.exact.Checked, f.pattern.Checked
	r.panels.dock.Trouble(r.find.search(f.tell))
}

func (f *findForm) tell() {
	n := f.room.find.count()
	switch {
	case f.room.find.words == "":
		f.count.SetText(say.T("Type what to find. Enter goes to the next place, the arrows up and down."))
	case n == 0:
		f.count.SetText(say.T("Not found."))
	case f.room.find.at < 0:
		f.count.SetText(say.N(n, "%d place. Enter goes there.", "%d places. Enter goes to the next."))
	default:
		f.count.SetText(say.F("%d of %d places", f.room.find.at+1, n))
	}
}

// search finds the words, shows the places and then calls done. An error says
// what is wrong with a pattern; then done is not called.
func (f *finder) search(done func()) error {
	f.spans, f.inNotes, f.stale, f.at = nil, nil, false, -1
	f.abandon()
	if f.words == "" {
		f.setFinds(nil, -1)
		done()
		return nil
	}
	re, err := f.regexp()
	if err != nil {
		f.setFinds(nil, -1)
		return fmt.Errorf("%s", say.F("This is no regular expression: %v", err))
	}
	if f.scope == inNotes {
		f.inNotes = f.placesInNotes(re)
		f.setFinds(nil, -1)
		done()
		return nil
	}
	take := func(spans []text.Span) {
		f.spans = spans
		f.setFinds(f.spans, -1)
		done()
	}
	length, read := f.sideText()
	all := func(func() bool) []text.Span { return places(re, read(text.Span{End: length})) }
	if f.room.session.Raw().Len() <= atOnce {
		take(all(nil))
		return nil
	}
	if words, ok := text.NewFinder(f.words, f.exact); ok && !f.pattern {
		all = func(stop func() bool) []text.Span { return words.All(length, read, mostFinds, stop) }
	}
	asked := f.asked
	var ctx context.Context
	ctx, f.stop = context.WithCancel(context.Background())
	go func() {
		spans := all(func() bool { return ctx.Err() != nil })
		post(func() {
			if f.asked == asked && f.room.window.room == f.room {
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

// placesInNotes are the places that a pattern fits in the words of the notes.
func (f *finder) placesInNotes(re *regexp.Regexp) []noteHit {
	var out []noteHit
	for k := range f.room.session.Notes().List() {
		for _, s := range places(re, f.room.session.Notes().List()[k].Body) {
			out = append(out, noteHit{k, s})
		}
	}
	return out
}

// sideText is the length of the text that is searched, and what reads a part of
// it on any goroutine. Only for a pattern is the cleaned text made as a whole.
func (f *finder) sideText() (length int, read func(text.Span) string) {
	if f.side() == panes.RawSide {
		raw := f.room.session.Raw()
		return raw.Len(), raw.Slice
	}
	m := f.room.session.Mapping()
	return m.CleanLen(), m.Slice
}

func (f *finder) setFinds(spans []text.Span, at int) {
	f.room.pane.book.SetFinds(f.side(), spans, at)
	if at < 0 { // others than before
		f.room.panels.ruler.SetFinds(nil)
		if len(spans) > 0 {
			f.room.panels.ruler.SetFinds(f.room.pane.book.Found)
		}
	}
	f.room.pane.view.MarksChanged()
}

// nearest is the place found that comes first behind the caret, or last before
// it.
func (f *finder) nearest(step int) int {
	at := func(i int) int {
		if f.scope == inNotes {
			return f.room.session.Notes().List()[f.inNotes[i].note].Span.Start
		}
		return f.spans[i].Start
	}
	here := f.room.pane.here()
	if f.scope == inClean {
		here = f.room.session.Mapping().ToClean(here, repair.Before)
	}
	n := f.count()
	i := sort.Search(n, func(i int) bool { return at(i) >= here })
	if step < 0 {
		i--
	}
	return (i + n) % n
}

// findStep goes to the next (1) or previous (-1) place found.
func (f *finder) findStep(step int) {
	if f.stale {
		_ = f.search(func() { f.findStep(step) }) // the pattern was read before
		return
	}
	n := f.count()
	if n == 0 {
		if f.words == "" {
			seeking{f.room.window}.showFind()
		}
		return
	}
	if f.at < 0 {
		f.at = f.nearest(step)
	} else {
		f.at = (f.at + step + n) % n
	}
	if f.scope == inNotes {
		n := &f.room.session.Notes().List()[f.inNotes[f.at].note]
		f.room.pane.goTo(n.Span.Start)
		f.room.window.say(panes.Brief(n.Body, 120))
		return
	}
	f.setFinds(f.spans, f.at)
	at := f.room.pane.book.At(f.side(), f.spans[f.at].Start)
	end := f.room.pane.book.At(f.side(), f.spans[f.at].End)
	column := 0
	if f.side() == panes.CleanSide && f.room.frame.columns == "both" {
		column = 1
	}
	f.room.pane.view.Select(column, at, end)
	f.room.pane.view.ScrollTo(at.Row, at.Off, column)
}
