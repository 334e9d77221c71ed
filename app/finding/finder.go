// Package finding searches the two texts of a review and its notes, and replaces
// what is found.
package finding

import (
	"context"
	"fmt"
	"regexp"
	"sort"
	"time"

	"fyne.io/fyne/v2"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// Panes are the two texts that are searched, as the window shows them.
type Panes interface {
	Shown() bool // not another review
	Reading() Place
	GoTo(rawOff int)
	SetFinds(side panes.Side, spans []text.Span, at int) // at -1: others than before
	Select(side panes.Side, at text.Span)
}

// A Place is where the reader is.
type Place struct {
	RawOff int
	Side   panes.Side
	InSide bool   // in the text of the side
	Words  string // selected; may be empty
}

// A Host is the window that the search belongs to.
type Host interface {
	Canvas() fyne.Canvas
	Say(text string)
	Trouble(err error)
	SheetClosed()
	Refusal(command string) string // why it is not done now; "": it is
}

// Acts are what a search has done by the window.
type Acts struct {
	Post   func(func()) // runs a function on the toolkit's goroutine
	Opened func()       // a sheet lies over the window
	// Away has an act on n repairs carried out beside the window, and done told of
	// how many it was for; false: it is to be done at once.
	Away func(n int, act func() editor.Later, done func(n int, ok bool)) bool
}

// A Finder is what the reader searches for.
type Finder struct {
	host    Host
	panes   Panes
	session *editor.Session
	dock    *dock.Dock
	acts    Acts

	query
	found
	at    int
	in    *repair.Mapping    // the cleaned text as it was searched last
	stale bool               // the notes have changed since
	came  func()             // told when some places are found and more are looked for; may be nil
	asked int                // searches begun: the outcome of all but the last is dropped
	stop  context.CancelFunc // ends the search that is under way; nil where none was
}

// New makes the finder of a review; it searches the cleaned text first.
func New(h Host, p Panes, s *editor.Session, d *dock.Dock, acts Acts) *Finder {
	return &Finder{host: h, panes: p, session: s, dock: d, acts: acts, query: query{scope: InClean}}
}

// SetScope says where to search.
func (f *Finder) SetScope(s Scope) { f.scope = s }

// NotesMoved takes in that the notes have changed.
func (f *Finder) NotesMoved() { f.stale = true }

// outdated says whether what is searched has changed since. The panes are told
// that the text moved where they are only to be drawn anew, too, so the text
// itself is asked; the raw text never changes.
func (f *Finder) outdated() bool {
	switch f.scope {
	case InRaw:
		return false
	case InNotes:
		return f.stale
	}
	return f.in != f.session.Mapping()
}

// abandon ends a search whose outcome nobody waits for.
func (f *Finder) abandon() {
	f.asked++
	if f.stop != nil {
		f.stop()
	}
}

// A Scope is what is searched.
type Scope int

// The scopes. The first two are the sides of the panes.
const (
	InRaw   = Scope(panes.RawSide)
	InClean = Scope(panes.CleanSide)
	InNotes = Scope(2)
)

// A noteHit is a place in the words of a note.
type noteHit struct {
	note int // index
	at   text.Span
}

// A query is what is searched for, and where.
type query struct {
	words   string
	scope   Scope
	exact   bool // case counts
	pattern bool // words are a regular expression
}

// found are the places found, in a text or in the words of notes.
type found struct {
	spans     []text.Span
	inNotes   []noteHit
	searching bool // these are the first ones, and more are looked for
}

// Count is how many places were found.
func (f *found) Count() int { return len(f.spans) + len(f.inNotes) }

// side is the side of the panes that is searched.
func (q *query) side() panes.Side { return panes.Side(min(q.scope, InClean)) }

// regexp is the words as a regular expression.
func (q *query) regexp() (*regexp.Regexp, error) {
	words := q.words
	if !q.pattern {
		words = regexp.QuoteMeta(words)
	}
	if !q.exact {
		words = "(?i)" + words
	}
	return regexp.Compile(words)
}

// atOnce is the length in bytes up to which a text is searched at once; a
// longer one is searched in the background.
const atOnce = 256 << 10

// mostFinds is how many places are listed.
const mostFinds = 100000

// search finds the words, shows the places and then calls done. An error says
// what is wrong with a pattern; then done is not called.
func (f *Finder) search(done func()) error {
	f.found, f.in, f.stale, f.at = found{}, f.session.Mapping(), false, -1
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
	if f.scope == InNotes {
		f.inNotes = f.placesInNotes(re)
		f.setFinds(nil, -1)
		done()
		return nil
	}
	take := func(spans []text.Span, whole bool) {
		f.spans, f.searching = spans, !whole
		f.setFinds(f.spans, -1)
		if f.at >= 0 { // the reader goes through them already
			f.setFinds(f.spans, f.at)
		}
		if whole {
			done()
		} else if f.came != nil {
			f.came()
		}
	}
	length, read := f.sideText()
	all := func(func([]text.Span) bool) []text.Span { return places(re, read(text.Span{End: length})) }
	if f.session.Raw().Len() <= atOnce {
		take(all(nil), true)
		return nil
	}
	if words, ok := text.NewFinder(f.words, f.exact); ok && !f.pattern {
		all = func(stop func([]text.Span) bool) []text.Span { return words.All(length, read, mostFinds, stop) }
	}
	f.searchAway(all, take)
	return nil
}

// tellEvery is how long lies between two tellings of what was found so far.
const tellEvery = 100 * time.Millisecond

// searchAway searches in the background: all gives every place, and shows what
// it has so far to a function that tells it when to stop. take is given the
// first places at once, then what there is now and then, and at last the whole.
func (f *Finder) searchAway(all func(stop func([]text.Span) bool) []text.Span, take func(spans []text.Span, whole bool)) {
	asked := f.asked
	var ctx context.Context
	ctx, f.stop = context.WithCancel(context.Background())
	f.searching = true
	tell := func(spans []text.Span, whole bool) {
		f.acts.Post(func() {
			if f.asked == asked && f.panes.Shown() {
				take(spans, whole)
			}
		})
	}
	go func() {
		var told time.Time
		tell(all(func(sofar []text.Span) bool {
			if now := time.Now(); len(sofar) > 0 && now.Sub(told) > tellEvery {
				told = now
				tell(sofar, false)
			}
			return ctx.Err() != nil
		}), true)
	}()
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
func (f *Finder) placesInNotes(re *regexp.Regexp) []noteHit {
	var out []noteHit
	for k := range f.session.Notes().List() {
		for _, s := range places(re, f.session.Notes().List()[k].Body) {
			out = append(out, noteHit{k, s})
		}
	}
	return out
}

// sideText is the length of the text that is searched, and what reads a part of
// it on any goroutine. Only for a pattern is the cleaned text made as a whole.
func (f *Finder) sideText() (length int, read func(text.Span) string) {
	if f.side() == panes.RawSide {
		raw := f.session.Raw()
		return raw.Len(), raw.Slice
	}
	m := f.session.Mapping()
	return m.CleanLen(), m.Slice
}

// setFinds shows what was found, and which of it is looked at.
func (f *Finder) setFinds(spans []text.Span, at int) { f.panes.SetFinds(f.side(), spans, at) }

// nearest is the place found that comes first behind the caret, or last before
// it.
func (f *Finder) nearest(step int) int {
	at := func(i int) int {
		if f.scope == InNotes {
			return f.session.Notes().List()[f.inNotes[i].note].Span.Start
		}
		return f.spans[i].Start
	}
	here := f.panes.Reading().RawOff
	if f.scope == InClean {
		here = f.session.Mapping().ToClean(here, repair.Before)
	}
	n := f.Count()
	i := sort.Search(n, func(i int) bool { return at(i) >= here })
	if step < 0 {
		i--
	}
	return (i + n) % n
}

// Step goes to the next (1) or previous (-1) place found.
func (f *Finder) Step(step int) {
	if f.outdated() {
		_ = f.search(func() { f.Step(step) }) // the pattern was read before
		return
	}
	n := f.Count()
	if n == 0 {
		if f.words == "" {
			f.Open()
		}
		return
	}
	if f.at < 0 {
		f.at = f.nearest(step)
	} else {
		f.at = (f.at + step + n) % n
	}
	if f.scope == InNotes {
		n := &f.session.Notes().List()[f.inNotes[f.at].note]
		f.panes.GoTo(n.Span.Start)
		f.host.Say(panes.Brief(n.Body, 120))
		return
	}
	f.setFinds(f.spans, f.at)
	f.panes.Select(f.side(), f.spans[f.at])
}
