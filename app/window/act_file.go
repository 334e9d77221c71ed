package window

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/exporting"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/detect/words/lexicon"
)

// askOpen asks for a file to open.
func (w filing) askOpen() {
	start := ""
	if len(w.settings.Recent) == 0 {
		if dir, err := os.Getwd(); err == nil {
			start = dir + string(filepath.Separator)
		}
	}
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Open a text, a project, or a folder of texts"), OK: say.T("Open"), Start: start, Recent: w.settings.Recent,
		Do: func(path string, _ bool) error {
			switch _, err := editor.Documents([]string{path}); {
			case errors.Is(err, fs.ErrNotExist):
				return errors.New(missing(path))
			case errors.Is(err, fs.ErrPermission):
				return errors.New(barred(path))
			case err != nil:
				return err
			}
			opening(w).openFile(path)
			return nil
		},
		Closed: w.afterSheet,
	})
}

// openClipboard opens what the clipboard holds as a text.
func (w filing) openClipboard() {
	if t := w.app.Clipboard().Content(); t != "" {
		opening(w).openText(t)
		return
	}
	w.say(say.T("The clipboard holds no text."))
}

// reload looks whether the text has changed on disk, and offers to go on with
// what it is now.
func (w filing) reload() {
	if w.room.session.Source().Path == "" {
		w.say(say.T("This text came from no file."))
		return
	}
	w.room.watch.lookAtFile(true)
}

// save writes the project; one without a name is given one.
func (w filing) save() {
	saved := w.room.session.Project().Saved()
	if saved.Working || saved.Path == "" || saved.ReadOnly != nil {
		w.askSaveAs()
		return
	}
	w.room.kept.keepView()
	w.room.kept.await(w.room.session.Project().SaveLater(saved.Path, true), func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.say(say.F("Saved in %s", saved.Path))
		w.moved()
	})
}

// besideText is a path beside the raw text with another suffix.
func (r *room) besideText(suffix string) string {
	src := r.session.Source()
	path := src.Path
	if path == "" {
		dir, err := os.UserHomeDir()
		if err != nil {
			dir = "."
		}
		path = filepath.Join(dir, src.Name)
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + suffix
}

func (w filing) askSaveAs() {
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Save the project: text, decisions, notes and versions in one file"), OK: say.T("Save"),
		Start: w.room.besideText(".emend"), Saving: true,
		Do: w.saveAs, Closed: w.afterSheet,
	})
}

func (w filing) showProperties() {
	s := w.room.session
	raw := s.Raw()
	lines := []string{
		say.F("Text: %s", s.Source().Name), say.F("File: %s", s.Source().Path),
		say.F("Encoding: %s", raw.Encoding()), say.F("Line ends: %s", raw.LineEnding().String()),
		say.F("Bytes: %d, of the decoded text: %d", len(raw.Bytes()), raw.Len()), "SHA-256: " + raw.SHA256(),
		say.F("Project: %s", s.Project().Saved().Path),
	}
	if hasWords(raw.Text()) {
		lines = append(lines, say.F("Language, as far as words go: %s", lexicon.Language(raw.Text())))
	} else {
		lines = append(lines, say.T("There are no word counts for the language of this text: its encoding, lines and spaces are judged, but not its words."))
	}
	t := s.Tally()
	lines = append(lines, say.F("Repairs: %d, accepted %d, rejected %d, edited %d, undecided %d, asleep %d", t.Total, t.Accepted, t.Rejected, t.Edited, t.Pending, t.Asleep))
	sheet.Tell(w.win.Canvas(), say.T("Properties"), strings.Join(lines, "\n"), w.afterSheet)
}

// recentItems are the recent files as menu items.
func (w filing) recentItems() []*fyne.MenuItem {
	if len(w.settings.Recent) == 0 {
		return nil
	}
	sub := fyne.NewMenuItem(say.T("Open Recent"), nil)
	sub.ChildMenu = fyne.NewMenu("")
	for _, path := range w.settings.Recent {
		sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItem(path, func() { opening(w).openFile(path) }))
	}
	return []*fyne.MenuItem{fyne.NewMenuItemSeparator(), sub}
}

// askExport opens the sheet for writing a file. format is the one to begin
// with.
func (w filing) askExport(format, title string) { w.askExportOf(w.room.session, format, title) }

// askExportOf is askExport for another state of the review.
func (w filing) askExportOf(s *editor.Session, format, title string) {
	exporting.Ask(host{w.Window}, exporting.Question{Session: s, Format: format, Title: title, Beside: w.room.besideText})
}
