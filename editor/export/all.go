package export

// All lists every format, in the order a menu shows them.
var All = []Format{
	Text,
	CSV,
	JSONLines,
}
