package window

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"emend/app/say"
	"emend/editor/export"
	"emend/editor/repair"
)

// document is the review as the formats take it.
func (r *room) document() *export.Document {
	s := r.session
	decisions := make([]repair.Decision, len(s.Repairs()))
	for i := range decisions {
		decisions[i] = s.Decision(i)
	}
	d := export.NewDocument(s.Raw(), s.Repairs(), decisions, s.Policy())
	name := s.Source().Name
	d.Title, d.Notes, d.Source = strings.TrimSuffix(name, filepath.Ext(name)), s.Notes(), s.Source()
	d.Author, d.Time = s.Author(), time.Now().UTC()
	return d
}

// export writes the review in a format, to a file that is written whole and
// renamed.
func (w *Window) export(f export.Format, path string, overwrite bool, o export.Options) error {
	if _, err := os.Stat(path); err == nil && !overwrite {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, w.room.document(), o); err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	w.say(say.F("Exported to %s", path))
	return nil
}
