package output

import (
	"os"
	"path/filepath"
)

// Top returns the root for a catalogue in dir: the nearest directory at or above dir
// that is the top of a Go module or of a repository, which has a go.mod or a .git.
// There may be none.
func Top(dir string) (top string, ok bool) {
	for {
		if isTop(dir) {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

func isTop(dir string) bool {
	for _, name := range []string{"go.mod", ".git"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}
