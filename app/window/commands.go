package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"emend/app/command"
	"emend/app/say"
)

// menus are the menus in their order.
var menus = []string{"File", "Edit", "Search", "Review", "Notes", "View", "Help"}

// table makes all commands. Those that would reach around a sheet that is open
// do nothing then.
func (w *Window) table() *command.Table {
	var all []*command.Command
	for _, part := range [][]*command.Command{
		w.fileCommands(), w.editCommands(), w.searchCommands(), w.reviewCommands(), w.bulkCommands(),
		w.noteCommands(), w.viewCommands(), w.panelCommands(), w.helpCommands(),
	} {
		all = append(all, part...)
	}
	for _, c := range all {
		run := c.Run
		c.Run = func() {
			if !w.busy() || c.Menu == "Edit" {
				run()
				w.moved()
			}
		}
	}
	return command.NewTable(menus, all)
}

// hasText says whether a review is open.
func (w *Window) hasText() bool { return w.room != nil }

// hasRepair says whether a repair is before the reader.
func (w *Window) hasRepair() bool {
	if w.room == nil {
		return false
	}
	_, ok := w.room.desk.Current()
	return ok
}

func (w *Window) fileCommands() []*command.Command {
	return []*command.Command{
		{ID: "file.open", Title: "Open…", Menu: "File", Keys: "Ctrl+O", Icon: theme.FolderOpenIcon(), Run: w.askOpen},
		{ID: "file.paste", Title: "Open From Clipboard", Menu: "File", Keys: "Ctrl+Shift+V", Run: w.openClipboard},
		{ID: "file.sample", Title: "Open the Sample", Menu: "File", Run: w.openSample},
		{ID: "file.unsaved", Title: "Reviews Without a Name…", Menu: "File", Run: w.showUnsaved},
		{ID: "file.reload", Title: "Read the Text From Disk Again", Menu: "File", Enabled: w.hasText, Run: w.reload},
		{ID: "file.save", Title: "Save Project", Menu: "File", Break: true, Keys: "Ctrl+S", Icon: theme.DocumentSaveIcon(), Enabled: w.hasText, Run: w.save},
		{ID: "file.saveAs", Title: "Save Project As…", Menu: "File", Keys: "Ctrl+Shift+S", Enabled: w.hasText, Run: w.askSaveAs},
		{ID: "file.version", Title: "Save Annotated Version…", Menu: "File", Keys: "Ctrl+Alt+S", Enabled: w.hasText, Run: w.askVersion},
		{ID: "file.versions", Title: "Versions…", Menu: "File", Enabled: w.hasText, Run: w.showVersions},
		{ID: "file.export", Title: "Export…", Menu: "File", Break: true, Keys: "Ctrl+E", Icon: theme.DownloadIcon(), Enabled: w.hasText, Run: func() { w.askExport("text", say.T("Export")) }},
		{ID: "file.compare", Title: "Compare With…", Menu: "File", Enabled: w.hasText, Run: w.askCompare},
		{ID: "file.properties", Title: "Properties…", Menu: "File", Enabled: w.hasText, Run: w.showProperties},
		{ID: "file.quit", Title: "Quit", Menu: "File", Break: true, Keys: "Ctrl+Q", Also: "Ctrl+W", Run: w.quit},
	}
}

func (w *Window) editCommands() []*command.Command {
	return []*command.Command{
		{ID: "edit.undo", Title: "Undo", Menu: "Edit", Keys: "Ctrl+Z", Plain: "u", Icon: theme.ContentUndoIcon(), Enabled: w.canUndo, Run: w.undo},
		{ID: "edit.redo", Title: "Redo", Menu: "Edit", Keys: "Ctrl+Y", Also: "Ctrl+Shift+Z", Plain: "U", Icon: theme.ContentRedoIcon(), Enabled: w.canRedo, Run: w.redo},
		{ID: "edit.history", Title: "History…", Menu: "Edit", Enabled: w.hasText, Run: w.showHistory},
		{ID: "edit.cut", Title: "Cut", Menu: "Edit", Break: true, Keys: "Ctrl+X", Run: func() { w.handedOn(&fyne.ShortcutCut{Clipboard: w.app.Clipboard()}) }},
		{ID: "edit.copy", Title: "Copy", Menu: "Edit", Keys: "Ctrl+C", Run: w.copy},
		{ID: "edit.paste", Title: "Paste", Menu: "Edit", Keys: "Ctrl+V", Run: func() { w.handedOn(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}) }},
		{ID: "edit.copyReference", Title: "Copy With Reference", Menu: "Edit", Keys: "Ctrl+Shift+C", Enabled: w.hasText, Run: w.copyReference},
		{ID: "edit.selectAll", Title: "Select All", Menu: "Edit", Keys: "Ctrl+A", Run: w.selectAll},
		{ID: "edit.passage", Title: "Edit This Passage…", Menu: "Edit", Break: true, Keys: "Ctrl+T", Plain: "F2", Enabled: w.hasText, Run: w.editPassage},
		{ID: "edit.preferences", Title: "Preferences…", Menu: "Edit", Break: true, Keys: "Ctrl+Comma", Run: w.showPreferences},
	}
}

func (w *Window) searchCommands() []*command.Command {
	return []*command.Command{
		{ID: "search.find", Title: "Find and Replace…", Menu: "Search", Keys: "Ctrl+F", Also: "Ctrl+H", Icon: theme.SearchIcon(), Enabled: w.hasText, Run: w.showFind},
		{ID: "search.next", Title: "Find Next", Menu: "Search", Keys: "Ctrl+Shift+N", Plain: "F3", Enabled: w.hasText, Run: func() { w.room.findStep(1) }},
		{ID: "search.previous", Title: "Find Previous", Menu: "Search", Keys: "Ctrl+Shift+B", Enabled: w.hasText, Run: func() { w.room.findStep(-1) }},
		{ID: "search.goTo", Title: "Go To…", Menu: "Search", Break: true, Keys: "Ctrl+G", Plain: "g", Enabled: w.hasText, Run: w.askGoTo},
		{ID: "search.back", Title: "Back", Menu: "Search", Keys: "Alt+Left", Enabled: w.hasText, Run: w.back},
		{ID: "search.forward", Title: "Forward", Menu: "Search", Keys: "Alt+Right", Enabled: w.hasText, Run: w.ahead},
		{ID: "search.filter", Title: "Filter the Queue", Menu: "Search", Break: true, Plain: "/", Enabled: w.hasText, Run: func() { w.room.queue.FilterByWording() }},
		{ID: "search.clear", Title: "Clear All Filters", Menu: "Search", Enabled: w.hasText, Run: w.clearFilters},
	}
}

func (w *Window) helpCommands() []*command.Command {
	return []*command.Command{
		{ID: "help.palette", Title: "All Commands…", Menu: "Help", Keys: "Ctrl+Shift+P", Run: w.showPalette},
		{ID: "help.keys", Title: "Keys", Menu: "Help", Keys: "Ctrl+Slash", Plain: "?", Run: w.showKeys},
		{ID: "help.first", Title: "First Steps", Menu: "Help", Plain: "F1", Run: w.showFirstSteps},
		{ID: "help.about", Title: "About Emend", Menu: "Help", Break: true, Run: w.showAbout},
	}
}
