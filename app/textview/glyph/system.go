package glyph

import (
	"io"
	"log"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// System finds fonts of the machine for runes that the given faces lack. The
// search runs on a goroutine of its own; what it finds is handed over by post.
type System struct {
	post  func(func())
	found func(faces []*font.Face)
	fonts *fontscan.FontMap // of the goroutine that searches
	known map[*font.Font]bool
	busy  bool // as the owner knows it
	queue []rune
}

// NewSystem returns a System. post runs a function on the goroutine that owns
// the System and its Faces; found is called there with new faces.
func NewSystem(post func(func()), found func(faces []*font.Face)) *System {
	return &System{post: post, found: found, known: map[*font.Font]bool{}}
}

// Ask begins the search for the runes.
func (s *System) Ask(runes []rune) {
	s.queue = append(s.queue, runes...)
	if s.busy || len(s.queue) == 0 {
		return
	}
	s.busy = true
	todo := s.queue
	s.queue = nil
	go func() {
		faces := s.search(todo)
		s.post(func() {
			s.busy = false
			if len(faces) > 0 {
				s.found(faces)
			}
			s.Ask(nil)
		})
	}()
}

// search returns faces not known before that have any of the runes.
func (s *System) search(runes []rune) (faces []*font.Face) {
	if s.fonts == nil {
		s.fonts = fontscan.NewFontMap(log.New(io.Discard, "", 0))
		// Without an index of fonts nothing is found and boxes are shown:
		// no reason to trouble the reader.
		_ = s.fonts.UseSystemFonts("")
		s.fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
	}
	for _, r := range runes {
		s.fonts.SetScript(language.LookupScript(r))
		face := s.fonts.ResolveFace(r)
		if face == nil || s.known[face.Font] || !drawable(face, r) {
			continue
		}
		s.known[face.Font] = true
		// A face has caches of its own and may not be shared.
		faces = append(faces, font.NewFace(face.Font))
	}
	return faces
}
