package review

import "math"

// A Trust counts what a reader has come to, looking at repairs of one pattern
// or rule: right is accepted, wrong is rejected or given another wording.
type Trust struct {
	Right int `json:"right"`
	Wrong int `json:"wrong,omitempty"`
}

// Of is how many were looked at.
func (t Trust) Of() int { return t.Right + t.Wrong }

func (t Trust) plus(u Trust) Trust { return Trust{t.Right + u.Right, t.Wrong + u.Wrong} }

// Share is the share that will be right, as far as the counts tell: the mean
// of a Beta distribution that began even.
func (t Trust) Share() float64 { return float64(t.Right+1) / float64(t.Of()+2) }

// z is how many standard deviations 95 % lie below, on one side.
const z = 1.645

// Lower is the least share that is right, at 95 %: Wilson's bound.
func (t Trust) Lower() float64 {
	n := float64(t.Of())
	if n == 0 {
		return 0
	}
	p := float64(t.Right) / n
	middle := p + z*z/(2*n)
	wide := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, (middle-wide)/(1+z*z/n))
}

// other is the trust in the contrary: that it is right to reject.
func (t Trust) other() Trust { return Trust{t.Wrong, t.Right} }

// earlier is what the trust won in earlier texts counts for in this one: half,
// since texts differ, and never more than a sample of this one would.
func (t Trust) earlier() Trust {
	n := t.Of()
	if n == 0 {
		return t
	}
	share := min(0.5, float64(SampleOf)/float64(n))
	return Trust{int(float64(t.Right) * share), int(float64(t.Wrong)*share + 0.5)}
}

// Trusts is the trust won in texts, by group key.
type Trusts map[string]Trust

// Plus is the trust won in these texts and in more.
func (l Trusts) Plus(more Trusts) Trusts {
	out := make(Trusts, len(l)+len(more))
	for g, t := range l {
		out[g] = t
	}
	for g, t := range more {
		out[g] = out[g].plus(t)
	}
	return out
}
