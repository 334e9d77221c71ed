package words_test

import (
	"strings"
	"testing"

	"emend/editor/detect/trial"
	"emend/editor/detect/words/lexicon"
)

func TestLanguageSaysWhatIsJudged(t *testing.T) {
	for name, want := range map[string]struct {
		code   string
		judged bool
	}{"English": {"en", true}, "French": {"fr", true}, "German": {"de", true}, "Spanish": {"es", true}, "Italian": {"it", false}, "Russian": {"", false}, "Chinese": {"", false}} {
		code := lexicon.Language(strings.Join(trial.Sentences[name], " "))
		if judged := lexicon.For(code) != nil; code != want.code || judged != want.judged {
			t.Errorf("%s: %q, judged %v", name, code, judged)
		}
	}
}
