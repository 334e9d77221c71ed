// Package words knows words: how often each occurs in a language, how often in
// the text at hand, which misreadings turn one into another, and how sure that
// makes a repair. It is pure: text in, proposals out; it knows no detector and
// no repair.
//
// Context: a dictionary alone makes damaged text worse, since names, dialect
// and rare words look like misreadings and many misreadings are words (`tho`,
// `aud`). Decision: a noisy channel. Each reading of a place is weighed by the
// counts of the language, the counts of the document, the words beside it, and
// how often this document has confused these very letters elsewhere; the
// weights were fitted on scanned texts (editor/quality/fit). Consequence: what
// is proposed depends on the whole text, so a Model is built over it first;
// candidates are worked out once a word form, not once a place.
//
// A Model reads misread letters. What it shares with the other readers is its
// lexicon, the words of language and document: those of packages spaces and
// hyphens, and Capitals, need the lexicon alone to learn their damage. How sure a
// proposal is, package judge says for all of them.
//
// All offsets are byte offsets in the text that a Model or a function is given.
package words
