package detect

import (
	"strings"
	"testing"

	"emend/editor/repair"
)

// cleanedWith applies what the named rules propose at a confidence.
func cleanedWith(t *testing.T, raw string, minimum float64, rules ...string) string {
	t.Helper()
	return repair.MappingOf(raw, detectWith(t, raw, rules...), nil, repair.Policy{Minimum: minimum}).String()
}

func wrapParagraphs(s string, wrap func(string) string) string {
	paragraphs := strings.Split(s, "\n\n")
	for i := range paragraphs {
		paragraphs[i] = wrap(paragraphs[i])
	}
	return strings.Join(paragraphs, "\n\n")
}

func TestUnwrapAnyWidth(t *testing.T) {
	for _, width := range []int{38, 45, 60, 66, 72, 80, 100} {
		raw := wrapParagraphs(prose, func(p string) string { return wrapped(p, width) })
		if got := cleanedWith(t, raw, 0.9, "layout.join"); got != prose {
			t.Errorf("width %d:\n%s", width, got)
		}
	}
}

func TestUnwrapTwice(t *testing.T) {
	for _, width := range []struct{ first, second int }{{84, 80}, {105, 100}, {76, 70}, {110, 99}} {
		raw := wrapParagraphs(prose, func(p string) string { return rewrapped(wrapped(p, width.first), width.second) })
		if got := cleanedWith(t, raw, 0.9, "layout.join"); got != prose {
			t.Errorf("widths %v:\n%s\n---\n%s", width, raw, got)
		}
	}
}

// leaveAlone are pieces whose lines are meant; each stands in the middle of
// wrapped prose.
var leaveAlone = map[string]string{
	"verse":      "The lamp is lit, the planks are wet,\nThe rope is tied, the tide is low,\nAnd who went over has not yet\nFound any reason to say no.\n\nThe bell has neither tongue nor town,\nThe town has neither street nor stair,\nBut when the autumn storms come down\nIt tells the hour to the air.",
	"list":       "1. a lamp with two wicks\n2. forty feet of rope, tarred\n3. the book, and ink for the winter\n4. bread",
	"bullets":    "- a lamp with two wicks\n- forty feet of rope\n- the book",
	"table":      "Depth    Place         Year\n41 ft    the church    1931\n38 ft    the school    1931\n12 ft    the mill      1932",
	"address":    "Ansel Verhoeven\nThe Landing\nNether Marle",
	"signature":  "I remain, Sir, your obedient servant,\n\nAnsel Verhoeven\n\nNether Marle, October 1931\nCopied by his daughter",
	"heading":    "CHAPTER THE SECOND\nIn which nothing is proved",
	"code":       "for each crossing:\n    ring the bell\n    write the hour",
	"short talk": "\"Who goes?\"\n\"The ferry.\"\n\"Late?\"\n\"As ever.\"",
}

func TestLinesThatAreMeantStay(t *testing.T) {
	paragraphs := strings.Split(prose, "\n\n")
	for name, piece := range leaveAlone {
		want := strings.Join(paragraphs[:4], "\n\n") + "\n\n" + piece + "\n\n" + strings.Join(paragraphs[4:], "\n\n")
		for _, width := range []int{60, 72} {
			wrap := func(p string) string { return wrapped(p, width) }
			raw := wrapParagraphs(strings.Join(paragraphs[:4], "\n\n"), wrap) + "\n\n" + piece + "\n\n" + wrapParagraphs(strings.Join(paragraphs[4:], "\n\n"), wrap)
			if got := cleanedWith(t, raw, 0.5, "layout"); got != want {
				t.Errorf("%s, width %d:\n%s", name, width, got)
			}
		}
	}
}

func TestFalseParagraphBreaks(t *testing.T) {
	wrap := func(p string) string { return wrapped(p, 72) }
	raw := wrapParagraphs(prose, wrap)
	broken := strings.Replace(raw, "village\nthought", "village\n\nthought", 1)
	if broken == raw {
		t.Fatalf("no place to break:\n%s", raw)
	}
	if got := cleanedWith(t, broken, 0.9, "layout"); got != prose {
		t.Errorf("a blank line inside a sentence:\n%s", got)
	}
	torn := strings.Replace(raw, "\n\nOn the morning", "\n\n\n\nOn the morning", 1)
	if got := cleanedWith(t, torn, 0.9, "layout"); got != prose {
		t.Errorf("three blank lines:\n%s", got)
	}
}

func TestFormFeedStays(t *testing.T) {
	raw := wrapParagraphs(prose, func(p string) string { return wrapped(p, 60) })
	at := strings.Index(raw, "\nvillage thought")
	if at < 0 {
		t.Fatalf("no place for a page mark:\n%s", raw)
	}
	got := cleanedWith(t, raw[:at]+"\n\n\f"+raw[at+1:], 0.9, "layout")
	if strings.Count(got, "\f") != 1 || strings.ReplaceAll(got, "\f", "") != prose {
		t.Errorf("%q", got)
	}
}
