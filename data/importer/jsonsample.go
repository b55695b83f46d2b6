package importer

import "io"

// sampleJSON returns the first records at the known paths of JSON that begins with head. The head
// may break off anywhere: what stands before the break counts.
func sampleJSON(io.Reader) []Object { return nil }
