//go:build monkey

package cmd

// go test -tags monkey -run AMonkey ./cmd presses 100,000 keys.
const monkeys, keysOfAMonkey = 20, 5_000
