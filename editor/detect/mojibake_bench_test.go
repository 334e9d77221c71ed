package detect

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"emend/editor/clock"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/rule"
	"emend/editor/text"
)

const englishProse = "The keeper's lamp was lit at six, and by seven the whole quay lay in fog; nobody on the \"Marigold\" had seen\n" +
	"the pilot since noon. (He had gone, it was said, to look after his mother's cow.) At 9.40 the bell rang twice.\n\n"

const frenchProse = "Le gardien avait allumé la lampe à six heures, et déjà tout le quai dormait sous la brume; « personne », disait\n" +
	"le vieux, « n’a revu le pilote depuis midi — il est allé, paraît-il, soigner la vache de sa mère… »\n\n"

const russianProse = "Смотритель зажёг лампу в шесть часов, и к семи вся набережная лежала в тумане — никто не видел лоцмана.\n"

// ofLength repeats s up to about n bytes.
func ofLength(s string, n int) string { return strings.Repeat(s, n/len(s)+1) }

// benchFamilies runs the stages of the mojibake and characters families alone,
// on one core and without what the pipeline adds.
func benchFamilies(b *testing.B, raw string) {
	ours := func(d *Detector) bool {
		f := d.Rule.Family()
		return !d.Off && f == "mojibake"
	}
	stages := enabledStages(ours)
	views := viewsOf(b, stages, raw)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	before := clock.Used()
	defer func() {
		spent := (clock.Used() - before).Seconds()
		b.ReportMetric(float64(len(raw))*float64(b.N)/1e6/spent, "MB/cpu-s")
	}()
	for b.Loop() {
		r := run{opt: Options{Window: defaultWindow, Workers: 1}, profile: rule.NewProfile(context.Background())}
		for i := range stages {
			s := &stages[i]
			if s.Survey != nil {
				s.Survey(views[i], r.profile)
			}
			for _, w := range cut(nil, views[i].Text, text.Span{End: len(views[i].Text)}, defaultWindow) {
				s.Run(views[i], w, r.profile)
			}
		}
	}
}

// viewsOf returns what each stage sees: the text with what the stages before
// it proposed.
func viewsOf(b *testing.B, stages []rule.Stage, raw string) []*rule.View {
	b.Helper()
	r := run{opt: Options{Window: defaultWindow, Workers: 1}, profile: rule.NewProfile(context.Background()), outer: rule.NewView(raw)}
	var views []*rule.View
	for i := range stages {
		v := *r.outer // the run lets go of it
		views = append(views, &v)
		r.stage(&stages[i])
	}
	return views
}

func BenchmarkMojibake(b *testing.B) {
	const size = 8 << 20
	fold := strings.NewReplacer("â", "a", "Â", "A", "Ã", "A", "œ", "oe")
	for _, c := range []struct{ name, text string }{
		{"ascii", ofLength(englishProse, size)},
		{"french", ofLength(frenchProse, size)},
		{"russian", ofLength(russianProse, size)},
		{"damaged", ofLength(codec.Windows1252.Misread(frenchProse), size)},
		{"folded", ofLength(fold.Replace(codec.Windows1252.Misread(frenchProse)), size)},
		{"damaged-russian", ofLength(codec.Windows1252.Misread(russianProse), size)},
		{"twice", ofLength(codec.Windows1252.Misread(codec.Windows1252.Misread(frenchProse)), size)},
		{"chinese", ofLength("码头上笼罩着雾，谁也没有见到领航员。钟声响了两下，然后一切都安静了。\n", size)},
	} {
		b.Run(c.name, func(b *testing.B) { benchFamilies(b, c.text) })
		b.Run(c.name+"/utf8.Valid", func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				utf8.ValidString(c.text)
			}
		})
	}
}
