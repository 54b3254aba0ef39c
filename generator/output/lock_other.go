//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package output

import "os"

// lock reports that this system has no locks on directories: two runs at once can
// leave files of both, each of them whole.
func lock(*os.Root) (release func(), alone bool) { return func() {}, false }

// syncDirectory does nothing: this system cannot, or does it by itself.
func syncDirectory(*os.Root, string) error { return nil }
