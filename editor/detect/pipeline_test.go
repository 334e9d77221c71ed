package detect

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"emend/assets"
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

// TestStoppedRunKeepsFinishedStages: a run that is stopped gives what a run of
// the finished stages alone gives, wherever in the next one it was stopped.
func TestStoppedRunKeepsFinishedStages(t *testing.T) {
	raw := string(assets.Sample)
	stages := enabledStages(nil)
	for k := range stages {
		finished := map[repair.RuleID]bool{}
		for _, s := range stages[:k] {
			for _, d := range s.Detectors {
				finished[d.Rule] = true
			}
		}
		want, err := runOnce(context.Background(), raw, Options{Enabled: func(d *rule.Detector) bool { return finished[d.Rule] }})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		got, err := Run(ctx, raw, Options{Window: 500, Progress: func(_ string, done, _ int) {
			if done == k {
				stop()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at stage %d: %v", k, err)
		}
		if d := cmp.Diff([]repair.Repair(want), got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("stopped at stage %d: %s", k, d)
		}
	}
}

// TestStageStoppedHalfwayIsLeftOut: no stage counts of which windows are left.
func TestStageStoppedHalfwayIsLeftOut(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	second := literal("spacing.x", "x", "y", 0.99, false)
	find := second.Find
	second.Find = func(p *rule.Pass) { find(p); stop() }
	old := Stages
	Stages = []rule.Stage{{Name: "a", Detectors: []rule.Detector{literal("mojibake.x", "a€™", "’", 0.99, false)}}, {Name: "b", Detectors: []rule.Detector{second}}}
	defer func() { Stages = old }()
	raw := strings.Repeat("itx wona€™t do. ", 20)
	got, err := Run(ctx, raw, Options{Window: 40, Workers: 1})
	if !errors.Is(err, context.Canceled) || len(got) != 20 {
		t.Fatalf("%d repairs, %v", len(got), err)
	}
	if s := apply(raw, got); s != strings.Repeat("itx won’t do. ", 20) {
		t.Errorf("%q", s)
	}
}
