//go:build truth

package truth_test

// size is how many runs the claims get: enough to settle them, with go test -tags truth ./model/truth.
const size = full
