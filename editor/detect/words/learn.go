package words

import (
	"bytes"
	"math"

	"emend/editor/detect/pieces"
	"emend/editor/detect/words/lexicon"
	span "emend/editor/text"
)

// Learn works out the readings of every suspicious form, in two rounds: the
// sure ones of the first teach which letters this text confuses. A text in
// which a sample of its strange words shows no damage is left at that.
func (m *Model) Learn(done <-chan struct{}) {
	m.learn(done)
	m.doubted = lexicon.NewFilter(len(m.suspects))
	for _, s := range m.suspects {
		if s != nil {
			m.doubted.Add(s.form.Hash)
		}
	}
	for h := range m.names {
		m.doubted.Add(h)
	}
}

func (m *Model) learn(done <-chan struct{}) {
	m.suspects = make([]*suspect, len(m.Vocabulary.Forms))
	m.initials()
	order := m.Vocabulary.InOrder()
	m.addStarts()
	if m.sampled(order) < damageGate && !m.All {
		clear(m.suspects)
		return
	}
	m.learnt = true
	lesson := m.lesson(order)
	m.readAll(lesson, done)
	m.confusions = m.adapt(lesson)
	clear(m.suspects)
	m.readAll(order[:min(len(order), mostForms)], done)
	sure := 0
	for _, s := range m.suspects {
		if s != nil && s.sure != nil {
			sure += s.form.Total()
		}
	}
	m.Damage = float64(sure) / float64(max(1, m.Vocabulary.Words))
}

const (
	// lessonForms of each sort are read in the first round: the commonest show
	// whatever a text confuses often.
	lessonForms = 4000
	// mostForms are read in all, the commonest: more than a library of 50 MB
	// has, and about ten seconds' work.
	mostForms = 600000
	// readForms are read at a time.
	readForms = 128
	// sampleForms are read to see whether a text is damaged at all.
	sampleForms = 600
	// damageGate is the share of misread words below which a text is taken for
	// clean: two novels without damage show 0.00003 and 0.00008.
	damageGate = 1e-4
)

// lesson picks the forms of the first round: the commonest strange ones, and
// the commonest of all, among which are the misreadings that are words.
func (m *Model) lesson(order []int) []int {
	var out []int
	strange := 0
	for rank, i := range order {
		if _, known := m.Table.Word(m.Vocabulary.Forms[i].Hash); !known && strange < lessonForms {
			strange++
			out = append(out, i)
		} else if known && rank < lessonForms {
			out = append(out, i)
		}
	}
	return out
}

// sampled estimates the share of misread words from a part of the forms.
func (m *Model) sampled(order []int) float64 {
	var strange []int
	for _, i := range order {
		if _, known := m.Table.Word(m.Vocabulary.Forms[i].Hash); !known {
			strange = append(strange, i)
		}
	}
	part := make([]int, 0, sampleForms)
	step := max(1, len(strange)/sampleForms)
	for k := step / 2; k < len(strange); k += step {
		part = append(part, strange[k])
	}
	m.readAll(part, nil)
	sure := 0
	for _, i := range part {
		if s := m.suspects[i]; s != nil && s.sure != nil {
			sure += s.form.Total()
		}
	}
	return float64(sure) * float64(len(strange)) / float64(max(1, len(part))) / float64(max(1, m.Vocabulary.Words))
}

// readAll works out the readings of forms.
func (m *Model) readAll(forms []int, done <-chan struct{}) {
	pieces.Read(m.Workers, pieces.Even(len(forms), readForms), func(part span.Span) (none struct{}) {
		select {
		case <-done:
			return none
		default:
		}
		var e expander
		for _, i := range forms[part.Start:part.End] {
			m.suspects[i] = m.suspect(&e, &m.Vocabulary.Forms[i])
		}
		return none
	}, func(struct{}) {})
}

// adapt counts the misreadings of the sure forms and weighs all anew. What is
// surely misread is no word that only this document knows: `tbo` for `the` is
// met again and again.
func (m *Model) adapt(forms []int) *confusions {
	seen := map[[2]string]float64{}
	for _, i := range forms {
		s := m.suspects[i]
		if s == nil || s.sure == nil {
			continue
		}
		f := s.form
		if s.known == 0 && f.Total() >= lexicon.LeastOwn {
			m.Vocabulary.Disowned[f.Hash] = true
		}
		// A form that stands in many places is one piece of evidence more than
		// one in few, but not by as much.
		n := math.Sqrt(float64(f.Total())) * math.Sqrt(math.Min(float64(f.Total()), 100))
		for _, o := range s.sure.ops {
			seen[[2]string{o.printed, o.truth}] += n
		}
	}
	places := m.places(seen)
	c := m.confusions.learnt(seen, func(s string) float64 { return places[s] })
	if m.LongS = m.oldPrint(); m.LongS {
		c.put(op{"f", "s", longSLog})
		c.put(op{"ff", "ss", longSLog})
		c.sort()
	}
	return c
}

// In print of before about 1800 an s is long but at the end of a word, and
// scans take each long one for f.
const (
	longSMet = 5
	longSLog = -0.7 // of one
)

// oldPrint says whether a text has f where a long s stood: many strange words
// are words with s for f, and against them stands hardly an s but at the end.
func (m *Model) oldPrint() bool {
	long, short := 0, 0
	for i := range m.Vocabulary.Forms {
		f := &m.Vocabulary.Forms[i]
		if f.Kind != lexicon.Word {
			continue
		}
		w := bytes.ToLower(m.Vocabulary.Letters[f.At : int(f.At)+int(f.Length)])
		if n := bytes.Count(w, []byte("s")); n > 1 || n == 1 && w[len(w)-1] != 's' {
			short += f.Total()
		}
		if !bytes.Contains(w, []byte("f")) || m.IsKnown(f.Hash) {
			continue
		}
		if share, known := m.Table.Word(lexicon.HashOf(string(bytes.ReplaceAll(w, []byte("f"), []byte("s"))))); known && share > -15 {
			long += f.Total()
		}
	}
	return long >= longSMet && long > short
}

// places counts the letters and letter groups of the text that misreadings
// concern, word by word.
func (m *Model) places(seen map[[2]string]float64) map[string]float64 {
	out := map[string]float64{}
	var longest int
	note := func(s string) {
		out[s] = 0
		longest = max(longest, len(s))
	}
	for _, o := range m.confusions.base {
		note(o.truth)
	}
	for k := range seen {
		note(k[1])
	}
	letters := 0.0
	for i := range m.Vocabulary.Forms {
		f := &m.Vocabulary.Forms[i]
		n := float64(f.Total())
		w := lexicon.LowerCase(m.Vocabulary.Spelling(f))
		letters += n * float64(len(w))
		for a := range len(w) {
			for b := a + 1; b <= len(w) && b-a <= longest; b++ {
				if _, ok := out[w[a:b]]; ok {
					out[w[a:b]] += n
				}
			}
		}
	}
	out[""] = letters // what the scan added can stand anywhere
	return out
}
