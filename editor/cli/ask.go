package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"emend/editor/export"
	"emend/editor/repair"
)

// askPending asks rule by rule, on standard error and from standard input,
// whether what is undecided is to count, and returns the document so.
func askPending(std *Streams, d *export.Document) (*export.Document, error) {
	type open struct{ count, first int }
	rules := map[repair.RuleID]*open{}
	var order []repair.RuleID
	for i := range d.Repairs {
		if d.Decision(i).State != repair.Pending {
			continue
		}
		rule := d.Repairs[i].Rule
		if rules[rule] == nil {
			rules[rule] = &open{first: i}
			order = append(order, rule)
		}
		rules[rule].count++
	}
	asked := map[repair.RuleID]bool{}
	in := bufio.NewReader(std.In)
	var rest string // the answer to all that is left
	for _, rule := range order {
		o := rules[rule]
		answer := rest
		for answer == "" {
			std.tell("%s: %d undecided, such as %s → %s. Apply? y yes, n no, a yes to all the rest, d no to all the rest, q quit: ",
				rule, o.count, quoted(d.Before(o.first)), quoted(d.Repairs[o.first].Replacement))
			line, err := in.ReadString('\n')
			if err != nil && (!errors.Is(err, io.EOF) || line == "") {
				fmt.Fprintln(std.Err)
				return nil, errors.New("--pending ask: no answer came; nothing was written")
			}
			switch answer = strings.ToLower(strings.TrimSpace(line)); answer {
			case "a", "d":
				rest = answer
			case "y", "n":
			case "q":
				return nil, errors.New("nothing was written")
			default:
				answer = ""
			}
		}
		asked[rule] = answer == "y" || answer == "a"
	}
	return d.With(d.Policy, asked), nil
}
