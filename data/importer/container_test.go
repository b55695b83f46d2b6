package importer

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"saveboard/model"
)

// zipped packs members, in pairs of name and content.
func zipped(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// runOne imports one file that may hold several.
func runOne(t *testing.T, name string, content []byte, m *memory) Report {
	t.Helper()
	rep, err := Run(t.Context(), []Source{source(name, content)}, Options{Now: now}, m)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rep.Files {
		checkSum(t, f)
	}
	return rep
}

func TestAZipIsReadMemberByMember(t *testing.T) {
	t.Parallel()
	m := &memory{}
	rep := runOne(t, "Content_20260411_101500.zip", zipped(t,
		"Content.csv", testFile(t, "studio-content.csv"),
		"__MACOSX/._Content.csv", "junk", "._x.csv", "junk", ".DS_Store", "junk", "readme.txt", "words", "folder/", "",
		"notes.csv", "a;b\n1;2\n",
	), m)
	if len(rep.Files) != 1 || rep.Files[0].Path != "Content_20260411_101500.zip/Content.csv" || rep.Files[0].Format != "studio-content" {
		t.Errorf("%+v", rep.Files)
	}
	if strings.Join(rep.NotOurs, " ") != "Content_20260411_101500.zip/notes.csv" {
		t.Errorf("not ours: %q", rep.NotOurs)
	}
	if m.files[0].File != "Content.csv" {
		t.Errorf("stored as %q, want the name and never the path", m.files[0].File)
	}
}

func TestTheNameOfTheZipDatesItsMembers(t *testing.T) {
	t.Parallel()
	m := &memory{}
	runOne(t, "export_1774195502.zip", zipped(t, "list.csv", testFile(t, "table-da.csv")), m)
	if r := m.records[0]; r.Taken != at(t, "2026-03-22T16:05:02Z") || r.TakenFrom != model.TakenFilename {
		t.Errorf("taken %s from %s", r.Taken, r.TakenFrom)
	}
}

func TestOfTikToksArchiveOnlyThePostsAreOpened(t *testing.T) {
	t.Parallel()
	content := zipped(t, "user_data_tiktok.json", testFile(t, "archive.json"), "friends.json", `[{"id":"7612711850056089878","desc":"","createTime":1,"stats":{"playCount":5}}]`)
	rep := runOne(t, "TikTok_Data_1774195502.zip", content, &memory{})
	if len(rep.Files) != 1 || rep.Files[0].Format != "archive" || len(rep.NotOurs) != 0 {
		t.Errorf("%+v", rep)
	}
}

func TestArchivesThatUnpackTooFarAreRefused(t *testing.T) {
	t.Parallel()
	bomb := strings.Repeat("0", 4<<20)
	for name, content := range map[string][]byte{
		"bomb.zip":    zipped(t, "list.csv", bomb),
		"bomb.csv.gz": gzipped(t, []byte(bomb)),
	} {
		rep := runOne(t, name, content, &memory{})
		if len(rep.Files) != 1 || !strings.Contains(rep.Files[0].Error, "unpacks to more") {
			t.Errorf("%s: %+v", name, rep)
		}
	}
	var members []string
	for i := range maxMembers + 1 {
		members = append(members, fmt.Sprintf("%d.csv", i), "")
	}
	if rep := runOne(t, "many.zip", zipped(t, members...), &memory{}); !strings.Contains(rep.Files[0].Error, "unpacks to more") {
		t.Errorf("%d members: %+v", maxMembers+1, rep)
	}
	whole := zipped(t, "list.csv", testFile(t, "table-da.csv"))
	if rep := runOne(t, "cut.zip", whole[:len(whole)-30], &memory{}); !strings.Contains(rep.Files[0].Error, "broken") {
		t.Errorf("cut off: %+v", rep)
	}
	nested := zipped(t, "inner.xlsx", string(zipped(t, "list.csv", testFile(t, "table-da.csv"))))
	if rep := runOne(t, "nested.zip", nested, &memory{}); rep.Files[0].Error == "" {
		t.Errorf("a ZIP in a ZIP: %+v", rep)
	}
}

func TestGzipIsKnownByItsMagicNumber(t *testing.T) {
	t.Parallel()
	m := &memory{}
	rep := runOne(t, "list", gzipped(t, []byte(testFile(t, "business-suite.csv"))), m)
	if rep.Files[0].Format != "business-suite" || len(m.records) != 4 {
		t.Errorf("%+v", rep)
	}
	broken := gzipped(t, []byte(testFile(t, "business-suite.csv")))
	if rep := runOne(t, "list.gz", broken[:len(broken)/2], &memory{}); rep.Files[0].Error == "" {
		t.Errorf("cut off: %+v", rep)
	}
}

func TestEncodingsAreToldApart(t *testing.T) {
	t.Parallel()
	text := "Videolänk,Titel,Gespeichert,Aufrufe\n" + linkAt(now-9000, 1) + ",Brötchen – süß,5,6\n" + linkAt(now-9000, 2) + ",é,7,8\n"
	encode := func(e interface{ String(string) (string, error) }, s string) []byte {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	}
	tabs := strings.ReplaceAll(text, ",", "\t")
	for _, c := range []struct {
		name, encoding, asked string
		content               []byte
	}{
		{"UTF-8", "utf-8", "", []byte(text)},
		{"UTF-8 with BOM", "utf-8", "", []byte("\ufeff" + text)},
		{"Excel's Unicode text", "utf-16le", "", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), tabs)},
		{"UTF-16 big endian", "utf-16be", "", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), tabs)},
		{"windows-1252", "windows-1252", "", encode(charmap.Windows1252.NewEncoder(), text)},
		{"asked for", "windows-1254", "Windows-1254", encode(charmap.Windows1254.NewEncoder(), text)},
		{"asked for, with BOM", "utf-8", "utf8", []byte("\ufeff" + text)},
	} {
		rep, m := read(t, "t.csv", string(c.content), func(o *Options) { o.Encoding = c.asked })
		if rep.Encoding != c.encoding || len(m.records) != 2 || m.records[0].Title != "Brötchen – süß" {
			t.Errorf("%s: %q, %+v, %s", c.name, rep.Encoding, m.records, rep.Error)
		}
		if noticed(rep, "windows-1252") != (c.encoding == "windows-1252") {
			t.Errorf("%s: notices %q", c.name, rep.Notices)
		}
	}
	rep, m := read(t, "t.csv", string(encode(japanese.ShiftJIS.NewEncoder(), "動画リンク,タイトル,保存数\n"+linkAt(now-9000, 1)+",パン,5\n")), func(o *Options) { o.Encoding = "shift-jis" })
	if rep.Encoding != "shift-jis" || saves(m) != "5" || m.records[0].Title != "パン" {
		t.Errorf("%+v %+v", rep, m.records)
	}
	if rep, _ := read(t, "t.csv", text, func(o *Options) { o.Encoding = "klingon" }); !strings.Contains(rep.Error, "klingon") || !strings.Contains(rep.Help, "gb18030") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
}

func TestAFileThatTurnsOutLateNotToBeUTF8IsReadAgain(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("url,title,views\n")
	title := strings.Repeat("a title that takes room, ", 120)
	for i := range 1500 { // more than the beginning that recognition sees
		fmt.Fprintf(&b, "%s,%q,%d\n", linkAt(now-9000, i), title, i)
	}
	b.WriteString(linkAt(now-9000, 7000) + ",caf\xe9,5\n")
	if b.Len() < headSize {
		t.Fatalf("only %d bytes", b.Len())
	}
	rep, m := read(t, "t.csv", b.String())
	if rep.Encoding != "windows-1252" || len(m.records) != 1501 || m.records[1500].Title != "café" {
		t.Errorf("%q, %d records", rep.Encoding, len(m.records))
	}
	once := stdinSource(strings.NewReader(b.String()))
	report, err := Run(t.Context(), []Source{once}, Options{Now: now}, &memory{})
	if err != nil || report.Files[0].Encoding != "windows-1252" || report.Files[0].Rows != 1501 {
		t.Errorf("from standard input: %v, %+v", err, report.Files)
	}
}

func TestDelimitersTitlesAndSepLinesAreUnderstood(t *testing.T) {
	t.Parallel()
	link := linkAt(now-9000, 1)
	for name, content := range map[string]string{
		"comma":            "url,title,views,saves\n" + link + ",a,9,5\n",
		"semicolon":        "url;title;views;saves\n" + link + ";a,b,c,d;9;5\n",
		"tab":              "url\ttitle\tviews\tsaves\n" + link + "\ta,b;c\t9\t5\n",
		"bar":              "url|title|views|saves\n" + link + "|a|9|5\n",
		"sep line":         "sep=;\nurl;title;views;saves\n" + link + ";a;9;5\n",
		"CRLF":             "url,title,views,saves\r\n" + link + ",\"a\nb\",9,5\r\n",
		"title and blanks": "My report\nJanuary to March\n\nurl,title,views,saves\n" + link + ",a,9,5\n",
		"empty cells":      "Report,,,\n,,,\nurl,title,views,saves\n" + link + ",a,9,5\n,,,\n",
		"no line end":      "url,title,views,saves\n" + link + ",a,9,5",
		"trailing commas":  "url,title,views,saves,\n" + link + ",a,9,5,\n" + "",
	} {
		rep, m := read(t, "t.csv", content)
		if saves(m) != "5" || rep.Rows != 1 {
			t.Errorf("%s: %d rows, saves %q, %s", name, rep.Rows, saves(m), rep.Error)
		}
	}
}

func TestAStrayQuoteCostsOnlyItsOwnLine(t *testing.T) {
	t.Parallel()
	content := "url,title,views,saves\n" +
		linkAt(now-9000, 1) + ",\"open, 1,5\n" +
		linkAt(now-9000, 2) + ",fine,2,6\n" +
		linkAt(now-9000, 3) + ",\"closed\",3,7\n"
	rep, m := read(t, "t.csv", content)
	if got := saves(m); got != "6, 7" || reasons(rep) != "2:wrong-width" || rep.Rows != 3 {
		t.Errorf("saves %s, %s, %d rows", got, reasons(rep), rep.Rows)
	}
}

func TestQuotesInsideACellAreKept(t *testing.T) {
	t.Parallel()
	content := "url,title,views,saves\n" +
		linkAt(now-9000, 1) + ",a \"so called\" loaf,1,5\n" +
		linkAt(now-9000, 2) + ",\"first line\nsecond \"quoted\" line\",2,6\n" +
		linkAt(now-9000, 3) + ",\"He said \"\"hi\"\", twice\",3,7\n" +
		linkAt(now-9000, 4) + ",\"never closed,4,8\n" +
		linkAt(now-9000, 5) + ",fine,5,9\n"
	rep, m := read(t, "t.csv", content)
	if got := saves(m); got != "5, 6, 7, 9" || reasons(rep) != "6:wrong-width" {
		t.Fatalf("saves %s, %s", got, reasons(rep))
	}
	if m.records[0].Title != `a "so called" loaf` || m.records[1].Title != `first line second "quoted" line` || m.records[2].Title != `He said "hi", twice` {
		t.Errorf("%q, %q, %q", m.records[0].Title, m.records[1].Title, m.records[2].Title)
	}
}

func TestAFolderIsReadByContentAndStrangersAreListed(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "2026-03-22")
	if err := os.MkdirAll(filepath.Join(dir, "deeper"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"list.dat": testFile(t, "table-da.csv"), "deeper/list.csv": testFile(t, "business-suite.csv"),
		"photo.jpg": "\xff\xd8\xff\x00\x00", "notes.txt": "words", ".hidden.csv": testFile(t, "table-da.csv"), "shopping.csv": "what,how many\nflour,2\n",
		"package.json": `{"name":"x","version":"1"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := Expand([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{}
	rep, err := Run(t.Context(), sources, Options{Now: now}, m)
	if err != nil || len(rep.Files) != 2 || len(rep.NotOurs) != 4 || rep.Outcome() != Done {
		t.Errorf("%v: %d files, not ours %q: %+v", err, len(rep.Files), rep.NotOurs, rep.Files)
	}
	for _, r := range m.records {
		if r.Source == "table" && (r.Taken != at(t, "2026-03-22T23:59:59Z") || r.TakenFrom != model.TakenFilename) {
			t.Errorf("the folder's date: %s from %s", r.Taken, r.TakenFrom)
		}
	}
	if _, err := Expand([]string{filepath.Join(dir, "missing")}, nil); err == nil {
		t.Errorf("a file that is not there is an error")
	}
}

func TestStandardInputIsRead(t *testing.T) {
	t.Parallel()
	sources, err := Expand([]string{"-"}, strings.NewReader(testFile(t, "table-da.csv")))
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{}
	rep, err := Run(t.Context(), sources, Options{Now: now}, m)
	if err != nil || len(m.records) != 3 || rep.Files[0].Path != "-" || m.records[0].Taken != now {
		t.Errorf("%v: %+v", err, rep.Files)
	}
}

// A failing reader breaks after some bytes.
type failing struct {
	io.Reader
	after int
}

func (f *failing) Read(p []byte) (int, error) {
	if f.after <= 0 {
		return 0, io.ErrUnexpectedEOF
	}
	n, err := f.Reader.Read(p[:min(len(p), f.after)])
	f.after -= n
	return n, err
}

func TestADiskThatFailsAtAnyByteStoresNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"business-suite.csv", "saveboard-snapshots.csv", "saveboard-snapshots.jsonl"} {
		content := testFile(t, name)
		for after := range len(content) {
			m := &memory{}
			src := Source{Path: name, ModTime: time.Unix(int64(now), 0), Open: func() (io.ReadCloser, error) {
				return io.NopCloser(&failing{strings.NewReader(content), after}), nil
			}}
			rep, err := Run(t.Context(), []Source{src}, Options{Now: now}, m)
			if err != nil || len(rep.Files) != 1 || rep.Files[0].Error == "" || len(m.records) != 0 || rep.Outcome() != Failed {
				t.Fatalf("%s fails at byte %d: %v, %+v, %d records", name, after, err, rep.Files, len(m.records))
			}
		}
	}
}

func TestACancelledImportEndsAtEveryStep(t *testing.T) {
	t.Parallel()
	content := testFile(t, "business-suite.csv")
	for after := range 7 {
		ctx, cancel := context.WithCancel(t.Context())
		m := &cancelling{memory: memory{}, cancel: cancel, after: after}
		_, err := Run(ctx, []Source{source("a.csv", []byte(content)), source("b.csv", []byte(content))}, Options{Now: now}, m)
		if err == nil {
			t.Errorf("cancelled at the call %d: no error", after)
		}
		cancel()
	}
}

// A cancelling sink ends the context at one of its calls.
type cancelling struct {
	memory
	cancel context.CancelFunc
	after  int
}

func (c *cancelling) Keep(ctx context.Context, r model.Record) error {
	if c.after--; c.after < 0 {
		c.cancel()
	}
	return c.memory.Keep(ctx, r)
}
