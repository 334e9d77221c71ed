package glyph

import (
	"unicode"

	"emend/app/textview/flow"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// BoxFace is the face number of a flow.Glyph that is not a glyph: its ID is the
// rune to be shown as a box with the hexadecimal digits.
const BoxFace = 0xffff

// maxWords bounds each generation of remembered words. A novel has 10,000 to
// 20,000 different ones.
const maxWords = 30_000

// A Shaper measures and shapes words in Faces at one size. It is a
// flow.Measurer and belongs to one goroutine.
type Shaper struct {
	faces *Faces
	px    float32
	space float32
	digit float32 // advance of a digit in a box

	young, old map[word]*flow.Word
	hb         shaping.HarfbuzzShaper
	segmenter  shaping.Segmenter
	runes      []rune
	edges      []edge
}

type word struct {
	text string
	rtl  bool
}

// edge is where a grapheme cluster of the word at work begins.
type edge struct {
	rune, bytes int
	x, adv      float32
	set         bool
}

// NewShaper returns a Shaper for a size in pixels per em.
func NewShaper(faces *Faces, px float32) *Shaper {
	s := &Shaper{faces: faces, px: px}
	s.Forget()
	face := faces.faces[0]
	blank, _ := face.NominalGlyph(' ')
	s.space = face.HorizontalAdvance(blank) * px / float32(face.Upem())
	if s.space <= 0 {
		s.space = px / 4
	}
	for _, r := range hexDigits {
		s.digit = max(s.digit, s.Word(string(r), false).Adv*boxScale)
	}
	return s
}

// Forget drops all words, as the faces have changed.
func (s *Shaper) Forget() {
	s.young, s.old = map[word]*flow.Word{}, nil
}

// Space is the advance of U+0020.
func (s *Shaper) Space() float32 { return s.space }

// Box is the advance of a box with so many digits.
func (s *Shaper) Box(digits int) float32 {
	return float32(digits)*s.digit + 2*boxPad(s.px) + 2
}

// Word shapes text, which holds no control character.
func (s *Shaper) Word(text string, rtl bool) *flow.Word {
	key := word{text, rtl}
	if w := s.young[key]; w != nil {
		return w
	}
	w := s.old[key]
	if w == nil {
		w = s.shape(text, rtl)
	}
	if len(s.young) >= maxWords {
		s.old, s.young = s.young, make(map[word]*flow.Word, maxWords/2)
	}
	key.text = string([]byte(text)) // not to hold on to the row it is part of
	s.young[key] = w
	return w
}

// lining asks for figures as high as capitals. Where a font has old-style ones
// too, their 1 and 0 are a small capital I and an o, and a reader who looks for
// misread letters could not tell them.
var lining = []shaping.FontFeature{{Tag: opentype.MustNewTag("lnum"), Value: 1}}

func (s *Shaper) shape(text string, rtl bool) *flow.Word {
	s.split(text)
	w := &flow.Word{}
	in := shaping.Input{
		Text: s.runes, RunEnd: len(s.runes), Size: fixed.Int26_6(s.px*64 + 0.5), Language: "en", FontFeatures: lining,
	}
	if rtl {
		in.Direction = di.DirectionRTL
	}
	runs := s.runs(in)
	for i := range runs {
		r := runs[i]
		if rtl {
			r = runs[len(runs)-1-i]
		}
		if r.Face == nil {
			s.box(w, r)
		} else {
			s.glyphs(w, r)
		}
	}
	w.Cells = make([]flow.Cluster, len(s.edges)-1)
	for i := range w.Cells {
		e := s.edges[i]
		w.Cells[i] = flow.Cluster{Len: s.edges[i+1].bytes - e.bytes, X: e.x, Adv: e.adv}
	}
	return w
}

// split finds the runes and the cluster edges of text.
func (s *Shaper) split(text string) {
	s.runes, s.edges = s.runes[:0], s.edges[:0]
	it := graphemes.FromString(text)
	for it.Next() {
		s.edges = append(s.edges, edge{rune: len(s.runes), bytes: it.Start()})
		for _, r := range it.Value() {
			s.runes = append(s.runes, r)
		}
	}
	s.edges = append(s.edges, edge{rune: len(s.runes), bytes: len(text)})
}

// runs divides the word by script, direction and face. A rune that no face has
// is a run of its own without face.
func (s *Shaper) runs(in shaping.Input) []shaping.Input {
	var out []shaping.Input
	from := 0
	flush := func(to int) {
		if from < to {
			part := in
			part.RunStart, part.RunEnd = from, to
			out = append(out, s.segmenter.Split(part, s.faces)...)
		}
	}
	for i, r := range s.runes {
		if ignorable(r) || s.faces.index(r) >= 0 {
			continue
		}
		flush(i)
		one := in
		one.RunStart, one.RunEnd, one.Face = i, i+1, nil
		out = append(out, one)
		from = i + 1
	}
	flush(len(s.runes))
	return out
}

// ignorable says whether the rune has no look of its own: joiners and variation
// selectors.
func ignorable(r rune) bool {
	return r == 0x200c || r == 0x200d || unicode.Is(unicode.Variation_Selector, r)
}

// box adds the box for the one rune of the run.
func (s *Shaper) box(w *flow.Word, r shaping.Input) {
	c := s.runes[r.RunStart]
	digits := 4
	if c > 0xffff {
		digits = 5
	}
	adv := s.Box(digits)
	w.Glyphs = append(w.Glyphs, flow.Glyph{Face: BoxFace, ID: uint32(c), Off: s.offset(r.RunStart), X: w.Adv})
	s.cover(r.RunStart, r.RunEnd, w.Adv, adv, false)
	w.Adv += adv
}

// glyphs shapes a run and adds it at the right of the word.
func (s *Shaper) glyphs(w *flow.Word, r shaping.Input) {
	if r.Script == 0 {
		r.Script = language.Latin
	}
	out := s.hb.ShapeNoExtents(r)
	face := s.faces.numberOf(r.Face)
	rtl := r.Direction == di.DirectionRTL
	end := r.RunEnd // of the cluster at work, where glyphs come last first
	for i := 0; i < len(out.Glyphs); {
		cluster, x := out.Glyphs[i].TextIndex(), w.Adv
		off := s.offset(cluster)
		for i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == cluster {
			g := out.Glyphs[i]
			w.Glyphs = append(w.Glyphs, flow.Glyph{
				Face: face, ID: uint32(g.GlyphID), Off: off,
				X: w.Adv + float(g.XOffset), Y: -float(g.YOffset),
			})
			w.Adv += float(g.Advance)
			i++
		}
		to := r.RunEnd
		if rtl {
			to, end = end, cluster
		} else if i < len(out.Glyphs) {
			to = out.Glyphs[i].TextIndex()
		}
		s.cover(cluster, to, x, w.Adv-x, rtl)
	}
}

// offset is where the grapheme cluster that holds the rune begins.
func (s *Shaper) offset(r int) int {
	i := 0
	for i+1 < len(s.edges)-1 && s.edges[i+1].rune <= r {
		i++
	}
	return s.edges[i].bytes
}

func float(v fixed.Int26_6) float32 { return float32(v) / 64 }

// cover gives the advance of the runes [from, to) to the grapheme clusters that
// begin in them: evenly where several do, as in a ligature, and to the cluster
// before where none does, as with a mark.
func (s *Shaper) cover(from, to int, x, adv float32, rtl bool) {
	first := 0
	for first < len(s.edges)-1 && s.edges[first].rune < from {
		first++
	}
	n := first
	for n < len(s.edges)-1 && s.edges[n].rune < to {
		n++
	}
	if n == first {
		if first == 0 {
			return
		}
		e := &s.edges[first-1]
		if !e.set || x < e.x {
			e.x, e.set = x, true
		}
		e.adv += adv
		return
	}
	share := adv / float32(n-first)
	for i := first; i < n; i++ {
		k := i - first
		if rtl {
			k = n - 1 - i
		}
		e := &s.edges[i]
		at := x + float32(k)*share
		if !e.set || at < e.x {
			e.x, e.set = at, true
		}
		e.adv += share
	}
}
