package finding

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf8"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// replace makes an edit of the place shown and goes to the next.
func (f *form) replace() {
	if why := f.find.host.Refusal("edit.replace"); why != "" {
		f.dock.Trouble(errors.New(why))
		return
	}
	if f.find.scope == InRaw {
		f.scope.SetSelectedIndex(int(InClean))
		f.dock.Trouble(fmt.Errorf("%s", say.T("The raw text never changes: replacing works in the cleaned text.")))
		return
	}
	if f.find.at < 0 || f.find.at >= f.find.Count() || f.find.outdated() {
		f.find.Step(1)
		f.tell()
		return
	}
	at := f.find.at
	if _, err := f.change(func(i int) bool { return i == at }, ""); err != nil {
		f.dock.Trouble(err)
		return
	}
	_ = f.find.search(func() {
		f.find.at = min(at, f.find.Count()) - 1
		f.find.Step(1)
		f.tell()
	})
}

// change replaces the places found for which on says so, in one act.
func (f *form) change(on func(i int) bool, label string) (places int, err error) {
	if f.find.scope == InNotes {
		return f.changeNotes(on, label)
	}
	return f.find.session.Edits().ReplaceAll(f.edits(on)(), label)
}

// edits gives what makes the edits of the places in the cleaned text for which on
// says so, on any goroutine.
func (f *form) edits(on func(i int) bool) func() []editor.CleanEdit {
	wording, spans, m := f.wordings(), f.find.spans, f.find.session.Mapping()
	return func() (edits []editor.CleanEdit) {
		for i, s := range spans {
			if on(i) {
				edits = append(edits, editor.CleanEdit{Span: s, Wording: wording(m.Slice(s))})
			}
		}
		return edits
	}
}

// changeMany is change for what was ticked in a list of all; beside the window
// where it is much.
func (f *form) changeMany(ticked []bool, label string) {
	on := func(i int) bool { return ticked[i] }
	told := func(n int, err error) {
		if err != nil {
			f.find.host.Trouble(err)
			return
		}
		f.find.host.Say(say.N(n, "%d place replaced.", "%d places replaced."))
		f.search()
	}
	many := func() editor.Later { return f.find.session.Edits().ReplaceAllLater(f.edits(on), label) }
	if f.find.scope == InClean && f.find.acts.Away(len(ticked), many, func(n int, ok bool) {
		if !ok {
			told(0, dock.TextMoved())
			return
		}
		told(n, nil)
	}) {
		return
	}
	told(f.change(on, label))
}

// changeNotes does the same in the words of notes.
func (f *form) changeNotes(on func(i int) bool, label string) (places int, err error) {
	find, wording := f.find, f.wordings()
	changed := map[int]annotate.Annotation{}
	var order []int
	for i := len(find.inNotes) - 1; i >= 0; i-- { // from the end: places before stay where they are
		h := find.inNotes[i]
		if !on(i) {
			continue
		}
		n, ok := changed[h.note]
		if !ok {
			n = find.session.Notes().List()[h.note]
			order = append(order, h.note)
		}
		n.Body = n.Body[:h.at.Start] + wording(n.Body[h.at.Start:h.at.End]) + n.Body[h.at.End:]
		changed[h.note] = n
		places++
	}
	var notes []annotate.Annotation
	for _, k := range order {
		notes = append(notes, changed[k])
	}
	find.session.Notes().ChangeAll(notes, label)
	return places, nil
}

// wordings gives what a wording found is replaced by; in a pattern $1 stands
// for a group.
func (f *form) wordings() func(was string) string {
	instead := f.instead.Text
	if !f.find.pattern {
		return func(string) string { return instead }
	}
	re, err := f.find.regexp()
	if err != nil { // not reached: nothing was found with it
		return func(was string) string { return was }
	}
	return func(was string) string { return expand(re, instead, was) }
}

func expand(re *regexp.Regexp, instead, was string) string {
	m := re.FindStringSubmatchIndex(was)
	if m == nil {
		return instead
	}
	return string(re.ExpandString(nil, instead, was, m))
}

// replaceAll shows all places with what they would become, each with a tick.
func (f *form) replaceAll() {
	if f.find.scope == InRaw || f.find.host.Refusal("edit.replace") != "" {
		f.replace()
		return
	}
	if f.find.outdated() {
		_ = f.find.search(func() { f.tell(); f.replaceAll() })
		f.tell() // a long text is searched in the background
		return
	}
	if f.find.searching {
		f.dock.Trouble(errors.New(say.T("One moment: not all of the text is searched yet.")))
		return
	}
	if f.find.Count() == 0 {
		f.tell()
		return
	}
	wording, m := f.wordings(), f.find.session.Mapping()
	sheet.Tick(f.find.host.Canvas(), sheet.Ticks{
		Title: say.T("Replace all"), OK: say.T("Replace"), Count: f.find.Count(), Was: f.find.Was,
		Line: func(i int) sheet.Change {
			c := f.find.Change(i)
			c.Now = panes.Brief(wording(f.find.Was(i)), longestHit)
			if c.Now == "" {
				c.Now = "∅"
			}
			return c
		},
		Do: func(on []bool) {
			if f.find.session.Mapping() != m {
				f.find.host.Trouble(dock.TextMoved())
				return
			}
			label := say.F("Replace “%s” by “%s”", panes.Brief(f.find.words, 24), panes.Brief(f.instead.Text, 24))
			f.changeMany(on, label)
		},
		Closed: f.find.host.SheetClosed,
	})
	f.find.acts.Opened()
}

const (
	aroundHit  = 60 // bytes of context on each side
	longestHit = 40 // runes
)

// Was is the wording of a place found.
func (f *Finder) Was(i int) string {
	switch f.scope {
	case InNotes:
		h := f.inNotes[i]
		return f.session.Notes().List()[h.note].Body[h.at.Start:h.at.End]
	case InRaw:
		return f.session.Raw().Slice(f.spans[i])
	}
	return f.session.Mapping().Slice(f.spans[i])
}

// Change is a place found as a line of a list.
func (f *Finder) Change(i int) sheet.Change {
	c := sheet.Change{Was: panes.Brief(f.Was(i), longestHit)}
	if f.scope == InNotes {
		h := f.inNotes[i]
		n := &f.session.Notes().List()[h.note]
		c.Before, c.After = panes.Around(n.Body, h.at, aroundHit)
		c.Place = strconv.Itoa(f.session.LineAt(n.Span.Start))
	} else {
		s, m := f.spans[i], f.session.Mapping()
		from := text.Span{Start: max(0, s.Start-aroundHit), End: min(m.CleanLen(), s.End+aroundHit)}
		around := m.Slice(from)
		c.Before, c.After = panes.Around(around, s.Shift(-from.Start), aroundHit)
		c.Place = strconv.Itoa(f.session.LineAt(m.ToRaw(s.Start, repair.Before)))
	}
	c.Before = tail(c.Before, 30)
	return c
}

// tail is the end of a text, so many runes of it.
func tail(s string, runes int) string {
	for n := utf8.RuneCountInString(s); n > runes; n-- {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}
