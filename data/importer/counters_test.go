package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

// column makes a table of one video a value, with these views and saves.
func column(t *testing.T, header string, cells ...string) string {
	t.Helper()
	return posts(t, header, len(cells), func(i int, _ time.Time) string { return cells[i] })
}

// many repeats what f says for i in 0 … n-1.
func many(n int, f func(i int) string) []string {
	var s []string
	for i := range n {
		s = append(s, f(i))
	}
	return s
}

func TestStepsAreInferredFromTheColumn(t *testing.T) {
	t.Parallel()
	exact := many(10, func(i int) string { return fmt.Sprint(12345 + 37*i) })
	rounded := many(10, func(i int) string { return fmt.Sprint(12300 + 100*i) })
	for _, c := range []struct {
		name  string
		cells []string
		at    int
		want  string
	}{
		{"under 10,000 exact", []string{"9900", "100"}, 0, "9900"},
		{"a hundred from 10,000", []string{"10700"}, 0, "10700 ±50"},
		{"no multiple of a hundred is exact", []string{"10701"}, 0, "10701"},
		{"a hundred thousand from a million", []string{"1200000"}, 0, "1200000 ±50000"},
		{"a million and a bit", []string{"1250000"}, 0, "1250000 ±50"},
		{"ten large values that are exact make the column so", append([]string{"20000"}, exact...), 0, "20000"},
		{"nine do not", append([]string{"20000"}, exact[:8]...), 0, "20000 ±50"},
		{"a fifth may be hundreds", append(rounded[:2:2], exact[:8]...), 0, "12300"},
		{"more may not", append(rounded[:3:3], exact[:8]...), 0, "12300 ±50"},
		{"abbreviated as shown", []string{"105.9K", "32K", "1.2M"}, 0, "105900 ±50"},
		{"a dropped .0", []string{"105.9K", "32K"}, 1, "32000 ±50"},
		{"no decimals anywhere", []string{"105K", "32K"}, 1, "32000 ±500"},
		{"plain among abbreviated", []string{"105.9K", "702"}, 1, "702"},
	} {
		_, m := read(t, "t.csv", column(t, "saves", c.cells...))
		if got := m.records[c.at].Counters[model.Saves].String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	_, m := read(t, "b.csv", testFile(t, "business-suite.csv"))
	if got := m.records[0].Counters[model.Views]; got.Step() != 1 {
		t.Errorf("a file only its owner can download is exact: %s", got)
	}
}

func TestAColumnOfZerosWasNotCollected(t *testing.T) {
	t.Parallel()
	zeros := func(n int) []string { return many(n, func(int) string { return "0,5" }) }
	rep, m := read(t, "t.csv", column(t, "saves,likes", zeros(10)...))
	if m.records[0].Counters[model.Saves].Known() || !m.records[0].Counters[model.Likes].Known() || !noticed(rep, "--trust-zeros") {
		t.Errorf("ten zeros: %v, notices %q", m.records[0].Counters, rep.Notices)
	}
	if got := strings.Join(rep.CountersLacking, " "); got != "comments shares saves" {
		t.Errorf("lacking %s", got)
	}
	_, m = read(t, "t.csv", column(t, "saves,likes", zeros(9)...))
	if got := m.records[0].Counters[model.Saves]; got != model.Exact(0) {
		t.Errorf("nine zeros are zeros: %s", got)
	}
	_, m = read(t, "t.csv", column(t, "saves,likes", append(zeros(10), "1,5")...))
	if got := m.records[0].Counters[model.Saves]; got != model.Exact(0) {
		t.Errorf("one that is not zero: %s", got)
	}
	_, m = read(t, "t.csv", column(t, "saves,likes", zeros(10)...), func(o *Options) { o.TrustZeros = true })
	if got := m.records[0].Counters[model.Saves]; got != model.Exact(0) {
		t.Errorf("--trust-zeros: %s", got)
	}
	unseen := strings.ReplaceAll(column(t, "saves,likes", zeros(12)...), "/video/", "/video/")
	for i := range 12 {
		unseen = strings.Replace(unseen, fmt.Sprintf(",%d,0,5", 100+i), fmt.Sprintf(",%d,0,5", i), 1)
	}
	_, m = read(t, "t.csv", unseen)
	if got := m.records[0].Counters[model.Saves]; got != model.Exact(0) {
		t.Errorf("videos that nobody saw: %s", got)
	}
}

func TestAMarkIsNeverGuessed(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "t.csv", column(t, "saves", `"1,234"`, "12"))
	if got := reasons(rep); got != "0:ambiguous-number" || m.records[0].Counters[model.Saves].Known() || m.records[1].Counters[model.Saves].Known() {
		t.Errorf("%s: %v", got, m.records[0].Counters)
	}
	if !noticed(rep, "--decimal") {
		t.Errorf("notices %q", rep.Notices)
	}
	_, m = read(t, "t.csv", column(t, "saves", `"1,234"`, "12"), func(o *Options) { o.Decimal = "point" })
	if got := saves(m); got != "1234, 12" {
		t.Errorf("--decimal point: %s", got)
	}
	_, m = read(t, "t.csv", column(t, "saves,likes", `"1,234","1,234,567"`))
	if got := saves(m); got != "1234" {
		t.Errorf("another column proves it: %s", got)
	}
}

func TestACellThatIsNoCountRejectsItsRow(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "t.csv", column(t, "saves", "5%", "12.5", "65099.99999999999", "-3", "99+", "1.0E+05"))
	if got := reasons(rep); got != "2:bad-number 3:bad-number" {
		t.Errorf("rejected %s", got)
	}
	if got := saves(m); got != "65100 ±50, unknown, unknown, 100000 ±5000" {
		t.Errorf("saves %s", got)
	}
	if !noticed(rep, "below zero") || !noticed(rep, "bound") {
		t.Errorf("notices %q", rep.Notices)
	}
}

func TestBIsAThousandInTurkish(t *testing.T) {
	t.Parallel()
	content := strings.NewReplacer("views", "görüntülenme", ",100,", ",20000,", ",101,", ",9000,").Replace(column(t, "kaydetme", "5 B", "1.5 B"))
	_, m := read(t, "t.csv", content)
	if got := saves(m); got != "5000 ±50, 1500 ±50" {
		t.Errorf("under Turkish headers: %s", got)
	}
	rep, m := read(t, "t.csv", column(t, "saves", "5 B", "1.5 B"))
	if got := saves(m); got != "unknown, unknown" || !noticed(rep, "exceed the views") {
		t.Errorf("a hundred views cannot have billions of saves: %s, %q", got, rep.Notices)
	}
}

func TestARowWithoutCountersIsKeptOnlyForNewFacts(t *testing.T) {
	t.Parallel()
	when := at(t, "2026-03-02T17:30:00Z")
	content := "url,views,title\n" + linkAt(when, 1) + ",,A title\n" + linkAt(when, 2) + ",,\n"
	rep, m := read(t, "t.csv", content)
	if got := reasons(rep); got != "3:no-counter" || len(m.records) != 1 || rep.Skipped != 1 {
		t.Errorf("%s, %d records, %d skipped", got, len(m.records), rep.Skipped)
	}
	stored := &memory{videos: map[string]model.Video{idAt(when, 1): {Title: "A title"}}}
	rep, _ = readInto(t, stored, "t.csv", content)
	if got := reasons(rep); got != "2:no-counter 3:no-counter" {
		t.Errorf("known already: %s", got)
	}
}
