package versions

import (
	"emend/app/say"
	"emend/editor"
)

// A Moment is one of the texts that can be compared, with its name.
type Moment struct {
	Name string
	At   editor.Moment
}

// Moments are the texts that a review has or had: the raw one, each version,
// and that of now.
func Moments(s *editor.Session) []Moment {
	out := []Moment{{say.T("Raw text"), editor.RawMoment()}}
	for _, v := range s.Versions().List() {
		out = append(out, Moment{v.Name, editor.VersionMoment(v)})
	}
	return append(out, Moment{say.T("Now"), editor.NowMoment()})
}
