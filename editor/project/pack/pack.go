// Package pack writes and reads records: strings, numbers and times in as few
// bytes as is quick, sealed with a checksum. It knows nothing of what they mean
// (see form).
package pack

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

// A Writer writes a record: a table of its distinct strings, then numbers.
// Lists are written column by column, since the values of one column are
// alike and so deflate well, and strings go by their number in the table: of
// 100,000 decisions most share a handful of wordings.
type Writer struct {
	numbers []byte
	heap    []byte
	lengths []byte
	count   uint64
	seen    map[string]uint64
}

func NewWriter() *Writer { return &Writer{seen: make(map[string]uint64)} }

// Uint appends a number, one byte where it is below 128.
func (p *Writer) Uint(v uint64) { p.numbers = binary.AppendUvarint(p.numbers, v) }

// Int appends a number that may be negative.
func (p *Writer) Int(v int) { p.numbers = binary.AppendVarint(p.numbers, int64(v)) }

func (p *Writer) Bool(v bool) {
	if v {
		p.Uint(1)
		return
	}
	p.Uint(0)
}

// Str appends the number of s in the table, adding it when it is new.
func (p *Writer) Str(s string) {
	n, ok := p.seen[s]
	if !ok {
		n = p.count
		p.count++
		p.seen[s] = n
		p.lengths = binary.AppendUvarint(p.lengths, uint64(len(s)))
		p.heap = append(p.heap, s...)
	}
	p.Uint(n)
}

// Float appends every bit of v; equal values share a place in the table.
func (p *Writer) Float(v float64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
	p.Str(string(b[:]))
}

// Time appends an instant to the nanosecond; the zone is not kept.
func (p *Writer) Time(t time.Time) {
	if t.IsZero() {
		p.Uint(0)
		return
	}
	p.Uint(1 + uint64(t.Nanosecond()))
	p.numbers = binary.AppendVarint(p.numbers, t.Unix())
}

// Sealed is the whole record, to be kept. One longer than plain bytes is
// deflated if that helps.
func (p *Writer) Sealed(plain int) []byte { return Seal(p.Bytes(), plain) }

// Bytes is the whole record.
func (p *Writer) Bytes() []byte {
	out := make([]byte, 0, len(p.lengths)+len(p.heap)+len(p.numbers)+2*binary.MaxVarintLen64)
	out = binary.AppendUvarint(out, p.count)
	out = append(out, p.lengths...)
	out = append(out, p.heap...)
	return append(out, p.numbers...)
}

// An Reader reads what a packer wrote. After the first error it returns
// zeros, and err says so; it never reads outside its record.
type Reader struct {
	strings []string
	ends    []int    // room for open
	room    []string // room for short lists
	rest    []byte
	err     error
}

// Open checks a sealed record and begins to read it.
func Open(sealed []byte) (*Reader, error) {
	u := new(Reader)
	return u, u.Open(sealed)
}

// Open checks another sealed record and goes on with it. It is never written to
// again: its strings are the record's own bytes, since to copy those of 10,000
// notes takes as long as to read them. The table takes the place of the last
// one.
func (u *Reader) Open(sealed []byte) error {
	record, err := unseal(sealed)
	if err == nil {
		u.table(record)
	}
	return err
}

// table reads the string table of a record.
func (u *Reader) table(record []byte) {
	u.rest, u.err, u.strings = record, nil, u.strings[:0]
	count := u.Count()
	ends := slices.Grow(u.ends[:0], count)[:count] // in the heap that follows the lengths
	total := uint64(0)
	for i := range ends {
		n := u.Uint()
		if n > uint64(len(record)) {
			u.Fail()
			return
		}
		total += n
		ends[i] = int(total)
	}
	if u.err != nil || total > uint64(len(u.rest)) {
		u.Fail()
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

// Err is what went wrong so far.
func (u *Reader) Err() error { return u.err }

// End is what went wrong, be it that something stands behind what was read.
func (u *Reader) End() error {
	if u.err == nil && u.More() {
		u.err = errors.New("more stands there than was written")
	}
	return u.err
}

// More says whether there is anything left to read.
func (u *Reader) More() bool { return len(u.rest) > 0 }

// Left is how many bytes are left to read.
func (u *Reader) Left() int { return len(u.rest) }

// Next says whether the number v, of one byte, comes next.
func (u *Reader) Next(v byte) bool { return u.More() && u.rest[0] == v }

// Fail ends the reading: the record is not what it should be.
func (u *Reader) Fail() { u.err, u.rest = errPack, nil }

func (u *Reader) Uint() uint64 {
	if len(u.rest) > 0 && u.rest[0] < 0x80 {
		v := u.rest[0]
		u.rest = u.rest[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(u.rest)
	if n <= 0 {
		u.Fail()
		return 0
	}
	u.rest = u.rest[n:]
	return v
}

func (u *Reader) Int() int {
	v := u.Uint()
	return int(int64(v>>1) ^ -int64(v&1))
}

func (u *Reader) Bool() bool { return u.Uint() != 0 }

// List makes a list of strings. Short ones share an allocation: most notes have
// one tag.
func (u *Reader) List(n int) []string {
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

// Count reads the length of a list. Every item takes a byte or more, and so a
// count beyond the bytes left is false; this bounds what damage can allocate.
func (u *Reader) Count() int {
	n := u.Uint()
	if n > uint64(len(u.rest)) {
		u.Fail()
		return 0
	}
	return int(n)
}

func (u *Reader) Str() string {
	n := u.Uint()
	if n >= uint64(len(u.strings)) {
		u.Fail()
		return ""
	}
	return u.strings[n]
}

func (u *Reader) Float() float64 {
	s := u.Str()
	if len(s) != 8 {
		u.Fail()
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(s)))
}

func (u *Reader) Time() time.Time {
	n := u.Uint()
	if n == 0 {
		return time.Time{}
	}
	v := u.Uint()
	return time.Unix(int64(v>>1)^-int64(v&1), int64(n-1)%int64(time.Second)).UTC()
}
