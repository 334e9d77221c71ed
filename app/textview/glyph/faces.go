package glyph

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
)

// Faces is a list of faces: a rune is shown in the first that has it.
// It belongs to one goroutine.
type Faces struct {
	faces   []*font.Face
	byRune  map[rune]int16 // -1: in none
	missing []rune         // found in none and not asked for yet
}

// ParseFaces reads the faces from the bytes of font files (TrueType or
// OpenType), the preferred first. The name serves for the error.
func ParseFaces(name string, files ...[]byte) (*Faces, error) {
	f := &Faces{byRune: map[rune]int16{}}
	for _, data := range files {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("read font %s: %w", name, err)
		}
		f.faces = append(f.faces, face)
	}
	if len(f.faces) == 0 {
		return nil, fmt.Errorf("read font %s: no font given", name)
	}
	return f, nil
}

// Add takes in one more face, looked at after the others.
func (f *Faces) Add(face *font.Face) {
	f.faces = append(f.faces, face)
	for r, i := range f.byRune {
		if i < 0 {
			delete(f.byRune, r)
		}
	}
}

// Missing returns the runes that no face has and that were not returned before.
func (f *Faces) Missing() []rune {
	m := f.missing
	f.missing = nil
	return m
}

// index is the face that has the rune, or -1.
func (f *Faces) index(r rune) int {
	if i, ok := f.byRune[r]; ok {
		return int(i)
	}
	found := -1
	for i, face := range f.faces {
		if drawable(face, r) {
			found = i
			break
		}
	}
	f.byRune[r] = int16(found)
	if found < 0 {
		f.missing = append(f.missing, r)
	}
	return found
}

// drawable says whether the face has an outline for the rune. Faces of coloured
// pictures only have none.
func drawable(face *font.Face, r rune) bool {
	gid, ok := face.NominalGlyph(r)
	if !ok {
		return false
	}
	_, ok = face.GlyphDataOutline(gid)
	return ok
}

// ResolveFace is the face for the rune, the first where none has it. It serves
// the segmenter.
func (f *Faces) ResolveFace(r rune) *font.Face {
	if i := f.index(r); i >= 0 {
		return f.faces[i]
	}
	return f.faces[0]
}

func (f *Faces) numberOf(face *font.Face) uint16 {
	for i, g := range f.faces {
		if g == face {
			return uint16(i)
		}
	}
	return 0
}
