package cli

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// isPattern says whether an argument is a pattern and not a file's name.
func isPattern(arg string) bool {
	if _, err := os.Lstat(arg); err == nil {
		return false
	}
	return strings.ContainsAny(arg, "*?[")
}

// splitPattern cuts a pattern in front of its first part with a wildcard.
func splitPattern(arg string) (base, pattern string) {
	parts := strings.Split(filepath.ToSlash(arg), "/")
	first := slices.IndexFunc(parts, func(p string) bool { return strings.ContainsAny(p, "*?[") })
	base = strings.Join(parts[:first], "/")
	switch {
	case first == 0:
		base = "."
	case base == "":
		base = "/"
	}
	return filepath.FromSlash(base), strings.Join(parts[first:], "/")
}

// matches says whether the parts of a path match those of a pattern, in which
// "**" stands for any number of folders; at its end it stands for all below.
func matches(pattern, parts []string) bool {
	if len(pattern) == 0 {
		return len(parts) == 0
	}
	if pattern[0] == "**" {
		if len(pattern) == 1 {
			return true
		}
		for skip := range len(parts) {
			if matches(pattern[1:], parts[skip:]) {
				return true
			}
		}
		return false
	}
	if len(parts) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], parts[0])
	return err == nil && ok && matches(pattern[1:], parts[1:])
}
