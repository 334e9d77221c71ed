package window

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"emend/app/command"
	"emend/app/errand"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/decisions"
	"emend/editor/imports"
	"emend/editor/text"
)

// importCommands are the menu of what can be taken in.
func (w tabling) importCommands() []*command.Command {
	file := filing{w.Window}
	var all []*command.Command
	document := func(title, format string) {
		all = append(all, &command.Command{
			ID: "import." + format, Title: title, Menu: "File", Sub: "Import", Break: format == "critic",
			Run: func() { trading(file).askDocument(title, format) },
		})
	}
	for _, d := range [][2]string{
		{say.Mark("PDF…"), "pdf"},
		{say.Mark("EPUB…"), "epub"},
		{say.Mark("Word, with its changes and comments…"), "docx"},
		{say.Mark("OpenDocument, with its changes and comments…"), "odt"},
		{say.Mark("HTML…"), "html"},
		{say.Mark("hOCR…"), "hocr"},
		{say.Mark("ALTO…"), "alto"},
		{say.Mark("PAGE…"), "page"},
		{say.Mark("CriticMarkup…"), "critic"},
	} {
		document(d[0], d[1])
	}
	return append(all,
		&command.Command{ID: "import.decisions", Title: "Decisions…", Menu: "File", Sub: "Import", Break: true, Enabled: w.hasText, Run: trading(file).askApply},
		&command.Command{ID: "import.annotations", Title: "Web Annotations…", Menu: "File", Sub: "Import", Enabled: w.hasText, Run: trading(file).askAnnotations},
	)
}

// askDocument asks for a document to take the text out of.
func (w trading) askDocument(title, format string) {
	start := ""
	if w.room != nil {
		start = filepath.Dir(w.room.besideText("")) + string(filepath.Separator)
	} else if dir, err := os.Getwd(); err == nil {
		start = dir + string(filepath.Separator)
	}
	f, _ := imports.ByName(format)
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.F("Import: %s", say.T(title)), OK: say.T("Import"), Start: start, Closed: w.afterSheet,
		Do: func(path string, _ bool) error {
			st, err := os.Stat(path)
			if err != nil {
				return err
			}
			if st.IsDir() {
				return fmt.Errorf("%s", say.F("%s is a folder; choose a file in it.", path))
			}
			opening(w).openDocument(path, f.Name)
			return nil
		},
	})
}

// openDocument opens the text of a document.
func (w opening) openDocument(path, format string) {
	full, err := filepath.Abs(path)
	if err != nil {
		full = path
	}
	recent := ""
	if f, _ := imports.ByName(format); f.Binary {
		recent = full // it is taken for what it is when it is opened again
	}
	w.openHeld(full, func() {
		w.errand = errand.Errand{}
		w.open(filepath.Base(full), recent, func() (*editor.Session, error) { return editor.OpenDocument(full, format, w.post) })
	})
}

// askAnnotations asks for Web Annotations to bring into the review: notes, what
// was decided, and wordings that others propose.
func (w trading) askAnnotations() {
	r := w.room
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Bring in Web Annotations (JSON-LD) as notes, decisions and proposals"), OK: say.T("Import"),
		Start: filepath.Dir(r.besideText("")) + string(filepath.Separator), Closed: w.afterSheet,
		Do: func(path string, _ bool) error {
			if _, err := os.Stat(path); err != nil {
				return err
			}
			ctx, over := r.work.busy(say.F("Reading %s and looking for the places…", filepath.Base(path)))
			go func() {
				marks, err := readMarks(path, r.session.Raw())
				r.work.later(func() {
					if err != nil {
						over()
						w.stopped(err)
						return
					}
					w.bringMarks(ctx, r, marks, over)
				})
			}()
			return nil
		},
	})
}

func readMarks(path string, raw *text.Raw) (imports.Marks, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return imports.Marks{}, err
	}
	marks, err := imports.Annotations(data, raw)
	if err != nil {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return marks, err
}

func (w trading) bringMarks(ctx context.Context, r *room, marks imports.Marks, over func()) {
	set, proposed := r.session.Exchange().TakeAnnotations(marks)
	r.session.Exchange().BringIn(ctx, set, r.work.later, func(outcomes []decisions.Outcome, err error) {
		over()
		if err != nil {
			w.stopped(err)
			return
		}
		if len(outcomes) > 0 || proposed == 0 {
			w.reportOutcomes(say.T("Web Annotations brought in"), outcomes)
		}
		if proposed > 0 {
			w.say(say.N(proposed, "%d new proposal.", "%d new proposals."))
		}
		w.moved()
	})
}
