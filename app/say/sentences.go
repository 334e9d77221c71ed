package say

// sentences are the clauses that the engine's evidence, names of patterns and
// labels of undo steps are made of. A clause that can also be taken for
// another stands before it.
var sentences = []string{
	// how often
	"never", "once", "twice", "three times", "four times", "%d times", "above", "below",

	// mojibake
	"UTF-8 read as %s", "%s over", "then that again as %s", "a no-break space inside lost", "code page %d",
	"%d places prove it", "%d places prove the damage", "the whole text proves it",
	"accents then dropped", "symbols then spelt out in ASCII", "then misread by a scanner",
	"then put in small letters", "then put in capitals", "its last byte then lost", "its first letter then lost",
	"%s read as ISO-8859-1, where the byte is an invisible control character", "then carried through MacRoman",
	"%s read as %s",

	// characters
	"a letter and its accent are one character in composed form", "an accent beside its letter",
	"a line break of a word processor", "the hyphen of a word processor", "a control character that no text holds",
	"a character struck twice, for bold or underlined print", "a sequence that steers a terminal", "a backspace",
	"an HTML character reference in plain text", "a line end that a mail program added",
	"quoted-printable bytes of a mail", "an escape of a programming language in prose",
	"percent escapes of an address in a word that is none", "a ligature that the PDF's font had no name for",
	"a ligature lost from a PDF", "a ligature kept as one character",
	"a letter of East Asian width in a text without East Asian writing", "a byte order mark inside the text",
	"a character without width inside a word", "a direction mark inside a word of a text that runs one way",
	"a mark of possible division inside a line", "a line end that most programs do not show",
	"a pair of surrogates written as UTF-8", "a typographic quotation mark", "a space of another kind",

	// footnotes, furniture, repeats
	"raised number", "unreadable mark", "chrome line", "page number", "running head",
	"passage repeated", "other copy’s reading",
	"a number glued to the end of a sentence", "one of %d such numbers that count upwards through the text",
	"a note with this number is in the text", "“%s” behind a word is probably a footnote mark that could not be read",
	"well-known wording of web pages and newsletters, alone on its line",
	"one of %d numbers alone on their lines that count upwards from %d to %d",
	"this line stands %d times, %d times at the edge of a page, %d times inside a sentence",
	"%d words stand twice, %d differ; the other copy is %s",
	"the other copy of this passage has “%s”", "which is known from elsewhere",

	// line ends and spaces
	"hyphen dropped", "hyphen kept", "line joined", "stub joined", "word joined", "paragraph joined",
	"blank line dropped", "doubled space", "space dropped at line end",
	"space before closing bracket", "space after opening bracket", "space before %s",
	"%d blank lines in a row", "“%s-” mostly keeps its hyphen", "“%s” is in the word list",
	"the word has a further hyphen", "“-%s” has a hyphen in French",
	"a hyphen that stands for the end of a later word", "this mark stands for nothing but a divided word",
	"a number is part of it", "both parts have a capital", "the second part has a capital",
	"“%s” stands %s in this text, “%s” %s", "“%s” stands %s elsewhere in this text",
	"both parts are words of this text", "a name and what it is the name of", "a name, as the capital shows",
	"“%s” and “%s” are words, “%s” is not in the list", "one letter follows",
	"“%s” is no word of this text by itself", "neither “%s” nor “%s” is a word", "“%s” is no word by itself",
	"left over from a line of the first wrapping, at about %d characters",
	"the next word would not have fitted into about %d characters",
	"the sentence goes on", "the sentence goes on behind the blank line",
	"a question mark inside a word stands for a sign that could not be read", "“%s” goes on with the sentence", "“%s” has no apostrophe",
	"two words with a mark between them and no space", "“%s” and “%s” are words too", "stop before a conjunction", "apostrophe beside a word",
	"question mark for an apostrophe", "space after opening quotation mark", "space before closing quotation mark", "no space after %s",
	"%d spaces between two words of a line", "no space stands there in this language", "nothing follows on the line", "a number follows",

	// words
	"capitals inside a word", "inside a sentence; “%s” stands so %s here, with a capital %s",
	"“%s” occurs %s here, “%s” %s", "“%s” occurs %s here", "it occurs %s here, “%s” %s",
	"“%s” is no known word and stands among names; scans read I as l",
	"“%s” has a letter among digits; which digit it was, only the page can tell",
	"“%s” is no known word", "“%s” is a rare word", "this text often has %s for %s",
	"“%s” are words that go together", "%s in a number", "- → - without a blank", "- and a blank → nothing",

	// compared texts, the reader's edits, older projects
	"the other text reads so; no rule proposes it", "only white space differs; no rule proposes it",
	"the reader’s own wording", "decided under earlier rules", "proposed by %s in an annotation",

	// what an OCR program says of its words
	"the OCR program was %d % sure of the word", "the OCR program tells the whole word so", "the OCR program tells the whole word as “%s”",

	// labels of undo steps
	"Accept %d repairs", "Reject %d repairs", "Edit %d repairs", "Reset %d repairs",
	"Accept “%s” → “%s”", "Reject “%s” → “%s”", "Edit “%s” → “%s”", "Reset “%s” → “%s”",
	"Accept %d × %s (%d looked at, 0 wrong: at most %d % at 95 %)", "Reject %d × %s (%d looked at, 0 wrong: at most %d % at 95 %)",
	"Never change “%s”", "Propose changes to “%s” again",
	"Accept %d × %s", "Reject %d × %s", "%d % and surer", "under the filter",
	"Edit “%s”", "Note on “%s”", "Note on %d places", "Note", "Change note", "Delete note", "Delete %d notes",
	"Attach note to “%s”", "Merge a second review", "Bring back what was salvaged", "Take the second reader’s word", "Restore “%s”", "Rename version “%s”", "Delete version “%s”", "Keep my word", "Apply %d decisions",
	"Comments of the document",
}
