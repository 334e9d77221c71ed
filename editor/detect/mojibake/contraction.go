package mojibake

import "strings"

// negatives are the stems of English contractions with t.
var negatives = map[string]bool{
	"don": true, "didn": true, "doesn": true, "isn": true, "aren": true, "wasn": true, "weren": true, "hasn": true, "haven": true, "hadn": true,
	"won": true, "wouldn": true, "couldn": true, "shouldn": true, "can": true, "mustn": true, "needn": true, "ain": true, "mightn": true, "shan": true,
}

// stems are what the other English contractions start with.
var stems = map[string]string{
	"s": " it that he she what there here let who where how when ", "re": " you we they ", "ve": " i you we they ",
	"ll": " i you he she it we they that ", "m": " i ", "d": " i you he she we they ",
}

// contraction says whether the two halves are an English contraction.
func contraction(word, next string) bool {
	if word == "" || next == "" || len(next) > 2 {
		return false
	}
	w := strings.ToLower(word)
	if next == "t" {
		return negatives[w]
	}
	return strings.Contains(stems[next], " "+w+" ")
}
