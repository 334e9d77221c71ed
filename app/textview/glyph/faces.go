package glyph

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// Faces is a list of faces: a rune is shown in the first that has it.
// It belongs to one goroutine.
type Faces struct {
	faces   []*font.Face // by number, which stays
	order   []int        // numbers in the order of preference
	last    int          // how many at the end of order are a last resort
	byRune  map[rune]int16
	missing []rune // found in none, or in a last resort, and not told yet
}

// none is the number of the face of a rune that no face has.
const none = -1

// ParseFaces reads the faces from the bytes of font files (TrueType or
// OpenType), the preferred first. The name serves for the error.
func ParseFaces(name string, files ...[]byte) (*Faces, error) {
	f := &Faces{byRune: map[rune]int16{}}
	for _, data := range files {
		face, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("read font %s: %w", name, err)
		}
		f.Add(face)
	}
	if len(f.faces) == 0 {
		return nil, fmt.Errorf("read font %s: no font given", name)
	}
	if !slices.ContainsFunc([]rune("aяαאاकก字가"), func(r rune) bool { return drawable(f.faces[0], r) }) {
		return nil, fmt.Errorf("read font %s: %w", name, errNoLetters)
	}
	return f, nil
}

// errNoLetters is the error of a font that cannot show a text.
var errNoLetters = errors.New("it has no letters with outlines")

// parse reads a font, of a collection the first.
func parse(file []byte) (*font.Face, error) {
	faces, err := font.ParseTTC(bytes.NewReader(file)) // reads single fonts too
	if err != nil {
		return nil, err
	}
	return faces[0], nil
}

// Add takes in one more face, looked at after the others save last resorts.
func (f *Faces) Add(face *font.Face) {
	at := len(f.order) - f.last
	f.order = slices.Insert(f.order, at, len(f.faces))
	f.faces = append(f.faces, face)
	clear(f.byRune)
}

// AddLast takes in a face that is a last resort: what only it has counts as
// missing, so that a better face is looked for.
func (f *Faces) AddLast(name string, file []byte) error {
	face, err := parse(file)
	if err != nil {
		return fmt.Errorf("read font %s: %w", name, err)
	}
	f.order = append(f.order, len(f.faces))
	f.faces = append(f.faces, face)
	f.last++
	clear(f.byRune)
	return nil
}

// Len is how many faces there are.
func (f *Faces) Len() int { return len(f.faces) }

// Missing returns the runes that no face has and that were not returned before.
func (f *Faces) Missing() []rune {
	m := f.missing
	f.missing = nil
	return m
}

// Lacks says whether a character that is to be seen has no face. Controls have
// none, whatever a font holds for them.
func (f *Faces) Lacks(r rune) bool {
	if unicode.IsControl(r) {
		return true
	}
	return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !ignorable(r) && f.index(r) == none
}

// index is the number of the face that has the rune, or none.
func (f *Faces) index(r rune) int {
	if i, ok := f.byRune[r]; ok {
		return int(i)
	}
	found, resort := none, true
	for i, number := range f.order {
		if drawable(f.faces[number], r) {
			found, resort = number, i >= len(f.order)-f.last
			break
		}
	}
	f.byRune[r] = int16(found)
	if resort {
		f.missing = append(f.missing, r)
	}
	return found
}

// drawable says whether the face has an outline or a coloured picture for the
// rune.
func drawable(face *font.Face, r rune) bool {
	gid, ok := face.NominalGlyph(r)
	if !ok {
		return false
	}
	if _, ok = face.GlyphDataOutline(gid); ok {
		return true
	}
	_, ok = pictured(face, gid)
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
