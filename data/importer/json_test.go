package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// walkAll follows a dialect through text and returns the records.
func walkAll(t *testing.T, d dialect, text string) ([]*record, *Output, error) {
	t.Helper()
	out := &Output{report: &FileReport{}, left: map[string]bool{}, noticed: map[string]bool{}}
	var records []*record
	in := &Input{Sample: Sample{Text: []byte(text)}, Text: strings.NewReader(text)}
	err := d.scan(t.Context(), in, out, func(r *record) error {
		records = append(records, r)
		out.report.Rows++
		return nil
	})
	return records, out, err
}

func TestAPathIsCutIntoItsKeys(t *testing.T) {
	t.Parallel()
	for path, want := range map[string][]string{
		"":                    nil,
		"[]":                  {"[]"},
		"data[].item":         {"data", "[]", "item"},
		"[].entries[]":        {"[]", "entries", "[]"},
		"ItemModule.*":        {"ItemModule", "*"},
		`a."b.c".d`:           {"a", "b.c", "d"},
		`a."webapp.items"[]`:  {"a", "webapp.items", "[]"},
		"Post.Posts.Own List": {"Post", "Posts", "Own List"},
	} {
		if got := splitPath(path); !reflect.DeepEqual(got, want) {
			t.Errorf("splitPath(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestANumberNeverPassesThroughAFloat(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{"[]"}, keys: []string{"id", "n"}}
	records, _, err := walkAll(t, d, `[{"id":7612584291038511326,"n":18100},{"id":"7612584291038511326","n":"18100"}]`)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if r.text("id") != "7612584291038511326" || r.text("n") != "18100" {
			t.Errorf("got %q and %q, want the digits as they stand", r.text("id"), r.text("n"))
		}
	}
}

func TestValuesMayStandAloneInLinesOrInARow(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{"", "[]"}, keys: []string{"id"}}
	for name, text := range map[string]string{
		"an array":            `[{"id":1},{"id":2}]`,
		"one a line":          "{\"id\":1}\n\n{\"id\":2}\n",
		"lines with returns":  "{\"id\":1}\r\n{\"id\":2}\r\n",
		"the last line open":  "{\"id\":1}\n{\"id\":2}",
		"in a row":            `{"id":1}{"id":2}`,
		"in a row, pretty":    "{\n \"id\": 1\n}\n{\n \"id\": 2\n}\n",
		"two arrays in a row": "[{\"id\":1}]\n[\n{\"id\":2}]",
		"two on one line":     "{\"id\":1}\n{\"id\":2}\n",
	} {
		records, out, err := walkAll(t, d, text)
		if err != nil || len(out.report.Rejected) > 0 {
			t.Errorf("%s: %v, rejected %v", name, err, out.report.Rejected)
		}
		var ids []string
		for _, r := range records {
			ids = append(ids, r.text("id"))
		}
		if got := strings.Join(ids, " "); got != "1 2" {
			t.Errorf("%s: got the records %q, want 1 and 2", name, got)
		}
	}
}

func TestALineThatIsNoJSONIsRejectedAlone(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{""}, keys: []string{"id"}}
	records, out, err := walkAll(t, d, "{\"id\":1}\n{\"id\":2}\nERROR: not available\n{\"id\":3}\n{\"id\":")
	if err != nil || len(records) != 3 {
		t.Fatalf("got %d records and %v, want 3 and no error", len(records), err)
	}
	want := []int{3, 5}
	for i, x := range out.report.Rejected {
		if x.Line != want[i] || x.Reason != ErrorRow {
			t.Errorf("rejected line %d as %s, want line %d as %s", x.Line, x.Reason, want[i], ErrorRow)
		}
	}
	if len(out.report.Rejected) != 2 {
		t.Errorf("rejected %d lines, want 2", len(out.report.Rejected))
	}
}

func TestJSONThatBreaksOffIsRefused(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{"[]"}, keys: []string{"id"}}
	whole := "[\n{\"id\":1},\n{\"id\":2}\n]"
	for n := 1; n < len(whole); n++ {
		_, _, err := walkAll(t, d, whole[:n])
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("cut after %d bytes: %v, want a refusal", n, err)
		}
	}
}

func TestAReaderThatFailsIsAnErrorAtEveryByte(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{"", "[]"}, keys: []string{"id"}}
	broken := errors.New("the disk is gone")
	for _, text := range []string{"[\n{\"id\":1},\n{\"id\":2}\n]", "{\"id\":1}\n{\"id\":2}\n"} {
		for n := range len(text) {
			in := &Input{
				Sample: Sample{Text: []byte(text)},
				Text:   iotest.OneByteReader(io.MultiReader(strings.NewReader(text[:n]), iotest.ErrReader(broken))),
			}
			out := &Output{report: &FileReport{}, left: map[string]bool{}}
			if err := d.scan(t.Context(), in, out, func(*record) error { return nil }); !errors.Is(err, broken) {
				t.Errorf("broken after %d bytes of %q: %v, want the reader's error", n, text, err)
			}
		}
	}
}

func TestTheErrorOfAStoreEndsTheReading(t *testing.T) {
	t.Parallel()
	full := errors.New("the disk is full")
	for _, f := range jsonFixtures() {
		data := fixture(t, f[0])
		good := readJSON(t, f[0], data, archived())
		format, ok := bestOf(sampleOf(f[0], data))
		if !ok || len(good.rows) == 0 {
			continue
		}
		out := &Output{report: &FileReport{}, left: map[string]bool{}, noticed: map[string]bool{}, row: func(Row) error { return full }}
		in := &Input{Sample: sampleOf(f[0], data), Text: bytes.NewReader(data), Options: Options{Now: testNow}, Known: archived()}
		if err := format.Read(t.Context(), in, out); !errors.Is(err, full) {
			t.Errorf("%s: the reading ended with %v, want the store's error", f[0], err)
		}
	}
}

func TestACancelledImportStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	text := "[" + strings.Repeat(`{"id":"7612584291038511326","desc":"","createTime":1,"stats":{"playCount":1}},`, 2000) + "{}]"
	read := 0
	out := &Output{report: &FileReport{}, left: map[string]bool{}}
	out.row = func(Row) error {
		if read++; read == 10 {
			cancel()
		}
		return nil
	}
	err := tiktokWeb().Read(ctx, &Input{Sample: Sample{Text: []byte(text)}, Text: strings.NewReader(text)}, out)
	if !errors.Is(err, context.Canceled) || read > 500 {
		t.Errorf("read %d records and ended with %v, want to stop soon with %v", read, err, context.Canceled)
	}
}

// jsonFormats lists the formats that read JSON.
func jsonFormats() []Format {
	return []Format{
		tiktokWeb(), ytdlp(), apifyJSON(), brightDataJSON(), mobileAPI(), researchAPI(), displayAPI(), zeeschuimer(), studioJSON(),
		harFormat(), archiveJSON(), tableJSON(),
	}
}

func TestHostileNestingIsRefused(t *testing.T) {
	t.Parallel()
	const depth = 100_000
	arrays, objects := strings.Repeat("[", depth), strings.Repeat(`{"data":`, depth)
	for _, text := range []string{arrays, objects, `{"item_list":` + arrays, `[{"author":` + objects, `{"log":{"entries":[{"request":` + objects} {
		sample := sampleOf("x.json", []byte(text))
		for _, f := range jsonFormats() {
			in := &Input{Sample: sample, Text: strings.NewReader(text), Known: archived()}
			out := &Output{report: &FileReport{}, left: map[string]bool{}, noticed: map[string]bool{}, row: func(Row) error { return nil }}
			var refusal *Refusal
			if err := f.Read(t.Context(), in, out); !errors.As(err, &refusal) {
				t.Errorf("%s read %.20s… with %v, want a refusal", f.Name, text, err)
			}
		}
	}
}

func TestWhatLiesOffTheRouteIsNotBuilt(t *testing.T) { // alone: it counts allocations
	private := `"Direct Message":{"Direct Messages":{"ChatHistory":{` + strings.Repeat(`"Chat History with somebody:":[{"From":"x","Content":"y"}],`, 50_000) + `"z":[]}}}`
	text := `{` + private + `,"Post":{"Posts":{"VideoList":[]}}}`
	d := archiveDialect()
	allocations := testing.AllocsPerRun(1, func() {
		_, out, err := walkAll(t, d, text)
		if err != nil || !out.left[LeftMessages] {
			t.Errorf("got %v and left behind %v", err, out.left)
		}
	})
	if allocations > 2000 {
		t.Errorf("%.0f allocations to skip 50,000 chats: they are being built", allocations)
	}
}

func TestANullOrEmptyPrivateValueIsNotLeftBehind(t *testing.T) {
	t.Parallel()
	d := dialect{places: []string{"[]"}, keys: []string{"id"}, left: map[string]string{"a": LeftSound, "b.c": LeftPlaces}}
	for text, want := range map[string]int{
		`[{"id":1}]`: 0, `[{"id":1,"a":null}]`: 0, `[{"a":""}]`: 0, `[{"a":[]}]`: 0, `[{"a":{}}]`: 0, `[{"b":null}]`: 0,
		`[{"a":"x"}]`: 1, `[{"a":[1]}]`: 1, `[{"a":{"x":[[2]]},"b":{"c":0}}]`: 2,
	} {
		records, out, err := walkAll(t, d, text)
		if err != nil || len(records) != 1 || len(out.left) != want {
			t.Errorf("%s: %d records, left behind %v, %v; want 1 and %d words", text, len(records), out.left, err, want)
		}
	}
}

func TestASampleTakesWhatStandsBeforeTheBreak(t *testing.T) {
	t.Parallel()
	objects := sampleJSON(strings.NewReader(`{"cursor":1,"itemList":[{"id":"1","desc":"","stats":{"playCount":3`))
	var got []string
	for _, o := range objects {
		got = append(got, fmt.Sprint(o.Path, " ", o.Names))
	}
	if want := []string{"itemList[] [id desc stats]", " [cursor itemList]"}; !reflect.DeepEqual(got, want) {
		t.Errorf("sampled %q, want %q", got, want)
	}
	if objects[0].Keys["stats.playCount"] != "3" {
		t.Errorf("the keys are %v, want stats.playCount among them", objects[0].Keys)
	}
}

func TestRecognitionLooksAtFiftyRecordsAndNotOnlyTheFirst(t *testing.T) {
	t.Parallel()
	text := "[" + strings.Repeat(`{"id":"7612584291038511326"},`, 40) +
		`{"id":"7615312153618333918","desc":"x","createTime":1773078030,"stats":{"playCount":1}}]`
	if f, ok := bestOf(sampleOf("x.json", []byte(text))); !ok || f.Name != "tiktok-web" {
		t.Errorf("recognised as %q, want tiktok-web", f.Name)
	}
}
