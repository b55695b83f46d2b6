package view

import (
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/rate"
)

// ofTwoKinds are six videos of bread and two of soup, with another account's bread beside them.
func ofTwoKinds() []model.History {
	var videos []model.History
	for n := int64(1); n <= 6; n++ {
		videos = append(videos, counted(n, "Bread", 20, 2+n))
	}
	videos = append(videos, counted(7, "Soup", 20, 3), counted(8, "Soup", 20, 4), counted(9, "", 20, 2), counted(10, "New", 1, 1))
	for n := int64(1); n <= 6; n++ {
		h := counted(n, "bread", 20, 40)
		h.ID = model.VideoID(2<<20 | n)
		videos = append(videos, h)
	}
	return videos
}

func TestWhatIsTypicalForAVideosKindIsItsCategorysOwnOnItsAccount(t *testing.T) {
	t.Parallel()
	videos := ofTwoKinds()
	in, q := input(videos...), query(28, asOfApril)
	q.Account = model.AllAccounts
	v := detailOf(t, in, videos[0], q)
	var entries []rate.Entry
	for n := int64(1); n <= 6; n++ {
		entries = append(entries, rate.Entry{Saves: float64((2 + n) * 20), Views: 2000})
	}
	want := rate.Fit(entries).Typical()
	near(t, "typical", v.CategoryTypicalRate, want.Value.Or(-1))
	near(t, "low", v.CategoryTypicalRateLow, want.Low.Or(-1))
	near(t, "high", v.CategoryTypicalRateHigh, want.High.Or(-1))
	if v.CategoryVideos != 6 || v.Reasons["category_typical_rate"] != "" {
		t.Errorf("%d videos, %q", v.CategoryVideos, v.Reasons["category_typical_rate"])
	}
}

func TestWhyNothingIsTypicalForAVideosKind(t *testing.T) {
	t.Parallel()
	videos := ofTwoKinds()
	in := input(videos...)
	for n, want := range map[int]string{
		6: "it needs 5 videos with about ",
		8: "it has no category",
		9: "no video of its category has a save rate yet",
	} {
		v := detailOf(t, in, videos[n], query(28, asOfApril))
		for _, key := range []string{"category_typical_rate", "category_typical_rate_low", "category_typical_rate_high"} {
			if got := v.Reasons[key]; !strings.HasPrefix(got, want) || v.CategoryTypicalRate.Known() {
				t.Errorf("video %d: %s is unknown because %q, want %q", n, key, got, want)
			}
		}
	}
	if v := detailOf(t, in, videos[6], query(28, asOfApril)); v.CategoryVideos != 2 || !strings.HasSuffix(v.Reasons["category_typical_rate"], "its category has two") {
		t.Errorf("%d videos of soup, %q", v.CategoryVideos, v.Reasons["category_typical_rate"])
	}
}
