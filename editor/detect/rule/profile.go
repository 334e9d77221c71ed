package rule

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"emend/editor/detect/pieces"
	"emend/editor/detect/token"
	"emend/editor/detect/words/lexicon"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Profile is what the surveys have learnt of the whole text. It gates the
// detectors: a text without damage of a kind gets no guesses of that kind.
// What several families ask about stands here; what one family has learnt is
// kept as a value of its own type, which Of returns. Surveys write to both one
// after another; during a stage they are only read.
type Profile struct {
	ctx    context.Context
	groups struct { // pattern strings made once: repair.GroupKey by ruleAndPattern
		sync.RWMutex
		keys map[ruleAndPattern]string
	}
	families struct { // a value of each type that was asked for
		sync.Mutex
		all atomic.Pointer[[]any]
	}
	Workers int // goroutines that a survey may read on
	Window  int // bytes that each of them reads at a time

	Language    string         // "en", "fr", …; "und" where it is none we know
	Words       *lexicon.Table // of the language; nil where there is none: structure only
	Vocabulary  *token.Counts  // how often each word occurs
	Damage      float64        // share of words that are surely misread
	SpaceDamage float64        // share of words that are split or joined, where that is a habit
	// BytesLost: the text was misread and lost bytes afterwards, so that single
	// characters beyond ASCII may be pieces of anything.
	BytesLost bool
	// AccentsDropped: the text was misread and lost its accents afterwards, so
	// that a mark behind a letter may be the rest of another letter.
	AccentsDropped bool
}

// Of returns what a family has learnt of the text: the one value of type T that
// the profile keeps, zero until a survey fills it. There are a dozen of them, and
// a walk past those costs less than a look into a map.
func Of[T any](p *Profile) *T {
	f := &p.families
	if v := among[T](f.all.Load()); v != nil {
		return v
	}
	f.Lock()
	defer f.Unlock()
	all := f.all.Load()
	if v := among[T](all); v != nil {
		return v
	}
	v, more := new(T), []any{}
	if all != nil {
		more = slices.Clone(*all)
	}
	more = append(more, v)
	f.all.Store(&more)
	return v
}

// among returns the value of type T, nil where there is none.
func among[T any](all *[]any) *T {
	if all != nil {
		for _, v := range *all {
			if v, ok := v.(*T); ok {
				return v
			}
		}
	}
	return nil
}

type ruleAndPattern struct {
	rule    repair.RuleID
	pattern string
}

// NewProfile returns the profile of a text of which nothing is known yet.
func NewProfile(ctx context.Context) *Profile {
	return &Profile{ctx: ctx, Workers: 1, Window: SurveyStep}
}

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

// SurveyStep is how many bytes are read between two looks at whether the run
// was cancelled, where nothing else is asked for.
const SurveyStep = 1 << 18

// ReadParts reads a text of so many bytes in even parts, several at a time, for a
// survey. What read returns for each, take gets, in order and one at a time; of a
// run that was cancelled it gets zero values.
func ReadParts[T any](p *Profile, length int, read func(part text.Span) T, take func(T)) {
	pieces.Read(p.Workers, pieces.Even(length, p.Window), func(part text.Span) (made T) {
		if !p.Cancelled() {
			made = read(part)
		}
		return made
	}, take)
}

// InView is the confidence from which a proposal is part of the view that
// later stages see; the same from which `clean --all` applies it. Below it a
// guess would more often than not lead the later stages astray.
const InView = 0.5

// Cancelled says whether the run is to stop.
func (p *Profile) Cancelled() bool {
	select {
	case <-p.Done():
		return true
	default:
		return false
	}
}
