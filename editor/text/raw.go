package text

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"unsafe"
)

// A Raw is a file as it was read: its bytes, the encoding they are in, and the
// text they decode to. It is never changed after Decode or DecodeAs made it,
// and so it is shared between goroutines without locks.
//
// Text offsets, here and everywhere, are byte offsets in Text, which is UTF-8
// (where the file is UTF-8, Text is the file's bytes, damage included). File
// offsets occur only in the result of FileSpan.
type Raw struct {
	data     []byte
	text     string
	encoding string
	codec    codec // nil where the text is the file's bytes
	marks    []mark

	sumOnce sync.Once
	sum     string

	endingOnce sync.Once
	ending     LineEnding
}

// Decode reads data in the encoding it appears to be in. It never fails: what
// cannot be decoded is kept (as itself in UTF-8, as U+FFFD elsewhere, the
// bytes staying available to Encode). The Raw owns data from here on; the
// caller must not change it.
func Decode(data []byte) *Raw {
	return decodeWith(data, guess(data))
}

// DecodeAs reads data in the named encoding; any name that IANA or the HTML
// standard knows for one of Encodings will do. It fails only for other names.
// The Raw owns data from here on; the caller must not change it.
func DecodeAs(data []byte, encoding string) (*Raw, error) {
	if name := endless(encoding); name != "" {
		return decodeWith(data, byteOrder(data, name)), nil
	}
	e, err := lookup(encoding)
	if err != nil {
		return nil, err
	}
	return decodeWith(data, e.name), nil
}

// decodeWith reads data in the encoding of that canonical name.
func decodeWith(data []byte, name string) *Raw {
	r := &Raw{data: data, encoding: name, codec: codecOf(name)}
	if r.codec == nil {
		// No copy: a 100 MB file would otherwise be held twice. Safe because
		// data is owned and never written to again.
		r.text = unsafe.String(unsafe.SliceData(data), len(data))
		return r
	}
	r.text, r.marks = decode(r.codec, data)
	return r
}

// Text is the whole decoded text. In a UTF-8 file it may hold invalid bytes.
func (r *Raw) Text() string { return r.text }

// Len is the length of the text in bytes.
func (r *Raw) Len() int { return len(r.text) }

// Slice is the text of a span. It panics where the span lies outside the text.
func (r *Raw) Slice(s Span) string { return r.text[s.Start:s.End] }

// Encoding is the canonical lower-case name: "utf-8", "windows-1252".
func (r *Raw) Encoding() string { return r.encoding }

// HasBOM says whether the file starts with a byte order mark. The text then
// starts with U+FEFF.
func (r *Raw) HasBOM() bool { return strings.HasPrefix(r.text, bom) }

// Bytes is the file. The caller must not change it.
func (r *Raw) Bytes() []byte { return r.data }

// SHA256 is the hash of the file's bytes in lower-case hexadecimal.
func (r *Raw) SHA256() string {
	r.sumOnce.Do(func() {
		sum := sha256.Sum256(r.data)
		r.sum = hex.EncodeToString(sum[:])
	})
	return r.sum
}

// LineEnding is the kind of line end the text uses.
func (r *Raw) LineEnding() LineEnding {
	r.endingOnce.Do(func() { r.ending = countEnds(r.text).kind() })
	return r.ending
}
