package record

// A Naming is how a version is listed. The versions themselves are only added
// to: another name, or that one was deleted, is an act in the log.
type Naming struct {
	Name   string
	Hidden bool // deleted by the reader; it is kept all the same
}

// A VersionChange is another naming of a version.
type VersionChange struct {
	ID            int64 // of the version
	Before, After Naming
}

// A Named is the naming of a version, where it is not the one it was kept
// under.
type Named struct {
	ID int64
	Naming
}
