package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"emend/editor/outfile"
)

// writeOut gives write the output that -o names: standard output for "" and
// "-", else a new file that takes the place of the old one when all of it is
// on the disk. inputs may not be overwritten.
func writeOut(std *Streams, name string, inputs []string, write func(io.Writer) error) error {
	if name == "" || name == stdio {
		w := bufio.NewWriterSize(std.Out, 1<<16)
		if err := write(w); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return fmt.Errorf("write standard output: %w", err)
		}
		return nil
	}
	if err := notAnInput(name, inputs); err != nil {
		return err
	}
	return outfile.Whole(name, write)
}

// notAnInput refuses to write over a text that was read: the raw text is the
// one thing that cannot be had again.
func notAnInput(name string, inputs []string) error {
	out, err := os.Stat(name)
	if err != nil {
		return nil // it does not exist yet
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && out.Mode().IsRegular() && os.SameFile(info, out) {
			return fmt.Errorf("%s is the text that is read, and would be lost; write to another file", name)
		}
	}
	return nil
}
