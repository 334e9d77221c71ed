package say

import (
	"encoding/json"
	"testing"

	"emend/app/translations"
)

// TestNumbersInEveryLanguage: thousands are grouped as the language does it.
func TestNumbersInEveryLanguage(t *testing.T) {
	for file, want := range map[string]string{
		"en.json": "2,106,717 and .", "de.json": "2.106.717 and ,",
		"fr.json": "2\u202f106\u202f717 and ,", "es.json": "2\u202f106\u202f717 and ,",
	} {
		data, err := translations.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		has := map[string]string{}
		if err := json.Unmarshal(data, &has); err != nil {
			t.Fatal(err)
		}
		w, ok := writingOf(has[sampleNumber])
		if got := w.whole(2106717) + " and " + w.point; !ok || got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -1234: "-1,234", 1234567: "1,234,567"} {
		if got := Count(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

func TestFormatsWriteNumbers(t *testing.T) {
	for got, want := range map[string]string{
		F("%d of %d, %s", 1234, 12, "1234"):        "1,234 of 12, 1234",
		F("%[2]d %[1]s", "of", 5000):               "5,000 of",
		F("%.1f MB, %.0f %%", 1.25, 97.0):          "1.2 MB, 97 %",
		F("%v", 1234):                              "1234",
		N(4000, "%d place", "%d places"):           "4,000 places",
		N(1, "%d place: %s", "%d places: %s", "x"): "1 place: x",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNumberReadsWhatCountWrites(t *testing.T) {
	for s, want := range map[string]int{"12": 12, "1,234": 1234, " 1 234 ": 1234, "2106717": 2106717} {
		if got, err := Number(s); err != nil || got != want {
			t.Errorf("%q is read as %d: %v", s, got, err)
		}
	}
	for _, s := range []string{"", "x", "12x", "-3", "1.5"} {
		if n, err := Number(s); err == nil {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}
