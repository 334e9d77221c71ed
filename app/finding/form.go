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
func (find *Finder) Open() {
	f := &form{find: find, dock: find.dock, words: parts.NewEntry(), instead: parts.NewEntry(), count: widget.NewLabel("")}
	at := find.panes.Reading()
	if at.InSide {
		find.scope = Scope(at.Side)
	}
	if at.Words != "" && !strings.ContainsAny(at.Words, "\n") {
		find.words = at.Words
	}
	f.words.SetPlaceHolder(say.T("Find"))
	f.instead.SetPlaceHolder(say.T("Replace by (cleaned text, notes)"))
	f.words.SetText(f.find.words)
	f.scope = parts.NewSelect([]string{say.T("in the raw text"), say.T("in the cleaned text"), say.T("in the notes")}, nil)
	f.scope.PlaceHolder = say.T("in the cleaned text") // as wide as its longest
	f.scope.SetSelectedIndex(int(f.find.scope))
	f.exact = parts.NewCheck(say.T("Match case"), nil)
	f.exact.SetChecked(f.find.exact)
	f.pattern = parts.NewCheck(say.T("Regexp"), nil)
	f.pattern.SetChecked(f.find.pattern)
	f.scope.OnChanged = func(string) { f.search() }
	f.exact.OnChanged = func(bool) { f.search() }
	f.pattern.OnChanged = func(bool) { f.search() }
	f.words.OnChanged = func(string) { f.search() }
	f.words.OnDone = func() { f.find.Step(1); f.tell() }
	f.words.OnMove = func(step int) { f.find.Step(step); f.tell() }
	f.instead.OnDone = f.replace
	for _, e := range []*parts.Entry{f.words, f.instead} {
		e.OnEscape = f.dock.Close
	}
	f.exact.OnEscape, f.pattern.OnEscape, f.scope.OnEscape = f.dock.Close, f.dock.Close, f.dock.Close
	next := parts.NewButton(say.T("Next"), nil, say.T("Enter in the field"), func() { f.find.Step(1); f.tell() })
	one := parts.NewButton(say.T("Replace"), nil, say.T("Replace the place shown, as an edit of yours"), f.replace)
	all := parts.NewButton(say.T("Replace all…"), nil, say.T("Replace the places you tick in a list of all"), f.replaceAll)
	for _, b := range []*parts.Button{next, one, all} {
		b.OnEscape = f.dock.Close
	}
	first := parts.Border(nil, nil, nil, container.NewHBox(f.exact, f.pattern, f.scope, next), f.words)
	second := parts.Border(nil, nil, nil, container.NewHBox(one, all), f.instead)
	f.dock.Show(&dock.Form{
		Title: say.T("Find and replace"), Body: container.NewVBox(first, second, f.count), First: f.words,
		Closed: func() {
			f.find.abandon()
			f.find.came = nil
			f.find.setFinds(nil, -1)
		},
	})
	f.find.came = f.tell
	f.search()
	f.words.TypedShortcut(&fyne.ShortcutSelectAll{})
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
