package form

import (
	"math"

	"emend/editor/project/pack"
	"emend/editor/repair"
	"emend/editor/text"
)

// Repairs are kept in blocks, so that they are read on all cores at once.
const (
	BlockRepairs = 8 << 10
	// plainRepair is how many bytes a repair may take before its block is
	// deflated. Inflating 100,000 repairs takes longer than reading all else
	// of them, and the file may spend 200 bytes on each.
	plainRepair = 120
)

// PackBlocks is the whole list in sealed blocks.
func PackBlocks(list []repair.Repair) [][]byte {
	var out [][]byte
	for len(list) > 0 {
		block := list[:min(len(list), BlockRepairs)]
		list = list[len(block):]
		p := pack.NewWriter()
		packBlock(p, block)
		out = append(out, p.Sealed(plainRepair*len(block)))
	}
	return out
}

// packBlock writes what a rule says of a place apart from where it says it:
// of real repairs, which are mostly alike, one in two to ten is a new one, and
// all others cost three numbers. A block of format 1 begins with how many
// repairs it has, which is never 0.
func packBlock(p *pack.Writer, block []repair.Repair) {
	p.Uint(0)
	p.Uint(uint64(len(block)))
	var templates []repair.Repair
	seen := make(map[template]int)
	shared := sharing{of: make(map[*repair.Grounds]*repair.Grounds), first: make(map[likeness]*repair.Grounds)}
	numbers := make([]int, len(block))
	for i := range block {
		t := template{block[i].Replacement, shared.grounds(block[i].Grounds)}
		n, ok := seen[t]
		if !ok {
			n = len(templates)
			seen[t] = n
			templates = append(templates, block[i])
			templates[n].Span = text.Span{}
		}
		numbers[i] = n
	}
	packRepairs(p, templates)
	last := 0
	for i := range block {
		p.Int(block[i].Span.Start - last)
		p.Uint(uint64(block[i].Span.Len()))
		p.Uint(uint64(numbers[i]))
		last = block[i].Span.Start
	}
}

// A template is all of a repair but its place, to be compared.
type template struct {
	replacement string
	grounds     *repair.Grounds
}

// A sharing finds the grounds that are alike: many are the same ones.
type sharing struct {
	of    map[*repair.Grounds]*repair.Grounds
	first map[likeness]*repair.Grounds
}

// A likeness is what grounds say, to be compared.
type likeness struct {
	group, evidence string
	rule            repair.RuleID
	confidence      uint64 // every bit
	container       bool
	tail            string // alternatives and steps, packed
}

// grounds are the first ones that say what g says.
func (s *sharing) grounds(g *repair.Grounds) *repair.Grounds {
	if first, ok := s.of[g]; ok {
		return first
	}
	k := likeness{g.Group, g.Evidence, g.Rule, math.Float64bits(g.Confidence), g.Container, ""}
	if len(g.Alternatives)+len(g.Steps) > 0 {
		p := pack.NewWriter()
		p.Uint(uint64(len(g.Alternatives)))
		packTail(p, g)
		k.tail = string(p.Bytes())
	}
	if s.first[k] == nil {
		s.first[k] = g
	}
	s.of[g] = s.first[k]
	return s.of[g]
}

// UnpackBlock reads one block into list, which has the length it must have.
func UnpackBlock(sealed []byte, list []repair.Repair) error {
	u, err := pack.Open(sealed)
	if err != nil {
		return err
	}
	n := u.Count()
	if n == 0 {
		unpackTemplates(u, list)
		return u.Err()
	}
	if n != len(list) {
		u.Fail()
	}
	unpackRepairsInto(u, list)
	return u.Err()
}

// unpackTemplates reads what packBlock wrote. Repairs that are alike share
// their grounds.
func unpackTemplates(u *pack.Reader, list []repair.Repair) {
	if u.Count() != len(list) {
		u.Fail()
		return
	}
	templates := unpackRepairs(u)
	last := 0
	for i := range list {
		last += u.Int()
		length, n := u.Uint(), u.Uint()
		if n >= uint64(len(templates)) {
			u.Fail()
			return
		}
		list[i] = templates[n]
		list[i].Span = text.Span{Start: last, End: last + int(length)}
	}
}

func packRepairs(p *pack.Writer, list []repair.Repair) {
	p.Uint(uint64(len(list)))
	last := 0
	for i := range list {
		p.Int(list[i].Span.Start - last)
		last = list[i].Span.Start
	}
	for i := range list {
		p.Int(list[i].Span.Len())
	}
	for _, field := range repairStrings {
		for i := range list {
			p.Str(*field(&list[i]))
		}
	}
	for i := range list {
		p.Str(string(list[i].Rule))
	}
	for i := range list {
		p.Float(list[i].Confidence)
	}
	for i := range list {
		p.Bool(list[i].Container)
	}
	for i := range list {
		p.Uint(uint64(len(list[i].Alternatives)))
		p.Uint(uint64(len(list[i].Steps)))
	}
	for i := range list {
		packTail(p, list[i].Grounds)
	}
}

// repairStrings are the columns of a repair that are plain strings, in their
// order on disk.
var repairStrings = [...]func(*repair.Repair) *string{
	func(r *repair.Repair) *string { return &r.Replacement },
	func(r *repair.Repair) *string { return &r.Group },
	func(r *repair.Repair) *string { return &r.Evidence },
}

// packTail writes the lists of the grounds of one repair.
func packTail(p *pack.Writer, g *repair.Grounds) {
	for _, a := range g.Alternatives {
		p.Str(a)
	}
	for i := range g.Steps {
		s := &g.Steps[i]
		p.Str(string(s.Rule))
		p.Str(s.Replacement)
		p.Float(s.Confidence)
		p.Str(s.Evidence)
	}
}

func unpackRepairs(u *pack.Reader) []repair.Repair {
	n := u.Count()
	if n == 0 {
		return nil
	}
	list := make([]repair.Repair, n)
	unpackRepairsInto(u, list)
	return list
}

func unpackRepairsInto(u *pack.Reader, list []repair.Repair) {
	grounds := make([]repair.Grounds, len(list))
	for i := range list {
		list[i].Grounds = &grounds[i]
	}
	last := 0
	for i := range list {
		last += u.Int()
		list[i].Span.Start = last
	}
	for i := range list {
		list[i].Span.End = list[i].Span.Start + u.Int()
	}
	for _, field := range repairStrings {
		for i := range list {
			*field(&list[i]) = u.Str()
		}
	}
	for i := range list {
		list[i].Rule = repair.RuleID(u.Str())
	}
	for i := range list {
		list[i].Confidence = u.Float()
	}
	for i := range list {
		list[i].Container = u.Bool()
	}
	unpackTails(u, list)
}

// unpackTails reads the lists of all repairs into two allocations.
func unpackTails(u *pack.Reader, list []repair.Repair) {
	alternatives, steps := make([]int, len(list)), make([]int, len(list))
	sumA, sumS := 0, 0
	for i := range list {
		alternatives[i], steps[i] = u.Count(), u.Count()
		sumA += alternatives[i]
		sumS += steps[i]
	}
	if sumA+sumS > u.Left() {
		u.Fail()
		return
	}
	allA, allS := make([]string, sumA), make([]repair.Step, sumS)
	for i := range list {
		r := &list[i]
		if n := alternatives[i]; n > 0 {
			r.Alternatives, allA = allA[:n:n], allA[n:]
		}
		if n := steps[i]; n > 0 {
			r.Steps, allS = allS[:n:n], allS[n:]
		}
		for k := range r.Alternatives {
			r.Alternatives[k] = u.Str()
		}
		for k := range r.Steps {
			r.Steps[k] = repair.Step{Rule: repair.RuleID(u.Str()), Replacement: u.Str(), Confidence: u.Float(), Evidence: u.Str()}
		}
	}
}
