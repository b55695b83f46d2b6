//go:build !monkey

package cmd

const monkeys, keysOfAMonkey = 4, 2_500
