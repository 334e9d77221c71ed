package window

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"emend/app/look"
	"emend/app/say"
	"emend/app/sheet"
	"emend/app/textview"
)

// ownFonts are the fonts that come with the program, by their names in the
// settings. Any other name there is the path of a font file of the reader's.
var ownFonts = map[string]fyne.Resource{"serif": look.Serif, "sans": look.Sans, "mono": look.Mono}

// textFont is the font of the settings. Where the file of the reader's cannot
// be read, it is the serif one, and the error says why.
func (w styling) textFont() (fyne.Resource, error) {
	name := w.settings.Font
	if f := ownFonts[name]; f != nil {
		return f, nil
	}
	if w.fontFile != nil && w.fontFile.Name() == name {
		return w.fontFile, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return look.Serif, fmt.Errorf("%s", say.F("The font %s cannot be read: %v", filepath.Base(name), err))
	}
	w.fontFile = fyne.NewStaticResource(name, data)
	return w.fontFile, nil
}

// setViewFont gives the view the font of the settings.
func (w styling) setViewFont(v *textview.View) {
	font, err := w.textFont()
	if err == nil {
		err = v.SetFont(font)
	}
	if err != nil { // not to be asked for again at every start
		w.settings.Font = "serif"
		w.trouble(err)
		if err := v.SetFont(look.Serif); err != nil {
			fyne.LogError("own font", err)
		}
	}
}

// fontFileInUse says whether the font is a file of the reader's.
func (w styling) fontFileInUse() bool { return ownFonts[w.settings.Font] == nil }

// askFont lets the reader choose a font file for the text.
func (w styling) askFont() {
	start := w.fontFolder()
	if w.fontFileInUse() {
		start = w.settings.Font
	}
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Font file for the text (.ttf, .otf, .ttc)"), OK: say.T("Use this font"), Start: start,
		Do: func(path string, _ bool) error {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := textview.CheckFont(filepath.Base(path), data); err != nil {
				return fmt.Errorf("%s", say.F("%s is no font that can be used: TrueType or OpenType with outlines is needed.", filepath.Base(path)))
			}
			w.setFont(path)
			return nil
		},
		Closed: w.afterSheet,
	})
}

// fontFolder is where fonts of the machine usually are.
func (w styling) fontFolder() string {
	var places []string
	if home, err := os.UserHomeDir(); err == nil {
		places = append(places, filepath.Join(home, ".local/share/fonts"), filepath.Join(home, "Library/Fonts"))
	}
	places = append(places, "/usr/share/fonts", "/Library/Fonts", `C:\Windows\Fonts`)
	i := slices.IndexFunc(places, func(dir string) bool {
		info, err := os.Stat(dir)
		return err == nil && info.IsDir()
	})
	if i < 0 {
		return ""
	}
	return places[i] + string(filepath.Separator)
}
