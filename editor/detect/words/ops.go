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

// startingConfusions is the set every document starts with. It is shared, and
// never changed.
var startingConfusions = sync.OnceValue(func() *confusions {
	c := &confusions{}
	for _, o := range commonConfusions {
		c.put(o)
	}
	c.sort()
	return c
})

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
	out := &confusions{seen: seen}
	known := map[[2]string]bool{}
	for _, o := range commonConfusions {
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

// Confusions returns the misreadings every document starts with.
func Confusions() []Misreading {
	out := make([]Misreading, len(commonConfusions))
	for i, o := range commonConfusions {
		out[i] = Misreading{o.printed, o.truth, math.Exp(o.log)}
	}
	return out
}
