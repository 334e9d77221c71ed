package editor

import (
	"strconv"
	"strings"
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// big makes a review of about 10 MB with n repairs spread over it.
func big(n int) *Session {
	line := strings.Repeat("some words of text ", 5) + "tho end\n"
	raw := strings.Repeat(line, 10<<20/len(line))
	s := New(text.Decode([]byte(raw)), record.Source{})
	found := make([]repair.Repair, n)
	step := len(raw) / n
	for i := range found {
		at := i * step
		found[i] = repair.Repair{
			Span: text.Span{Start: at, End: at + 2}, Replacement: "xyz", Grounds: &repair.Grounds{Rule: "test.word", Confidence: 0.95, Group: repair.GroupKey("test.word", string(rune('a'+i%26)))},
		}
	}
	s.Detection().Set(found)
	return s
}

func BenchmarkDecideOne(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 500_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := big(n)
			s.Rows()
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				state := repair.Accepted
				if i/n%2 == 1 {
					state = repair.Rejected
				}
				s.Decide([]int{i % n}, repair.Decision{State: state}, "")
				s.Rows()
				s.Groups().List()
				i++
			}
		})
	}
}
