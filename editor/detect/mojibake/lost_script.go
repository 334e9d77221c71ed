package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/text"
)

// A scriptLead is the first half of letters of another script that lose the other
// one, a byte windows-1252 leaves undefined.
type scriptLead struct {
	lead   string
	script class.Class // what stands beside it then
}

// scriptLeads are those of Cyrillic (Ñ: с, э, я) and Hebrew (×: א, ם).
var scriptLeads = [...]scriptLead{{"Ñ", class.CyrLower}, {"×", class.Hebrew}}

// eachScriptLead calls do with the places of such leads in a stretch beside letters
// of their script.
func (l *loser) eachScriptLead(st text.Span, do func(f folded.Fold)) {
	for _, lead := range scriptLeads {
		if l.m.scripts[lead.script] < fewestCased {
			continue
		}
		for from := st.Start; ; {
			i := strings.Index(l.s[from:st.End], lead.lead)
			if i < 0 {
				break
			}
			f := folded.Fold{Span: text.Span{Start: from + i, End: from + i + len(lead.lead)}, Src: lead.lead}
			from = f.Span.End
			before, after := class.Before(l.s, f.Span.Start).Script(), class.At(l.s, f.Span.End)
			if before != lead.script && after.Script() != lead.script {
				continue
			}
			if lead.script == class.Hebrew {
				finalMem(&f, after)
			} else {
				softened(&f, l.s, after)
			}
			do(f)
		}
	}
}

// finalMem reads the Hebrew letter: ם ends words, א does so less often.
func finalMem(f *folded.Fold, after class.Class) {
	f.Text, f.Other, f.Confidence = "א", "ם", 0.95
	if after.Script() != class.Hebrew {
		f.Text, f.Other, f.Confidence = "ם", "א", 0.8
	}
}

// cyrillicVowels are those of Russian and its neighbours.
const cyrillicVowels = "аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ"

// softened reads the Cyrillic letter: с in front of a vowel, where я hardly stands;
// elsewhere either.
func softened(f *folded.Fold, s string, after class.Class) {
	next, _ := utf8.DecodeRuneInString(s[f.Span.End:])
	f.Text, f.Other, f.Confidence = "с", "я", 0.6
	switch {
	case after.IsLetter() && strings.ContainsRune(cyrillicVowels, next):
		f.Confidence = 0.93
	case !after.IsLetter():
		f.Text, f.Other = "я", "с"
	}
}
