package detect

import "emend/editor/detect/words"

// Language guesses the language of a text: its code ("en", "la"), or "" where
// it is none we know. judged says whether there are word counts for it; without
// them words and letters are left alone and only the structure is repaired,
// which the reader is to be told. It reads a sample, in about a millisecond.
func Language(text string) (code string, judged bool) {
	code = words.Language(text)
	return code, words.For(code) != nil
}
