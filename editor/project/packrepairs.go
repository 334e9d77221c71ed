package project

import (
	"math"

	"emend/editor/repair"
	"emend/editor/text"
)

// Repairs are kept in blocks, so that they are read on all cores at once.
const (
	blockRepairs = 8 << 10
	// plainRepair is how many bytes a repair may take before its block is
	// deflated. Inflating 100,000 repairs takes longer than reading all else
	// of them, and the file may spend 200 bytes on each.
	plainRepair = 120
)

// packBlocks is the whole list in sealed blocks.
func packBlocks(list []repair.Repair) [][]byte {
	var out [][]byte
	for len(list) > 0 {
		block := list[:min(len(list), blockRepairs)]
		list = list[len(block):]
		p := newPacker()
		packBlock(p, block)
		out = append(out, p.sealed(plainRepair*len(block)))
	}
	return out
}

// packBlock writes what a rule says of a place apart from where it says it:
// of real repairs, which are mostly alike, one in two to ten is a new one, and
// all others cost three numbers. A block of format 1 begins with how many
// repairs it has, which is never 0.
func packBlock(p *packer, block []repair.Repair) {
	p.uint(0)
	p.uint(uint64(len(block)))
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
		p.int(block[i].Span.Start - last)
		p.uint(uint64(block[i].Span.Len()))
		p.uint(uint64(numbers[i]))
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
		p := newPacker()
		p.uint(uint64(len(g.Alternatives)))
		packTail(p, g)
		k.tail = string(p.bytes())
	}
	if s.first[k] == nil {
		s.first[k] = g
	}
	s.of[g] = s.first[k]
	return s.of[g]
}

// unpackBlock reads one block into list, which has the length it must have.
func unpackBlock(sealed []byte, list []repair.Repair) error {
	u, err := openRecord(sealed)
	if err != nil {
		return err
	}
	n := u.count()
	if n == 0 {
		unpackTemplates(u, list)
		return u.error()
	}
	if n != len(list) {
		u.fail()
	}
	unpackRepairsInto(u, list)
	return u.error()
}

// unpackTemplates reads what packBlock wrote. Repairs that are alike share
// their grounds.
func unpackTemplates(u *unpacker, list []repair.Repair) {
	if u.count() != len(list) {
		u.fail()
		return
	}
	templates := unpackRepairs(u)
	last := 0
	for i := range list {
		last += u.int()
		length, n := u.uint(), u.uint()
		if n >= uint64(len(templates)) {
			u.fail()
			return
		}
		list[i] = templates[n]
		list[i].Span = text.Span{Start: last, End: last + int(length)}
	}
}

func packRepairs(p *packer, list []repair.Repair) {
	p.uint(uint64(len(list)))
	last := 0
	for i := range list {
		p.int(list[i].Span.Start - last)
		last = list[i].Span.Start
	}
	for i := range list {
		p.int(list[i].Span.Len())
	}
	for _, field := range repairStrings {
		for i := range list {
			p.str(*field(&list[i]))
		}
	}
	for i := range list {
		p.str(string(list[i].Rule))
	}
	for i := range list {
		p.float(list[i].Confidence)
	}
	for i := range list {
		p.bool(list[i].Container)
	}
	for i := range list {
		p.uint(uint64(len(list[i].Alternatives)))
		p.uint(uint64(len(list[i].Steps)))
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
func packTail(p *packer, g *repair.Grounds) {
	for _, a := range g.Alternatives {
		p.str(a)
	}
	for i := range g.Steps {
		s := &g.Steps[i]
		p.str(string(s.Rule))
		p.str(s.Replacement)
		p.float(s.Confidence)
		p.str(s.Evidence)
	}
}

func unpackRepairs(u *unpacker) []repair.Repair {
	n := u.count()
	if n == 0 {
		return nil
	}
	list := make([]repair.Repair, n)
	unpackRepairsInto(u, list)
	return list
}

func unpackRepairsInto(u *unpacker, list []repair.Repair) {
	grounds := make([]repair.Grounds, len(list))
	for i := range list {
		list[i].Grounds = &grounds[i]
	}
	last := 0
	for i := range list {
		last += u.int()
		list[i].Span.Start = last
	}
	for i := range list {
		list[i].Span.End = list[i].Span.Start + u.int()
	}
	for _, field := range repairStrings {
		for i := range list {
			*field(&list[i]) = u.str()
		}
	}
	for i := range list {
		list[i].Rule = repair.RuleID(u.str())
	}
	for i := range list {
		list[i].Confidence = u.float()
	}
	for i := range list {
		list[i].Container = u.bool()
	}
	unpackTails(u, list)
}

// unpackTails reads the lists of all repairs into two allocations.
func unpackTails(u *unpacker, list []repair.Repair) {
	alternatives, steps := make([]int, len(list)), make([]int, len(list))
	sumA, sumS := 0, 0
	for i := range list {
		alternatives[i], steps[i] = u.count(), u.count()
		sumA += alternatives[i]
		sumS += steps[i]
	}
	if sumA+sumS > u.left() {
		u.fail()
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
			r.Alternatives[k] = u.str()
		}
		for k := range r.Steps {
			r.Steps[k] = repair.Step{Rule: repair.RuleID(u.str()), Replacement: u.str(), Confidence: u.float(), Evidence: u.str()}
		}
	}
}
