package mojibake_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"emend/editor/detect"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/trial"
	"emend/editor/repair"
)

// polyglot draws some sentences of one language.
func polyglot(t *rapid.T) (language, s string) {
	language = rapid.SampledFrom(slices.Sorted(maps.Keys(trial.Sentences))).Draw(t, "language")
	picked := rapid.SliceOfN(rapid.SampledFrom(trial.Sentences[language]), 3, 8).Draw(t, "sentences")
	return language, strings.Join(picked, rapid.SampledFrom([]string{" ", "\n", "\n\n"}).Draw(t, "between"))
}

// reversible says whether the misreading of s keeps every byte.
func reversible(id codec.ID, s string) bool {
	back, ok := id.Encode(id.Misread(s))
	return ok && back == s
}

// plain are the encodings in which a text of any language is told from every
// other reading by its own letters; the rest need more text than a few
// sentences (windows-1250 and ISO-8859-2 read most letters alike).
var plain = []codec.ID{codec.Windows1252, codec.Latin1, codec.Windows1254, codec.CP437, codec.CP850}

// TestMisreadingIsUndone: what an encoding did to a text of any language, once
// or twice, the repairs that are sure undo, to the byte.
func TestMisreadingIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		language, s := polyglot(t)
		id := rapid.SampledFrom(plain).Draw(t, "encoding")
		layers := rapid.IntRange(1, 2).Draw(t, "layers")
		damaged := s
		for range layers {
			if !reversible(id, damaged) {
				t.Skip("this encoding loses bytes")
			}
			damaged = id.Misread(damaged)
		}
		if got := repaired(t, damaged); got != s {
			t.Fatalf("%s read as %s, %d layers:\n  %q\n→ %q\n, %q", language, id, layers, damaged, got, s)
		}
	})
}

// TestEveryEncoding: all sentences of each language through every encoding, one
// layer; nearly all come back to the byte.
func TestEveryEncoding(t *testing.T) {
	right, all := 0, 0
	for _, language := range slices.Sorted(maps.Keys(trial.Sentences)) {
		s := strings.Join(trial.Sentences[language], " ")
		for id := range codec.Windows1252ViaMac {
			if !reversible(id, s) {
				continue
			}
			all++
			if repaired(t, id.Misread(s)) == s {
				right++
			} else {
				t.Logf("not to the byte: %s read as %s", language, id)
			}
		}
	}
	t.Logf("%d of %d", right, all)
	if 100*right < 97*all {
		t.Errorf("only %d of %d texts came back", right, all)
	}
}

// TestChains: all sentences of each language through every encoding two and
// three times over and through pairs of them, wherever no byte is lost; nearly
// all come back to the byte.
func TestChains(t *testing.T) {
	var chains [][]codec.ID
	for id := range codec.Windows1252ViaMac {
		chains = append(chains, []codec.ID{id, id}, []codec.ID{codec.Windows1252, id}, []codec.ID{id, codec.Windows1252})
	}
	for _, id := range []codec.ID{codec.Windows1252, codec.Latin1, codec.MacRoman, codec.CP437, codec.Windows1251} {
		chains = append(chains, []codec.ID{id, id, id})
	}
	right, all := 0, 0
	for _, language := range slices.Sorted(maps.Keys(trial.Sentences)) {
		s := strings.Join(trial.Sentences[language], " ")
	chains:
		for _, chain := range chains {
			damaged := s
			for _, id := range chain {
				if !reversible(id, damaged) {
					continue chains
				}
				damaged = id.Misread(damaged)
			}
			all++
			if repaired(t, damaged) == s {
				right++
			} else {
				t.Logf("not to the byte: %s through %v", language, chain)
			}
		}
	}
	t.Logf("%d of %d", right, all)
	if 100*right < 97*all {
		t.Errorf("only %d of %d texts came back", right, all)
	}
}

// TestWideChains: UTF-8 read in the encodings of East Asia comes back wherever
// they show every byte.
func TestWideChains(t *testing.T) {
	right, all := 0, 0
	for _, language := range slices.Sorted(maps.Keys(trial.Sentences)) {
		for _, s := range trial.Sentences[language] {
			for _, w := range codec.Wides {
				damaged := asWide(w, s)
				if back := bytesIn(w, damaged); len(back) != len(s) || strings.ContainsRune(damaged, utf8.RuneError) || !strings.EqualFold(back, s) {
					continue
				}
				all++
				if repaired(t, damaged) == s {
					right++
				} else {
					t.Logf("not to the byte: %s read as %s: %q → %q", language, w, damaged, repaired(t, damaged))
				}
			}
		}
	}
	t.Logf("%d of %d", right, all)
	if all == 0 || 100*right < 80*all {
		t.Errorf("only %d of %d texts came back", right, all)
	}
}

// TestSoundProse: of sound text nothing at all is proposed.
func TestSoundProse(t *testing.T) {
	for language, list := range trial.Sentences {
		for _, s := range append(slices.Clone(list), strings.Join(list, " "), strings.ToUpper(strings.Join(list, "\n"))) {
			for _, r := range trial.DetectDefaults(t, s, "mojibake", "characters") {
				t.Errorf("%s: %s proposes %q → %q (%.2f) in %q", language, r.Rule, s[r.Span.Start:r.Span.End], r.Replacement, r.Confidence, s)
			}
		}
	}
}

func repaired(t interface{ Fatal(...any) }, raw string) string {
	rs, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1, Enabled: ourRules})
	if err != nil {
		t.Fatal(err)
	}
	return repair.MappingOf(raw, rs, nil, repair.Policy{Minimum: repair.DefaultMinimum}).String()
}

func ourRules(d *detect.Detector) bool {
	f := d.Rule.Family()
	return !d.Off && (f == "mojibake" || f == "characters")
}

// checkRun runs the rules over any bytes: no panic, spans on rune edges, and
// the same outcome for windows of any length.
func checkRun(t interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}, raw string, window int,
) {
	t.Helper()
	whole, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1, Enabled: ourRules})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range whole {
		for _, at := range []int{r.Span.Start, r.Span.End} {
			if at < len(raw) && !utf8.RuneStart(raw[at]) && utf8.ValidString(raw) {
				t.Fatalf("%q: %s %v is not on rune edges", raw, r.Rule, r.Span)
			}
		}
		if utf8.ValidString(raw) && !utf8.ValidString(r.Replacement) {
			t.Fatalf("%q: %s makes invalid text %q", raw, r.Rule, r.Replacement)
		}
	}
	parts, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1, Window: window, Enabled: ourRules})
	if err != nil {
		t.Fatal(err)
	}
	same := slices.EqualFunc(whole, parts, func(a, b repair.Repair) bool {
		return a.Span == b.Span && a.Replacement == b.Replacement && a.Rule == b.Rule && a.Confidence == b.Confidence
	})
	if !same {
		t.Fatalf("%q: windows of %d give\n%+v\n, the whole\n%+v", raw, window, parts, whole)
	}
}

// fragments are the pieces of damage from which texts for checkRun are made.
var fragments = []string{
	"a€™", "a€", "€™", "^™", " s ", "A©", "A ", "A\u00a0", "Ã©", "â€œ", "â€", "Ã ", "Â ", "â??", "âs", "\u0092", "é", "Ã", "Å›", "鈥檛", "茅", "中",
	"aEURtm", "aEUR", "&eacute;", "&amp;amp;lt;", "=C3=A9", "=\n", `\u00e9`, `\ud83d\ude00`, "%C3%A9", "ﬁ", "Ａ", "\ufeff", "\u200b", "\u00ad", "\u2028",
	"\xed\xa0\xbd\xed\xb8\x80", "\xff", "\xc3", "\x00", "\b", "_\b", "\x1b[1m", "e\u0301", "a¨", "¨a", "\ue000", "de", "nition", "о", "Ð¿Ñ€", "‰Ûª", "‰Û_", "don", "t", " ", "\n", "\n\n", ".", "?", "\"", "1", "l", "qu",
}

func TestAnyWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 0, 40).Draw(t, "fragments"), "")
		checkRun(t, raw, rapid.IntRange(1, 20).Draw(t, "window"))
	})
}

func FuzzMojibake(f *testing.F) {
	for _, s := range fragments {
		f.Add(s + " word " + s + s)
	}
	f.Fuzz(func(t *testing.T, raw string) { checkRun(t, raw, 7) })
}

// TestSwappedKeepsUndecodableBytes finds two encodings swapped in a text with
// bytes that decode to nothing: these stay, they do not become U+FFFD.
func TestSwappedKeepsUndecodableBytes(t *testing.T) {
	raw := "Ïðèâåò\xa9, Ìèøà! Êàê òâîè \xa9äåëà, ÷òî í\xa9\x81îâîãî?\x0d\x08\"\x1aÏèøè ìíå\xa9\xc3 ïî÷àùå."
	found, err := detect.Run(t.Context(), raw, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	swapped := 0
	for _, r := range found {
		if r.Rule == "mojibake.swapped" {
			swapped++
		}
		if strings.Contains(r.Replacement, "\uFFFD") && !strings.Contains(raw[r.Span.Start:r.Span.End], "\uFFFD") {
			t.Fatalf("%s loses %q", r.Rule, raw[r.Span.Start:r.Span.End])
		}
	}
	if swapped == 0 {
		t.Error("no swap is proven here, so nothing is tested")
	}
}

// TestStretchesSeen: what is remembered of a stretch is what would be found
// anew, also where a sequence goes on behind a space.
func TestStretchesSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"Ã", "â", "ã", "ð", "Ÿ", "€", "Ð", "Ñ", "©", "\u0080", "“", " ", " ", "a", "A", "\n", "Â\u00a0", "Î", "Ïƒ", "»", "¼"})
		s := strings.Join(rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces"), "")
		s += "\n" + s + " Ã©t"
		whole, parts := runWindows(t, s, 1<<20), runWindows(t, s, 7)
		if !slices.EqualFunc(whole, parts, func(a, b repair.Repair) bool {
			return a.Span == b.Span && a.Replacement == b.Replacement && a.Confidence == b.Confidence
		}) {
			t.Fatalf("%q:\n%v\n%v", s, whole, parts)
		}
	})
}

// runWindows detects mojibake through windows of a length.
func runWindows(t *rapid.T, s string, window int) []repair.Repair {
	found, err := detect.Run(context.Background(), s, detect.Options{Window: window, Enabled: func(d *detect.Detector) bool { return d.Rule.Family() == "mojibake" }})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
