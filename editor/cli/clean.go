package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"emend/editor"
	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/outfile"
	"emend/editor/repair"
	"emend/editor/text"
)

// bestReading is the confidence that --all stands for: more often right than
// wrong.
const bestReading = 0.5

// A cleaning is what the flags of clean ask for.
type cleaning struct {
	rules   selection
	minimum float64
	all     bool
	reading
	layout   layout
	workers  int // goroutines of one detection; 0: all cores
	filtered func(*detect.Detector) bool
}

// A layout is the flags that shape the text that is written.
type layout struct {
	encoding, eol, bom string
	wrap               int
}

func (l *layout) addFlags(f *pflag.FlagSet) {
	f.StringVar(&l.encoding, "encoding", "", "write in this encoding, e.g. utf-8 (default: the encoding of the input)")
	f.StringVar(&l.eol, "eol", "keep", "line ends: lf, crlf or keep")
	f.StringVar(&l.bom, "bom", "keep", "byte order mark at the start: yes, no or keep")
	f.IntVar(&l.wrap, "wrap", 0, "wrap lines at this many columns; 0: leave them as they are")
}

// options turns the flags into options of export.
func (l *layout) options() (o export.Options, err error) {
	o.Encoding, o.Wrap = l.encoding, l.wrap
	if l.wrap < 0 {
		return o, fmt.Errorf("--wrap %d: a line has at least 1 column; 0 leaves lines as they are", l.wrap)
	}
	if l.encoding != "" {
		if _, err := text.DecodeAs(nil, l.encoding); err != nil {
			return o, fmt.Errorf("--encoding: %w", err)
		}
	}
	var ok bool
	o.EOL, ok = map[string]text.LineEnding{"keep": text.None, "lf": text.LF, "crlf": text.CRLF}[strings.ToLower(l.eol)]
	if !ok {
		return o, fmt.Errorf("--eol %s is not known; it is lf, crlf or keep", l.eol)
	}
	o.BOM, ok = map[string]export.BOM{"keep": export.KeepBOM, "yes": export.WithBOM, "no": export.WithoutBOM}[strings.ToLower(l.bom)]
	if !ok {
		return o, fmt.Errorf("--bom %s is not known; it is yes, no or keep", l.bom)
	}
	return o, nil
}

func (c *cleaning) addFlags(f *pflag.FlagSet) {
	c.rules.addFlags(f)
	f.Float64Var(&c.minimum, "min", repair.DefaultMinimum, "apply repairs of at least this confidence, 0 to 1")
	f.BoolVar(&c.all, "all", false, "apply the best reading of every proposal, the same as --min 0.5")
	c.reading.addFlags(f)
	c.layout.addFlags(f)
}

// settle checks the flags. changed says whether a flag was given.
func (c *cleaning) settle(changed func(string) bool) (o export.Options, err error) {
	if c.all && changed("min") {
		return o, errors.New("--all means --min 0.5; give one of the two")
	}
	if c.all {
		c.minimum = bestReading
	}
	if err := knownMinimum(c.minimum); err != nil {
		return o, err
	}
	if c.from != "" {
		if _, err := text.DecodeAs(nil, c.from); err != nil {
			return o, fmt.Errorf("--from: %w", err)
		}
	}
	if c.as != "" {
		if _, err := documentFormat(c.as); err != nil {
			return o, err
		}
	}
	if c.filtered, err = c.rules.enabled(); err != nil {
		return o, err
	}
	return c.layout.options()
}

// knownMinimum checks --min. It is written so that "nan", which is in no order
// with any number and would silently leave every repair, fails too.
func knownMinimum(m float64) error {
	if m >= 0 && m <= 1 {
		return nil
	}
	return fmt.Errorf("--min %g: a confidence is a number from 0 to 1", m)
}

// document detects damage in raw and applies what reaches the minimum.
func (c *cleaning) document(ctx context.Context, in input) (*export.Document, error) {
	found, err := in.detect(ctx, detect.Options{Enabled: c.filtered, Workers: c.workers})
	if err != nil {
		return nil, err
	}
	return export.NewDocument(in.raw, found, nil, repair.Policy{Minimum: c.minimum}), nil
}

// detect looks for damage, with what the document's words tell.
func (in input) detect(ctx context.Context, o detect.Options) ([]repair.Repair, error) {
	found, err := detect.Run(ctx, in.raw.Text(), o)
	return editor.Weighed(in.raw.Text(), found, in.origin), err
}

func newClean(std *Streams) *cobra.Command {
	var c cleaning
	var out, field string
	var jsonl, keepGoing, fresh bool
	cmd := &cobra.Command{
		Use:   "clean FILE... [-o OUT]",
		Short: "Apply every sure repair and write the cleaned text",
		Long: `Apply the repairs that reach --min and write the cleaned text to standard output
or to -o OUT. "-" reads standard input. The text keeps its encoding, its line
ends and its byte order mark unless others are asked for; where a repair does
not fit the encoding, clean stops and says where.

Several files, folders or patterns ("books/**/*.txt") go into the folder OUT/, on
all cores; each keeps its path below the deepest folder that holds all that is
named. What an earlier run with the same settings has done is skipped;
OUT/` + reportName + ` says what became of every text.

With --jsonl, standard input holds one JSON object a line; the text in --field
is cleaned, everything else in the line stays as it is, byte for byte, and so
does the order of the lines. Memory is bounded, so this runs as it is under GNU
parallel --pipe, Spark pipe and Hadoop streaming.`,
		Example: `  emend clean scan.txt -o clean.txt
  emend clean scan.txt --all --encoding utf-8 > clean.txt
  emend clean books/ -o cleaned/ --min 0.95
  emend clean --jsonl --field body < posts.jsonl > cleaned.jsonl
  parallel --pipe --keep-order emend clean --jsonl < posts.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := c.settle(cmd.Flags().Changed)
			if err != nil {
				return err
			}
			switch {
			case jsonl:
				l := linesOf{cleaning: &c, field: field, keepGoing: keepGoing, longest: longestLine}
				return l.run(cmd, std, args, out)
			case cmd.Flags().Changed("field") || keepGoing:
				return errors.New("--field and --keep-going belong to --jsonl")
			case len(args) == 0:
				return errors.New("no FILE is named; - is standard input")
			case intoFolder(args, out):
				b := batch{cleaning: &c, options: o, fresh: fresh}
				return b.run(cmd.Context(), std, args, out)
			}
			if fresh {
				return errors.New("--fresh belongs to several texts with -o OUT/; one text is always cleaned again")
			}
			return cleanOne(cmd.Context(), std, &c, o, args[0], out)
		},
	}
	f := cmd.Flags()
	c.addFlags(f)
	f.StringVarP(&out, "output", "o", "", "write to this file, or for several texts into this folder")
	f.BoolVar(&jsonl, "jsonl", false, "clean a field of JSON Lines, from standard input to standard output")
	f.StringVar(&field, "field", "text", "with --jsonl: the field that holds the text")
	f.BoolVar(&keepGoing, "keep-going", false, "with --jsonl: pass on lines that cannot be cleaned, and count them, instead of stopping")
	f.BoolVar(&fresh, "fresh", false, "with several texts: clean again what an earlier run has done")
	return cmd
}

// intoFolder says whether the arguments ask for several texts.
func intoFolder(args []string, out string) bool {
	if len(args) > 1 || isPattern(args[0]) {
		return true
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return true
	}
	info, err := os.Stat(out)
	return err == nil && info.IsDir() || out != "" && os.IsPathSeparator(out[len(out)-1])
}

func cleanOne(ctx context.Context, std *Streams, c *cleaning, o export.Options, name, out string) error {
	in, err := c.read(std, name)
	if err != nil {
		return err
	}
	d, err := c.document(ctx, in)
	if err != nil {
		return err
	}
	return writeOut(std, out, []string{name}, func(w io.Writer) error {
		return placed(name, export.Text.Write(w, d, o))
	})
}

// placed puts the name of the text in front of what went wrong with it; where
// a file could not be written, its name stands there already.
func placed(name string, err error) error {
	var written *outfile.FileError
	if err == nil || errors.As(err, &written) {
		return err
	}
	return fmt.Errorf("%s: %w", shown(name), err)
}
