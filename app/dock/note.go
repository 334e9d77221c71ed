package dock

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/notes"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/annotate"
)

// A NoteForm edits a note.
type NoteForm struct {
	Note   annotate.Annotation
	Quote  string   // the passage
	Tags   []string // known ones, offered
	Save   func(annotate.Annotation)
	Delete func() // nil for a new note
	Closed func()
}

// EditNote opens the form of a note.
func (d *Dock) EditNote(f NoteForm) {
	body := parts.NewMultiLine()
	body.SetMinRowsVisible(3)
	body.SetPlaceHolder(say.T("What is there to say of this passage?"))
	body.SetText(f.Note.Body)
	tags := parts.NewEntry()
	tags.SetPlaceHolder(say.T("Tags, with commas between"))
	tags.SetText(strings.Join(f.Note.Tags, ", "))
	kind := parts.NewSelect(nil, nil)
	for i, m := range notes.Kinds {
		kind.Options = append(kind.Options, say.T(m.Title))
		if m.Is == f.Note.Motivation || i == 0 {
			kind.SetSelectedIndex(i)
		}
	}
	colour := parts.NewSelect(nil, nil)
	for i, c := range look.NoteColours {
		colour.Options = append(colour.Options, say.T(c))
		if c == f.Note.Colour || i == 0 {
			colour.SetSelectedIndex(i)
		}
	}
	save := func() {
		n := f.Note
		n.Body, n.Tags = body.Text, SplitTags(tags.Text)
		n.Motivation = notes.Kinds[max(0, kind.SelectedIndex())].Is
		n.Colour = look.NoteColours[max(0, colour.SelectedIndex())]
		f.Save(n)
		d.Close()
	}
	for _, e := range []*parts.Entry{body, tags} {
		e.OnDone, e.OnEscape = save, d.Close
	}
	kind.OnEscape, colour.OnEscape = d.Close, d.Close
	ok := parts.NewButton(say.T("Save note"), nil, say.T("Ctrl+Enter"), save).Strong()
	ok.OnEscape = d.Close
	buttons := []fyne.CanvasObject{ok}
	if f.Delete != nil {
		del := parts.NewButton(say.T("Delete"), nil, say.T("Delete the note; Undo brings it back"), func() { f.Delete(); d.Close() })
		del.OnEscape = d.Close
		buttons = append([]fyne.CanvasObject{del}, buttons...)
	}
	known := widget.NewLabel("")
	known.Hidden = len(f.Tags) == 0
	known.SizeName = theme.SizeNameCaptionText
	known.Truncation = fyne.TextTruncateEllipsis
	offer := func(text string) {
		known.SetText(say.F("Tags so far: %s", strings.Join(likely(text, f.Tags), ", ")))
	}
	offer(tags.Text)
	tags.OnChanged = offer
	tags.OnTab = func(back bool) bool { return !back && complete(tags, f.Tags) }
	line := parts.Border(nil, nil, nil, container.NewHBox(kind, colour), tags)
	d.Show(&Form{
		Title: say.F("Note on “%s”", panes.Brief(f.Quote, 60)), First: body, Buttons: buttons,
		Body: container.NewVBox(body, line, known), Closed: f.Closed,
	})
}

// SplitTags reads tags with commas between; each stands once.
func SplitTags(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range strings.Split(s, ",") {
		if t = strings.TrimSpace(t); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// likely are the known tags that begin as the one being typed, those that are
// there already left out.
func likely(typed string, known []string) []string {
	parts := strings.Split(typed, ",")
	begun := strings.ToLower(strings.TrimSpace(parts[len(parts)-1]))
	there := SplitTags(strings.Join(parts[:len(parts)-1], ","))
	var out []string
	for _, t := range known {
		if strings.HasPrefix(strings.ToLower(t), begun) && !slices.Contains(there, t) {
			out = append(out, t)
		}
	}
	return out
}

// complete makes the tag being typed the first known one that begins so; it
// says whether there was more to it than was typed.
func complete(e *parts.Entry, known []string) bool {
	at := strings.LastIndexByte(e.Text, ',') + 1
	begun := strings.TrimSpace(e.Text[at:])
	found := likely(e.Text, known)
	if begun == "" || len(found) == 0 || found[0] == begun {
		return false
	}
	head := strings.TrimRight(e.Text[:at], " ")
	if head != "" {
		head += " "
	}
	e.SetText(head + found[0])
	e.CursorColumn = len([]rune(e.Text))
	e.Refresh()
	return true
}
