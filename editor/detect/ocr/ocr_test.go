package ocr_test

import (
	"context"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/detect/rule"
	"emend/editor/repair"
)

// ferry is a story of ours, without damage.
const ferry = `The ferry left the harbour before the sun was up, and the old man who kept the
tickets stood at the rail and counted those who had come on board. There were only nine of
them that morning, because the road from the hills had been closed by the snow for three
days. He knew every one of them by name, and he knew what they carried in their baskets and
where they would sell it when they had reached the other side of the water.

"You will have a quiet crossing," said Mr. J. R. Vantongeren, who had been a sailor and who
always said so. His daughter Maartje did not answer. She was reading the letter again which
her brother had sent from the city, and she thought that he was not happy there. The wind
was cold and the water was grey, and there was nothing to be seen of the land behind them.

Nobody spoke for a long time. Then the bell rang, and the little boy who was sitting upon the
ropes asked whether they had arrived. "Not yet," said his mother, "but there is the tower of
the church, and below it are the houses where your grandfather was born." Vantongeren nodded
and pulled his cap over his ears. It was the tenth of January, and it had been a hard winter.
`

// scanned is the same story as a poor scan might print it.
var scanned = strings.NewReplacer(
	"the ferry", "tho ferry", "before the", "bcfore tho", "at the rail", "at tho rail", "who had", "wlio had", "There were only", "Thero wcre only",
	"them that morning", "thern that moming", "because", "becauso", "from the hills", "frorn tho hills", "closed by the snow", "closcd by tho snow",
	"every one", "every onc", "what they", "what thoy", "in their", "in thcir", "would sell", "would sel1", "reached", "roached", "other side", "othcr side",
	"answer", "auswer", "reading the letter", "rcading tho lettcr", "brother", "brothcr", "thought", "tliought", "there was nothing", "thero was notliing",
	"nothing", "nothiug", "Nobody", "Nobodv", "little boy", "littlc boy", "sitting", "sittiug", "whether", "whethcr", "arrived", "arrivcd",
	"mother", "mothcr", "church", "cliurch", "houses where", "houscs whero", "grandfather", "grandfatlier", "hard winter", "hard wintcr",
).Replace(ferry + ferry + ferry)

func ocrOnly(d *detect.Detector) bool { return d.Rule.Family() == "ocr" }

func detectOCR(t *testing.T, raw string, window int) []repair.Repair {
	t.Helper()
	found, err := detect.Run(context.Background(), raw, detect.Options{Enabled: ocrOnly, Window: window})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestCleanTextDrawsNothing(t *testing.T) {
	for _, r := range detectOCR(t, ferry, 0) {
		if r.Confidence >= rule.InView {
			t.Errorf("%s %q → %q at %.2f", r.Rule, ferry[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
		}
	}
}

func TestScannedTextIsRead(t *testing.T) {
	found := detectOCR(t, scanned, 0)
	got := map[string]string{}
	for _, r := range found {
		if r.Confidence >= rule.InView {
			got[scanned[r.Span.Start:r.Span.End]] = r.Replacement
		}
		if r.Evidence == "" || r.Pattern() == "" {
			t.Errorf("%s %q has no evidence or no pattern", r.Rule, r.Replacement)
		}
	}
	for _, c := range []struct{ damaged, truth string }{
		{"tho", "the"},
		{"becauso", "because"},
		{"wlio", "who"},
		{"lettcr", "letter"},
		{"brothcr", "brother"},
		{"thcir", "their"},
		{"tliought", "thought"},
		{"whethcr", "whether"},
		{"cliurch", "church"},
		{"grandfatlier", "grandfather"},
	} {
		if got[c.damaged] != c.truth {
			t.Errorf("%q is read as %q, want %q", c.damaged, got[c.damaged], c.truth)
		}
	}
	for _, kept := range []string{"Vantongeren", "Maartje", "J", "R", "Mr", "ferry", "grey"} {
		if new, ok := got[kept]; ok {
			t.Errorf("%q is changed to %q", kept, new)
		}
	}
}

// TestApostropheStays: a reading has the apostrophe of the word it is for.
func TestApostropheStays(t *testing.T) {
	text := scanned + "\nThe old man didn’t know it, and he doosn’t know it now; the boy wasn’t there, and she did’nt ask.\n"
	read := 0
	for _, r := range detectOCR(t, text, 0) {
		if strings.Contains(text[r.Span.Start:r.Span.End], "’") {
			read++
			if strings.Contains(r.Replacement, "'") {
				t.Errorf("%q → %q", text[r.Span.Start:r.Span.End], r.Replacement)
			}
		}
	}
	if read == 0 {
		t.Error("no word with an apostrophe was read")
	}
}

// elisions are a text of ours as print of 1720 might have it.
const elisions = `He observ'd that the door was open'd, and tho' it was late he look'd into the room; the candles were consum'd, the fire cover'd with ashes, and the
windows had been fasten'd. She had promis'd him that she would wait 'till he return'd, and let 'em say what pleas'd 'em. The wind encreas'd and carry'd away what
the servants had heap'd up; nothing was discover'd of the letters he had mention'd, altho' ev'ry drawer was examin'd. Thou look'st, he answer'd, as if heav'n had fall'n.
`

// TestElisionsArePrint: in texts that show misread words too.
func TestElisionsArePrint(t *testing.T) {
	text := scanned + "\n" + elisions
	for _, r := range detectOCR(t, text, 0) {
		if r.Span.Start > len(scanned) && r.Confidence >= rule.InView {
			t.Errorf("%s %q → %q at %.2f", r.Rule, text[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
		}
	}
}

// TestTablesAndFormulasHaveNoSpecks: bars, braces and measures are print.
func TestTablesAndFormulasHaveNoSpecks(t *testing.T) {
	text := scanned + "\nHeight   |Weight   |Angle of the |\n  first  {Green    | 25\n  second {Violet   | 17\n\nThe line 3R is to the line 5S as before.\n"
	for _, r := range detectOCR(t, text, 0) {
		if r.Span.Start > len(scanned) && r.Confidence >= rule.InView {
			t.Errorf("%s %q → %q at %.2f", r.Rule, text[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
		}
	}
}

// TestGroups: many places with one misreading are one decision.
func TestGroups(t *testing.T) {
	groups := map[string]int{}
	for _, r := range detectOCR(t, scanned, 0) {
		groups[r.Group]++
	}
	if n := groups["ocr.letters tho → the"]; n < 5 {
		t.Errorf("the group of tho → the has %d places; groups: %v", n, groups)
	}
}

func TestWindowsAgree(t *testing.T) {
	text := scanned + "\n" + split + "\n" + strings.Repeat("x", 3*4096) + " tho end of tho mattcr\n" + strings.ReplaceAll(split, "\n", " ")
	want := detectOCR(t, text, 0)
	if len(want) < 20 {
		t.Fatalf("only %d repairs to compare", len(want))
	}
	for _, window := range []int{37, 300, 4096, 9001} {
		got := detectOCR(t, text, window)
		if len(got) != len(want) {
			t.Errorf("window %d: %d repairs, want %d", window, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i].Span != want[i].Span || got[i].Replacement != want[i].Replacement || got[i].Confidence != want[i].Confidence {
				t.Errorf("window %d: %+v, want %+v", window, got[i], want[i])
				break
			}
		}
	}
}

// split is a text of ours as it comes out of a PDF whose blanks are guessed.
const split = `The gov ernment had pro mised the settlers that the rail way would be finished inthe spring,
but the work men who were build ing the bridges had not been paid, and manyof them went home
that the whole en terprise came to a stop. A com mittee was appoint ed to find out what had be come
of the money. It heard forty wit nesses and read all the doc uments that could be found, and
after a year it re ported that every thing had been done accord ing tothe rules. The news papers
were not satis fied. They pub lished the letters which the direc tors had written toeach other, and
the num-ber of those who believed the com-mittee grew smaller every day. The pre-sident of the com-
pany had to re-sign, and the con-tract was given to a for-eign house. Mid- and long-term plans were
drawn up, and the well-known engi-neer was asked to come back as a co-director of the works.`

func TestSplitAndJoined(t *testing.T) {
	found := detectOCR(t, split, 0)
	got := map[string]string{}
	for _, r := range found {
		if r.Confidence >= rule.InView {
			got[split[r.Span.Start:r.Span.End]] = r.Replacement
		}
	}
	for _, c := range []struct{ damaged, truth string }{
		{"gov ernment", "government"},
		{"pro mised", "promised"},
		{"en terprise", "enterprise"},
		{"wit nesses", "witnesses"},
		{"doc uments", "documents"},
		{"satis fied", "satisfied"},
		{"direc tors", "directors"},
		{"manyof", "many of"},
		{"manyof", "many of"},
		{"inthe", "in the"},
		{"tothe", "to the"},
		{"num-ber", "number"},
		{"com-mittee", "committee"},
		{"for-eign", "foreign"},
		{"engi-neer", "engineer"},
	} {
		if got[c.damaged] != c.truth {
			t.Errorf("%q is read as %q, want %q", c.damaged, got[c.damaged], c.truth)
		}
	}
	for _, kept := range []string{"well-known", "Mid- and", "long-term", "co-director", "com-\npany"} {
		if new, ok := got[kept]; ok {
			t.Errorf("%q is changed to %q", kept, new)
		}
	}
}

// longS is a text of ours as it might have been printed about 1770.
const longS = `It is the cuftom of this country, that when a perfon is fick, the neighbours fend to the houfe whatever they fuppofe may be of ufe. The firft day
I was there I faw feveral of them, and was much furprifed at their kindnefs. They faid that it was always fo, and that they fhould be afhamed if
any ftranger left the place without having eaten at their table. The fon of the houfe fhewed me his horfes, which were fmall but ftrong, and
afked whether I had feen fuch beafts before. I anfwered that I had not, for in our parts the beft horfes are bred near the fea.
We then went down to the river, where the fifhermen were mending their nets, and one of them told us a ftory of a great ftorm which had deftroyed
almoft every boat upon the coaft. His wife had loft her father and two brothers in that night, and fhe could not fpeak of it without tears.
`

func TestLongS(t *testing.T) {
	sure, of := 0, 0
	for _, r := range detectOCR(t, longS, 0) {
		if r.Rule == "ocr.longs" {
			of++
			if r.Confidence >= rule.InView {
				sure++
			}
		}
	}
	if sure < 30 {
		t.Errorf("%d long s are read, %d proposed; want 30 of about 40", sure, of)
	}
	// With short s inside words beside them they are no long s.
	for _, r := range detectOCR(t, ferry+"The cuftom of the houfe was so.", 0) {
		if r.Rule == "ocr.longs" && r.Confidence >= 0.9 {
			t.Errorf("%q is sure", r.Replacement)
		}
	}
}

func TestOtherLanguagesAreLeftAlone(t *testing.T) {
	for _, s := range []string{
		"Lautta lähti satamasta ennen aurinngon nousua, ja vanlia mies laski matkustajat.",
		"", "\n\n\n", "- - - -", "\xff\xfe\xfd tho \xff", "=> .... <= 12.30 §§", strings.Repeat("a", 1<<15), strings.Repeat("}'", 1<<12),
	} {
		for _, r := range detectOCR(t, s, 0) {
			if r.Confidence >= rule.InView {
				t.Errorf("%q → %q", s[r.Span.Start:r.Span.End], r.Replacement)
			}
		}
	}
}

func FuzzOCR(f *testing.F) {
	f.Add("tho boat\nwlio \\Vere }'oung l8th")
	f.Fuzz(func(t *testing.T, s string) {
		text := scanned + s + split
		if _, err := detect.Run(context.Background(), text, detect.Options{Enabled: ocrOnly}); err != nil {
			t.Fatal(err)
		}
	})
}
