package words

import (
	"cmp"
	"slices"
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

// add counts one token.
func (v *vocabulary) add(text string, t *token) {
	i := v.slot(t.hash)
	if v.index[i] == 0 {
		if len(v.forms) == maxForms {
			v.words++
			return
		}
		if 2*len(v.forms) >= len(v.index) {
			v.grow()
			i = v.slot(t.hash)
		}
		spelling := text[t.start:min(t.end, t.start+longestForm)]
		v.forms = append(v.forms, form{hash: t.hash, at: int32(len(v.letters)), length: uint16(len(spelling)), kind: t.kind})
		v.letters = append(v.letters, spelling...)
		v.index[i] = uint32(len(v.forms))
	}
	f := &v.forms[v.index[i]-1]
	if t.fragment {
		f.halves++
		return
	}
	f.counts[t.shape]++
	if t.shape == title && t.linked {
		f.within++
	}
	v.words++
}

func (v *vocabulary) grow() {
	v.index = make([]uint32, 4*len(v.index))
	for i := range v.forms {
		v.index[v.slot(v.forms[i].hash)] = uint32(i + 1)
	}
}

// read counts the whole text; done, when closed, ends it early.
func (v *vocabulary) read(text string, done <-chan struct{}) {
	sc := newScanner(text, 0)
	for n := 0; ; n++ {
		t, ok := sc.next()
		if !ok {
			return
		}
		if t.kind != figure {
			v.add(text, &t)
		}
		if n&0xFFFF == 0 {
			select {
			case <-done:
				return
			default:
			}
		}
	}
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
