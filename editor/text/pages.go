package text

import (
	"sort"
	"strconv"
	"strings"
)

// A Page is where a page of the source begins.
type Page struct {
	Start int    // in the decoded text
	Name  string // as the source names it: "12", "xiv", "scan-12.png"
}

// Pages are the pages of a text, in order of their start; empty where it has
// none.
type Pages []Page

// PagesOf tells the pages by the form feeds of a text, from 1. A text without
// one has no pages.
func PagesOf(s string) Pages {
	var out Pages
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '\f')
		if i < 0 {
			return out
		}
		if out == nil {
			out = Pages{{Start: 0, Name: "1"}}
		}
		at += i + 1
		out = append(out, Page{Start: at, Name: strconv.Itoa(len(out) + 1)})
	}
}

// At is the name of the page on which an offset stands, "" where there are no
// pages or it stands before the first.
func (p Pages) At(off int) string {
	i := sort.Search(len(p), func(i int) bool { return p[i].Start > off })
	if i == 0 {
		return ""
	}
	return p[i-1].Name
}

// Find is the start of the first page of a name.
func (p Pages) Find(name string) (start int, ok bool) {
	for i := range p {
		if strings.EqualFold(p[i].Name, name) {
			return p[i].Start, true
		}
	}
	return 0, false
}
