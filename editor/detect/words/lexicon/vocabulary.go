package lexicon

import (
	"cmp"
	"slices"
	"sync"

	"emend/editor/detect/pieces"
	span "emend/editor/text"
)

// A Form is one word of the text at hand, in whatever case it stands.
type Form struct {
	Hash   Hash
	At     int32 // in the vocabulary's letters
	Length uint16
	Kind   kind
	halves uint32    // places where it is half of a word parted by a line end
	Counts [4]uint32 // places by shape
	Within uint32    // places with a capital where no sentence begins
}

// Total is how often the form occurs as a word.
func (f *Form) Total() int {
	return int(f.Counts[Lower] + f.Counts[Title] + f.Counts[Upper] + f.Counts[Mixed])
}

// A vocabulary counts the forms of a text. It keeps no part of the text.
type vocabulary struct {
	Letters []byte // of all forms, as they stand the first time
	Forms   []Form
	index   []uint32 // open addressing; 1 + index in forms, 0 is free
	Words   int      // tokens counted
	// Disowned are the words met again and again that are surely misread.
	Disowned map[Hash]bool
}

// NewVocabulary counts nothing yet.
func NewVocabulary() *vocabulary {
	return &vocabulary{index: make([]uint32, 1<<8), Disowned: map[Hash]bool{}}
}

// Find returns the index of a form, -1 where the text does not have it.
func (v *vocabulary) Find(h Hash) int { return int(v.index[v.slot(h)]) - 1 }

// Get returns the form of a hash, nil where the text has none.
func (v *vocabulary) Get(h Hash) *Form {
	if i := v.Find(h); i >= 0 {
		return &v.Forms[i]
	}
	return nil
}

// Count is how often a word occurs in the text, in any case.
func (v *vocabulary) Count(h Hash) int {
	if f := v.Get(h); f != nil {
		return f.Total()
	}
	return 0
}

func (v *vocabulary) slot(h Hash) int {
	mask := len(v.index) - 1
	i := int(h) & mask
	for v.index[i] != 0 && v.Forms[v.index[i]-1].Hash != h {
		i = (i + 1) & mask
	}
	return i
}

// longestForm is the length in bytes up to which a form's letters are kept;
// longer ones are not words.
const longestForm = 64

// MaxForms bounds the memory of a text that is no language: a novel has 15,000
// forms, 100 MB of damaged newspapers about two million.
const MaxForms = 1 << 21

// entry returns the form of a hash, a new one where there is none yet; nil where
// there are too many.
func entry[S string | []byte](v *vocabulary, h Hash, kind kind, spelling S) *Form {
	i := v.slot(h)
	if v.index[i] == 0 {
		if len(v.Forms) == MaxForms {
			return nil
		}
		if 2*len(v.Forms) >= len(v.index) {
			v.grow()
			i = v.slot(h)
		}
		v.Forms = append(v.Forms, Form{Hash: h, At: int32(len(v.Letters)), Length: uint16(len(spelling)), Kind: kind})
		v.Letters = append(v.Letters, spelling...)
		v.index[i] = uint32(len(v.Forms))
	}
	return &v.Forms[v.index[i]-1]
}

// A batch is so many tokens: the forms of all are fetched from memory at once,
// since most of the time that counting takes is waiting for them.
const batch = 32

// Add counts tokens.
func (v *vocabulary) Add(text string, tokens []Token) {
	for some := range slices.Chunk(tokens, batch) {
		var near [batch]uint32 // what the index has where each form should be
		mask := len(v.index) - 1
		for k := range some {
			near[k] = v.index[int(some[k].Hash)&mask]
		}
		for k := range some {
			t := &some[k]
			if i := near[k]; i > 0 && v.Forms[i-1].Hash == t.Hash {
				v.met(&v.Forms[i-1], t)
			} else {
				v.met(entry(v, t.Hash, t.Kind, text[t.Start:min(t.End, t.Start+longestForm)]), t)
			}
		}
	}
}

// met counts one place of a form; f is nil where there are too many.
func (v *vocabulary) met(f *Form, t *Token) {
	switch {
	case f == nil:
		v.Words++
	case t.Fragment:
		f.halves++
	default:
		f.Counts[t.Shape]++
		if t.Shape == Title && t.Linked {
			f.Within++
		}
		v.Words++
	}
}

func (v *vocabulary) grow() {
	v.index = make([]uint32, 4*len(v.index))
	for i := range v.Forms {
		v.index[v.slot(v.Forms[i].Hash)] = uint32(i + 1)
	}
}

// readPiece is the length in bytes of the pieces that are read by themselves: so
// short that their tokens stay in the processor's cache.
const readPiece = 1 << 15

// read counts the whole text, which is cut into words on so many goroutines;
// done, when closed, ends it early.
func (v *vocabulary) read(text string, workers int, done <-chan struct{}) {
	var room sync.Pool
	pieces.Read(workers, pieces.Cut(text, readPiece), func(p span.Span) *[]Token {
		tokens, ok := room.Get().(*[]Token)
		if !ok {
			tokens = new([]Token)
		}
		select {
		case <-done:
		default:
			*tokens = Counted(text, p, (*tokens)[:0])
		}
		return tokens
	}, func(tokens *[]Token) {
		v.Add(text, *tokens)
		*tokens = (*tokens)[:0]
		room.Put(tokens)
	})
}

// Counted appends the tokens that start in a piece and are counted.
func Counted(text string, piece span.Span, tokens []Token) []Token {
	text = text[:min(len(text), piece.End+2*LongestRun)]
	sc := NewScanner(text, RunStart(text, piece.Start))
	for t := sc.Next(); t != nil && t.Start < piece.End; t = sc.Next() {
		if t.Kind != Figure && t.Start >= piece.Start {
			tokens = append(tokens, *t)
		}
	}
	return tokens
}

// Spelling returns the form as it stands in the text the first time.
func (v *vocabulary) Spelling(f *Form) string {
	return string(v.Letters[f.At : int(f.At)+int(f.Length)])
}

// InOrder returns the indices of the forms by falling count, then by place.
func (v *vocabulary) InOrder() []int {
	out := make([]int, len(v.Forms))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(v.Forms[b].Total(), v.Forms[a].Total()), cmp.Compare(a, b))
	})
	return out
}

// MayBeSmall says whether a word with a capital may be one without: the text
// has it so, and has it with a capital inside sentences no more often.
func (f *Form) MayBeSmall() bool {
	return f.Counts[Lower] > 0 && f.Within <= f.Counts[Lower]
}
