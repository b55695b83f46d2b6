package view

import (
	"strings"
	"testing"

	"saveboard/model"
)

func TestWhereCountsLackAroundDay7TrendsSayHowOneComesByThem(t *testing.T) {
	t.Parallel()
	trendsOf := func(videos ...model.History) Trends {
		q := query(28, "2026-04-15T12:00:00Z")
		s := NewSurvey(input(videos...), q)
		trends, spikes, weeks := s.Trends(), s.Spikes(), s.SeriesWeeks()
		if err := s.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		return trends.Trends(weeks, spikes, TrendsQuery{Query: q})
	}
	rare := history(1, "Bread", "", "2026-03-01T12:00:00Z",
		count{"2026-03-04T12:00:00Z", 900, -1, -1, -1, 10}, count{"2026-03-11T12:00:00Z", 990, -1, -1, -1, 12})
	if v := trendsOf(rare); !strings.HasSuffix(v.Caution, Around) {
		t.Errorf("counts a week apart: %q", v.Caution)
	}
	daily := history(1, "Bread", "", "2026-03-01T12:00:00Z",
		count{"2026-03-08T02:00:00Z", 900, -1, -1, -1, 10}, count{"2026-03-09T02:00:00Z", 990, -1, -1, -1, 12})
	if v := trendsOf(daily); v.Caution != trendCaution {
		t.Errorf("counts a day apart: %q", v.Caution)
	}
}
