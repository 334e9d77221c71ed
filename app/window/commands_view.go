package window

import (
	"emend/app/look"

	"emend/app/command"
)

func (w tabling) noteCommands() []*command.Command {
	note := noting{w.Window}
	return []*command.Command{
		{ID: "notes.new", Title: "New Note…", Menu: "Notes", Keys: "Ctrl+M", Plain: "c", Icon: look.NoteIcon, Enabled: w.hasText, Run: note.newNote},
		{ID: "notes.tag", Title: "Tag the Passage…", Menu: "Notes", Plain: "t", Enabled: w.hasText, Run: note.tagPassage},
		{ID: "notes.bookmark", Title: "Bookmark", Menu: "Notes", Keys: "Ctrl+B", Enabled: w.hasText, Run: note.bookmark},
		{ID: "notes.all", Title: "Note on All Occurrences…", Menu: "Notes", Enabled: w.hasText, Run: note.noteEverywhere},
		{ID: "notes.list", Title: "List of Notes", Menu: "Notes", Break: true, Keys: "Ctrl+Shift+M", Enabled: w.hasText, Run: note.showNotes},
		{ID: "notes.orphans", Title: "Orphans…", Menu: "Notes", Keys: "Ctrl+Alt+O", Count: note.orphans, Enabled: func() bool { return note.orphans() > 0 }, Run: note.showOrphans},
		{ID: "notes.attach", Title: "Attach the Note Here", Menu: "Notes", Keys: "Ctrl+Alt+M", Enabled: note.attaching, Run: note.attachHere},
		{ID: "notes.next", Title: "Next Note", Menu: "Notes", Keys: "Ctrl+Alt+Down", Enabled: w.hasText, Run: func() { note.stepNote(1) }},
		{ID: "notes.previous", Title: "Previous Note", Menu: "Notes", Keys: "Ctrl+Alt+Up", Enabled: w.hasText, Run: func() { note.stepNote(-1) }},
	}
}

func (w tabling) viewCommands() []*command.Command {
	view, style := viewing{w.Window}, styling{w.Window}
	layout := func(name string) func() bool { return func() bool { return w.settings.Layout == name } }
	columns := func(name string) func() bool {
		return func() bool { return w.room != nil && w.room.frame.columns == name }
	}
	themed := func(name string) func() bool { return func() bool { return w.settings.Theme == name } }
	font := func(name string) func() bool { return func() bool { return w.settings.Font == name } }
	spaces := func(name string) func() bool { return func() bool { return w.settings.Spaces == name } }
	return []*command.Command{
		{ID: "view.review", Title: "Review: Everything", Menu: "View", Sub: "Layout", Keys: "Ctrl+Alt+1", Enabled: w.hasText, Checked: layout("review"), Run: func() { view.setLayout("review") }},
		{ID: "view.triage", Title: "Triage: Large Queue", Menu: "View", Sub: "Layout", Keys: "Ctrl+Alt+2", Enabled: w.hasText, Checked: layout("triage"), Run: func() { view.setLayout("triage") }},
		{ID: "view.read", Title: "Read: Cleaned Text Only", Menu: "View", Sub: "Layout", Keys: "Ctrl+Alt+3", Enabled: w.hasText, Checked: layout("read"), Run: func() { view.setLayout("read") }},
		{ID: "view.both", Title: "Raw and Cleaned", Menu: "View", Sub: "Texts", Enabled: w.hasText, Checked: columns("both"), Run: func() { view.setColumns("both") }},
		{ID: "view.raw", Title: "Raw Only", Menu: "View", Sub: "Texts", Enabled: w.hasText, Checked: columns("raw"), Run: func() { view.setColumns("raw") }},
		{ID: "view.clean", Title: "Cleaned Only", Menu: "View", Sub: "Texts", Enabled: w.hasText, Checked: columns("clean"), Run: func() { view.setColumns("clean") }},
		{ID: "view.inline", Title: "Both in One Column", Menu: "View", Sub: "Texts", Keys: "Ctrl+I", Enabled: w.hasText, Checked: columns("inline"), Run: view.toggleInline},
		{ID: "view.pending", Title: "Show Undecided as Applied", Menu: "View", Keys: "Ctrl+Shift+U", Enabled: w.hasText, Checked: view.pendingApplied, Run: view.togglePending},
		{ID: "view.groups", Title: "Queue by Groups", Menu: "View", Keys: "Ctrl+Shift+G", Plain: "v", Enabled: w.hasText, Checked: view.grouped, Run: view.toggleGroups},
		{ID: "view.fold", Title: "Open or Fold the Passage", Menu: "View", Plain: "z", Enabled: w.hasText, Run: view.toggleFoldHere},
		{ID: "view.larger", Title: "Larger Text", Menu: "View", Break: true, Keys: "Ctrl+Plus", Also: "Ctrl+Equal", Run: func() { style.zoom(1) }},
		{ID: "view.smaller", Title: "Smaller Text", Menu: "View", Keys: "Ctrl+Minus", Run: func() { style.zoom(-1) }},
		{ID: "view.plainSize", Title: "Usual Size", Menu: "View", Keys: "Ctrl+0", Run: func() { style.zoom(0) }},
		{ID: "view.serif", Title: "Serif", Menu: "View", Sub: "Font", Checked: font("serif"), Run: func() { style.setFont("serif") }},
		{ID: "view.sans", Title: "Sans Serif", Menu: "View", Sub: "Font", Checked: font("sans"), Run: func() { style.setFont("sans") }},
		{ID: "view.mono", Title: "Monospaced", Menu: "View", Sub: "Font", Checked: font("mono"), Run: func() { style.setFont("mono") }},
		{ID: "view.fontFile", Title: "Font File…", Menu: "View", Sub: "Font", Checked: styling{w.Window}.fontFileInUse, Run: style.askFont},
		{ID: "view.spacesNone", Title: "Never", Menu: "View", Sub: "White Space", Checked: spaces("none"), Run: func() { style.setSpaces("none") }},
		{ID: "view.spacesChanges", Title: "In Changes", Menu: "View", Sub: "White Space", Checked: spaces("changes"), Run: func() { style.setSpaces("changes") }},
		{ID: "view.spacesAll", Title: "Everywhere", Menu: "View", Sub: "White Space", Checked: spaces("all"), Run: func() { style.setSpaces("all") }},
		{ID: "view.numbers", Title: "Line Numbers", Menu: "View", Checked: func() bool { return w.settings.Numbers }, Run: style.toggleNumbers},
		{ID: "view.themeSystem", Title: "As the Desktop", Menu: "View", Sub: "Theme", Break: true, Checked: themed("system"), Run: func() { style.setTheme("system") }},
		{ID: "view.themeLight", Title: "Light", Menu: "View", Sub: "Theme", Checked: themed("light"), Run: func() { style.setTheme("light") }},
		{ID: "view.themeDark", Title: "Dark", Menu: "View", Sub: "Theme", Keys: "Ctrl+Alt+D", Checked: themed("dark"), Run: style.toggleDark},
		{ID: "view.themeContrast", Title: "High Contrast", Menu: "View", Sub: "Theme", Checked: themed("contrast"), Run: func() { style.setTheme("contrast") }},
		{ID: "view.full", Title: "Full Screen", Menu: "View", Keys: "Ctrl+Alt+F", Plain: "F11", Checked: func() bool { return w.win.FullScreen() }, Run: func() { w.win.SetFullScreen(!w.win.FullScreen()) }},
	}
}

func (w tabling) panelCommands() []*command.Command {
	view := viewing{w.Window}
	shown := func(panel string) func() bool {
		return func() bool { return w.room != nil && w.room.frame.shows(panel) }
	}
	panel := func(id, title, name, keys, plain string) *command.Command {
		return &command.Command{
			ID: id, Title: title, Menu: "View", Sub: "Panels", Keys: keys, Plain: plain, Enabled: w.hasText,
			Checked: shown(name), Run: func() { w.room.frame.toggle(name); w.saveSettings() },
		}
	}
	return []*command.Command{
		panel("view.queue", "Queue", "queue", "Ctrl+Alt+Q", ""),
		panel("view.inspector", "Inspector", "inspector", "Ctrl+Alt+I", ""),
		panel("view.facets", "Facets", "facets", "Ctrl+Alt+E", "f"),
		panel("view.notes", "Notes", "notes", "Ctrl+Alt+N", ""),
		panel("view.ruler", "Ruler", "ruler", "Ctrl+Alt+R", "F9"),
		{ID: "view.otherPane", Title: "Other Pane", Menu: "View", Break: true, Keys: "Alt+PgDn", Also: "Alt+PgUp", Enabled: w.hasText, Run: view.otherPane},
		{ID: "view.nextPanel", Title: "Next Panel", Menu: "View", Plain: "F6", Enabled: w.hasText, Run: view.nextPanel},
		{ID: "view.bar", Title: "To the Bar Above the Texts", Menu: "View", Keys: "Ctrl+Alt+B", Enabled: func() bool { return w.room != nil && w.room.bars.first != nil }, Run: func() { w.room.bars.focus() }},
		{ID: "view.home", Title: "To the Queue", Menu: "View", Plain: "Escape", Run: view.escape},
	}
}
