package detect

import (
	"context"
	"strings"
	"testing"

	"emend/editor/detect/rule"
	"emend/editor/repair"
	"emend/editor/text"
)

// literal is a detector for one wording, to try the pipeline itself.
func literal(id repair.RuleID, old, new string, confidence float64, container bool) Detector {
	return Detector{Rule: id, Title: "t", Doc: "d", Find: func(p *rule.Pass) {
		for at := p.Window.Start; ; {
			i := strings.Index(p.View.Text[at:], old)
			if i < 0 || at+i >= p.Window.End {
				return
			}
			p.Report(rule.Finding{Span: text.Span{Start: at + i, End: at + i + len(old)}, Replacement: new, Confidence: confidence, Pattern: old, Container: container})
			at += i + len(old)
		}
	}}
}

func runStages(t *testing.T, stages []rule.Stage, raw string, window int) []repair.Repair {
	t.Helper()
	old := Stages
	Stages = stages
	defer func() { Stages = old }()
	got, err := Run(context.Background(), raw, Options{Window: window})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func apply(raw string, repairs []repair.Repair) string {
	return repair.MappingOf(raw, repairs, nil, repair.Policy{Minimum: rule.InView}).String()
}

func TestStagesChain(t *testing.T) {
	stages := []rule.Stage{
		{Name: "a", Detectors: []Detector{literal("mojibake.x", "a€™", "’", 0.99, false)}},
		{Name: "b", Detectors: []Detector{literal("spacing.x", "’ t", "’t", 0.95, false)}},
	}
	raw := "it wona€™ t do, dona€™ t"
	for window := 1; window < 30; window += 7 {
		got := runStages(t, stages, raw, window)
		if s := apply(raw, got); s != "it won’t do, don’t" {
			t.Errorf("window %d: %q", window, s)
		}
		if len(got) != 2 || len(got[0].Steps) != 2 || got[0].Rule != "mojibake.x" {
			t.Fatalf("window %d: %+v", window, got)
		}
		if w, ok := got[0].At(0.97); !ok || w != "’ t" {
			t.Errorf("stopping after the first step gives %q", w)
		}
	}
}

func TestContainedRepairsSleep(t *testing.T) {
	stages := []rule.Stage{
		{Name: "a", Detectors: []Detector{literal("mojibake.x", "a€™", "’", 0.99, false)}},
		{Name: "b", Detectors: []Detector{literal("repeats.x", "HEAD’ 12\n", "", 0.97, true)}},
		{Name: "c", Detectors: []Detector{literal("layout.x", "some\ntext", "some text", 0.95, false), literal("ocr.x", "12", "I2", 0.6, false)}},
	}
	raw := "some\nHEADa€™ 12\ntext 12 a€™"
	got := runStages(t, stages, raw, 0)
	if s := apply(raw, got); s != "some text I2 ’" {
		t.Errorf("all applied: %q", s)
	}
	var inside int
	for _, r := range got {
		if r.Rule == "ocr.x" || r.Rule == "mojibake.x" {
			inside++
		}
	}
	if inside != 4 {
		t.Errorf("%d repairs inside and outside the deletion, want 4: %+v", inside, got)
	}
}
