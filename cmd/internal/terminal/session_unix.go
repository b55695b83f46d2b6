//go:build unix

package terminal

import (
	"os/exec"
	"syscall"
)

// ownSession gives the program a session of its own with the pseudo-terminal as its terminal, as a
// shell's login would: a program that suspends its process group must not suspend the tests.
func ownSession(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
}
