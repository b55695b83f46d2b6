package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The names of encodings, for --encoding and the report.
const (
	encUTF8    = "utf-8"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	enc1252    = "windows-1252"
)

// encodings lists those that a file can have; only the first four are ever guessed.
func encodings() []struct {
	name string
	enc  encoding.Encoding
} {
	return []struct {
		name string
		enc  encoding.Encoding
	}{
		{encUTF8, unicode.UTF8},
		{encUTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{encUTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{enc1252, charmap.Windows1252},
		{"windows-1251", charmap.Windows1251},
		{"windows-1254", charmap.Windows1254},
		{"windows-1258", charmap.Windows1258},
		{"shift-jis", japanese.ShiftJIS},
		{"gb18030", simplifiedchinese.GB18030},
	}
}

// Encodings lists the words that Options.Encoding understands.
func Encodings() []string {
	var names []string
	for _, e := range encodings() {
		names = append(names, e.name)
	}
	return names
}

// errNotUTF8 comes from a reader that was taken for UTF-8 and meets a byte that is none. The file
// is then read again in the fallback.
var errNotUTF8 = errors.New("this is not UTF-8")

// decodeText returns the content as UTF-8 without BOM, and the name of the encoding it is in.
// asked is the user's word, or empty to find out: a BOM, else strict UTF-8, else windows-1252.
func decodeText(head []byte, r io.Reader, asked string) (io.Reader, string, error) {
	if asked != "" {
		return decodeAs(r, asked)
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		if _, err := io.CopyN(io.Discard, r, 3); err != nil {
			return nil, "", err
		}
		return &strictUTF8{r: r}, encUTF8, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return decodeAs(r, encUTF16LE)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return decodeAs(r, encUTF16BE)
	case !validBeginning(head):
		return decodeAs(r, enc1252)
	}
	return &strictUTF8{r: r}, encUTF8, nil
}

func decodeAs(r io.Reader, name string) (io.Reader, string, error) {
	want := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	for _, e := range encodings() {
		if e.name == want || strings.ReplaceAll(e.name, "-", "") == strings.ReplaceAll(want, "-", "") {
			return transform.NewReader(r, transform.Chain(e.enc.NewDecoder(), dropBOM())), e.name, nil
		}
	}
	return nil, "", &Refusal{
		Sentence: fmt.Sprintf("There is no encoding “%s”.", name),
		Help:     "--encoding takes " + strings.Join(Encodings(), ", ") + ".",
	}
}

// validBeginning tells whether head is UTF-8; its last character may be cut.
func validBeginning(head []byte) bool {
	for i := 0; i < utf8.UTFMax && len(head) > 0; i++ {
		if utf8.Valid(head) {
			return true
		}
		last := head[len(head)-1]
		head = head[:len(head)-1]
		if utf8.RuneStart(last) {
			break
		}
	}
	return utf8.Valid(head)
}

// dropBOM removes a byte order mark at the beginning.
func dropBOM() transform.Transformer { return &bomDropper{} }

type bomDropper struct {
	transform.NopResetter
	begun bool
}

func (b *bomDropper) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if !b.begun {
		if len(src) < 3 && !atEOF {
			return 0, 0, transform.ErrShortSrc
		}
		b.begun = true
		if bytes.HasPrefix(src, []byte("\ufeff")) {
			nSrc = 3
		}
	}
	n := copy(dst, src[nSrc:])
	if n < len(src)-nSrc {
		err = transform.ErrShortDst
	}
	return n, nSrc + n, err
}

// strictUTF8 passes valid UTF-8 on and ends with errNotUTF8 at anything else.
type strictUTF8 struct {
	r    io.Reader
	tail [utf8.UTFMax]byte // an unfinished character
	n    int
}

func (s *strictUTF8) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if !s.check(p[:n]) || errors.Is(err, io.EOF) && s.n > 0 {
		return 0, errNotUTF8
	}
	return n, err
}

// check follows the characters through the pieces they come in.
func (s *strictUTF8) check(p []byte) bool {
	for s.n > 0 && len(p) > 0 {
		s.tail[s.n] = p[0]
		s.n++
		p = p[1:]
		if utf8.FullRune(s.tail[:s.n]) {
			if r, size := utf8.DecodeRune(s.tail[:s.n]); r == utf8.RuneError && size < 3 {
				return false
			}
			s.n = 0
		}
	}
	cut := len(p)
	for i := 1; i < utf8.UTFMax && i <= len(p); i++ {
		if utf8.RuneStart(p[len(p)-i]) {
			if !utf8.FullRune(p[len(p)-i:]) {
				cut = len(p) - i
			}
			break
		}
	}
	if cut < len(p) {
		s.n = copy(s.tail[:], p[cut:])
	}
	return utf8.Valid(p[:cut])
}

// lineEnds makes line feeds of carriage returns, which end the lines of some old spreadsheets alone.
type lineEnds struct{ r io.Reader }

func (l *lineEnds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
