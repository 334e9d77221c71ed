package window

import (
	"fyne.io/fyne/v2/theme"

	"emend/app/command"
	"emend/app/say"
)

// menus are the menus in their order.
var menus = []string{"File", "Edit", "Search", "Review", "Notes", "View", "Help"}

// table makes all commands. Those that would reach around a sheet that is open
// do nothing then; those that would change what is only to be read say so.
func (w tabling) table() *command.Table {
	var all []*command.Command
	for _, part := range [][]*command.Command{
		w.openCommands(), w.importCommands(), w.keepCommands(), w.documentCommands(), w.editCommands(), w.searchCommands(), w.reviewCommands(), w.bulkCommands(), w.ruleCommands(), w.readerCommands(),
		w.noteCommands(), w.viewCommands(), w.panelCommands(), w.helpCommands(),
	} {
		all = append(all, part...)
	}
	for _, c := range all {
		run := c.Run
		c.Run = func() {
			w.probe.gauge.begin(c.ID)
			w.tips.Hide() // it is about what is there no more
			if w.busy() && c.Menu != "Edit" {
				return
			}
			if why := w.refusal(c.ID); why != "" && (editing{w.Window}).typing() == nil {
				if w.room.desk.Worker().Busy() > 0 {
					w.room.desk.Worker().Then(c.Run) // no key is lost
				}
				w.say(why)
			} else {
				if w.room != nil {
					w.room.pane.writing.settle()
				}
				run()
			}
			w.moved()
		}
	}
	return command.NewTable(menus, all)
}

// hasText says whether a review is open.
func (w now) hasText() bool { return w.room != nil }

// hasRepair says whether a repair is before the reader.
func (w now) hasRepair() bool {
	if w.room == nil {
		return false
	}
	_, ok := w.room.desk.Queue().Current()
	return ok
}

func (w tabling) openCommands() []*command.Command {
	file := filing{w.Window}
	return []*command.Command{
		{ID: "file.open", Title: "Open…", Menu: "File", Keys: "Ctrl+O", Icon: theme.FolderOpenIcon(), Run: file.askOpen},
		{ID: "file.paste", Title: "Open From Clipboard", Menu: "File", Keys: "Ctrl+Shift+V", Run: file.openClipboard},
		{ID: "file.unsaved", Title: "Reviews Without a Name…", Menu: "File", Enabled: w.hasText, Run: file.showUnsaved},
		{ID: "file.reload", Title: "Read the Text From Disk Again", Menu: "File", Enabled: w.hasText, Run: file.reload},
	}
}

func (w tabling) keepCommands() []*command.Command {
	file := filing{w.Window}
	return []*command.Command{
		{ID: "file.save", Title: "Save Project", Menu: "File", Break: true, Keys: "Ctrl+S", Icon: theme.DocumentSaveIcon(), Enabled: w.hasText, Run: file.save},
		{ID: "file.saveAs", Title: "Save Project As…", Menu: "File", Keys: "Ctrl+Shift+S", Enabled: w.hasText, Run: file.askSaveAs},
		{ID: "file.version", Title: "Save Annotated Version…", Menu: "File", Keys: "Ctrl+Alt+S", Enabled: w.hasText, Run: file.askVersion},
		{ID: "file.versions", Title: "Versions…", Menu: "File", Keys: "Ctrl+Alt+V", Enabled: w.hasText, Run: file.showVersions},
		{ID: "file.export", Title: "Export…", Menu: "File", Break: true, Keys: "Ctrl+E", Icon: theme.DownloadIcon(), Enabled: w.hasText, Run: func() { file.askExport("text", say.T("Export")) }},
		{ID: "file.print", Title: "Print…", Menu: "File", Keys: "Ctrl+P", Enabled: w.hasText, Run: file.print},
		{ID: "file.compare", Title: "Compare With…", Menu: "File", Enabled: w.hasText, Run: file.askCompare},
		{ID: "file.properties", Title: "Properties…", Menu: "File", Enabled: w.hasText, Run: file.showProperties},
	}
}

// readerCommands are about what other readers decided.
func (w tabling) readerCommands() []*command.Command {
	trade := trading{w.Window}
	return []*command.Command{
		{ID: "file.decisions", Title: "Export Decisions…", Menu: "Review", Sub: "Other Readers", Enabled: w.hasText, Run: trade.askDecisionsExport},
		{ID: "review.apply", Title: "Apply Decisions…", Menu: "Review", Sub: "Other Readers", Enabled: w.hasText, Run: trade.askApply},
		{ID: "file.merge", Title: "Merge Reviewer…", Menu: "Review", Sub: "Other Readers", Enabled: w.hasText, Run: trade.askMerge},
		{ID: "review.conflicts", Title: "Conflicts of Two Readers…", Menu: "Review", Sub: "Other Readers", Count: w.openConflicts, Enabled: w.hasConflicts, Run: trade.showConflicts},
	}
}

// documentCommands are those of a queue of documents, and the end.
func (w tabling) documentCommands() []*command.Command {
	file := filing{w.Window}
	return []*command.Command{
		{ID: "file.next", Title: "Next Document", Menu: "File", Sub: "Documents", Break: true, Keys: "Ctrl+PgDn", Enabled: w.errand.HasNext, Run: queueing(file).nextDocument},
		{ID: "file.previous", Title: "Previous Document", Menu: "File", Sub: "Documents", Keys: "Ctrl+PgUp", Enabled: w.errand.HasPrevious, Run: queueing(file).previousDocument},
		{ID: "file.documents", Title: "Documents…", Menu: "File", Sub: "Documents", Enabled: w.errand.Queued, Run: queueing(file).showDocuments},
		{ID: "file.quit", Title: "Quit", Menu: "File", Keys: "Ctrl+Q", Also: "Ctrl+W", Run: w.quit},
	}
}

func (w tabling) editCommands() []*command.Command {
	edit, help := editing{w.Window}, helping{w.Window}
	return []*command.Command{
		{ID: "edit.undo", Title: "Undo", Menu: "Edit", Keys: "Ctrl+Z", Plain: "u", Icon: theme.ContentUndoIcon(), Enabled: edit.canUndo, Run: edit.undo},
		{ID: "edit.redo", Title: "Redo", Menu: "Edit", Keys: "Ctrl+Y", Also: "Ctrl+Shift+Z", Plain: "U", Icon: theme.ContentRedoIcon(), Enabled: edit.canRedo, Run: edit.redo},
		{ID: "edit.history", Title: "History…", Menu: "Edit", Enabled: w.hasText, Run: edit.showHistory},
		{ID: "edit.cut", Title: "Cut", Menu: "Edit", Break: true, Keys: "Ctrl+X", Run: edit.cut},
		{ID: "edit.copy", Title: "Copy", Menu: "Edit", Keys: "Ctrl+C", Run: edit.copy},
		{ID: "edit.paste", Title: "Paste", Menu: "Edit", Keys: "Ctrl+V", Run: edit.paste},
		{ID: "edit.copyReference", Title: "Copy With Reference", Menu: "Edit", Keys: "Ctrl+Shift+C", Enabled: w.hasText, Run: edit.copyReference},
		{ID: "edit.selectAll", Title: "Select All", Menu: "Edit", Keys: "Ctrl+A", Run: edit.selectAll},
		{ID: "edit.passage", Title: "Edit This Passage…", Menu: "Edit", Break: true, Keys: "Ctrl+T", Plain: "F2", Enabled: w.hasText, Run: edit.editPassage},
		{ID: "edit.preferences", Title: "Preferences…", Menu: "Edit", Break: true, Keys: "Ctrl+Comma", Run: help.showPreferences},
	}
}

func (w tabling) searchCommands() []*command.Command {
	seek := seeking{w.Window}
	return []*command.Command{
		{ID: "search.find", Title: "Find and Replace…", Menu: "Search", Keys: "Ctrl+F", Also: "Ctrl+H", Icon: theme.SearchIcon(), Enabled: w.hasText, Run: func() { w.room.find.Open() }},
		{ID: "search.next", Title: "Find Next", Menu: "Search", Keys: "Ctrl+Shift+N", Plain: "F3", Enabled: w.hasText, Run: func() { w.room.find.Step(1) }},
		{ID: "search.previous", Title: "Find Previous", Menu: "Search", Keys: "Ctrl+Shift+B", Enabled: w.hasText, Run: func() { w.room.find.Step(-1) }},
		{ID: "search.goTo", Title: "Go To…", Menu: "Search", Break: true, Keys: "Ctrl+G", Plain: "g", Enabled: w.hasText, Run: seek.askGoTo},
		{ID: "search.bookmarks", Title: "Bookmarks…", Menu: "Search", Keys: "Ctrl+Alt+L", Enabled: w.hasText, Run: seek.showBookmarks},
		{ID: "search.back", Title: "Back", Menu: "Search", Keys: "Alt+Left", Enabled: w.hasText, Run: seek.back},
		{ID: "search.forward", Title: "Forward", Menu: "Search", Keys: "Alt+Right", Enabled: w.hasText, Run: seek.ahead},
		{ID: "search.filter", Title: "Filter the Queue", Menu: "Search", Break: true, Plain: "/", Enabled: w.hasText, Run: func() { w.room.panels.queue.FilterByWording() }},
		{ID: "search.clear", Title: "Clear All Filters", Menu: "Search", Enabled: w.hasText, Run: seek.clearFilters},
	}
}

func (w tabling) helpCommands() []*command.Command {
	help, open := helping{w.Window}, opening{w.Window}
	return []*command.Command{
		{ID: "help.palette", Title: "All Commands…", Menu: "Help", Keys: "Ctrl+Shift+P", Run: help.showPalette},
		{ID: "help.keys", Title: "Keys", Menu: "Help", Keys: "Ctrl+Slash", Plain: "?", Run: help.showKeys},
		{ID: "help.assign", Title: "Change Keys…", Menu: "Help", Run: help.showAssign},
		{ID: "help.first", Title: "First Steps", Menu: "Help", Plain: "F1", Run: help.showFirstSteps},
		{ID: "file.sample", Title: "Open the Sample", Menu: "Help", Run: open.openSample},
		{ID: "help.about", Title: "About Emend", Menu: "Help", Break: true, Run: help.showAbout},
	}
}
