package text

import "testing"

func TestPages(t *testing.T) {
	if p := PagesOf("no page marks"); p != nil || p.At(3) != "" {
		t.Errorf("%v", p)
	}
	const s = "one\n\ftwo\n\f\fend"
	p := PagesOf(s)
	for off, want := range map[int]string{0: "1", 4: "1", 5: "2", 9: "2", 10: "3", 11: "4", len(s): "4"} {
		if got := p.At(off); got != want {
			t.Errorf("%d is on page %q, want %q", off, got, want)
		}
	}
	if start, ok := p.Find("2"); !ok || start != 5 {
		t.Errorf("page 2 at %d, %v", start, ok)
	}
	if _, ok := p.Find("9"); ok {
		t.Error("a page that is not there was found")
	}
	named := Pages{{3, "xiv"}, {8, "1"}}
	if named.At(2) != "" || named.At(3) != "xiv" || named.At(20) != "1" {
		t.Errorf("%v", named)
	}
	if start, ok := named.Find("XIV"); !ok || start != 3 {
		t.Errorf("page XIV at %d, %v", start, ok)
	}
}
