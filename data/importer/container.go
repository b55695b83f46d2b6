package importer

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// Limits on what is unpacked. No export of TikTok's comes near them.
const (
	maxMembers  = 2000
	maxUnpacked = 1 << 30
	maxRatio    = 200
	ratioFrom   = 1 << 20 // a small member may shrink as it likes
)

// A blob is one file to read: a source, or a member of a ZIP.
type blob struct {
	path     string // as it is shown: "Content.zip/Content.csv"
	names    fileNames
	mtime    time.Time
	open     func() (io.ReadCloser, error)
	inFolder bool // one of a folder's or a ZIP's files: it may be none of ours
}

var (
	errTooMuch = &Refusal{
		Sentence: "This archive unpacks to more than saveboard reads from one file.",
		Help:     "Unpack it yourself and import the files you need.",
	}
	errBrokenArchive = &Refusal{
		Sentence: "This archive is broken: it may not have been downloaded to its end.",
		Help:     "Download it again.",
	}
)

// otherSheet refuses spreadsheets of programs whose own form is not read.
func otherSheet(program string) *Refusal {
	return &Refusal{Sentence: "This is a spreadsheet of " + program + ", which saveboard does not read.", Help: "Save the sheet as CSV or XLSX, and import that file."}
}

// sheetProgram names the program of a packed spreadsheet that is no XLSX; empty for anything else.
func sheetProgram(z *zip.Reader) string {
	for _, f := range z.File {
		switch {
		case f.Name == "Index/Document.iwa", f.Name == "Index.zip":
			return "Apple Numbers"
		case f.Name == "content.xml":
			return "LibreOffice"
		}
	}
	return ""
}

// isOldExcel: Excel's form before 2007.
func isOldExcel(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

func isZIP(head []byte) bool  { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }
func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b")) }

// gunzip unpacks a .gz, within the limits.
func gunzip(r io.Reader) (io.Reader, error) {
	packed := &countingReader{r: r}
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, errBrokenArchive
	}
	return &limitedReader{r: z, packed: packed}, nil
}

// A countingReader counts what passes.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// A limitedReader ends with errTooMuch where an unpacked stream exceeds the limits.
type limitedReader struct {
	r      io.Reader
	packed *countingReader
	n      int64
}

func (l *limitedReader) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.n += int64(n)
	if l.n > maxUnpacked || l.n > ratioFrom && l.n > maxRatio*max(l.packed.n, 1) {
		return 0, errTooMuch
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, errBrokenArchive
	}
	return n, err
}

// openZIP reads the list of a ZIP's members and checks it against the limits. Closing is the
// caller's.
func openZIP(b blob) (*zip.Reader, io.Closer, error) {
	rc, err := b.open()
	if err != nil {
		return nil, nil, err
	}
	at, size, err := randomAccess(rc)
	if err != nil {
		_ = rc.Close()
		return nil, nil, err
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		_ = rc.Close()
		return nil, nil, errBrokenArchive
	}
	if err := checkZIP(z); err != nil {
		_ = rc.Close()
		return nil, nil, err
	}
	return z, rc, nil
}

// randomAccess uses the file itself where it is one, and memory where it is a stream.
func randomAccess(rc io.Reader) (io.ReaderAt, int64, error) {
	if f, ok := rc.(interface {
		io.ReaderAt
		Stat() (fs.FileInfo, error)
	}); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info.Size(), nil
		}
	}
	all, err := io.ReadAll(io.LimitReader(rc, maxUnpacked+1))
	if err != nil {
		return nil, 0, err
	}
	if len(all) > maxUnpacked {
		return nil, 0, errTooMuch
	}
	return bytes.NewReader(all), int64(len(all)), nil
}

func checkZIP(z *zip.Reader) error {
	var sum uint64
	if len(z.File) > maxMembers {
		return errTooMuch
	}
	for _, f := range z.File {
		sum += f.UncompressedSize64
		if f.UncompressedSize64 > maxUnpacked || sum > maxUnpacked ||
			f.UncompressedSize64 > ratioFrom && f.UncompressedSize64 > maxRatio*max(f.CompressedSize64, 1) {
			return errTooMuch
		}
	}
	return nil
}

func isWorkbook(z *zip.Reader) bool {
	for _, f := range z.File {
		if f.Name == "xl/workbook.xml" {
			return true
		}
	}
	return false
}

// members lists the files of a ZIP that are worth opening. Of TikTok's archive of everything, only
// the one file with the posts is opened; none of the others is even looked at.
func members(z *zip.Reader, b blob) []blob {
	var posts, others []*zip.File
	for _, f := range z.File {
		base := path.Base(f.Name)
		switch {
		case f.FileInfo().IsDir(), strings.HasPrefix(f.Name, "__MACOSX/"), strings.HasPrefix(base, "."), f.Flags&1 != 0:
		case isArchiveFile(base):
			posts = append(posts, f)
		case hasDataExtension(base):
			others = append(others, f)
		}
	}
	if len(posts) > 0 {
		others = posts
	}
	var list []blob
	for _, f := range others {
		list = append(list, memberBlob(f, b))
	}
	return list
}

// isArchiveFile: the file of "Download your data" that holds the posts.
func isArchiveFile(base string) bool {
	switch strings.ToLower(base) {
	case "user_data_tiktok.json", "user_data.json", "posts.txt", "post.txt":
		return true
	}
	return false
}

func hasDataExtension(base string) bool {
	switch strings.ToLower(path.Ext(base)) {
	case ".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".har", ".html", ".htm", ".xlsx", ".gz":
		return true
	}
	return false
}

func memberBlob(f *zip.File, b blob) blob {
	m := blob{
		path: b.path + "/" + f.Name, names: append(fileNames{path.Base(f.Name)}, b.names...), mtime: b.mtime, inFolder: true,
		open: func() (io.ReadCloser, error) { return openMember(f) },
	}
	if f.Modified.Year() > 2014 { // others were packed without a date
		m.mtime = f.Modified
	}
	return m
}

// openMember unpacks no more than the list of members promised.
func openMember(f *zip.File) (io.ReadCloser, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, errBrokenArchive
	}
	return struct {
		io.Reader
		io.Closer
	}{&memberReader{r: io.LimitReader(rc, int64(f.UncompressedSize64)+1)}, rc}, nil
}

type memberReader struct{ r io.Reader }

func (m *memberReader) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		return n, fmt.Errorf("%w (%v)", errBrokenArchive, err)
	}
	return n, err
}
