package repeats_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"emend/assets"
	"emend/editor/detect/trial"
	"emend/editor/repair"
)

// storyParts are the paragraphs of prose, wrapped.
func storyParts(width int) []string {
	return strings.Split(trial.WrapParagraphs(trial.Prose, func(p string) string { return trial.Wrapped(p, width) }), "\n\n")
}

func TestPassageAtSeam(t *testing.T) {
	p := storyParts(70)
	whole := strings.Join(p, "\n\n")
	seam := p[2] + "\n\n" + p[3]
	raw := strings.Join(p[:4], "\n\n") + "\n\n\n" + seam + "\n\n" + strings.Join(p[4:], "\n\n")
	if got := trial.CleanedAt(t, raw, 0.9, "repeats"); got != whole {
		t.Errorf("got %q", got)
	}
	// The copies are cut inside a paragraph, at a line.
	at := strings.Index(p[2], "\n") + 1
	raw = strings.Join(p[:4], "\n\n") + "\n\n\n" + p[2][at:] + "\n\n" + p[3] + "\n\n" + strings.Join(p[4:], "\n\n")
	if got := trial.CleanedAt(t, raw, 0.9, "repeats"); got != whole {
		t.Errorf("cut: got %q", got)
	}
}

// noisy changes about one word in so many.
func noisy(s string, every int, random *rand.Rand) string {
	words := strings.SplitAfter(s, " ")
	for i, w := range words {
		if random.IntN(every) == 0 && len(w) > 3 {
			words[i] = w[:1] + "j" + w[2:]
		}
	}
	return strings.Join(words, "")
}

func TestNoisyCopies(t *testing.T) {
	p := storyParts(70)
	random := rand.New(rand.NewPCG(7, 11))
	found := 0
	const rounds = 40
	for range rounds {
		raw := strings.Join(p[:3], "\n\n") + "\n\n" + noisy(p[2], 10, random) + "\n\n" + strings.Join(p[3:], "\n\n")
		for _, r := range trial.Detect(t, raw, "repeats.passage") {
			if r.Confidence >= 0.9 && r.Span.Len() > len(p[2])*9/10 {
				found++
			}
		}
	}
	if found < rounds*95/100 {
		t.Errorf("%d of %d noisy copies found", found, rounds)
	}
}

func TestReadingsOfTheOtherCopy(t *testing.T) {
	p := storyParts(70)
	bad := strings.Replace(p[2], "attention", "attcntjon", 1)
	raw := strings.Join(p[:2], "\n\n") + "\n\n" + bad + "\n\n" + p[2] + "\n\n" + strings.Join(p[3:], "\n\n")
	if got, want := trial.CleanedAt(t, raw, 0.9, "repeats"), strings.Join(p, "\n\n"); got != want {
		t.Errorf("the better copy must stay: %q", got)
	}
	second := strings.Replace(p[2], "exactness", "exactncss", 1)
	bad = strings.Replace(bad, "window", "wjndow", 1)
	raw = strings.Join(p[:2], "\n\n") + "\n\n" + bad + "\n\n" + second + "\n\n" + strings.Join(p[3:], "\n\n")
	if got, want := trial.CleanedAt(t, raw, 0.5, "repeats"), strings.Join(p, "\n\n"); got != want {
		t.Errorf("readings: %q", got)
	}
	found := false
	for _, r := range trial.Detect(t, raw, "repeats") {
		found = found || r.Rule == "repeats.reading" && r.Replacement == "exactness"
	}
	if !found {
		t.Error("the reading of the copy that goes is not offered")
	}
}

// letter is a paragraph as a letter.
var letter = storyParts(70)[0]

// repeatedAsMeant are texts that say a thing twice on purpose.
var repeatedAsMeant = map[string]string{
	"refrain": strings.Repeat("Ring the bell and trim the light,\nNobody will cross tonight,\nPull the rope and bar the door,\nWe have heard that song before,\nPour the tea and let it stand,\nThere is fog on all the land,\nRing the bell and trim the light,\nNobody will cross tonight.\n\nA verse of other words that only stands here, number ", 3),
	"letter":  "Dear Sir,\n\n" + letter + "\n\nI remain your obedient servant,\nAnsel\n\n" + strings.Join(storyParts(70)[1:6], "\n\n") + "\n\nHe read it once more:\n\n" + letter,
}

// prayer, clause and steps are what authors say twice, directly.
const (
	prayer = "Keep the lamp that burns above the water, keep the hand that carries it, keep the boat and those who wait for the boat; let no wind that is not from the west come near the harbour, and let the morning find every rope where the evening left it. So be it, and so it stays."
	clause = "that the tenant shall keep the roof, the gutters and the drains of the said house in the state in which they were handed to him, shall pay for whatever is broken by himself, by his guests or by his animals, and shall leave the keys with the porter on the last day of the term; "
	steps  = "Unpack the archive into a folder of its own, open a terminal in that folder, and run the installer with the rights of an administrator. When it asks for the place of the data folder, press the return key to keep the one that is offered. The installer stops the old service, copies the new files and starts the service again; it takes about two minutes."
)

// repeatedDirectly are texts that say a passage twice in a row on purpose, with
// nothing or a heading between.
var repeatedDirectly = map[string]string{
	"prayer":            "They stood up and said it together.\n\n" + prayer + "\n\n" + prayer + "\n\nThen they sat down.\n",
	"prayer in a line":  "They stood up and said it together. " + prayer + " " + prayer + " Then they sat down.\n",
	"prayer, wrapped":   trial.Wrapped(prayer, 60) + "\n\n" + trial.Wrapped(prayer, 60) + "\n",
	"clause, wrapped":   trial.Wrapped("It is agreed between the parties "+clause+clause+"and that this paper is signed twice.", 64) + "\n",
	"small verse":       "the boat is on the water\n" + strings.Repeat("and nobody will row her\nbefore the wind has turned about\nbut all of us will know her\nwhen she comes home tomorrow night\nwith lamps along her side\nfor nobody that lives in marle\nhas rowed against the tide\n", 2) + "and so they let her go\n",
	"prayer, quoted":    "“" + prayer + "”\n\n“" + prayer + "”\n",
	"clause":            "It is agreed between the parties " + clause + clause + "and that this paper is signed twice.\n",
	"steps":             "Installing on the first machine\n\n" + steps + "\n\nInstalling on the second machine\n\n" + steps + "\n",
	"steps, wrapped":    "1. The first machine\n\n" + trial.Wrapped(steps, 72) + "\n\n2. The second machine\n\n" + trial.Wrapped(steps, 72) + "\n",
	"steps, one word":   "Debian\n\n" + steps + "\n\nUbuntu\n\n" + steps + "\n",
	"paragraph, no gap": "A note.\n\n" + steps + "\n\n" + steps + "\n\nThe end of the note.\n",
	"lines without end": "I wait where the road goes down to the sea\nand count what the water has left for me\na board and a rope and a broken oar\nand a bottle that nobody wrote a word for\nI wait where the road goes down to the sea\n\nI wait where the road goes down to the sea\nand count what the water has left for me\na board and a rope and a broken oar\nand a bottle that nobody wrote a word for\nI wait where the road goes down to the sea\n",
}

func TestPassagesSaidTwiceAreNotSure(t *testing.T) {
	for name, said := range repeatedDirectly {
		raw := strings.Join(storyParts(70)[:4], "\n\n") + "\n\n" + said + "\n" + strings.Join(storyParts(70)[4:], "\n\n")
		for _, r := range trial.Detect(t, raw, "repeats") {
			if r.Confidence >= 0.9 {
				t.Errorf("%s: %.2f %q", name, r.Confidence, raw[r.Span.Start:r.Span.End])
			}
		}
	}
}

// TestSeamsAreSure brings copies together as machines do.
func TestSeamsAreSure(t *testing.T) {
	p := storyParts(70)
	lines := strings.Split(strings.Join(p, "\n\n"), "\n")
	whole := strings.Join(lines, "\n")
	random := rand.New(rand.NewPCG(5, 13))
	found := 0
	const rounds = 60
	for range rounds {
		n := 7 + random.IntN(12)
		i := random.IntN(len(lines) - n)
		raw := strings.Join(append(append([]string{}, lines[:i+n]...), lines[i:]...), "\n")
		if trial.CleanedAt(t, raw, 0.9, "repeats") == whole {
			found++
		}
	}
	if found < rounds*9/10 {
		t.Errorf("%d of %d seams found", found, rounds)
	}
}

// TestHeadOfAPageIsASeam: between copies of a whole paragraph stands the head of
// the page on which it was repeated.
func TestHeadOfAPageIsASeam(t *testing.T) {
	p := storyParts(70)
	for _, head := range []string{"THE KEEPER OF THE LIGHT                                   17", "18        The Keeper of the Light"} {
		raw := strings.Join(p[:3], "\n\n") + "\n\n" + steps + "\n\n" + head + "\n\n" + steps + "\n\n" + strings.Join(p[3:], "\n\n")
		found := false
		for _, r := range trial.Detect(t, raw, "repeats") {
			found = found || r.Rule == "repeats.passage" && r.Confidence >= 0.9
		}
		if !found {
			t.Errorf("%q is taken for the author’s own", head)
		}
	}
}

// TestPageHeadsInCopies: the heads of pages stand in one copy and not in the
// other, or between them, and hide neither.
func TestPageHeadsInCopies(t *testing.T) {
	p := storyParts(70)
	lines := strings.Split(strings.Join(p, "\n\n"), "\n")
	whole := strings.Join(lines, "\n")
	at := slices.Index(lines, "") + 3
	doubled := append(append([]string{}, lines[:at+12]...), lines[at:]...)
	var raw []string
	for i, l := range doubled {
		if i > 0 && i%9 == 0 {
			raw = append(raw, "", fmt.Sprint(10+i/9), "", "THE KEEPER OF THE LIGHT", "")
		}
		raw = append(raw, l)
	}
	got := trial.CleanedAt(t, strings.Join(raw, "\n"), 0.9, "repeats", "furniture")
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(whole), " ") {
		t.Errorf("got %q", got)
	}
}

// TestPageHeadBetweenCopies: a paragraph said again behind the head of a page, as
// in the sample, is a machine's, though the head is taken out before copies are
// looked for.
func TestPageHeadBetweenCopies(t *testing.T) {
	raw := string(assets.Sample)
	found := trial.Detect(t, raw, "repeats", "furniture")
	i := slices.IndexFunc(found, func(r repair.Repair) bool { return r.Rule == "repeats.passage" })
	if i < 0 || found[i].Confidence < repair.DefaultMinimum || !strings.Contains(raw[found[i].Span.Start:found[i].Span.End], "SKARROW POINT") {
		t.Errorf("found %+v", found)
	}
}

func TestRepeatsThatAreMeantStay(t *testing.T) {
	for name, raw := range repeatedAsMeant {
		for _, r := range trial.Detect(t, raw, "repeats") {
			if r.Confidence >= 0.5 {
				t.Errorf("%s: %.2f %q", name, r.Confidence, raw[r.Span.Start:r.Span.End])
			}
		}
	}
}
