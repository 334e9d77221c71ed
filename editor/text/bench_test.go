package text

import (
	"fmt"
	"strings"
	"testing"
)

func benchFile(b *testing.B, encoding string, megabytes int) []byte {
	line := "A line of “plain” prose, in which a café or two occurs now and then.\r\n"
	if encoding == "shift_jis" {
		line = "年をとった漁師は海のそばにすわって、帰らない船を待っていた。\r\n"
	}
	data, err := EncodeTo(line, encoding, false)
	if err != nil {
		b.Fatal(err)
	}
	return []byte(strings.Repeat(string(data), megabytes<<20/len(data)))
}

func BenchmarkRaw(b *testing.B) {
	for _, encoding := range []string{"utf-8", "windows-1252", "shift_jis"} {
		for _, size := range []int{1, 10} {
			data := benchFile(b, encoding, size)
			r := Decode(data)
			if r.Encoding() != encoding {
				b.Fatal(r.Encoding())
			}
			edits := make([]Edit, 0, size*1000) // one a kB
			for at := strings.IndexByte(r.Text(), '\r'); at+1024 < r.Len(); at += 1024 + strings.IndexByte(r.Text()[at+1024:], '\r') {
				edits = append(edits, Edit{Span{at, at + 1}, "new"})
			}
			run := func(what string, f func()) {
				b.Run(fmt.Sprintf("%s/%s/%dMB", what, encoding, size), func(b *testing.B) {
					b.SetBytes(int64(len(data)))
					b.ReportAllocs()
					for b.Loop() {
						f()
					}
				})
			}
			run("decode", func() { Decode(data) })
			run("encode", func() {
				if _, err := r.Encode(edits); err != nil {
					b.Fatal(err)
				}
			})
			run("lines", func() { NewLines(r.Text()) })
		}
	}
}
