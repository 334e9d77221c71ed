package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/assign"
	"emend/app/command"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
)

// showPalette lists all commands to be run by name.
func (w helping) showPalette() {
	var items []sheet.Item
	for _, c := range w.commands.All() {
		keys := strings.TrimPrefix(command.Shown(c.Plain)+"  "+command.Shown(c.Keys), "  ")
		items = append(items, sheet.Item{Of: say.T(c.Sub), Name: c.Name(), Detail: keys, Off: !c.Can(), Do: c.Run})
	}
	sheet.Pick(w.win.Canvas(), say.T("All commands"), say.T("Type a part of the name"), items, w.afterSheet)
}

// showKeys lists the keys, from the same table.
func (w helping) showKeys() {
	var items []sheet.Item
	for _, c := range w.commands.All() {
		if c.Keys == "" && c.Plain == "" {
			continue
		}
		keys := []string{}
		for _, k := range []string{c.Plain, c.Keys, c.Also} {
			if k != "" {
				keys = append(keys, command.Shown(k))
			}
		}
		items = append(items, sheet.Item{Name: c.Name(), Detail: strings.Join(keys, "   "), Do: c.Run, Off: !c.Can()})
	}
	sheet.Pick(w.win.Canvas(), say.T("Keys: single letters act in the queue; in the cleaned text they are typed"), say.T("Type a part of the name"), items, w.afterSheet)
}

// showAssign opens the sheet in which keys are assigned.
func (w helping) showAssign() {
	assign.Ask(assign.Question{
		Canvas: w.win.Canvas(), Table: w.commands, Closed: w.afterSheet,
		Pause: func(on bool) {
			w.menu.Pause(on)
			w.second.pause(on)
		},
		Changed: func() {
			w.settings.Bindings = w.commands.Assigned()
			w.saveSettings()
			w.remakeMenu()
			w.tools.retip()
		},
	})
}

// firstSteps is the manual in a page.
var firstSteps = say.Mark(`Left stands the text as it came, right the text as it will be. Marks are repairs: a dotted line is undecided, a solid one accepted, a box rejected, a wavy one edited by you. The filled one is before you, and the panel at the right says everything of it.

y accepts, n rejects, e lets you write another wording, 1 to 9 take another reading, s puts off. x rejects the string wherever it stands, X turns its rule off. Each goes on to the next undecided one. u takes back the last act.

a and d decide the whole group at once: all places of the same rule and pattern. You see them first; Enter takes the decision as one step, Space leaves one out, Esc leaves all undecided. Of a large group look at 30: the doubtful ones come first, and the strip says how many may be wrong at most.

Click into the cleaned text to write in it, as in any editor; Esc goes back to the queue. Select a passage in either pane and press Ctrl+M to write a note on it.

o lists what is still open, l takes a last look at some of what was decided, w says why nothing is proposed at the caret.

Everything is kept as you go. Ctrl+S gives the project a name, Ctrl+Alt+S keeps a version, Ctrl+E exports.

The raw text never changes. Reject everything, and the export is the input, byte for byte.`)

func (w helping) showFirstSteps() {
	sheet.Read(w.win.Canvas(), sheet.Content{Title: say.T("First steps"), Size: fyne.NewSize(600, 430), Closed: w.afterSheet}, say.T(firstSteps))
}

func (w helping) showAbout() {
	meta := w.app.Metadata()
	sheet.Tell(w.win.Canvas(), say.T("Emend"), say.F("Version %s. Repairs text that a machine damaged; you decide every repair.\nFonts: Vollkorn (SIL Open Font License), JetBrains Mono (Apache License 2.0), Inter (SIL Open Font License).", meta.Version), w.afterSheet)
}

// showHistory lists the acts in force, to go back before one.
func (w editing) showHistory() {
	r := w.room
	acts := r.session.History().Acts()
	var items []sheet.Item
	for k := len(acts) - 1; k >= 0; k-- {
		steps := len(acts) - k
		items = append(items, sheet.Item{
			Name: say.Sentence(acts[k].Label), Detail: acts[k].Time.Local().Format("15:04:05"),
			Do: func() {
				for range steps {
					w.desk().History().Undo()
				}
				w.say(say.N(steps, "%d act taken back; Redo does it again.", "%d acts taken back; Redo does them again."))
			},
		})
	}
	if len(items) == 0 {
		w.say(say.T("Nothing was done yet."))
		return
	}
	sheet.Pick(w.win.Canvas(), say.T("History: choose an act to take back, with all after it"), say.T("Type to narrow the list"), items, w.afterSheet)
}

// showPreferences opens the preferences.
func (w helping) showPreferences() {
	name := parts.NewEntry()
	name.SetText(w.settings.Author)
	name.SetPlaceHolder(opening(w).author())
	theme := parts.NewSelect([]string{say.T("As the Desktop"), say.T("Light"), say.T("Dark"), say.T("High Contrast")}, nil)
	themes := []string{"system", "light", "dark", "contrast"}
	font := parts.NewSelect([]string{say.T("Serif"), say.T("Sans Serif"), say.T("Monospaced"), say.T("Font File…")}, nil)
	fonts := []string{"serif", "sans", "mono"}
	for i, t := range themes {
		if t == w.settings.Theme {
			theme.SetSelectedIndex(i)
		}
	}
	font.SetSelectedIndex(len(fonts))
	for i, f := range fonts {
		if f == w.settings.Font {
			font.SetSelectedIndex(i)
		}
	}
	theme.OnChanged = func(string) { styling(w).setThemeNamed(themes[theme.SelectedIndex()]) }
	form := widget.NewForm(
		widget.NewFormItem(say.T("Your name, for notes and decisions"), name),
		widget.NewFormItem(say.T("Colours"), theme),
		widget.NewFormItem(say.T("Font of the text"), font),
	)
	s := sheet.Show(w.win.Canvas(), sheet.Content{Title: say.T("Preferences"), Body: form, Size: fyne.NewSize(480, 150), First: name, Closed: func() {
		w.settings.Author = strings.TrimSpace(name.Text)
		if w.room != nil {
			w.room.session.SetAuthor(opening(w).author())
		}
		w.saveSettings()
		w.afterSheet()
	}})
	name.OnEscape, name.OnDone = s.Close, s.Close
	theme.OnEscape, font.OnEscape = s.Close, s.Close
	font.OnChanged = func(string) {
		if k := font.SelectedIndex(); k < len(fonts) {
			styling(w).setFont(fonts[k])
			return
		}
		s.Close()
		styling(w).askFont()
	}
}
