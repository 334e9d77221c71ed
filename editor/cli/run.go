// Package cli is the command line: everything the engine can do without a
// window, for scripts, tests and clusters.
//
// Context: the same program opens a window or works in a pipe, and is also
// built without any window. Decision: this package parses the whole command
// line and hands what is meant for the window to a function it is given;
// input, output and terminals come in as a value. Consequence: it needs no
// display and no globals, and tests run commands inside one process.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses of the program.
const (
	Done   = 0
	Differ = 1 // compare: the texts differ
	Failed = 2 // wrong use, or it could not be done
)

// A Window is what the command line asks the window to open.
type Window struct {
	// Files are texts, documents, projects or folders of them, to be reviewed
	// one after the other; two are a raw text and a cleaned one when Compare is
	// set. None: what was open last, or the sample.
	Files   []string
	Compare bool
	// Labels are what the two files are to be called; may be empty.
	Labels []string
	// Base is the text that both files come from, for merging; empty: unknown.
	Base string
	// Output is the file that the outcome is written to at the end; empty: none.
	// The status is then Done only when it was written.
	Output string
	// Encoding to read texts in; empty: the one they appear to be in.
	Encoding string
}

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// ErrTerminal says whether a person watches Err, so that progress is
	// shown there.
	ErrTerminal bool
}

// Std is the streams of the process.
func Std() Streams {
	return Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, ErrTerminal: isTerminal(os.Stderr)}
}

// tell writes to Err what can hold names and words of others: no control
// character of theirs gets through to a terminal.
func (s *Streams) tell(format string, args ...any) {
	fmt.Fprint(s.Err, visible(fmt.Sprintf(format, args...)))
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// errDiffer ends compare with status Differ and no message.
var errDiffer = errors.New("the texts differ")

// Run carries out a command line (without the program's name) and returns the
// exit status. window is called when the window is asked for.
func Run(args []string, std Streams, window func(Window) int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // SIGTERM: as clusters stop their jobs
	defer stop()
	std.In = &interruptible{ctx: ctx, r: std.In}
	status := Done
	root := newRoot(&std, func(w Window) { stop(); status = window(w) })
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return status
	case errors.Is(err, errDiffer):
		return Differ
	case errors.Is(err, context.Canceled):
		err = errors.New("interrupted; nothing half-written was left behind")
	}
	std.tell("emend: %v\n", err)
	return Failed
}

// newRoot makes the tree of commands.
func newRoot(std *Streams, window func(Window)) *cobra.Command {
	var w Window
	root := &cobra.Command{
		Use:   "emend [FILE... | PROJECT.emend | RAW CLEANED]",
		Short: "Repair text that a machine damaged, and review every repair",
		Long: `Emend repairs text that a machine damaged: wrongly decoded characters, OCR
errors, broken lines, split and joined words, repeated passages, page furniture.

Without a command it opens the window: a text, a project (NAME.emend), or a raw
text and a cleaned one side by side; three and more files, or a folder, are
reviewed one after the other. The commands below need no display.

As a tool of git (difftool, mergetool) it waits until the window is closed:
  git config diff.tool emend
  git config difftool.emend.cmd 'emend --compare "$LOCAL" "$REMOTE"'
  git config merge.tool emend
  git config mergetool.emend.cmd 'emend --base "$BASE" --output "$MERGED" "$LOCAL" "$REMOTE"'
  git config mergetool.emend.trustExitCode true

Exit status: 0 done; 1 from "compare" when the texts differ, and from the window
when --output was not written; 2 wrong use or failure.`,
		Example: `  emend letter.txt                      review a text in the window
  emend letter.txt corrected.txt        review what somebody else changed
  emend clean letter.txt -o fixed.txt   apply every sure repair
  emend repairs letter.txt              list what would be done, and why`,
		Version:       version(),
		Args:          cobra.ArbitraryArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mistypedCommand(cmd, args); err != nil {
				return err
			}
			w.Files = args
			w.Compare = w.Compare || len(args) == 2 && (w.Output != "" || isText(args[0]) && isText(args[1]))
			if err := w.check(); err != nil {
				return err
			}
			window(w)
			return nil
		},
	}
	root.Flags().StringVar(&w.Encoding, "from", "", "read the text in this encoding instead of the one it appears to be in")
	root.Flags().BoolVar(&w.Compare, "compare", false, "take the two files as a raw text and a cleaned one (the default for two texts)")
	root.Flags().StringVar(&w.Output, "output", "", "write the reviewed text to this `FILE` at the end (git mergetool: $MERGED)")
	root.Flags().StringVar(&w.Base, "base", "", "the `FILE` both texts come from: what only the first changed is kept (git mergetool: $BASE)")
	root.Flags().StringArrayVarP(&w.Labels, "label", "L", nil, "call the first file this, given again the second")
	root.Flags().BoolP("unified", "u", false, "does nothing; tools that compare are often called with it")
	root.SetIn(std.In)
	root.SetOut(std.Out)
	root.SetErr(std.Err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newClean(std), newRepairs(std), newCompare(std), newExport(std), newDecisions(std), newSalvage(std), newImport(std), newRules(std))
	root.SetHelpCommand(helpOf(root))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%s; see %s --help", wrongValue.ReplaceAllString(err.Error(), "$2 takes a number, not \"$1\""), c.CommandPath())
	})
	return root
}

// check says what is wrong with a request.
func (w *Window) check() error {
	switch {
	case w.Compare && len(w.Files) != 2:
		return fmt.Errorf("--compare takes a raw text and a cleaned one, not %d files", len(w.Files))
	case w.Output != "" && len(w.Files) > 2:
		return fmt.Errorf("--output belongs to one text, or to two that are compared, not to %d files", len(w.Files))
	case w.Base != "" && !w.Compare:
		return errors.New("--base belongs to two texts that are compared")
	}
	for _, name := range append(w.Files[:len(w.Files):len(w.Files)], w.Base) {
		if _, err := os.Stat(name); name != "" && errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("there is no file %s", name)
		}
	}
	if w.Output != "" {
		if info, err := os.Stat(filepath.Dir(w.Output)); err != nil || !info.IsDir() {
			return fmt.Errorf("--output %s: there is no folder for it", w.Output)
		}
	}
	return nil
}

// isText says whether a file can be one of two that are compared: no project
// and no folder.
func isText(name string) bool {
	info, err := os.Stat(name)
	return !isProject(name) && (err != nil || !info.IsDir())
}

// wrongValue is how the flag library tells of a number that is none, in the
// words of the function that read it.
var wrongValue = regexp.MustCompile(`^invalid argument "(.*)" for "(?:-\w, )?(--[\w-]+)" flag: strconv\..*$`)

// groupOnly refuses to run a command that only holds others.
func groupOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs a command; see %s --help", cmd.CommandPath(), cmd.CommandPath())
	}
	return fmt.Errorf("%s has no command %q; see %s --help", cmd.CommandPath(), args[0], cmd.CommandPath())
}

// helpOf is the help command. That of the library prints the help of emend
// itself for a name it does not know, with status 0.
func helpOf(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell what a command does",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == root && len(args) > 0 || len(rest) > 0 {
				return groupOnly(root, args)
			}
			return cmd.Help()
		},
	}
}

// mistypedCommand says so when the first argument is no file but looks like
// the name of a command.
func mistypedCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return nil
	}
	for _, c := range root.Commands() {
		if !c.Hidden && distance(args[0], c.Name()) <= 2 {
			return fmt.Errorf("there is no file %s; did you mean the command %q?", args[0], "emend "+c.Name())
		}
	}
	return nil
}

// version tells the version the program was built as.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}
