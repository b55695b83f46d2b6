package store_test

import (
	"slices"
	"strings"
	"testing"

	"saveboard/data/store"
	"saveboard/model"
)

func as(handle string, r model.Record) model.Record {
	r.Account = handle
	return r
}

func handles(t *testing.T, s *store.Store) (list []string) {
	t.Helper()
	accounts, err := s.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range accounts {
		list = append(list, a.Handle)
	}
	return list
}

func TestAnAccountTakesTheLatestHandleAndKeepsTheOldOneAsAlias(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, as("mira.bakes", saves(1, start+5*day, 1)))
	importOf(t, s, as("mira.cooks", saves(1, start+6*day, 2)))
	importOf(t, s, as("mira.learns", saves(1, start+1*day, 0))) // an old file
	importOf(t, s, as("mira.bakes", saves(2, start+6*day, 3)))  // by its old name
	if got := handles(t, s); !slices.Equal(got, []string{"mira.cooks"}) {
		t.Errorf("the accounts are %q, want one, with its latest handle", got)
	}
	for _, handle := range []string{"mira.cooks", "mira.bakes", "mira.learns"} {
		if a, found, err := s.AccountByHandle(t.Context(), handle); err != nil || !found || a.Handle != "mira.cooks" || a.Videos != 2 {
			t.Errorf("%q is %+v, %v, %v; want the account of both videos", handle, a, found, err)
		}
	}
	if _, found, err := s.AccountByHandle(t.Context(), "tom.knits"); found || err != nil {
		t.Errorf("a handle nobody has is found, or %v", err)
	}
	if got := histories(t, s, 1)[1].Handle; got != "mira.cooks" {
		t.Errorf("the second video is posted by %q", got)
	}
}

func TestAHandleThatIsAnAccountAlreadyMovesNothingAndIsSaid(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, as("mira.bakes", saves(1, start+day, 1)), as("tom.knits", saves(2, start+day, 1)))
	counts := importOf(t, s, as("tom.knits", saves(1, start+2*day, 2)), as("tom.knits", saves(1, start+3*day, 2)))
	if got := handles(t, s); !slices.Equal(got, []string{"mira.bakes", "tom.knits"}) {
		t.Errorf("the accounts are %q", got)
	}
	if h := histories(t, s, 1); len(h) != 1 || len(h[0].Snapshots) != 3 {
		t.Errorf("the video of mira.bakes has become %+v", h)
	}
	if len(counts.Notices) != 1 || !strings.Contains(counts.Notices[0], "@mira.bakes") || !strings.Contains(counts.Notices[0], "@tom.knits") {
		t.Errorf("notices are %q, want one that names both", counts.Notices)
	}
	checkTotals(t, s)
}

func TestOnlyTheVideoMovesFromTheEmptyHandle(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	file := model.ImportFile{File: "a.csv", Source: "table", OwnTimes: true, Zone: "Pacific/Auckland"}
	labelled := as("", saves(1, start+day, 1))
	labelled.Labels = []string{"best"}
	importAs(t, s, file, labelled, as("", saves(1, start+90*day, 50)), as("", saves(2, start+day, 2)))
	file.Zone = "Europe/Berlin"
	importAs(t, s, file, as("mira.bakes", saves(1, start+91*day, 60)))
	if got := handles(t, s); !slices.Equal(got, []string{"", "mira.bakes"}) {
		t.Fatalf("the accounts are %q", got)
	}
	moved := histories(t, s, 2)
	if len(moved) != 1 || moved[0].TikTokID != tiktokID(start, 1) || len(moved[0].Snapshots) != 3 || !slices.Equal(moved[0].Labels, []string{"best"}) {
		t.Errorf("mira.bakes has %+v, want the first video with all that is its own", moved)
	}
	if left := histories(t, s, 1); len(left) != 1 || left[0].TikTokID != tiktokID(start, 2) {
		t.Errorf("the unknown account keeps %+v, want the second video", left)
	}
	checkTotals(t, s)
	importAs(t, s, file, as("mira.bakes", saves(2, start+91*day, 60)))
	if got := handles(t, s); !slices.Equal(got, []string{"mira.bakes"}) {
		t.Errorf("the accounts are %q, want no unknown one without videos", got)
	}
	checkTotals(t, s)
}

func TestARecordWithoutHandleIsOfTheKnownVideosAccount(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, as("mira.bakes", saves(1, start+day, 1)))
	importOf(t, s, as("", saves(1, start+2*day, 2)))
	if got := handles(t, s); !slices.Equal(got, []string{"mira.bakes"}) || len(only(t, s).Snapshots) != 2 {
		t.Errorf("the accounts are %q", got)
	}
}

func TestOwnOnceSetStays(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	r := saves(1, start+day, 1)
	r.Own = true
	importOf(t, s, r)
	importOf(t, s, saves(1, start+2*day, 2))
	accounts, err := s.Accounts(t.Context())
	if err != nil || !accounts[0].Own {
		t.Errorf("the account is %+v, %v; want it the user's own", accounts, err)
	}
}

func TestAZoneIsTheAccountsFromItsFirstImport(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	for _, zone := range []string{"Asia/Tokyo", "Europe/Berlin"} {
		importAs(t, s, model.ImportFile{File: "a.csv", OwnTimes: true, Zone: zone}, saves(1, start+day, 1))
	}
	accounts, err := s.Accounts(t.Context())
	if err != nil || accounts[0].Zone != "Asia/Tokyo" {
		t.Errorf("the account is %+v, %v; want the zone of its first import", accounts, err)
	}
}
