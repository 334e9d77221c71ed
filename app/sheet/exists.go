package sheet

import (
	"errors"

	"emend/editor/project"
)

// isExists says whether a project was not written over another.
func isExists(err error) bool { return errors.Is(err, project.ErrExists) }
