// Package say puts the words of the window into the reader's language.
package say

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"emend/app/translations"
)

// Load makes the translations known. It is called once, before the first word.
func Load() error {
	files, err := translations.FS.ReadDir(".")
	if err != nil {
		return fmt.Errorf("load translations: %w", err)
	}
	for _, f := range files {
		data, err := translations.FS.ReadFile(f.Name())
		if err == nil {
			err = lang.AddTranslations(fyne.NewStaticResource(f.Name(), data))
		}
		if err != nil {
			return fmt.Errorf("load translation %s: %w", f.Name(), err)
		}
	}
	return nil
}

// T is the English words in the reader's language, or the words themselves
// where there is no translation.
func T(english string) string {
	if english == "" {
		return ""
	}
	return lang.L(english)
}

// Mark returns English words as they are, and shows the test of translations
// that they are to be translated where they are used.
func Mark(english string) string { return english }

// F is T for a format of package fmt, with numbers as the language writes them.
// A translation that needs another order numbers its verbs: "%[2]s".
func F(format string, args ...any) string { return fmt.Sprintf(lang.L(format), spelt(args)...) }

// N is F where the wording depends on a count, which is the first argument.
func N(n int, one, many string, args ...any) string {
	format := many
	if n == 1 {
		format = one
	}
	return F(format, append([]any{n}, args...)...)
}
