package wear

// A Kind is a way in which texts are found worn.
type Kind struct {
	Name string
	Novel
}

// Kinds are those that are measured.
var Kinds = []Kind{
	{"wrapped", Novel{Wraps: []Wrap{{Width: 72}}}},
	{"twice", Novel{Wraps: []Wrap{{Width: 105}, {Width: 100}}, Trailing: true}},
	{"divided", Novel{Wraps: []Wrap{{Width: 66, Divide: 0.5, Hyphens: true}}}},
	{"exact", Novel{Bytes: Exact, Wraps: []Wrap{{Width: 105}, {Width: 100}}, Trailing: true, Slips: 0.0005, Repeats: 2, Breaks: 8, Gaps: 0.004, Furniture: true}},
	{"folded", Novel{Bytes: Folded, Wraps: []Wrap{{Width: 105}, {Width: 100}}, Trailing: true, Slips: 0.0005, Repeats: 2, Breaks: 8, Gaps: 0.004, Furniture: true}},
	{"hyphened", Novel{Bytes: Folded, Wraps: []Wrap{{Width: 84, Divide: 0.7, Hyphens: true}, {Width: 80}}, Trailing: true, Slips: 0.001, Repeats: 1, Breaks: 8, Gaps: 0.004, Furniture: true}},
	{"pages", Novel{Wraps: []Wrap{{Width: 62, Divide: 0.5, Hyphens: true}}, Slips: 0.003, Breaks: 4, Pages: 34, Heading: "THE LAST VOYAGE HOME"}},
	{"indented", Novel{Wraps: []Wrap{{Width: 60, Divide: 0.3, Hyphens: true}}, Indent: 2, Slips: 0.003}},
	{"everything", Novel{Bytes: Folded, Wraps: []Wrap{{Width: 74, Divide: 0.6, Hyphens: true}, {Width: 70}}, Trailing: true, Slips: 0.01, Repeats: 2, Breaks: 6, Gaps: 0.01, Furniture: true, Pages: 36, Heading: "THE LAST VOYAGE HOME"}},
	{"scanned", Novel{Wraps: []Wrap{{Width: 64, Divide: 0.6, Hyphens: true}}, Slips: 0.04, Gaps: 0.01}},
}
