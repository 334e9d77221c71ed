package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"emend/editor/detect"
	"emend/editor/repair"
)

// families lists the families of rules, also those without a detector.
var families = []string{
	"mojibake", "characters", "spacing", "layout", "repeats", "furniture", "footnotes", "ocr", "compared", "reader",
}

// A selection says which rules are to run.
type selection struct{ only, skip []string }

func (s *selection) addFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&s.only, "only", nil, "run only these `RULES`: rules or families, comma-separated; none, default, all")
	f.StringSliceVar(&s.skip, "skip", nil, "leave out these `RULES`")
}

// key tells the selection in one string, for the report of a run.
func (s *selection) key() string {
	return strings.Join(s.only, ",") + "-" + strings.Join(s.skip, ",")
}

// emptyOnly says whether --only was given with nothing, as an unset variable
// of a script gives it: it would mean every rule.
func (s *selection) emptyOnly() bool { return s.only != nil && len(s.only) == 0 }

// enabled returns the predicate for detect.Options.
func (s *selection) enabled() (func(*detect.Detector) bool, error) {
	if s.emptyOnly() {
		return nil, errors.New("--only names no rule; to run none, say --only none")
	}
	for _, name := range slices.Concat(s.only, s.skip) {
		if err := knownRule(name); err != nil {
			return nil, err
		}
	}
	return func(d *detect.Detector) bool {
		on := !d.Off
		if len(s.only) > 0 {
			on = slices.ContainsFunc(s.only, func(name string) bool { return selects(name, d, true) })
		}
		return on && !slices.ContainsFunc(s.skip, func(name string) bool { return selects(name, d, false) })
	}, nil
}

// selects says whether a name from --only (wanted) or --skip means rule d. A
// family wants only those of its rules that are on by default.
func selects(name string, d *detect.Detector, wanted bool) bool {
	switch {
	case name == "all" || name == string(d.Rule):
		return true
	case name == "default" || name == d.Rule.Family():
		return !wanted || !d.Off
	}
	return false
}

// knownRule returns an error that lists the nearest names when name is none.
func knownRule(name string) error {
	names := []string{"none", "default", "all"}
	names = append(names, families...)
	for _, d := range detect.All() {
		names = append(names, string(d.Rule))
	}
	if slices.Contains(names, name) {
		return nil
	}
	if near := nearest(name, names); len(near) > 0 {
		return fmt.Errorf("no rule or family is called %q; near it: %s (emend rules lists all)", name, strings.Join(near, ", "))
	}
	return fmt.Errorf("no rule or family is called %q; emend rules lists all", name)
}

// nearest returns the names that are at most a third of their letters off, or
// share the family or the part after the dot, best first.
func nearest(name string, names []string) []string {
	const show = 5
	var near []string
	_, last, dotted := strings.Cut(name, ".")
	for _, n := range names {
		_, own, _ := strings.Cut(n, ".")
		if distance(name, n) <= max(2, len(n)/3) || dotted && own == last || own == name || strings.HasPrefix(n, name) {
			near = append(near, n)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return distance(name, a) - distance(name, b) })
	return near[:min(show, len(near))]
}

// distance is the number of letters to insert, delete or change between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func newRules(std *Streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules [RULE...]",
		Short: "List every rule: id, title, what it does, whether it runs by default",
		Long: `List the rules in the order in which they run. With the name of a rule or of a
family, list only these. A rule marked "off" runs only when --only names it.`,
		RunE: func(_ *cobra.Command, args []string) error {
			for _, name := range args {
				if err := knownRule(name); err != nil {
					return err
				}
			}
			wanted := func(d *detect.Detector) bool {
				return len(args) == 0 || slices.Contains(args, string(d.Rule)) || slices.Contains(args, d.Rule.Family()) || slices.Contains(args, "all")
			}
			switch format {
			case "text":
				return listRules(std, wanted, len(args) > 0)
			case "jsonl":
				return listRulesJSON(std, wanted)
			}
			return fmt.Errorf("--format %s is not known; it is text or jsonl", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or jsonl")
	return cmd
}

// listRules prints a line a rule, or all that is known of each.
func listRules(std *Streams, wanted func(*detect.Detector) bool, full bool) error {
	w := tabwriter.NewWriter(std.Out, 0, 0, 2, ' ', 0)
	for _, d := range detect.All() {
		if !wanted(&d) {
			continue
		}
		state := "on"
		if d.Off {
			state = "off"
		}
		if full {
			fmt.Fprintf(w, "%s (%s): %s\n%s\n\n", d.Rule, state, d.Title, wrapDoc(d.Doc))
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", d.Rule, state, d.Title)
	}
	return w.Flush()
}

// wrapDoc sets a text in lines of a terminal, indented.
func wrapDoc(doc string) string {
	const width = 76
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(doc) {
		n := len([]rune(word))
		switch {
		case i == 0 || column+1+n > width:
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("    ")
			column = 4
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

func listRulesJSON(std *Streams, wanted func(*detect.Detector) bool) error {
	enc := jsonLines(std.Out)
	for _, d := range detect.All() {
		if !wanted(&d) {
			continue
		}
		err := enc.Encode(struct {
			Rule    repair.RuleID `json:"rule"`
			Title   string        `json:"title"`
			Doc     string        `json:"doc"`
			Default bool          `json:"default"`
		}{d.Rule, d.Title, d.Doc, !d.Off})
		if err != nil {
			return err
		}
	}
	return nil
}
