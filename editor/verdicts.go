package editor

import "emend/editor/repair"

// verdicts are the decisions on all repairs, by index. Most say no more than a
// state, of as many as two million, and so the words of those that say more
// are kept apart.
type verdicts struct {
	of    []verdict
	words []saying // never taken away from, and so shared by copies
}

type verdict struct {
	state repair.State
	never bool
	words uint32 // index into words, plus one; 0: none
}

// A saying is the reader's wording and the reason for a decision.
type saying struct{ text, reason string }

func newVerdicts(n int) verdicts { return verdicts{of: make([]verdict, n)} }

// at is the decision on repair i.
func (v *verdicts) at(i int) repair.Decision {
	k := v.of[i]
	d := repair.Decision{State: k.state, Never: k.never}
	if k.words > 0 {
		w := &v.words[k.words-1]
		d.Text, d.Reason = w.text, w.reason
	}
	return d
}

// said is the state of the decision on repair i and the reader's wording.
func (v *verdicts) said(i int) (state repair.State, wording string) {
	k := v.of[i]
	if k.words > 0 {
		wording = v.words[k.words-1].text
	}
	return k.state, wording
}

// set decides on repair i.
func (v *verdicts) set(i int, d repair.Decision) {
	k := verdict{state: d.State, never: d.Never}
	if d.Text != "" || d.Reason != "" {
		w := saying{d.Text, d.Reason}
		if n := len(v.words); n == 0 || v.words[n-1] != w { // many may be decided alike
			v.words = append(v.words, w)
		}
		k.words = uint32(len(v.words))
	}
	v.of[i] = k
}

// state is that of the decision on repair i.
func (v *verdicts) state(i int) repair.State { return v.of[i].state }
