package cli

import (
	"fmt"
	"path/filepath"
)

// keepInputs refuses to write over a text that is to be read: the raw text is
// the one thing that cannot be had again. Nothing is written outside the output
// folder, so that only what lies in it, be it by way of links, is in danger.
func (c *collector) keepInputs(out string) error {
	real := resolver{}
	out = real.path(out)
	inside := map[string]bool{}
	for _, s := range c.texts {
		if dir := real.path(filepath.Dir(s.path)); c.out != nil && within(out, dir) {
			inside[filepath.Join(dir, filepath.Base(s.path))] = true
		}
	}
	if len(inside) == 0 {
		return nil
	}
	for _, s := range c.texts {
		target := filepath.Join(out, s.rel)
		target = filepath.Join(real.path(filepath.Dir(target)), filepath.Base(target))
		if inside[target] {
			return fmt.Errorf("%s lies in the output folder and would be lost; write to another folder", target)
		}
	}
	return nil
}

// A resolver finds the absolute path of folders without links in it, each once.
type resolver map[string]string

func (r resolver) path(dir string) string {
	real, ok := r[dir]
	if !ok {
		real = dir
		if abs, err := filepath.Abs(dir); err == nil {
			real = abs
		}
		if p, err := filepath.EvalSymlinks(real); err == nil {
			real = p // a folder that does not exist yet holds nothing to lose
		}
		r[dir] = real
	}
	return real
}
