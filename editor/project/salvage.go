package project

import (
	"fmt"
	"path/filepath"
	"strings"

	"emend/editor/outfile"
	"emend/editor/project/database"
	"emend/editor/project/salvage"
	"emend/editor/project/tables"
)

// Salvage reads what can be read of a damaged or truncated project into a new
// one at out, which must not exist. The original is not touched. Of the log
// the entries before the first lost one are kept, since later ones may undo
// what is not there; the state after all of them is in the report where it can
// be read, for who can make an act of it.
func Salvage(path, out string) (salvage.Report, error) {
	out, err := filepath.Abs(out)
	if err == nil {
		err = outfile.Absent(out)
	}
	if err != nil {
		return salvage.Report{}, fail("salvage into", out, err)
	}
	c, report, err := salvage.Rescue(path)
	if err != nil {
		return report, fail("salvage project", path, err)
	}
	return report, fail("salvage into", out, tables.Build(out, c, database.Durable, false))
}

// SalvageName is a free name beside a damaged project, for what is salvaged of
// it.
func SalvageName(path string) string {
	stem := strings.TrimSuffix(path, suffix) + " salvaged"
	name := stem + suffix
	for n := 2; outfile.Absent(name) != nil && n < 1000; n++ {
		name = fmt.Sprintf("%s %d%s", stem, n, suffix)
	}
	return name
}
