package window

import (
	"errors"
	"strings"

	"emend/app/dock"
	"emend/app/say"
	"emend/app/versions"
	"emend/editor"
)

// askVersion keeps the present state under a name, and then asks for a file to
// write it to.
func (w filing) askVersion() {
	r := w.room
	r.panels.dock.Ask(dock.Question{
		Title: say.T("Keep a version: its name"), Hint: say.T("First reading"), OK: say.T("Keep"),
		Help: say.T("The version stays in the project. Next you can write it to a file, with its notes and repairs."),
		Done: func(name string) error {
			name = strings.TrimSpace(name)
			if name == "" {
				return errors.New(say.T("Give the version a name."))
			}
			r.kept.await(r.session.Versions().KeepLater(name), func(err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.say(say.F("Version “%s” is kept.", name))
				w.askExport("html", say.F("Write version “%s” with its notes and repairs to a file, too", name))
				w.moved()
			})
			return nil
		},
	})
}

// showVersions opens the list of versions.
func (w filing) showVersions() {
	versions.Show(host{w.Window}, w.room.session, versions.Acts{
		Compare: viewing(w).compare,
		Export:  func(s *editor.Session, title string) { w.askExportOf(s, "html", title) },
		Ask: func(q dock.Question) {
			w.room.panels.dock.Ask(q)
			w.moved()
		},
		Away: w.room.work.away,
	})
}
