package view

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/rate"
)

// accountOf is an account of so many videos, a day apart and counted daily for ten days, of which a share of
// the views is saved: a little more or less from video to video.
func accountOf(id int64, handle string, videos int, share float64, category string) (model.Account, []model.History) {
	first := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	var list []model.History
	for n := range videos {
		posted := first.AddDate(0, 0, n)
		var counts []count
		for d := int64(1); d <= 10; d++ {
			views := 20000 * d
			saves := int64(math.Round(float64(views) * share * (1 + 0.1*float64(n%5-2))))
			counts = append(counts, count{posted.AddDate(0, 0, int(d)).Format(time.RFC3339), views, -1, -1, -1, saves})
		}
		h := history(int64(n), category, "", posted.Format(time.RFC3339), counts...)
		h.ID, h.Handle = model.VideoID(id<<20+int64(n)), handle
		h.TikTokID = fmt.Sprintf("73%017d", id*1000+int64(n))
		list = append(list, h)
	}
	return model.Account{ID: model.AccountID(id), Handle: handle, Zone: "UTC", Videos: videos}, list
}

// sideBySide is what the view says of accounts that keep so much of their views, the first of which is one's own.
func sideBySide(t *testing.T, videos int, shares ...float64) (*AccountSet, Input) {
	t.Helper()
	in := Input{Zones: map[string]*time.Location{"UTC": time.UTC}}
	var all []model.History
	for i, share := range shares {
		a, list := accountOf(int64(i+1), string(rune('a'+i)), videos, share, "Tutorials")
		a.Own = i == 0
		in.Accounts, all = append(in.Accounts, a), append(all, list...)
	}
	in.Videos = input(all...).Videos
	s, err := CollectAccounts(t.Context(), in, query(28, "2026-02-20T12:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	return s, in
}

func TestAccountsAreComparedByTheirTypicalVideo(t *testing.T) {
	t.Parallel()
	s, in := sideBySide(t, 20, 0.01, 0.02, 0.005)
	v := s.Accounts(AccountsQuery{Query: Query{Account: 1}})
	if got := []string{v.Accounts[0].Account, v.Accounts[1].Account, v.Accounts[2].Account}; strings.Join(got, "") != "abc" {
		t.Errorf("the order is %v: one's own first, then by the typical rate", got)
	}
	var entries []rate.Entry
	for h := range in.Videos {
		if h.Handle == "b" {
			e, _ := rate.EntryOf(h.Posted, h.Snapshots)
			entries = append(entries, e)
		}
	}
	want := rate.Fit(entries).Typical()
	b := v.Accounts[1]
	near(t, "typical rate", b.TypicalRate, want.Value.Or(0))
	near(t, "its lower end", b.TypicalRateLow, want.Low.Or(0))
	near(t, "its upper end", b.TypicalRateHigh, want.High.Or(0))
	near(t, "views at day 7", b.ViewsAtDay7, 140000)
	near(t, "saves at day 7", b.SavesAtDay7, 2800)
	// 24 Jan is the last posting; the period's 28 days begin on 24 Jan, and end at noon of the last.
	near(t, "videos a week", b.PerWeek, 7/27.5)
	if b.VideosAtDay7 != 20 || b.Videos != 20 || b.VideosEntered != 20 {
		t.Errorf("videos: %+v", b)
	}
	if want := "You keep more per view than one of two others, less than one."; v.Answer != want {
		t.Errorf("the answer is %q, want %q", v.Answer, want)
	}
}

func TestTheAnswerOfAccountsIsAsSureAsTheFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		videos int
		shares []float64
		want   string
	}{
		{20, []float64{0.01}, "There is nobody to compare with yet."},
		{3, []float64{0.01, 0.02}, "@a has too few videos for a typical save rate yet."},
		{20, []float64{0.02, 0.01}, "You keep more per view than the other."},
		{20, []float64{0.01, 0.02, 0.03}, "You keep less per view than the others."},
		{20, []float64{0.01, 0.01}, "Too close to call between you and the other."},
		{20, []float64{0.01, 0.01, 0.02}, "You keep less per view than one of two others; one is too close to call."},
	} {
		s, _ := sideBySide(t, c.videos, c.shares...)
		if got := s.Accounts(AccountsQuery{Query: Query{Account: 1}}).Answer; got != c.want {
			t.Errorf("%d videos of %v: %q, want %q", c.videos, c.shares, got, c.want)
		}
	}
}

func TestAnyAccountCanBeSetAgainstTheOthers(t *testing.T) {
	t.Parallel()
	s, _ := sideBySide(t, 20, 0.01, 0.02)
	v := s.Accounts(AccountsQuery{Query: Query{Account: 2}})
	if v.Accounts[0].Account != "b" || !strings.HasPrefix(v.Answer, "@b keeps more per view than the other") {
		t.Errorf("%s: %s", v.Accounts[0].Account, v.Answer)
	}
	if all := s.Accounts(AccountsQuery{}); all.Accounts[0].Account != "a" {
		t.Errorf("of all accounts the opening one comes first, not %s", all.Accounts[0].Account)
	}
}

func TestUnknownFiguresOfAccountsComeLastBothWays(t *testing.T) {
	t.Parallel()
	set := &AccountSet{rows: []AccountFigures{
		{ID: 1, Account: "me", Own: true},
		{ID: 2, Account: "none"},
		{ID: 3, Account: "few", PerWeek: model.Known(1)},
		{ID: 4, Account: "many", PerWeek: model.Known(9)},
	}}
	for reverse, want := range map[bool]string{false: "me many few none", true: "me few many none"} {
		var names []string
		for _, a := range set.Accounts(AccountsQuery{Sort: ByAccountPace, Reverse: reverse}).Accounts {
			names = append(names, a.Account)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("reverse %v: %s, want %s", reverse, got, want)
		}
	}
}

func TestAFilterThatTakesNothingIsSaidOfAccounts(t *testing.T) {
	t.Parallel()
	_, in := sideBySide(t, 6, 0.01, 0.02)
	q := query(28, "2026-02-20T12:00:00Z")
	q.Filter = "nowhere"
	s, err := CollectAccounts(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Accounts(AccountsQuery{Query: q}); got.AnswerShort != "Nothing matches." || got.Accounts[0].PerWeek.Known() {
		t.Errorf("%q, %+v", got.Answer, got.Accounts[0])
	}
}
