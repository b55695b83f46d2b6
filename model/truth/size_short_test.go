//go:build !truth

package truth_test

// size is how many runs the claims get: few, in every go test ./...
const size = short
