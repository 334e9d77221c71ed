package layout_test

import (
	"strings"
	"testing"

	"emend/editor/detect/trial"
)

func TestUnwrapAnyWidth(t *testing.T) {
	for _, width := range []int{38, 45, 60, 66, 72, 80, 100} {
		raw := trial.WrapParagraphs(trial.Prose, func(p string) string { return trial.Wrapped(p, width) })
		if got := trial.CleanedAt(t, raw, 0.9, "layout.join"); got != trial.Prose {
			t.Errorf("width %d:\n%s", width, got)
		}
	}
}

func TestUnwrapTwice(t *testing.T) {
	for _, width := range []struct{ first, second int }{{84, 80}, {105, 100}, {76, 70}, {110, 99}} {
		raw := trial.WrapParagraphs(trial.Prose, func(p string) string { return trial.Rewrapped(trial.Wrapped(p, width.first), width.second) })
		if got := trial.CleanedAt(t, raw, 0.9, "layout.join"); got != trial.Prose {
			t.Errorf("widths %v:\n%s\n---\n%s", width, raw, got)
		}
	}
}

func TestUnwrapOtherParagraphStyles(t *testing.T) {
	wrap := func(p string) string { return trial.Wrapped(p, 64) }
	indented := "  " + strings.ReplaceAll(trial.WrapParagraphs(trial.Prose, func(p string) string { return wrap("xx" + p)[2:] }), "\n\n", "\n  ")
	if got, want := trial.CleanedAt(t, indented, 0.9, "layout"), "  "+strings.ReplaceAll(trial.Prose, "\n\n", "\n  "); got != want {
		t.Errorf("indented paragraphs:\n%s", got)
	}
	tight := strings.ReplaceAll(trial.WrapParagraphs(trial.Prose, wrap), "\n\n", "\n")
	want := strings.ReplaceAll(trial.Prose, "\n\n", "\n")
	got := trial.CleanedAt(t, tight, 0.5, "layout")
	if wrong := differingBreaks(got, want); wrong > 1 {
		t.Errorf("paragraphs without a mark: %d breaks are wrong:\n%s", wrong, got)
	}
	all := trial.WrapParagraphs(trial.Prose, func(p string) string { return "    " + strings.ReplaceAll(wrap(p), "\n", "\n    ") })
	if got, want := trial.CleanedAt(t, all, 0.9, "layout"), "    "+strings.ReplaceAll(trial.Prose, "\n\n", "\n\n    "); got != want {
		t.Errorf("a margin:\n%s", got)
	}
}

// differingBreaks counts the places where one of two texts of the same words
// has a line break and the other a space.
func differingBreaks(a, b string) (n int) {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n + max(len(a), len(b)) - min(len(a), len(b))
}

// leaveAlone are pieces whose lines are meant; each stands in the middle of
// wrapped prose.
var leaveAlone = map[string]string{
	"verse":      "The lamp is lit, the planks are wet,\nThe rope is tied, the tide is low,\nAnd who went over has not yet\nFound any reason to say no.\n\nThe bell has neither tongue nor town,\nThe town has neither street nor stair,\nBut when the autumn storms come down\nIt tells the hour to the air.",
	"list":       "1. a lamp with two wicks\n2. forty feet of rope, tarred\n3. the book, and ink for the winter\n4. bread",
	"bullets":    "- a lamp with two wicks\n- forty feet of rope\n- the book",
	"table":      "Depth    Place         Year\n41 ft    the church    1931\n38 ft    the school    1931\n12 ft    the mill      1932",
	"address":    "Ansel Verhoeven\nThe Landing\nNether Marle",
	"signature":  "I remain, Sir, your obedient servant,\n\nAnsel Verhoeven\n\nNether Marle, October 1931\nCopied by his daughter",
	"heading":    "CHAPTER THE SECOND\nIn which nothing is proved",
	"code":       "for each crossing:\n    ring the bell\n    write the hour",
	"data":       "alice,34,london\nbob,28,paris\ncarol,41,madrid and the rest of it",
	"quotation":  "    the bells were counted by lamplight, and there\n    were seven of them, the smallest with its rope,\n    as the book of the crossing says in its margin",
	"mail":       "> they say the boat was late again, which nobody\n> minds so long as it comes at all before the winter",
	"markup":     "<p>the lamp is lit</p>\n<p>the boat is late</p>",
	"free verse": "the lamp\nis lit and nobody on the far side of the water\nsees it\nas it was meant\nto be seen by those\nwho wait",
	"short talk": "\"Who goes?\"\n\"The ferry.\"\n\"Late?\"\n\"As ever.\"",
}

func TestLinesThatAreMeantStay(t *testing.T) {
	paragraphs := strings.Split(trial.Prose, "\n\n")
	for name, piece := range leaveAlone {
		want := strings.Join(paragraphs[:4], "\n\n") + "\n\n" + piece + "\n\n" + strings.Join(paragraphs[4:], "\n\n")
		for _, width := range []int{60, 72} {
			wrap := func(p string) string { return trial.Wrapped(p, width) }
			raw := trial.WrapParagraphs(strings.Join(paragraphs[:4], "\n\n"), wrap) + "\n\n" + piece + "\n\n" + trial.WrapParagraphs(strings.Join(paragraphs[4:], "\n\n"), wrap)
			if got := trial.CleanedAt(t, raw, 0.5, "layout"); got != want {
				t.Errorf("%s, width %d:\n%s", name, width, got)
			}
		}
	}
}

// linesOnly are whole texts whose lines are meant.
var linesOnly = map[string]string{
	"word list": strings.Repeat("lamp\nrope\nwick\nferry\nlanding\nkeel\nbread\npassenger\n", 12),
	"code":      strings.Repeat("for i := range lamps {\n\tif lamps[i].lit {\n\t\tcontinue\n\t}\n\tlight(lamps[i])\n}\nreturn nil\n\n", 12),
	"log":       strings.Repeat("12:01 ferry left the landing with four\n12:40 ferry stopped half way over\n13:05 bell rung twice by the keeper\n", 12),
	"modern":    strings.Repeat("nobody\nin the village thought of it as late\nany more it came\nwhen the fog\nallowed and the fog was seldom in a hurry and so on\nhe kept\nthe lamp\n\n", 12),
	"names":     strings.Repeat("Ansel Verhoeven\nMaria van der Marle\nthe keeper of the bell\n", 12),
}

func TestTextsOfLinesStay(t *testing.T) {
	for name, raw := range linesOnly {
		for _, r := range trial.Detect(t, raw, "layout") {
			if r.Confidence >= 0.5 {
				t.Errorf("%s: %.2f %s %q", name, r.Confidence, r.Rule, raw[max(0, r.Span.Start-20):min(len(raw), r.Span.End+20)])
			}
		}
	}
}

func TestFalseParagraphBreaks(t *testing.T) {
	wrap := func(p string) string { return trial.Wrapped(p, 72) }
	raw := trial.WrapParagraphs(trial.Prose, wrap)
	broken := strings.Replace(raw, "village\nthought", "village\n\nthought", 1)
	if broken == raw {
		t.Fatalf("no place to break:\n%s", raw)
	}
	if got := trial.CleanedAt(t, broken, 0.9, "layout"); got != trial.Prose {
		t.Errorf("a blank line inside a sentence:\n%s", got)
	}
	torn := strings.Replace(raw, "\n\nOn the morning", "\n\n\n\nOn the morning", 1)
	if got := trial.CleanedAt(t, torn, 0.9, "layout"); got != trial.Prose {
		t.Errorf("three blank lines:\n%s", got)
	}
}

func TestFormFeedStays(t *testing.T) {
	raw := trial.WrapParagraphs(trial.Prose, func(p string) string { return trial.Wrapped(p, 60) })
	at := strings.Index(raw, "\nvillage thought")
	if at < 0 {
		t.Fatalf("no place for a page mark:\n%s", raw)
	}
	got := trial.CleanedAt(t, raw[:at]+"\n\n\f"+raw[at+1:], 0.9, "layout")
	if strings.Count(got, "\f") != 1 || strings.ReplaceAll(got, "\f", "") != trial.Prose {
		t.Errorf("%q", got)
	}
}

// germanProse was written for these tests; every third word has a capital.
const germanProse = `Der Wärter zündete die Lampe an, wie er es jeden Abend tat, stellte den Stuhl ans Fenster und wartete auf das Boot. Draußen lag der Nebel so dicht auf dem Wasser, dass man weder die Brücke noch die Dächer am anderen Ufer sah, und nur die Glocke der Kirche sagte ihm, welche Stunde es war.

Gegen Mitternacht hörte er Stimmen. Es waren die Leute vom Steinbruch, die mit Pferd und Wagen am Landungssteg standen und über den Preis der Überfahrt stritten, obwohl jeder im Tal wusste, dass dieser Preis seit Menschengedenken derselbe war. Er nahm Hut und Mantel vom Haken und ging hinaus.

Was er ihnen gesagt hat, steht in keinem Bericht. Die Männer kehrten um, das Pferd ließ sich nur mit Mühe wenden, und am Morgen fand man im Schlamm die Spuren der Räder, die Scherben einer Laterne und einen Handschuh aus grauem Leder, den niemand vermisste. Die Gemeinde ließ den Handschuh im Rathaus aushängen, ein ganzes Jahr lang, ohne Erfolg.`

// germanVerse stands in the midst of it.
const germanVerse = `Die Lampe brennt, das Holz ist nass,
Der Strick liegt fest am Stein,
Und wer hinüberging, vergaß
Zu sagen: Lasst mich ein.

Am Ufer liegt ein schmales Boot
Und wartet auf den Wind
Und auf den Mann im roten Rock
Und auf das stille Kind`

func TestGermanProseAndVerse(t *testing.T) {
	paragraphs := strings.Split(strings.Repeat(germanProse+"\n\n", 3), "\n\n")
	paragraphs = paragraphs[:len(paragraphs)-1]
	want := strings.Join(paragraphs[:5], "\n\n") + "\n\n" + germanVerse + "\n\n" + strings.Join(paragraphs[5:], "\n\n")
	for _, width := range []int{38, 46, 60, 72, 90} {
		wrap := func(p string) string { return trial.Wrapped(p, width) }
		raw := trial.WrapParagraphs(strings.Join(paragraphs[:5], "\n\n"), wrap) + "\n\n" + germanVerse + "\n\n" + trial.WrapParagraphs(strings.Join(paragraphs[5:], "\n\n"), wrap)
		got := trial.CleanedAt(t, raw, 0.9, "layout")
		if !strings.Contains(got, "\n\n"+germanVerse+"\n\n") {
			t.Errorf("width %d: the verse is not left:\n%s", width, got)
		}
		// A few breaks are lost to the neighbourhood of the verse.
		if wrong := differingBreaks(got, want); wrong > 3 {
			t.Errorf("width %d: %d breaks are wrong:\n%s", width, wrong, got)
		}
	}
}
