package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

func mustZone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// posts makes a table of n videos an hour apart, with what cell says for each of them.
func posts(t *testing.T, header string, n int, cell func(i int, uploaded time.Time) string) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "url,views,%s\n", header)
	for i := range n {
		uploaded := at(t, "2026-02-01T10:00:00Z") + model.Instant(i*3600)
		fmt.Fprintf(&b, "%s,%d,%s\n", linkAt(uploaded, i), 100+i, cell(i, uploaded.Time()))
	}
	return b.String()
}

func TestDatesAreReadInTheFormsPeopleAndToolsWrite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"2026-03-22", "day 2026-03-22"},
		{"2026/03/22", "day 2026-03-22"},
		{"20260322", "day 2026-03-22"},
		{"2026-03-22T15:25:02Z", "2026-03-22T15:25:02Z"},
		{"2026-03-22T15:25:02.123Z", "2026-03-22T15:25:02Z"},
		{"2026-03-22T15:25:02+07:00", "2026-03-22T08:25:02Z"},
		{"2026-03-22 15:25:02 -0530", "2026-03-22T20:55:02Z"},
		{"2026-03-22 15:25:02 UTC", "2026-03-22T15:25:02Z"},
		{"2026-03-22 15:25", "local 2026-03-22 15:25:00"},
		{"2026/04/30 15:25:02", "local 2026-04-30 15:25:02"},
		{"2026/5/5 14:03:00", "local 2026-05-05 14:03:00"},
		{"2026-03-22_08-15-22-123", "local 2026-03-22 08:15:22"},
		{"20260322193550", "local 2026-03-22 19:35:50"},
		{"3.4.2026", "day 2026-04-03"},
		{"03.04.26", "day 2026-04-03"},
		{"13/4/2026", "day 2026-04-13"},
		{"4/13/2026", "day 2026-04-13"},
		{"4/13/2026 3:04:05 PM", "local 2026-04-13 15:04:05"},
		{"46103", "day 2026-03-22"},
		{"46103.75", "local 2026-03-22 18:00:00"},
		{"1774195502", "2026-03-22T16:05:02Z"},
		{"1774195502123", "2026-03-22T16:05:02Z"},
		{"Mar 22, 2026, 3:04 PM", "local 2026-03-22 15:04:00"},
		{"Mar 22, 2026, 12:04 a.m.", "local 2026-03-22 00:04:00"},
		{"Sunday, March 22, 2026", "day 2026-03-22"},
		{"22 mars 2026", "day 2026-03-22"},
		{"22. März 2026", "day 2026-03-22"},
		{"22 de marzo de 2026", "day 2026-03-22"},
		{"1º de março de 2026", "day 2026-03-01"},
		{"22 marzo 2026", "day 2026-03-22"},
		{"22 maart 2026", "day 2026-03-22"},
		{"22. marts 2026", "day 2026-03-22"},
		{"22 marca 2026", "day 2026-03-22"},
		{"22 Mart 2026", "day 2026-03-22"},
		{"22 Maret 2026", "day 2026-03-22"},
		{"22 มีนาคม 2026", "day 2026-03-22"},
		{"22 марта 2026 г.", "day 2026-03-22"},
		{"22 مارس 2026", "day 2026-03-22"},
		{"2026年3月22日", "day 2026-03-22"},
		{"2026년 3월 22일", "day 2026-03-22"},
		{"2026年3月22日 15:04", "local 2026-03-22 15:04:00"},
		{"12 août 2026", "day 2026-08-12"},
		{"February 28", "no year 02-28"},
		{"28 February", "no year 02-28"},
		{"29 февраля", "no year 02-29"},
		{"8 de marzo", "no year 03-08"},
		{"30 de abril", "no year 04-30"},
		{"18 января", "no year 01-18"},
		{"18 tháng Tám", "no year 08-18"},
		{"18 tháng 8", "no year 08-18"},
		{"9月13日", "no year 09-13"},
		{"22 มีนาคม 2569", "day 2569-03-22"}, // Buddhist: in the future, so no count is dated so
		{"31/02/2026", ""},
		{"2026-13-01", ""},
		{"25:00", ""},
		{"soon", ""},
		{"", ""},
		{"March", ""},
		{"99", ""},
		{"2026-03-22 25:00", ""},
	} {
		w, ok := parseWhen(c.in)
		got := ""
		switch {
		case !ok:
		case w.At != 0:
			got = w.At.String()
		case !w.Local.IsZero():
			got = "local " + w.Local.Format(time.DateTime)
		case w.NoYear:
			got = "no year " + w.Day.Civil().Format("01-02")
		default:
			got = "day " + w.Day.String()
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestDayAndMonthAreToldApartByTheColumnOrTheIds(t *testing.T) {
	t.Parallel()
	mdy := posts(t, "posted", 12, func(_ int, u time.Time) string { return u.AddDate(0, 0, 1).Format("1/2/2006") })
	_, m := read(t, "t.csv", mdy)
	for _, r := range m.records {
		if r.PostedFrom != model.PostedID {
			t.Fatalf("2/2/2026 and 2/3/2026 agree with the ids as month/day: %s from %s", r.Posted, r.PostedFrom)
		}
	}
	dmy := posts(t, "posted", 40, func(_ int, u time.Time) string { return u.AddDate(0, 0, 14).Format("02/01/2006") })
	_, m = read(t, "t.csv", dmy)
	if r := m.records[0]; r.PostedFrom != model.PostedDay || r.Posted != at(t, "2026-02-15T12:00:00Z") {
		t.Errorf("15/02/2026 leaves no doubt: %s from %s", r.Posted, r.PostedFrom)
	}
	open := posts(t, "collected", 3, func(i int, _ time.Time) string { return fmt.Sprintf("03/0%d/2026", i+4) })
	rep, _ := read(t, "t.csv", open)
	if !strings.Contains(rep.Help, "--dates dmy") || rep.Rows != 0 {
		t.Errorf("nothing tells the order of 03/04/2026: %+v", rep)
	}
	_, m = read(t, "t.csv", open, func(o *Options) { o.Dates = "mdy" })
	if got := m.records[0].Taken; got != at(t, "2026-03-04T23:59:59Z") {
		t.Errorf("--dates mdy: taken %s", got)
	}
}

func TestPostingTimesThatCannotBeTrueGiveWayToTheIds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		shift time.Duration
		want  model.PostedFrom
	}{
		{"seconds later", 4 * time.Second, model.PostedRecord},
		{"scheduled", 8 * 24 * time.Hour, model.PostedRecord},
		{"14 hours before", -13 * time.Hour, model.PostedRecord},
		{"15 hours before", -15 * time.Hour, model.PostedID},
		{"31 days later", 31 * 24 * time.Hour, model.PostedID},
		{"five months before", -150 * 24 * time.Hour, model.PostedID},
	} {
		content := posts(t, "posted", 1, func(_ int, u time.Time) string { return u.Add(c.shift).Format(time.RFC3339) })
		rep, m := read(t, "t.csv", content)
		if got := m.records[0].PostedFrom; got != c.want {
			t.Errorf("%s: from %s, want %s", c.name, got, c.want)
		}
		if noticed(rep, "cannot be true") != (c.want == model.PostedID) {
			t.Errorf("%s: notices %q", c.name, rep.Notices)
		}
	}
}

func TestADayOfPostingIsTheIdsSecondOrTheScheduledDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		days int
		want string
	}{
		{0, "2026-02-01T10:00:00Z id"},
		{1, "2026-02-01T10:00:00Z id"},
		{-1, "2026-02-01T10:00:00Z id"},
		{2, "2026-02-03T12:00:00Z day"},
		{30, "2026-03-03T12:00:00Z day"},
		{31, "2026-02-01T10:00:00Z id"},
		{-2, "2026-02-01T10:00:00Z id"},
	} {
		content := posts(t, "upload date", 1, func(_ int, u time.Time) string { return u.AddDate(0, 0, c.days).Format(time.DateOnly) })
		_, m := read(t, "t.csv", content)
		if got := m.records[0].Posted.String() + " " + string(m.records[0].PostedFrom); got != c.want {
			t.Errorf("%+d days: %s, want %s", c.days, got, c.want)
		}
	}
}

func TestAWrongZoneIsSeenAgainstTheIdsAndUndone(t *testing.T) {
	t.Parallel()
	wrong := posts(t, "posted_at,scraped_at", 12, func(i int, u time.Time) string {
		if i == 5 { // scheduled: nine of ten are enough
			u = u.Add(50 * time.Hour)
		}
		return u.Add(7*time.Hour+5*time.Second).Format("2006-01-02T15:04:05Z") + ",2026-03-01T19:00:00Z"
	})
	rep, m := read(t, "t.csv", wrong)
	if got := m.records[0]; got.Posted != at(t, "2026-02-01T10:00:05Z") || got.Taken != at(t, "2026-03-01T12:00:00Z") {
		t.Errorf("posted %s, taken %s: want both seven hours earlier", got.Posted, got.Taken)
	}
	if !noticed(rep, "7 h late") {
		t.Errorf("notices %q", rep.Notices)
	}
	few := posts(t, "posted_at", 9, func(_ int, u time.Time) string { return u.Add(7 * time.Hour).Format(time.RFC3339) })
	if _, m = read(t, "t.csv", few); m.records[0].Posted != at(t, "2026-02-01T17:00:00Z") {
		t.Errorf("nine rows prove nothing: posted %s", m.records[0].Posted)
	}
	right := posts(t, "posted_at", 12, func(_ int, u time.Time) string { return u.Add(2 * time.Minute).Format(time.RFC3339) })
	if rep, m = read(t, "t.csv", right); m.records[0].Posted != at(t, "2026-02-01T10:02:00Z") || len(rep.Notices) != 0 {
		t.Errorf("a right zone: posted %s, notices %q", m.records[0].Posted, rep.Notices)
	}
}

func TestTimesWithoutAZoneAreSettledByTheIdsOrCountAsDays(t *testing.T) {
	t.Parallel()
	local := func(n int, shift time.Duration) string {
		return posts(t, "posted_at,scraped_at", n, func(_ int, u time.Time) string {
			return u.Add(shift).Format(time.DateTime) + ",2026-03-01 19:00:00"
		})
	}
	_, m := read(t, "t.csv", local(10, 8*time.Hour+4*time.Second))
	if r := m.records[0]; r.Posted != at(t, "2026-02-01T10:00:04Z") || r.PostedFrom != model.PostedRecord || r.Taken != at(t, "2026-03-01T11:00:00Z") {
		t.Errorf("UTC+8 by the ids: posted %s from %s, taken %s", r.Posted, r.PostedFrom, r.Taken)
	}
	rep, m := read(t, "t.csv", local(3, 8*time.Hour))
	if r := m.records[0]; r.Posted != at(t, "2026-02-01T10:00:00Z") || r.PostedFrom != model.PostedID || r.Taken != at(t, "2026-03-01T19:00:00Z") {
		t.Errorf("three rows: posted %s from %s, taken %s", r.Posted, r.PostedFrom, r.Taken)
	}
	if !noticed(rep, "only their days count") || !noticed(rep, "read as UTC") {
		t.Errorf("notices %q", rep.Notices)
	}
	_, m = read(t, "t.csv", local(3, time.Hour), func(o *Options) { o.Zone = mustZone(t, "Europe/Berlin") })
	if r := m.records[0]; r.Posted != at(t, "2026-02-01T10:00:00Z") || r.PostedFrom != model.PostedRecord || r.Taken != at(t, "2026-03-01T18:00:00Z") {
		t.Errorf("--tz: posted %s from %s, taken %s", r.Posted, r.PostedFrom, r.Taken)
	}
}

func TestAnUnclearDateIsThePostingIfItFitsTheIdsElseTheCounting(t *testing.T) {
	t.Parallel()
	_, m := read(t, "t.csv", posts(t, "date", 12, func(_ int, u time.Time) string { return u.Format(time.DateOnly) }))
	if r := m.records[0]; r.TakenFrom != model.TakenMtime || r.PostedFrom != model.PostedID {
		t.Errorf("dates of the ids: taken from %s", r.TakenFrom)
	}
	_, m = read(t, "t.csv", posts(t, "date", 12, func(int, time.Time) string { return "2026-03-15" }))
	if r := m.records[0]; r.Taken != at(t, "2026-03-15T23:59:59Z") || r.TakenFrom != model.TakenRecord {
		t.Errorf("one day for all: taken %s from %s", r.Taken, r.TakenFrom)
	}
	_, m = read(t, "t.csv", posts(t, "timestamp,upload date", 12, func(_ int, u time.Time) string { return "2026-03-15T08:00:00Z," + u.Format(time.DateOnly) }))
	if r := m.records[0]; r.Taken != at(t, "2026-03-15T08:00:00Z") {
		t.Errorf("beside a clear one: taken %s", r.Taken)
	}
}

func TestWhenCountsWereTaken(t *testing.T) {
	t.Parallel()
	bare := posts(t, "likes", 1, func(int, time.Time) string { return "5" })
	own := posts(t, "scraped_at", 1, func(int, time.Time) string { return "2026-03-01T19:00:00Z" })
	day := posts(t, "scraped_at", 1, func(int, time.Time) string { return "2026-03-01" })
	mtime := (now - 3600).String()
	option := func(o *Options) { o.TakenAt = at(t, "2026-02-10T00:00:00Z") }
	none := func(*Options) {}
	for _, c := range []struct {
		name, file, content string
		opt                 func(*Options)
		want                string
	}{
		{"the record's own", "2026-03-22.csv", own, option, "2026-03-01T19:00:00Z record"},
		{"the user's word before the name", "2026-03-22.csv", bare, option, "2026-02-10T00:00:00Z option"},
		{"a day takes the user's word", "x.csv", day, option, "2026-02-10T00:00:00Z option"},
		{"a day's last second", "x.csv", day, none, "2026-03-01T23:59:59Z record"},
		{"a day in the name", "danish-2026-03-22.csv", bare, none, "2026-03-22T23:59:59Z filename"},
		{"digits in the name", "x_20260322.csv", bare, none, "2026-03-22T23:59:59Z filename"},
		{"a time in the name", "20260322_193550.csv", bare, none, "2026-03-22T19:35:50Z filename"},
		{"milliseconds in the name", "dataset_2026-03-22_08-15-22-123.csv", bare, none, "2026-03-22T08:15:22Z filename"},
		{"epoch in milliseconds", "user_1774195502123.csv", bare, none, "2026-03-22T16:05:02Z filename"},
		{"epoch before a date", "Overview_2025-09-25_1774195502_mira.csv", bare, none, "2026-03-22T16:05:02Z filename"},
		{"the folder's name", "2026-03-22/list.csv", bare, none, "2026-03-22T23:59:59Z filename"},
		{"the file's date of change", "list.csv", bare, none, mtime + " mtime"},
		{"a day in the name that is the day of change", "list-2026-05-28.csv", bare, none, mtime + " filename"},
		{"an id in the name is no time", "7612711850056089878.csv", bare, none, mtime + " mtime"},
	} {
		rep, m := read(t, c.file, c.content, c.opt)
		if len(m.records) != 1 {
			t.Errorf("%s: %s", c.name, reasons(rep))
			continue
		}
		if got := m.records[0].Taken.String() + " " + string(m.records[0].TakenFrom); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestCountsAreNotTakenInTheFutureOrBeforeThePosting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		taken model.Instant
		want  string
	}{
		{now + 600, ""},
		{now + 601, "2:future-time"},
		{at(t, "2026-01-31T10:00:00Z"), ""},
		{at(t, "2026-01-31T09:59:59Z"), "2:before-posting"},
	} {
		rep, _ := read(t, "t.csv", posts(t, "scraped_at", 1, func(int, time.Time) string { return c.taken.String() }))
		if got := reasons(rep); got != c.want {
			t.Errorf("taken %s: %q, want %q", c.taken, got, c.want)
		}
	}
	rep, _ := read(t, "t.csv", posts(t, "scraped_at", 1, func(int, time.Time) string { return "22 มีนาคม 2569" }))
	if got := reasons(rep); got != "2:future-time" {
		t.Errorf("a Buddhist year: %q", got)
	}
}

func TestARunsIdGivesItsTimeWhenItIsMapped(t *testing.T) {
	t.Parallel()
	content := posts(t, "run_id", 1, func(int, time.Time) string { return "20260330_193550_a14bfb" })
	_, m := read(t, "t.csv", content, func(o *Options) { o.Map = map[string]string{"taken_at": "run_id"} })
	if r := m.records[0]; r.Taken != at(t, "2026-03-30T19:35:50Z") || r.TakenFrom != model.TakenRecord {
		t.Errorf("taken %s from %s", r.Taken, r.TakenFrom)
	}
}
