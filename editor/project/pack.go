package project

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"time"
	"unsafe"
)

// errPack says that packed bytes do not follow the format.
var errPack = errors.New("packed record is malformed")

// A packer writes a record: a table of its distinct strings, then numbers.
// Lists are written column by column, since the values of one column are
// alike and so deflate well, and strings go by their number in the table: of
// 100,000 decisions most share a handful of wordings.
type packer struct {
	numbers []byte
	heap    []byte
	lengths []byte
	count   uint64
	seen    map[string]uint64
}

func newPacker() *packer { return &packer{seen: make(map[string]uint64)} }

// uint appends a number, one byte where it is below 128.
func (p *packer) uint(v uint64) { p.numbers = binary.AppendUvarint(p.numbers, v) }

// int appends a number that may be negative.
func (p *packer) int(v int) { p.numbers = binary.AppendVarint(p.numbers, int64(v)) }

func (p *packer) bool(v bool) {
	if v {
		p.uint(1)
		return
	}
	p.uint(0)
}

// str appends the number of s in the table, adding it when it is new.
func (p *packer) str(s string) {
	n, ok := p.seen[s]
	if !ok {
		n = p.count
		p.count++
		p.seen[s] = n
		p.lengths = binary.AppendUvarint(p.lengths, uint64(len(s)))
		p.heap = append(p.heap, s...)
	}
	p.uint(n)
}

// float appends every bit of v; equal values share a place in the table.
func (p *packer) float(v float64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
	p.str(string(b[:]))
}

// time appends an instant to the nanosecond; the zone is not kept.
func (p *packer) time(t time.Time) {
	if t.IsZero() {
		p.uint(0)
		return
	}
	p.uint(1 + uint64(t.Nanosecond()))
	p.numbers = binary.AppendVarint(p.numbers, t.Unix())
}

// sealed is the whole record, to be kept. One longer than plain bytes is
// deflated if that helps.
func (p *packer) sealed(plain int) []byte { return seal(p.bytes(), plain) }

// bytes is the whole record.
func (p *packer) bytes() []byte {
	out := make([]byte, 0, len(p.lengths)+len(p.heap)+len(p.numbers)+2*binary.MaxVarintLen64)
	out = binary.AppendUvarint(out, p.count)
	out = append(out, p.lengths...)
	out = append(out, p.heap...)
	return append(out, p.numbers...)
}

// An unpacker reads what a packer wrote. After the first error it returns
// zeros, and err says so; it never reads outside its record.
type unpacker struct {
	strings []string
	ends    []int    // room for open
	room    []string // room for short lists
	rest    []byte
	err     error
}

// openRecord checks a sealed record and begins to read it.
func openRecord(sealed []byte) (*unpacker, error) {
	u := new(unpacker)
	return u, u.open(sealed)
}

// open checks another sealed record and goes on with it. It is never written to
// again: its strings are the record's own bytes, since to copy those of 10,000
// notes takes as long as to read them. The table takes the place of the last
// one.
func (u *unpacker) open(sealed []byte) error {
	record, err := unseal(sealed)
	if err == nil {
		u.table(record)
	}
	return err
}

// table reads the string table of a record.
func (u *unpacker) table(record []byte) {
	u.rest, u.err, u.strings = record, nil, u.strings[:0]
	count := u.count()
	ends := slices.Grow(u.ends[:0], count)[:count] // in the heap that follows the lengths
	total := uint64(0)
	for i := range ends {
		n := u.uint()
		if n > uint64(len(record)) {
			u.fail()
			return
		}
		total += n
		ends[i] = int(total)
	}
	if u.err != nil || total > uint64(len(u.rest)) {
		u.fail()
		return
	}
	heap := unsafe.String(unsafe.SliceData(u.rest), total)
	u.strings, u.ends = slices.Grow(u.strings, count)[:count], ends
	from := 0
	for i, end := range ends {
		u.strings[i], from = heap[from:end], end
	}
	u.rest = u.rest[total:]
}

// error is what went wrong so far.
func (u *unpacker) error() error { return u.err }

// end is what went wrong, be it that something stands behind what was read.
func (u *unpacker) end() error {
	if u.err == nil && u.more() {
		u.err = errors.New("more stands there than was written")
	}
	return u.err
}

// more says whether there is anything left to read.
func (u *unpacker) more() bool { return len(u.rest) > 0 }

// left is how many bytes are left to read.
func (u *unpacker) left() int { return len(u.rest) }

// next says whether the number v, of one byte, comes next.
func (u *unpacker) next(v byte) bool { return u.more() && u.rest[0] == v }

// fail ends the reading: the record is not what it should be.
func (u *unpacker) fail() { u.err, u.rest = errPack, nil }

func (u *unpacker) uint() uint64 {
	if len(u.rest) > 0 && u.rest[0] < 0x80 {
		v := u.rest[0]
		u.rest = u.rest[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(u.rest)
	if n <= 0 {
		u.fail()
		return 0
	}
	u.rest = u.rest[n:]
	return v
}

func (u *unpacker) int() int {
	v := u.uint()
	return int(int64(v>>1) ^ -int64(v&1))
}

func (u *unpacker) bool() bool { return u.uint() != 0 }

// list makes a list of strings. Short ones share an allocation: most notes have
// one tag.
func (u *unpacker) list(n int) []string {
	const shared = 64
	if n > shared/4 {
		return make([]string, n)
	}
	if n > len(u.room) {
		u.room = make([]string, shared)
	}
	out := u.room[:n:n]
	u.room = u.room[n:]
	return out
}

// count reads the length of a list. Every item takes a byte or more, and so a
// count beyond the bytes left is false; this bounds what damage can allocate.
func (u *unpacker) count() int {
	n := u.uint()
	if n > uint64(len(u.rest)) {
		u.fail()
		return 0
	}
	return int(n)
}

func (u *unpacker) str() string {
	n := u.uint()
	if n >= uint64(len(u.strings)) {
		u.fail()
		return ""
	}
	return u.strings[n]
}

func (u *unpacker) float() float64 {
	s := u.str()
	if len(s) != 8 {
		u.fail()
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(s)))
}

func (u *unpacker) time() time.Time {
	n := u.uint()
	if n == 0 {
		return time.Time{}
	}
	v := u.uint()
	return time.Unix(int64(v>>1)^-int64(v&1), int64(n-1)%int64(time.Second)).UTC()
}
