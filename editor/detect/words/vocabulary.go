package words

import (
	"cmp"
	"slices"
	"sync"

	"emend/editor/detect/pieces"
	span "emend/editor/text"
)

// A form is one word of the text at hand, in whatever case it stands.
type form struct {
	hash   Hash
	at     int32 // in the vocabulary's letters
	length uint16
	kind   kind
	halves uint32    // places where it is half of a word parted by a line end
	counts [4]uint32 // places by shape
	within uint32    // places with a capital where no sentence begins
}

// total is how often the form occurs as a word.
func (f *form) total() int {
	return int(f.counts[lower] + f.counts[title] + f.counts[upper] + f.counts[mixed])
}

// A vocabulary counts the forms of a text. It keeps no part of the text.
type vocabulary struct {
	letters []byte // of all forms, as they stand the first time
	forms   []form
	index   []uint32 // open addressing; 1 + index in forms, 0 is free
	words   int      // tokens counted
	// disowned are the words met again and again that are surely misread.
	disowned map[Hash]bool
}

func newVocabulary() *vocabulary {
	return &vocabulary{index: make([]uint32, 1<<8), disowned: map[Hash]bool{}}
}

// find returns the index of a form, -1 where the text does not have it.
func (v *vocabulary) find(h Hash) int { return int(v.index[v.slot(h)]) - 1 }

// get returns the form of a hash, nil where the text has none.
func (v *vocabulary) get(h Hash) *form {
	if i := v.find(h); i >= 0 {
		return &v.forms[i]
	}
	return nil
}

// count is how often a word occurs in the text, in any case.
func (v *vocabulary) count(h Hash) int {
	if f := v.get(h); f != nil {
		return f.total()
	}
	return 0
}

func (v *vocabulary) slot(h Hash) int {
	mask := len(v.index) - 1
	i := int(h) & mask
	for v.index[i] != 0 && v.forms[v.index[i]-1].hash != h {
		i = (i + 1) & mask
	}
	return i
}

// longestForm is the length in bytes up to which a form's letters are kept;
// longer ones are not words.
const longestForm = 64

// maxForms bounds the memory of a text that is no language: a novel has 15,000
// forms, 100 MB of damaged newspapers about two million.
const maxForms = 1 << 21

// entry returns the form of a hash, a new one where there is none yet; nil where
// there are too many.
func entry[S string | []byte](v *vocabulary, h Hash, kind kind, spelling S) *form {
	i := v.slot(h)
	if v.index[i] == 0 {
		if len(v.forms) == maxForms {
			return nil
		}
		if 2*len(v.forms) >= len(v.index) {
			v.grow()
			i = v.slot(h)
		}
		v.forms = append(v.forms, form{hash: h, at: int32(len(v.letters)), length: uint16(len(spelling)), kind: kind})
		v.letters = append(v.letters, spelling...)
		v.index[i] = uint32(len(v.forms))
	}
	return &v.forms[v.index[i]-1]
}

// A batch is so many tokens: the forms of all are fetched from memory at once,
// since most of the time that counting takes is waiting for them.
const batch = 32

// add counts tokens.
func (v *vocabulary) add(text string, tokens []token) {
	for some := range slices.Chunk(tokens, batch) {
		var near [batch]uint32 // what the index has where each form should be
		mask := len(v.index) - 1
		for k := range some {
			near[k] = v.index[int(some[k].hash)&mask]
		}
		for k := range some {
			t := &some[k]
			if i := near[k]; i > 0 && v.forms[i-1].hash == t.hash {
				v.met(&v.forms[i-1], t)
			} else {
				v.met(entry(v, t.hash, t.kind, text[t.start:min(t.end, t.start+longestForm)]), t)
			}
		}
	}
}

// met counts one place of a form; f is nil where there are too many.
func (v *vocabulary) met(f *form, t *token) {
	switch {
	case f == nil:
		v.words++
	case t.fragment:
		f.halves++
	default:
		f.counts[t.shape]++
		if t.shape == title && t.linked {
			f.within++
		}
		v.words++
	}
}

func (v *vocabulary) grow() {
	v.index = make([]uint32, 4*len(v.index))
	for i := range v.forms {
		v.index[v.slot(v.forms[i].hash)] = uint32(i + 1)
	}
}

// readPiece is the length in bytes of the pieces that are read by themselves: so
// short that their tokens stay in the processor's cache.
const readPiece = 1 << 15

// read counts the whole text, which is cut into words on so many goroutines;
// done, when closed, ends it early.
func (v *vocabulary) read(text string, workers int, done <-chan struct{}) {
	var room sync.Pool
	pieces.Read(workers, pieces.Cut(text, readPiece), func(p span.Span) *[]token {
		tokens, ok := room.Get().(*[]token)
		if !ok {
			tokens = new([]token)
		}
		select {
		case <-done:
		default:
			*tokens = counted(text, p, (*tokens)[:0])
		}
		return tokens
	}, func(tokens *[]token) {
		v.add(text, *tokens)
		*tokens = (*tokens)[:0]
		room.Put(tokens)
	})
}

// counted appends the tokens that start in a piece and are counted.
func counted(text string, piece span.Span, tokens []token) []token {
	text = text[:min(len(text), piece.End+2*longestRun)]
	sc := newScanner(text, runStart(text, piece.Start))
	for t := sc.next(); t != nil && t.start < piece.End; t = sc.next() {
		if t.kind != figure && t.start >= piece.Start {
			tokens = append(tokens, *t)
		}
	}
	return tokens
}

// spelling returns the form as it stands in the text the first time.
func (v *vocabulary) spelling(f *form) string {
	return string(v.letters[f.at : int(f.at)+int(f.length)])
}

// inOrder returns the indices of the forms by falling count, then by place.
func (v *vocabulary) inOrder() []int {
	out := make([]int, len(v.forms))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(v.forms[b].total(), v.forms[a].total()), cmp.Compare(a, b))
	})
	return out
}
