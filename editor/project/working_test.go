package project

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emend/editor/project/database"
	"emend/editor/record"
)

func TestWorking(t *testing.T) {
	t.Setenv(dataVariable, filepath.Join(t.TempDir(), "odd [name]*"))
	src := record.Source{Path: "/texts/ship.txt", Name: "ship.txt", Encoding: "utf-8"}
	f, resumed, err := Working(src, []byte(damaged))
	if err != nil || resumed || !IsWorking(f.Path()) {
		t.Fatalf("%v, resumed %v", err, resumed)
	}
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	if list, err := Abandoned(); err != nil || len(list) != 0 {
		t.Errorf("one in use is offered: %v, %v", list, err)
	}
	f.Close()

	list, err := Abandoned()
	if err != nil || len(list) != 1 || list[0].Source.Path != src.Path || list[0].Entries != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	f, resumed, err = Working(src, []byte(damaged))
	if err != nil || !resumed || len(mustLoad(t, f).Log) != 1 {
		t.Fatalf("%v, resumed %v", err, resumed)
	}
	other, resumed, err := Working(src, []byte(damaged+"!"))
	if err != nil || resumed {
		t.Fatalf("another content: %v, resumed %v", err, resumed)
	}
	if err := other.Discard(); err != nil {
		t.Error(err)
	}

	named := filepath.Join(t.TempDir(), "ship.emend")
	saved, err := f.SaveAs(named, false)
	if err != nil {
		t.Fatal(err)
	}
	if IsWorking(saved.Path()) || len(mustLoad(t, saved).Log) != 1 {
		t.Error("not saved whole")
	}
	if err := saved.Discard(); err == nil {
		t.Error("a saved project was discarded")
	}
	saved.Close()
	only(t, filepath.Dir(f.Path()))
	only(t, filepath.Dir(named), "ship.emend")
}

func TestDamagedWorkingProjectIsSetAside(t *testing.T) {
	t.Setenv(dataVariable, t.TempDir())
	f, _, err := Working(record.Source{}, []byte(damaged))
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if err := os.Truncate(f.Path(), database.PageSize+1); err != nil {
		t.Fatal(err)
	}
	f, resumed, err := Working(record.Source{}, []byte(damaged))
	if f == nil || resumed || !errors.Is(err, ErrDamaged) {
		t.Fatalf("%v, resumed %v", err, resumed)
	}
	defer f.Close()
	if names, _ := filepath.Glob(f.Path() + ".damaged-*"); len(names) != 1 {
		t.Errorf("set aside: %v", names)
	}
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
}

// What a crash left behind is offered, also where it cannot be read whole: then
// with the error, to be salvaged.
func TestAbandonedTellsOfDamage(t *testing.T) {
	t.Setenv(dataVariable, t.TempDir())
	for _, name := range []string{"whole", "damaged"} {
		f, _, err := Working(record.Source{Path: "/texts/" + name, Name: name}, []byte(name))
		if err != nil {
			t.Fatal(err)
		}
		mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
		f.Close()
		if name == "damaged" {
			if err := os.Truncate(f.Path(), 3*database.PageSize+1); err != nil {
				t.Fatal(err)
			}
		}
	}
	works, err := Abandoned()
	if err != nil || len(works) != 2 {
		t.Fatalf("%+v, %v", works, err)
	}
	for _, w := range works {
		whole := w.Source.Name == "whole"
		if whole != (w.Err == nil) || !whole && !errors.Is(w.Err, ErrDamaged) || whole && w.Entries != 1 {
			t.Errorf("%+v", w)
		}
	}
}
