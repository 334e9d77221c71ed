package annotate

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"emend/editor/repair"
	"emend/editor/text"

	"pgregory.net/rapid"
)

// marked splits "a[b]c" into "abc" and the span of b.
func marked(s string) (string, text.Span) {
	i := strings.IndexByte(s, '[')
	j := strings.IndexByte(s, ']')
	return s[:i] + s[i+1:j] + s[j+1:], text.Span{Start: i, End: j - 1}
}

func noteOn(raw string, s text.Span) Annotation {
	return Annotation{ID: "n", Span: s, Quote: NewQuote(raw, s)}
}

func TestNewQuote(t *testing.T) {
	for _, c := range []struct{ in, prefix, suffix string }{
		{"[all]", "", ""},
		{"é[x]\xff", "é", "\xff"},
		{strings.Repeat("ä", 40) + "[x]" + strings.Repeat("𝒳", 40), strings.Repeat("ä", 32), strings.Repeat("𝒳", 32)},
	} {
		raw, s := marked(c.in)
		q := NewQuote(raw, s)
		if q.Prefix != c.prefix || q.Suffix != c.suffix || q.Exact != raw[s.Start:s.End] {
			t.Errorf("%q: %+v", c.in, q)
		}
	}
}

func TestReanchor(t *testing.T) {
	long := strings.Repeat("Of the voyage itself there is little to tell. ", 3000)
	for _, c := range []struct{ name, old, new string }{
		{"same", "He saw the [old mill] by the river.", "He saw the [old mill] by the river."},
		{"moved", "He saw the [old mill] by the river.", "On Monday he saw the [old mill] by the river."},
		{"far", "He saw the [old mill] by the river.", long + "He saw the [old mill] by the river."},
		{"the right one of two", "A dog barked at [noon] in May. A cat mewed at noon in June.", "In April, a dog barked at [noon] in May. A cat mewed at noon in June."},
		{"the nearest of two", "one two [three] four five", "one two [three] four five; one two three four five"},
		{"letters changed", "We left the [harbour of Ostend before daybreak] with a fair wind.", "We left the [harb0ur of Ostencl before day-\nbreak] with a fair wind."},
		{"mojibake repaired", "the crew said a€˜[aye, aye]’ and went", "the crew said ‘[aye, aye]’ and went"},
		{"short and changed", "they called it [limbo] and laughed at the name", "they called it [lirnbo] and laughed at the name"},
		{"far and changed", "We left the [harbour of Ostend before daybreak] with a fair wind.", long + "We left the [harbour of Ostende before day break] with a fair wind." + long},
		{"point", "before the storm[] after it", "long before the storm[] after it"},
		{"point at the start", "[]The beginning of it all", "[]The beginning of it all"},
		{"context gone", "xxxx [a passage that occurs but once] yyyy", "1234567 [a passage that occurs but once] 7654321"},
	} {
		old, at := marked(c.old)
		raw, want := marked(c.new)
		got, _ := Reanchor(raw, noteOn(old, at))
		if got.Orphan || got.Span != want || got.Quote != NewQuote(raw, want) {
			t.Errorf("%s: %v %q, orphan %v, want %v", c.name, got.Span, got.Quote.Exact, got.Orphan, want)
		}
	}
}

func TestOrphansKeepTheirPlaceAndCandidates(t *testing.T) {
	old, at := marked("the [cat] sat on the mat and was content with the whole world")
	n := noteOn(old, at)
	got, candidates := Reanchor("A concert. They scat. Concatenate; a cat is elsewhere.", n)
	if !got.Orphan || got.Span != at || got.Quote != n.Quote {
		t.Errorf("%+v", got)
	}
	if len(candidates) == 0 {
		t.Error("no candidates")
	}
	for i := 1; i < len(candidates); i++ {
		if candidates[i].Score > candidates[i-1].Score {
			t.Errorf("not best first: %v", candidates)
		}
	}
	if got, _ := Reanchor("", n); !got.Orphan {
		t.Error("anchored in an empty text")
	}
	if a := Attach("a dog", got, text.Span{Start: 2, End: 5}); a.Orphan || a.Quote.Exact != "dog" {
		t.Errorf("%+v", a)
	}
}

// An insertion in front moves a note exactly, whatever the text is made of.
func TestReanchorFollowsInsertions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringMatching(`([a-z]{1,7}[ ,.]){30,120}`).Draw(t, "raw")
		from := rapid.IntRange(0, len(raw)-1).Draw(t, "from")
		span := text.Span{Start: from, End: rapid.IntRange(from+1, len(raw)).Draw(t, "to")}
		added := rapid.StringMatching(`[A-Z ]{0,300}`).Draw(t, "added")
		got, _ := Reanchor(added+raw, noteOn(raw, span))
		if got.Orphan || got.Span != span.Shift(len(added)) {
			t.Fatalf("%v became %v, orphan %v", span, got.Span, got.Orphan)
		}
	})
}

func FuzzReanchor(f *testing.F) {
	f.Add("the old mill", "the new mill", 4, 7)
	f.Add("\xff\xe2\x82é", "é\xe2", 1, 3)
	f.Fuzz(func(t *testing.T, old, raw string, from, to int) {
		if from < 0 || to < from || to > len(old) {
			t.Skip()
		}
		got, candidates := Reanchor(raw, noteOn(old, text.Span{Start: from, End: to}))
		spans := []text.Span{}
		if !got.Orphan {
			spans = append(spans, got.Span)
		}
		for _, c := range candidates {
			spans = append(spans, c.Span)
		}
		for _, s := range spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(raw) {
				t.Fatalf("%v in %d bytes", s, len(raw))
			}
			if utf8.ValidString(raw) && utf8.ValidString(old) && text.IsEdge(old, from) && text.IsEdge(old, to) && !utf8.ValidString(raw[s.Start:s.End]) {
				t.Fatalf("%v cuts a character", s)
			}
		}
	})
}

func TestShow(t *testing.T) {
	raw := "keep drop keep more"
	m := repair.NewMapping(raw, []repair.Edit{{Span: text.Span{Start: 4, End: 9}}, {Span: text.Span{Start: 15, End: 19}, New: "MORE!"}})
	for _, c := range []struct{ in, want text.Span }{
		{text.Span{Start: 0, End: 4}, text.Span{Start: 0, End: 4}},
		{text.Span{Start: 5, End: 9}, text.Span{Start: 4, End: 4}},
		{text.Span{Start: 6, End: 8}, text.Span{Start: 4, End: 4}},
		{text.Span{Start: 10, End: 19}, text.Span{Start: 5, End: 15}},
	} {
		if got := Show(&Annotation{Span: c.in}, m); got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
	if got := Show(&Annotation{Span: text.Span{Start: 900, End: 950}, Orphan: true}, m); got.Start != m.CleanLen() || !got.Empty() {
		t.Errorf("orphan at %v", got)
	}
}

func TestList(t *testing.T) {
	notes := []Annotation{
		{ID: "b", Span: text.Span{Start: 9, End: 12}, Body: "Second thought", Author: "Ann", Tags: []string{"x"}},
		{ID: "a", Span: text.Span{Start: 2, End: 5}, Quote: Quote{Exact: "THOUGHT"}, Author: "Bo", Colour: "rose"},
		{ID: "c", Span: text.Span{Start: 2, End: 9}, Body: "z", Tags: []string{"w"}, Orphan: true},
	}
	for _, c := range []struct {
		name   string
		filter Filter
		order  Order
		want   string
	}{
		{"all by place", Filter{}, ByPlace, "cab"},
		{"text", Filter{Text: "Thought"}, ByPlace, "ab"},
		{"tags", Filter{Tags: []string{"x", "w"}}, ByTag, "cb"},
		{"all by tag", Filter{}, ByTag, "cba"},
		{"colour", Filter{Colours: []string{"rose"}}, ByPlace, "a"},
		{"author", Filter{Authors: []string{"Ann"}}, ByPlace, "b"},
		{"orphans", Filter{Orphans: true}, ByPlace, "c"},
	} {
		got := ""
		for _, n := range List(notes, c.filter, c.order) {
			got += n.ID
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func BenchmarkReanchor(b *testing.B) {
	line := "In the year of the great frost the river below the mill stood still for forty days.\n"
	raw := strings.Repeat(line, 10<<20/len(line))
	passage := "and nobody remembered a winter like it, said the miller to the clerk"
	middle := raw[:len(raw)/2] + passage + raw[len(raw)/2:]
	at := text.Span{Start: len(raw) / 2, End: len(raw)/2 + len(passage)}
	note := noteOn(middle, at)
	for _, c := range []struct {
		name, raw string
		near      int
	}{
		{"near", middle, at.Start + 1000},
		{"near, changed", strings.Replace(middle, "winter like", "wint3r likc", 1), at.Start + 1000},
		{"far", middle, 0},
		{"far, changed", strings.Replace(middle, "winter like", "wint3r likc", 1), 0},
		{"lost", raw, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				ReanchorNear(c.raw, note, c.near)
			}
		})
	}
}

// Whatever is decided, a note stands in the cleaned text on the same words, and
// on what took their place: 100,000 random decisions.
func TestNotesFollowDecisions(t *testing.T) {
	var b strings.Builder
	var repairs []repair.Repair
	for b.Len() < 40_000 {
		b.WriteString("plain words ")
		repairs = append(repairs, repair.Repair{
			Span:        text.Span{Start: b.Len(), End: b.Len() + 3},
			Replacement: []string{"", "a", "longer"}[len(repairs)%3], Grounds: &repair.Grounds{Confidence: 0.5},
		})
		b.WriteString("dmg ")
	}
	raw := b.String()
	decisions := make([]repair.Decision, len(repairs))
	random := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		for range 1000 {
			decisions[random.IntN(len(decisions))].State = repair.State(random.IntN(3))
		}
		m := repair.MappingOf(raw, repairs, decisions, repair.Policy{Left: true})
		cleaned := m.String()
		for range 100 {
			i := random.IntN(len(repairs) - 5)
			from, to := repairs[i].Span, repairs[i+random.IntN(5)].Span
			note := Annotation{Span: text.Span{Start: from.Start - 6, End: to.End + 1}} // "words dmg … dmg "
			want := ""
			at := note.Span.Start
			for j := i; repairs[j].Span.End <= to.End; j++ {
				want += raw[at:repairs[j].Span.Start]
				at = repairs[j].Span.End
				if decisions[j].State == repair.Accepted {
					want += repairs[j].Replacement
				} else {
					want += "dmg"
				}
			}
			want += " "
			if s := Show(&note, m); cleaned[s.Start:s.End] != want {
				t.Fatalf("%q, want %q", cleaned[s.Start:s.End], want)
			}
		}
	}
}
