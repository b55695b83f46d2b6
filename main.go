// Command saveboard shows how many people save one's TikTok videos.
package main

import (
	"context"
	"os"

	"saveboard/cmd"
)

func main() {
	os.Exit(cmd.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
