package repair

// A State says how far the reader has come with one repair.
type State uint8

// The states of a decision. Pending is the zero value: nothing was said yet.
const (
	Pending State = iota
	Accepted
	Rejected
	Edited
)

var stateNames = [...]string{"pending", "accepted", "rejected", "edited"}

// String names the state as it stands in files and on the command line.
func (s State) String() string { return stateNames[s] }

// ParseState is the inverse of String; ok is false for an unknown name.
func ParseState(name string) (s State, ok bool) {
	for i, n := range stateNames {
		if n == name {
			return State(i), true
		}
	}
	return Pending, false
}

// A Decision is what the reader said of one repair.
type Decision struct {
	State  State
	Text   string // the reader's wording, when Edited
	Reason string // why, in the reader's words; may be empty
	// Never marks a rejection that holds for every place that reads the same.
	Never bool
}

// A Policy says which pending repairs count in the cleaned text.
type Policy struct {
	// Left leaves every pending repair unapplied; otherwise those count whose
	// confidence reaches Minimum.
	Left    bool
	Minimum float64
}

// DefaultMinimum is the confidence from which a pending repair counts. It is
// also the default of the command line's --min: one reads what one would get.
const DefaultMinimum = 0.9

// Wording returns the text that stands for r in the cleaned text in a state of
// its decision, edited to the reader's wording, under policy p, and whether r
// counts at all.
func (p Policy) Wording(r *Repair, s State, edited string) (wording string, counts bool) {
	switch s {
	case Accepted:
		return r.Replacement, true
	case Edited:
		return edited, true
	case Rejected:
		return "", false
	}
	if p.Left {
		return "", false
	}
	return r.At(p.Minimum)
}
