package detect

import (
	"context"
	"sync"

	"emend/editor/detect/token"
	"emend/editor/detect/words"
	"emend/editor/repair"
)

// A Profile is what the surveys have learnt of the whole text. It gates the
// detectors: a text without damage of a kind gets no guesses of that kind.
// Surveys write to it one after another; during a stage it is only read.
type Profile struct {
	ctx    context.Context
	groups struct { // pattern strings made once: repair.GroupKey by ruleAndPattern
		sync.RWMutex
		keys map[ruleAndPattern]string
	}

	Mojibake    mojibakeProfile // chains of misreading and how often each is sure
	Language    string          // "en", "fr", …; "und" where it is none we know
	Words       *words.Table    // of the language; nil where there is none: structure only
	Damage      float64         // share of words that are surely misread
	spaceDamage float64         // share of words that are split or joined, where that is a habit
	model       *words.Model

	vocabulary *token.Counts // how often each word occurs
	repeats    *repeatSurvey
	furniture  *furnitureSurvey
	lines      *lineSurvey // widths the text was wrapped at
	spacing    *spacingSurvey
	notes      *noteSurvey

	fraktur     bool              // = is a hyphen at line ends
	dividing    dividing          // how the text divides words at line ends
	lostHyphens int               // words that are surely divided at a line's end without a mark
	modelled    *View             // the view that model counts
	Characters  charactersProfile // escapes and marks, and what makes them sound
}

type ruleAndPattern struct {
	rule    repair.RuleID
	pattern string
}

// NewProfile returns the profile of a text of which nothing is known yet.
func NewProfile(ctx context.Context) *Profile { return &Profile{ctx: ctx} }

// Done is closed when the run is cancelled.
func (p *Profile) Done() <-chan struct{} { return p.ctx.Done() }

// groupKey returns the group key, one shared string for all places of a group.
func (p *Profile) groupKey(rule repair.RuleID, pattern string) string {
	k := ruleAndPattern{rule, pattern}
	g := &p.groups
	g.RLock()
	s, ok := g.keys[k]
	g.RUnlock()
	if ok {
		return s
	}
	g.Lock()
	defer g.Unlock()
	if s, ok := g.keys[k]; ok {
		return s
	}
	if g.keys == nil {
		g.keys = map[ruleAndPattern]string{}
	}
	s = repair.GroupKey(rule, pattern)
	g.keys[k] = s
	return s
}
