package words

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// An op is one misreading: where the page has truth, the scan has printed.
type op struct {
	printed, truth string
	log            float64 // natural logarithm of its share of truth's places
}

// A confusions is a set of misreadings with their weights in one document.
type confusions struct {
	byPrinted [256][]op // by the first byte of printed
	lost      []op      // printed is empty: letters the scan lost
	seen      map[[2]string]float64
	cheapest  float64 // the weight of the likeliest one, negative
	base      []op    // those the document started with
}

// The weights of misreadings that no list names, as natural logarithms.
const (
	anyLetter  = -10.0 // one letter read as another
	anyLost    = -10.5 // a letter lost
	anyAdded   = -10.5 // a letter too many
	narrowIn   = -8.5  // a narrow letter or mark too many: a speck
	oddLetter  = -7.0  // a letter read as a mark or a digit
	oddSpeck   = -6.0  // a mark or digit that stands for nothing
	firstCase  = -6.0
	maxChannel = -16.0 // readings less likely than this are not looked at
)

// startingConfusions are the sets that documents start with, in English and in
// other languages. They are shared, and never changed.
func startingConfusions(lang string) *confusions {
	if lang == "en" {
		return englishConfusions()
	}
	return otherConfusions()
}

var (
	englishConfusions = sync.OnceValue(func() *confusions { return newConfusions(commonConfusions) })
	otherConfusions   = sync.OnceValue(func() *confusions {
		return newConfusions(slices.Concat(commonConfusions, accentConfusions))
	})
)

func newConfusions(base []op) *confusions {
	c := &confusions{base: base}
	for _, o := range base {
		c.put(o)
	}
	c.sort()
	return c
}

// accentConfusions are misreadings of letters with marks. The scans that the
// others were counted in are English; these are set by hand, and each text
// weighs them anew.
var accentConfusions = []op{
	{"e", "é", -5},
	{"è", "é", -5.5},
	{"ê", "é", -6.5},
	{"6", "é", -6},
	{"é", "è", -5},
	{"e", "è", -5},
	{"e", "ê", -5},
	{"é", "ê", -6},
	{"a", "à", -5.5},
	{"a", "â", -5},
	{"a", "á", -5.5},
	{"a", "ä", -5},
	{"ii", "ä", -6},
	{"i", "î", -5},
	{"i", "í", -5.5},
	{"i", "ï", -5},
	{"o", "ô", -5},
	{"o", "ó", -5.5},
	{"6", "ó", -6},
	{"o", "ö", -5},
	{"6", "ö", -5.5},
	{"u", "ù", -5.5},
	{"u", "û", -5},
	{"u", "ú", -5.5},
	{"u", "ü", -4.5},
	{"ii", "ü", -5},
	{"n", "ñ", -5},
	{"c", "ç", -5},
	{"b", "ß", -5},
	{"fs", "ß", -6},
	{"oe", "œ", -5},
}

func (c *confusions) put(o op) {
	if o.printed == "" {
		c.lost = append(c.lost, o)
		return
	}
	c.byPrinted[o.printed[0]] = append(c.byPrinted[o.printed[0]], o)
}

// priorPlaces is how many places of the true letters the starting weights are
// worth against what the document shows.
const priorPlaces = 3000

// learnt returns the confusions as the document shows them: seen counts sure
// repairs by misreading, places counts the true strings in the text.
func (c *confusions) learnt(seen map[[2]string]float64, places func(string) float64) *confusions {
	out := &confusions{seen: seen, base: c.base}
	known := map[[2]string]bool{}
	for _, o := range c.base {
		known[[2]string{o.printed, o.truth}] = true
		out.put(reweigh(o, seen, places))
	}
	for k, n := range seen {
		if !known[k] && n >= 2 && (k[0] != "" || len(k[1]) > 1) {
			out.put(reweigh(op{k[0], k[1], anyLetter}, seen, places))
		}
	}
	out.sort()
	return out
}

func reweigh(o op, seen map[[2]string]float64, places func(string) float64) op {
	n := seen[[2]string{o.printed, o.truth}]
	o.log = math.Log((n + priorPlaces*math.Exp(o.log)) / (n + places(o.truth) + priorPlaces))
	return o
}

// sort puts the likely ones first, so that a search may stop early.
func (c *confusions) sort() {
	c.cheapest = maxChannel
	for _, list := range append(c.byPrinted[:], c.lost) {
		sortOps(list)
		if len(list) > 0 {
			c.cheapest = max(c.cheapest, list[0].log)
		}
	}
}

func sortOps(list []op) {
	slices.SortFunc(list, func(a, b op) int {
		return cmp.Or(cmp.Compare(b.log, a.log), cmp.Compare(a.printed, b.printed), cmp.Compare(a.truth, b.truth))
	})
}

// A Misreading is what scans print for what the page has, and how often.
type Misreading struct {
	Printed, Truth string
	Share          float64 // of the places where Truth stands
}

// Confusions returns the misreadings documents start with.
func Confusions() []Misreading {
	base := startingConfusions("").base
	out := make([]Misreading, len(base))
	for i, o := range base {
		out[i] = Misreading{o.printed, o.truth, math.Exp(o.log)}
	}
	return out
}
