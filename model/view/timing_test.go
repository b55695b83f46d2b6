package view

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

// postedAt is a video posted at that time and counted daily for ten days, that has so many saves by day 7.
func postedAt(n int64, posted time.Time, saves int64) model.History {
	var counts []count
	for d := int64(1); d <= 10; d++ {
		counts = append(counts, count{posted.Add(time.Duration(d) * 24 * time.Hour).Format(time.RFC3339), 100 * saves * d, -1, -1, -1, saves * d / 7})
	}
	return history(n, "", "", posted.Format(time.RFC3339), counts...)
}

func TestTheHourThatDoesBetterIsTheBestSlot(t *testing.T) {
	t.Parallel()
	monday := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	var videos []model.History
	for week := range 8 {
		day := monday.AddDate(0, 0, 7*week)
		for i, at := range []struct {
			day, hour int
			saves     int64
		}{{0, 8, 700}, {2, 18, 2100}, {4, 12, 700}, {5, 9, 690}} {
			videos = append(videos, postedAt(int64(10*week+i+1), day.AddDate(0, 0, at.day).Add(time.Duration(at.hour)*time.Hour), at.saves+int64(20*(week%3))))
		}
	}
	v, err := computeTiming(t.Context(), input(videos...), query(28, "2026-04-01T12:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Cells) != 4 || v.Videos != 32 || !v.Shaded {
		t.Fatalf("%d cells of %d videos: %+v", len(v.Cells), v.Videos, v.Cells)
	}
	kept := v.Cells[1].Kept // Wednesday 18 to 19, the best first and of equals the latest
	if len(kept) != 8 || kept[0].Saves < kept[7].Saves || kept[0].Posted.Weekday() != time.Wednesday || kept[0].Posted.Before(kept[1].Posted) {
		t.Errorf("that hour's videos are %+v", kept)
	}
	best := v.Best[0]
	if best.Weekday != 3 || best.From != 18 || best.To != 19 || best.Videos != 8 || best.Low.Or(0) < 1.5 {
		t.Errorf("the best slot is %+v", best)
	}
	if !strings.HasPrefix(v.Answer, "Wednesday 18 to 19: ") || !strings.Contains(best.Sentence(), "8 videos.") {
		t.Errorf("the answer is %q, the slot says %q", v.Answer, best.Sentence())
	}
}

func TestTimingWithTooFewVideosSaysSo(t *testing.T) {
	t.Parallel()
	var videos []model.History
	for i := range 7 {
		videos = append(videos, postedAt(int64(i+1), time.Date(2026, 1, 5+i, 8+i, 0, 0, 0, time.UTC), 700))
	}
	for n, want := range map[int]string{
		3: "No video was counted around day 7 with five others yet: import every day.",
		7: "Too few videos to compare hours: 7 videos so far, spread over the week.",
	} {
		v, err := computeTiming(t.Context(), input(videos[:n]...), query(28, "2026-04-01T12:00:00Z"))
		if err != nil {
			t.Fatal(err)
		}
		if v.Answer != want {
			t.Errorf("of %d videos: %q, want %q", n, v.Answer, want)
		}
	}
}

func TestWeekdaysCountFromMonday(t *testing.T) {
	t.Parallel()
	for d := 1; d <= 7; d++ {
		day := time.Date(2026, 1, 4+d, 12, 0, 0, 0, time.UTC) // the 5th was a Monday
		if weekdayOf(day) != d || WeekdayName(d) != day.Weekday().String() {
			t.Error(fmt.Sprint(d, weekdayOf(day), WeekdayName(d)))
		}
	}
}
