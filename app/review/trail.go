package review

import "slices"

// A Trail is where the reader was, for going back and forward, in offsets of
// the raw text.
type Trail struct {
	been []int
	at   int // index into been of where the reader is
}

// maxPlaces is how many places are remembered.
const maxPlaces = 100

// Leave remembers a place before a jump from rawOff to another.
func (p *Trail) Leave(rawOff int) {
	p.been = append(slices.Clone(p.been[:p.at]), rawOff)
	if len(p.been) > maxPlaces {
		p.been = p.been[1:]
	}
	p.at = len(p.been)
}

// Back returns the place the reader came from; here is where the reader is
// now. ok is false when there is none.
func (p *Trail) Back(here int) (rawOff int, ok bool) {
	if p.at == 0 {
		return 0, false
	}
	if p.at == len(p.been) {
		p.been = append(p.been, here)
	}
	p.at--
	return p.been[p.at], true
}

// Forward undoes Back.
func (p *Trail) Forward() (rawOff int, ok bool) {
	if p.at+1 >= len(p.been) {
		return 0, false
	}
	p.at++
	return p.been[p.at], true
}
