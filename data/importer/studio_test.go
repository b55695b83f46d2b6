package importer

import (
	"testing"

	"saveboard/model"
)

func TestStudioRowsWithStrayQuotesAreRepairedByTheirLink(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "Content.csv", testFile(t, "studio-content-broken.csv"))
	titles := []string{`She said "hi", then left`, `A "quoted" one`, `Cut ","and" cut`, "Fine"}
	for i, want := range titles {
		if m.records[i].Title != want {
			t.Errorf("title %d is %q, want %q", i, m.records[i].Title, want)
		}
	}
	if got := m.records[0].Counters; got != (model.Counters{model.Exact(184301), model.Exact(9120), model.Exact(214), model.Exact(1877), {}}) {
		t.Errorf("counts moved: %v", got)
	}
	if rep.Rows != 5 {
		t.Errorf("%d rows", rep.Rows)
	}
}

func TestStudioTitlesMayHaveLineBreaksAndStrayQuotesAtOnce(t *testing.T) {
	t.Parallel()
	link := linkAt(at(t, "2026-03-02T17:30:00Z"), 1)
	content := `"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"` + "\n" +
		`"April 10","One "line"` + "\n" + `and another","` + link + `","March 2","1","2","3","4"` + "\n" +
		`"April 10","Fine","` + linkAt(at(t, "2026-03-03T17:30:00Z"), 2) + `","March 3","5","6","7","8"`
	rep, m := read(t, "Content.csv", content)
	if reasons(rep) != "" || len(m.records) != 2 || m.records[0].Title != `One "line" and another` || m.records[1].Counters[model.Views] != model.Exact(8) {
		t.Errorf("%s, %+v", reasons(rep), m.records)
	}
}

func TestStudioDaysHaveNoYearAndCountInTheAccountsZone(t *testing.T) {
	t.Parallel()
	zone := func(o *Options) { o.LocalZone = mustZone(t, "America/New_York") }
	_, m := read(t, "Content.csv", testFile(t, "studio-content.csv"), zone)
	r := m.records[0]
	if r.Taken != at(t, "2026-04-11T03:59:59Z") || r.TakenFrom != model.TakenRecord {
		t.Errorf("taken %s from %s, want the end of April 10 in New York", r.Taken, r.TakenFrom)
	}
	if r.Posted != at(t, "2026-03-02T17:30:00Z") || r.PostedFrom != model.PostedID {
		t.Errorf("posted %s from %s, want the id's second", r.Posted, r.PostedFrom)
	}
	if r := m.records[2]; r.Posted != at(t, "2026-03-12T16:00:00Z") || r.PostedFrom != model.PostedDay {
		t.Errorf("three days after the id it was scheduled: posted %s from %s", r.Posted, r.PostedFrom)
	}
	if m.records[2].Counters[model.Likes] != model.Exact(5431) || m.records[2].Counters[model.Comments].Known() {
		t.Errorf("5,431 and undefined became %v", m.records[2].Counters)
	}
}

func TestADayWithoutAYearIsTheLatestNotAfterTheFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, want string }{
		{"Content.csv", "2026-04-10T23:59:59Z"},                       // now is May 2026, the file an hour old
		{"Content_1754990000_mira.csv", "2025-04-10T23:59:59Z"},       // August 2025
		{"Content 2025-02-01.csv", "2024-04-10T23:59:59Z"},            // before April
		{"Content_20260411_101500.csv", "2026-04-10T23:59:59Z"},       // the day after
		{"Content_2026-04-10_1775815200.csv", "2026-04-10T23:59:59Z"}, // the epoch counts
	} {
		_, m := read(t, c.file, testFile(t, "studio-content.csv"))
		if len(m.records) == 0 && c.want < "2026-03" {
			continue // before the videos were posted: rejected, see below
		}
		if got := m.records[0].Taken.String(); got != c.want {
			t.Errorf("%s: April 10 is %s, want %s", c.file, got, c.want)
		}
	}
	rep, _ := read(t, "Content 2025-02-01.csv", testFile(t, "studio-content.csv"))
	if got := reasons(rep); got != "2:before-posting 3:before-posting 4:before-posting" {
		t.Errorf("a file older than its videos: %s", got)
	}
}
