package project

import (
	"emend/editor/repair"
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
		packRepairs(p, block)
		out = append(out, seal(p.bytes(), plainRepair*len(block)))
	}
	return out
}

// unpackBlock reads one block into list, which has the length it must have.
func unpackBlock(sealed []byte, list []repair.Repair) error {
	record, err := unseal(sealed)
	if err != nil {
		return err
	}
	u := newUnpacker(record)
	if u.count() != len(list) {
		u.fail()
	}
	unpackRepairsInto(u, list)
	return u.err
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
		packTail(p, &list[i])
	}
}

// repairStrings are the columns of a repair that are plain strings, in their
// order on disk.
var repairStrings = [...]func(*repair.Repair) *string{
	func(r *repair.Repair) *string { return &r.Replacement },
	func(r *repair.Repair) *string { return &r.Group },
	func(r *repair.Repair) *string { return &r.Evidence },
}

// packTail writes the lists of one repair.
func packTail(p *packer, r *repair.Repair) {
	for _, a := range r.Alternatives {
		p.str(a)
	}
	for i := range r.Steps {
		s := &r.Steps[i]
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
	if sumA+sumS > len(u.rest) {
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
