// Package wear damages sound texts the way machines do: it wraps them, once or
// twice, divides words, reads their bytes in the wrong encoding, misreads
// letters, repeats passages, cuts paragraphs, and sets page furniture between.
//
// Context: damaged texts whose truth is known are few, and rules fitted on
// them look better than they are. Decision: sound texts are damaged here, each
// kind of damage by its own switch and by a seed, so that a figure can be had
// for any kind, width and language and had again. Consequence: the damage is
// only as true to life as this package; what it shows is read beside the
// figures of the real corpora, not in their place.
package wear
