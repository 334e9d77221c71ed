package detect

import (
	"sync"

	"emend/editor/detect/codec"
	"emend/editor/text"
)

// mojibakeProfile is what the survey counts of each chain of damage over the
// whole text.
type mojibakeProfile struct {
	Exact    [codec.Count]int // places beyond doubt of UTF-8 misread in each encoding
	Folded   foldedCounts
	wordings sync.Map // *wording by wordingKey
}

// surveyStep is how many bytes are read between two looks at whether the run
// was cancelled.
const surveyStep = 1 << 20

// surveyMojibake counts the places beyond doubt.
func surveyMojibake(v *View, p *Profile) {
	m := &p.Mojibake
	for at := 0; at < len(v.Text); at += surveyStep {
		select {
		case <-p.Done():
			return
		default:
		}
		window := text.Span{Start: at, End: min(at+surveyStep, len(v.Text))}
		m.countExact(v.Text, window)
	}
}

// surveyFolded counts the folded places beyond doubt and names the language.
func surveyFolded(v *View, p *Profile) {
	c := &p.Mojibake.Folded
	for at := 0; at < len(v.Text); at += surveyStep {
		select {
		case <-p.Done():
			return
		default:
		}
		c.count(v.Text, text.Span{Start: at, End: min(at+surveyStep, len(v.Text))})
	}
	c.Language = guessLanguage(v.Text[:min(len(v.Text), languageSample)])
}

// languageSample is how much of a text is read to name its language.
const languageSample = 256 << 10

// countExact counts sure misreadings that start in the window.
func (m *mojibakeProfile) countExact(s string, window text.Span) {
	var w weigher
	var places []place
	eachStretch(s, window, func(st text.Span) {
		tail := s[st.Start:min(len(s), st.End+8)]
		places = w.decodeAll(places[:0], tail, st.Len(), classBefore(s, st.Start), edgeClass, 0)
		for i := range places {
			start := st.Start + places[i].from
			if places[i].score >= 40 && start >= window.Start && start < window.End {
				m.Exact[places[i].codecs[0]]++
			}
		}
	})
}

// support turns counts into the unit of oddity.go: a chain that is proven at
// three places carries places that would not stand alone.
func (m *mojibakeProfile) support() (s [codec.Count]int) {
	for i, n := range m.Exact {
		switch {
		case n >= 12:
			s[i] = 20
		case n >= 3:
			s[i] = 10
		}
	}
	return s
}
