package importer

import (
	"bufio"
	"bytes"
	"io"
)

// A lineReader reads text line by line without holding a line: one may be megabytes long.
type lineReader struct {
	in   *bufio.Reader
	ends bool // the current line has been read to its end
	err  error
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(r, 64<<10), ends: true}
}

// next moves to the next line that is not blank; the rest of the current one is skipped.
func (l *lineReader) next() bool {
	for !l.ends && l.err == nil {
		_, err := l.Read(make([]byte, 4096))
		if err != nil && err != io.EOF {
			return false
		}
	}
	for l.err == nil {
		b, err := l.in.ReadByte()
		switch {
		case err == io.EOF:
			return false
		case err != nil:
			l.err = err
			return false
		case b == ' ' || b == '\t' || b == '\r' || b == '\n':
			continue
		}
		l.ends = false
		l.err = l.in.UnreadByte()
		return l.err == nil
	}
	return false
}

// Read reads from the current line; io.EOF is its end.
func (l *lineReader) Read(p []byte) (int, error) {
	if l.ends || l.err != nil {
		return 0, io.EOF
	}
	if _, err := l.in.Peek(1); err != nil {
		l.ends = true
		if err != io.EOF {
			l.err = err
			return 0, err
		}
		return 0, io.EOF
	}
	chunk, _ := l.in.Peek(min(len(p), l.in.Buffered()))
	if end := bytes.IndexByte(chunk, '\n'); end >= 0 {
		l.ends = true
		n := copy(p, chunk[:end])
		_, _ = l.in.Discard(end + 1)
		if n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
	n := copy(p, chunk)
	_, _ = l.in.Discard(n)
	return n, nil
}
