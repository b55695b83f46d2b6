//go:build monkey

package cmd

const monkeys, keysOfAMonkey = 20, 5_000
