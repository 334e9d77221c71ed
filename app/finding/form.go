package finding

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/parts"
	"emend/app/say"
)

// A form is the form of search and replace.
type form struct {
	find    *Finder
	dock    *dock.Dock
	words   *parts.Entry
	instead *parts.Entry
	scope   *parts.Select
	exact   *parts.Check
	pattern *parts.Check
	count   *widget.Label
}

// Open opens the form, on what is selected.
func (f *Finder) Open() {
	o := &form{find: f, dock: f.dock, words: parts.NewEntry(), instead: parts.NewEntry(), count: widget.NewLabel("")}
	at := f.panes.Reading()
	if at.InSide {
		f.scope = Scope(at.Side)
	}
	if at.Words != "" && !strings.ContainsAny(at.Words, "\n") {
		f.words = at.Words
	}
	o.words.SetPlaceHolder(say.T("Find"))
	o.instead.SetPlaceHolder(say.T("Replace by (cleaned text, notes)"))
	o.words.SetText(f.words)
	o.scope = parts.NewSelect([]string{say.T("in the raw text"), say.T("in the cleaned text"), say.T("in the notes")}, nil)
	o.scope.PlaceHolder = say.T("in the cleaned text") // as wide as its longest
	o.scope.SetSelectedIndex(int(f.scope))
	o.exact = parts.NewCheck(say.T("Match case"), nil)
	o.exact.SetChecked(f.exact)
	o.pattern = parts.NewCheck(say.T("Regexp"), nil)
	o.pattern.SetChecked(f.pattern)
	o.scope.OnChanged = func(string) { o.search() }
	o.exact.OnChanged = func(bool) { o.search() }
	o.pattern.OnChanged = func(bool) { o.search() }
	o.words.OnChanged = func(string) { o.search() }
	o.words.OnDone = func() { f.Step(1); o.tell() }
	o.words.OnMove = func(step int) { f.Step(step); o.tell() }
	o.instead.OnDone = o.replace
	for _, e := range []*parts.Entry{o.words, o.instead} {
		e.OnEscape = f.dock.Close
	}
	o.exact.OnEscape, o.pattern.OnEscape, o.scope.OnEscape = f.dock.Close, f.dock.Close, f.dock.Close
	next := parts.NewButton(say.T("Next"), nil, say.T("Enter in the field"), func() { f.Step(1); o.tell() })
	one := parts.NewButton(say.T("Replace"), nil, say.T("Replace the place shown, as an edit of yours"), o.replace)
	all := parts.NewButton(say.T("Replace all…"), nil, say.T("Replace the places you tick in a list of all"), o.replaceAll)
	for _, b := range []*parts.Button{next, one, all} {
		b.OnEscape = f.dock.Close
	}
	first := parts.Border(nil, nil, nil, container.NewHBox(o.exact, o.pattern, o.scope, next), o.words)
	second := parts.Border(nil, nil, nil, container.NewHBox(one, all), o.instead)
	f.dock.Show(&dock.Form{
		Title: say.T("Find and replace"), Body: container.NewVBox(first, second, o.count), First: o.words,
		Closed: func() {
			f.abandon()
			f.came = nil
			f.setFinds(nil, -1)
		},
	})
	f.came = o.tell
	o.search()
	o.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// search finds all places anew.
func (f *form) search() {
	f.find.words, f.find.scope = f.words.Text, Scope(max(0, f.scope.SelectedIndex()))
	f.find.exact, f.find.pattern = f.exact.Checked, f.pattern.Checked
	f.dock.Trouble(f.find.search(f.tell))
}

func (f *form) tell() {
	n := f.find.Count()
	switch {
	case f.find.words == "":
		f.count.SetText(say.T("Type what to find. Enter goes to the next place, the arrows up and down."))
	case f.find.searching && f.find.at < 0:
		f.count.SetText(say.N(n, "%d place so far. Enter goes there.", "%d places so far. Enter goes to the next."))
	case n == 0:
		f.count.SetText(say.T("Not found."))
	case f.find.at < 0:
		f.count.SetText(say.N(n, "%d place. Enter goes there.", "%d places. Enter goes to the next."))
	default:
		f.count.SetText(say.F("%d of %d places", f.find.at+1, n))
	}
}
