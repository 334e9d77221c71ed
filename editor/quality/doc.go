// Package quality measures repairs against texts whose truth is known.
//
// Text and truth are aligned unit by unit (a page, an article, a paragraph),
// white space counting as one blank. Each repair is then applied alone to the
// place where it stands and called improving, exact, neutral or harmful by the
// edit distance to the truth before and after. The corpora lie outside the
// repository and are read where they are.
package quality
