package notes

import (
	"slices"

	"emend/app/say"
	"emend/editor/annotate"
)

// A Choice says which notes are listed and in which order. The panel and the
// sheet of one review share it.
type Choice struct {
	Filter annotate.Filter
	Order  annotate.Order
}

// Narrowed says whether anything but the words searched for hides notes.
func (c *Choice) Narrowed() bool {
	f := &c.Filter
	return len(f.Tags)+len(f.Colours)+len(f.Authors)+len(f.Motivations) > 0 || f.Orphans
}

// Clear lets all notes pass; it says whether that was not so before.
func (c *Choice) Clear() bool {
	had := c.Narrowed() || c.Filter.Text != ""
	c.Filter = annotate.Filter{}
	return had
}

var orders = []struct {
	by    annotate.Order
	title string
}{
	{annotate.ByPlace, say.Mark("By place")},
	{annotate.ByCreated, say.Mark("Oldest first")},
	{annotate.ByModified, say.Mark("Last changed first")},
	{annotate.ByTag, say.Mark("By tag")},
	{annotate.ByColour, say.Mark("By colour")},
	{annotate.ByAuthor, say.Mark("By author")},
}

// A part is one value that notes can be narrowed to, or, with no toggle, the
// title of those that follow.
type part struct {
	title  string
	count  int
	on     bool
	toggle func()
}

// parts lists what the notes can be narrowed to, with how many each is of.
func (c *Choice) parts(notes []annotate.Annotation) []part {
	f := &c.Filter
	t := annotate.TallyOf(notes)
	var out []part
	if t.Orphans > 0 || f.Orphans {
		out = append(out, part{say.T("Place lost"), t.Orphans, f.Orphans, func() { f.Orphans = !f.Orphans }})
	}
	plain := func(s string) string { return s }
	out = append(out, named(say.T("KIND"), t.Motivations, &f.Motivations, func(s string) string { return kind(annotate.Motivation(s)) })...)
	out = append(out, named(say.T("COLOUR"), t.Colours, &f.Colours, say.T)...)
	out = append(out, named(say.T("TAGS"), t.Tags, &f.Tags, plain)...)
	return append(out, named(say.T("AUTHORS"), t.Authors, &f.Authors, plain)...)
}

// named are the parts of a field of the filter under its title, and what was
// chosen and no note has any more.
func named[T ~string](title string, counts []annotate.Named, chosen *[]T, name func(string) string) []part {
	out := []part{{title: title}}
	add := func(value T, n int) {
		out = append(out, part{name(string(value)), n, slices.Contains(*chosen, value), func() { *chosen = toggled(*chosen, value) }})
	}
	for _, c := range counts {
		add(T(c.Name), c.Count)
	}
	for _, v := range *chosen {
		if !slices.ContainsFunc(counts, func(c annotate.Named) bool { return c.Name == string(v) }) {
			add(v, 0)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

func toggled[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

// Kinds are the motivations as the reader chooses them.
var Kinds = []struct {
	Is    annotate.Motivation
	Title string
}{
	{annotate.Commenting, say.Mark("Comment")},
	{annotate.Questioning, say.Mark("Question")},
	{annotate.Tagging, say.Mark("Tag")},
	{annotate.Highlighting, say.Mark("Highlight")},
	{annotate.Bookmarking, say.Mark("Bookmark")},
}

// kind is the name of a motivation.
func kind(m annotate.Motivation) string {
	for _, k := range Kinds {
		if k.Is == m {
			return say.T(k.Title)
		}
	}
	return string(m)
}
