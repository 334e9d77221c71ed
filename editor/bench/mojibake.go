package main

import (
	"strings"
	"time"

	"emend/editor/detect"
	"emend/editor/detect/mojibake/codec"
)

// The prose that is misread, in Latin letters with many accents and with few,
// and in others.
const (
	french = "Le gardien avait allumé la lampe à six heures, et déjà tout le quai dormait sous la brume ; « personne », disait\n" +
		"le vieux, « n’a revu le pilote depuis midi — il est allé, paraît-il, soigner la vache de sa mère… »\n\n"
	german = "Der Wärter hatte um sechs die Lampe angezündet, und gegen sieben lag die ganze Mole im Nebel; niemand hatte „die\n" +
		"Schöne“ seit Mittag gesehen. Er sei, hieß es, zu seiner Mutter gegangen – der Kühe wegen, für ein paar Tage.\n\n"
	polish = "Latarnik zapalił światło o szóstej, a koło siódmej całe nabrzeże tonęło we mgle; nikt nie widział pilota od\n" +
		"południa. Mówiono, że poszedł do matki, żeby zająć się krową — „wróci jutro”, powtarzał najstarszy z rybaków.\n\n"
	russian = "Смотритель зажёг лампу в шесть часов, и к семи вся набережная лежала в тумане — никто не видел лоцмана.\n"
	chinese = "码头上笼罩着雾，谁也没有见到领航员。钟声响了两下，然后一切都安静了。\n"
	// crowded has a misread character every seven bytes.
	crowded = "dâ€™Ã©tÃ© â€” lâ€™Ã©glise dÃ©jÃ  â€œprÃ¨sâ€\u009d du cafÃ©\n"
)

// mojibakeRows measures one family alone by its speed: the goals are in
// megabytes a second, 39 and 99 times what utf8.Valid takes. Texts that are
// full of it are damaged prose of several languages, once, twice, with its
// accents dropped afterwards and in another script, and one line of nothing
// else; sound ones stand beside them.
func mojibakeRows() []row {
	const enough, full = 100, 40
	misread := codec.Windows1252.Misread
	european := french + german + polish
	folded := strings.NewReplacer("â", "a", "Â", "A", "Ã", "A", "Ä", "A", "Å", "A", "œ", "oe")
	ascii := strings.NewReplacer("’", "'", "“", "\"", "”", "\"", "—", "--").Replace(texts().clean)
	var out []row
	for _, c := range []struct {
		what, line string
		goal       float64
	}{
		{"clean ASCII", ascii, enough},
		{"sound French, German and Polish", european, 0},
		{"sound Russian", russian, 0},
		{"sound Chinese", chinese, 0},
		{"the same European prose misread", misread(european), full},
		{"… twice", misread(misread(european)), full},
		{"… accents then dropped", folded.Replace(misread(french)), full},
		{"Russian misread", misread(russian), full},
		{"a misread character every seven bytes", crowded, full},
	} {
		out = append(out, familyRow(c.what, strings.Repeat(c.line, max(1, 10*megabyte/len(c.line))), c.goal))
	}
	return out
}

// familyRow measures the family mojibake over a text.
func familyRow(what, raw string, goal float64) row {
	family := func(d *detect.Detector) bool { return !d.Off && d.Rule.Family() == "mojibake" }
	own, other := alternate(detection(raw, family), valid(raw))
	return row{
		what: "mojibake, " + what, beside: "utf8.Valid", own: own, other: other, unit: " MB/s", goal: goal, atLeast: true,
		figure: func(own, _ time.Duration) float64 { return float64(len(raw)) / 1e6 / own.Seconds() },
	}
}
