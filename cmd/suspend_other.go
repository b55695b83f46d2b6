//go:build !unix

package cmd

import "saveboard/ui/shell"

// suspend is nothing where programs are not suspended.
func suspend() shell.Suspend { return nil }
