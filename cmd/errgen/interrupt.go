package main

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// interrupts keeps SIGINT and SIGTERM from ending the process while it writes
// files. The lock is held while files are written.
type interrupts struct{ sync.Mutex }

// watch ends the process with 128 plus the number of the signal, as shells
// do, as soon as no files are being written. A second signal does not wait.
func (i *interrupts) watch(exit func(code int)) {
	c := make(chan os.Signal, 1)
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		if !signal.Ignored(sig) {
			signal.Notify(c, sig)
		}
	}
	go func() {
		sig := <-c
		signal.Reset()
		i.Lock()
		exit(128 + int(sig.(syscall.Signal)))
	}()
}
