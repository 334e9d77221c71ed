package export

// All lists every format, in the order a menu shows them.
var All = []Format{
	Text,
	Markdown,
	HTML,
	DOCX,
	ODT,
	TEI,
	W3C,
	Brat,
	Critic,
	CSV,
	JSONLines,
	Decisions,
	Patch,
}
