package window

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf8"

	"emend/app/panes"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// replace makes an edit of the place shown and goes to the next.
func (f *findForm) replace() {
	r := f.room
	if why := r.window.refusal("edit.replace"); why != "" {
		r.panels.dock.Trouble(errors.New(why))
		return
	}
	if r.find.scope == inRaw {
		f.scope.SetSelectedIndex(int(inClean))
		r.panels.dock.Trouble(fmt.Errorf("%s", say.T("The raw text never changes: replacing works in the cleaned text.")))
		return
	}
	if r.find.at < 0 || r.find.at >= r.find.count() || r.find.stale {
		r.find.findStep(1)
		f.tell()
		return
	}
	at := r.find.at
	if _, err := f.change(func(i int) bool { return i == at }, ""); err != nil {
		r.panels.dock.Trouble(err)
		return
	}
	_ = r.find.search(func() {
		r.find.at = min(at, r.find.count()) - 1
		r.find.findStep(1)
		f.tell()
	})
}

// change replaces the places found for which on says so, in one act.
func (f *findForm) change(on func(i int) bool, label string) (places int, err error) {
	r, wording := f.room, f.wordings()
	if r.find.scope == inNotes {
		return f.changeNotes(on, label)
	}
	var edits []editor.CleanEdit
	for i, s := range r.find.spans {
		if on(i) {
			edits = append(edits, editor.CleanEdit{Span: s, Wording: wording(r.session.Mapping().Slice(s))})
		}
	}
	return r.session.Edits().ReplaceAll(edits, label)
}

// changeNotes does the same in the words of notes.
func (f *findForm) changeNotes(on func(i int) bool, label string) (places int, err error) {
	find, wording := &f.room.find, f.wordings()
	changed := map[int]annotate.Annotation{}
	var order []int
	for i := len(find.inNotes) - 1; i >= 0; i-- { // from the end: places before stay where they are
		h := find.inNotes[i]
		if !on(i) {
			continue
		}
		n, ok := changed[h.note]
		if !ok {
			n = f.room.session.Notes().List()[h.note]
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
	f.room.session.Notes().ChangeAll(notes, label)
	return places, nil
}

// wordings gives what a wording found is replaced by; in a pattern $1 stands
// for a group.
func (f *findForm) wordings() func(was string) string {
	instead := f.instead.Text
	if !f.room.find.pattern {
		return func(string) string { return instead }
	}
	re, err := f.room.find.regexp()
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
func (f *findForm) replaceAll() {
	r := f.room
	if r.find.scope == inRaw || r.window.refusal("edit.replace") != "" {
		f.replace()
		return
	}
	if r.find.stale {
		_ = r.find.search(f.replaceAll)
		return
	}
	if r.find.count() == 0 {
		f.tell()
		return
	}
	wording, m := f.wordings(), r.session.Mapping()
	sheet.Tick(r.window.win.Canvas(), sheet.Ticks{
		Title: say.T("Replace all"), OK: say.T("Replace"), Count: r.find.count(), Was: r.find.was,
		Line: func(i int) sheet.Change {
			c := r.find.context(i)
			c.Now = panes.Brief(wording(r.find.was(i)), longestHit)
			if c.Now == "" {
				c.Now = "∅"
			}
			return c
		},
		Do: func(on []bool) {
			if r.session.Mapping() != m {
				r.window.trouble(errMoved)
				return
			}
			label := say.F("Replace “%s” by “%s”", panes.Brief(r.find.words, 24), panes.Brief(f.instead.Text, 24))
			n, err := f.change(func(i int) bool { return on[i] }, label)
			if err != nil {
				r.window.trouble(err)
				return
			}
			r.window.say(say.N(n, "%d place replaced.", "%d places replaced."))
			f.search()
		},
		Closed: r.window.afterSheet,
	})
	r.window.moved()
}

const (
	aroundHit  = 60 // bytes of context on each side
	longestHit = 40 // runes
)

// was is the wording of a place found.
func (f *finder) was(i int) string {
	switch f.scope {
	case inNotes:
		h := f.inNotes[i]
		return f.room.session.Notes().List()[h.note].Body[h.at.Start:h.at.End]
	case inRaw:
		return f.room.session.Raw().Slice(f.spans[i])
	}
	return f.room.session.Mapping().Slice(f.spans[i])
}

// context is a place found as a line of a list.
func (f *finder) context(i int) sheet.Change {
	c := sheet.Change{Was: panes.Brief(f.was(i), longestHit)}
	if f.scope == inNotes {
		h := f.inNotes[i]
		n := &f.room.session.Notes().List()[h.note]
		c.Before, c.After = panes.Around(n.Body, h.at, aroundHit)
		c.Place = strconv.Itoa(f.room.session.LineAt(n.Span.Start))
	} else {
		s, m := f.spans[i], f.room.session.Mapping()
		from := text.Span{Start: max(0, s.Start-aroundHit), End: min(m.CleanLen(), s.End+aroundHit)}
		around := m.Slice(from)
		c.Before, c.After = panes.Around(around, s.Shift(-from.Start), aroundHit)
		c.Place = strconv.Itoa(f.room.session.LineAt(m.ToRaw(s.Start, repair.Before)))
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
