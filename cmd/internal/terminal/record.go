package terminal

import "sync"

// A record keeps what was written, for whoever asks meanwhile.
type record struct {
	mu      sync.Mutex
	written []byte
}

func (r *record) add(bytes []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.written = append(r.written, bytes...)
}

func (r *record) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return string(r.written)
}
