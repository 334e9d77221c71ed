package words

import "sort"

// A form is one word of the text at hand, in whatever case it stands.
type form struct {
	hash   Hash
	at     int32 // where it stands first
	length uint16
	kind   kind
	halves uint32    // places where it is half of a word parted by a line end
	counts [4]uint32 // places by shape
}

// total is how often the form occurs as a word.
func (f *form) total() int {
	return int(f.counts[lower] + f.counts[title] + f.counts[upper] + f.counts[mixed])
}

// A vocabulary counts the forms of a text.
type vocabulary struct {
	text  string
	forms []form
	index []uint32 // open addressing; 1 + index in forms, 0 is free
	words int      // tokens counted
}

func newVocabulary(text string) *vocabulary {
	return &vocabulary{text: text, index: make([]uint32, 1<<12)}
}

// get returns the form of a hash, nil where the text has none.
func (v *vocabulary) get(h Hash) *form {
	if i := v.index[v.slot(h)]; i > 0 {
		return &v.forms[i-1]
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

// add counts one token.
func (v *vocabulary) add(t *token) {
	i := v.slot(t.hash)
	if v.index[i] == 0 {
		if 2*len(v.forms) >= len(v.index) {
			v.grow()
			i = v.slot(t.hash)
		}
		v.forms = append(v.forms, form{hash: t.hash, at: int32(t.start), length: uint16(min(t.end-t.start, 1<<16-1)), kind: t.kind})
		v.index[i] = uint32(len(v.forms))
	}
	f := &v.forms[v.index[i]-1]
	if t.fragment {
		f.halves++
		return
	}
	f.counts[t.shape]++
	v.words++
}

func (v *vocabulary) grow() {
	v.index = make([]uint32, 4*len(v.index))
	for i := range v.forms {
		v.index[v.slot(v.forms[i].hash)] = uint32(i + 1)
	}
}

// read counts the whole text; done, when closed, ends it early.
func (v *vocabulary) read(done <-chan struct{}) {
	sc := newScanner(v.text, 0)
	for n := 0; ; n++ {
		t, ok := sc.next()
		if !ok {
			return
		}
		if t.kind != figure {
			v.add(&t)
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
	return v.text[f.at : int(f.at)+int(f.length)]
}

// inOrder returns the forms by falling count, then by place.
func (v *vocabulary) inOrder() []*form {
	out := make([]*form, len(v.forms))
	for i := range v.forms {
		out[i] = &v.forms[i]
	}
	sort.Slice(out, func(a, b int) bool {
		if x, y := out[a].total(), out[b].total(); x != y {
			return x > y
		}
		return out[a].at < out[b].at
	})
	return out
}
