package pack

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// A sealed record, as it stands in the file:
//
//	version  form  [length]  record  checksum
//	1 byte   1 b   varint    n b     4 b, CRC-32C of all before it
//
// SQLite does not notice a flipped bit inside a blob; the checksum does.

// recordVersion is what this program writes.
const recordVersion = 1

// The forms of a record.
const (
	formPlain    = 0
	formDeflated = 1 // length is that of the record when inflated
)

// deflateRatio bounds how much an honest deflated record can grow: the format
// itself cannot reach 1032 to 1.
const deflateRatio = 1032

// ErrDamaged says that a sealed record is damaged.
var ErrDamaged = errors.New("record is damaged (checksum differs)")

// errRecordVersion says that a record is in a form this program cannot read.
var errRecordVersion = errors.New("record was written by a newer version")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Seal wraps a record. One longer than plain bytes is deflated if that helps.
func Seal(record []byte, plain int) []byte {
	out := make([]byte, 0, len(record)+16)
	out = append(out, recordVersion, formPlain)
	if len(record) > plain {
		out = appendDeflated(out[:1], record)
	}
	if out[1] == formPlain {
		out = append(out[:2], record...)
	}
	return binary.LittleEndian.AppendUint32(out, crc32.Checksum(out, castagnoli))
}

// appendDeflated adds the form, the length and the deflated record to dst, or
// only the form for plain where deflating gains nothing.
func appendDeflated(dst, record []byte) []byte {
	dst = append(dst, formDeflated)
	dst = binary.AppendUvarint(dst, uint64(len(record)))
	b := bytes.NewBuffer(dst)
	w, err := flate.NewWriter(b, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(record)
	}
	if err == nil {
		err = w.Close()
	}
	out := b.Bytes()
	if err != nil || len(out) >= len(record) {
		out = append(dst[:1], formPlain)
	}
	return out
}

// unseal checks a sealed record and returns what seal was given. The result
// may share memory with sealed.
func unseal(sealed []byte) ([]byte, error) {
	end := len(sealed) - 4
	if end < 2 || crc32.Checksum(sealed[:end], castagnoli) != binary.LittleEndian.Uint32(sealed[end:]) {
		return nil, ErrDamaged
	}
	if sealed[0] != recordVersion || sealed[1] > formDeflated {
		return nil, errRecordVersion
	}
	record := sealed[2:end]
	if sealed[1] == formPlain {
		return record, nil
	}
	length, n := binary.Uvarint(record)
	if n <= 0 || length > uint64(len(record))*deflateRatio {
		return nil, ErrDamaged
	}
	out := make([]byte, length)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(record[n:])), out); err != nil {
		return nil, ErrDamaged
	}
	return out, nil
}
