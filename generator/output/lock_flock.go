//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package output

import (
	"errors"
	"os"
	"syscall"
)

// lock waits until nobody else writes below root, and returns a function that
// lets the next one in. The lock is on the directory itself, so it leaves no file
// behind, and the system drops it when the process dies.
//
// It reports false if the file system has no locks, as some network file systems:
// then two runs at once can leave files of both, each of them whole.
func lock(root *os.Root) (release func(), alone bool) {
	dir, err := root.Open(".")
	if err != nil {
		return func() {}, false
	}
	err = syscall.EINTR
	for errors.Is(err, syscall.EINTR) {
		err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX)
	}
	return func() { _ = dir.Close() }, err == nil
}

// syncDirectory makes the names in dir safe on disk.
func syncDirectory(root *os.Root, dir string) error {
	f, err := root.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil // a file system that cannot do it, or need not
	}
	return err
}
