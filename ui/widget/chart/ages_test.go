package chart

import (
	"math"
	"strings"
	"testing"
)

// said are the labels of an axis as long as the life.
func said(life, most float64, wide bool) string {
	var texts []string
	for _, l := range Ages(life, most, wide, func(days float64) float64 { return days / life }) {
		texts = append(texts, l.Text)
	}
	return strings.Join(texts, "|")
}

func TestAgesGoByWeeksAndFromHalfAYearOnByMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		life, most float64
		wide       bool
		want       string
	}{
		{1, 4, false, "0|1 d"},
		{7, 3, false, "0|2 d|4 d|6 d"},
		{19, 4, false, "0|7 d|14 d"},
		{28, 6, true, "day 0|day 7|day 14|day 21|day 28"},
		{90, 4, false, "0|28 d|56 d|84 d"},
		{179, 4, false, "0|60 d|120 d"},
		{284, 4, false, "0|3 mo|6 mo|9 mo"},
		{284, 4, true, "0|3 mo|6 mo|9 mo"},
		{1000, 4, false, "0|12 mo|24 mo"},
	} {
		if got := said(c.life, c.most, c.wide); got != c.want {
			t.Errorf("a life of %v days is labelled %q, want %q", c.life, got, c.want)
		}
	}
}

func TestAgesStandWhereTheyAre(t *testing.T) {
	t.Parallel()
	labels := Ages(365.25, 4, false, func(days float64) float64 { return days / 365.25 })
	for i, l := range labels {
		if want := float64(i) * 3 / 12; math.Abs(l.At-want) > 1e-9 {
			t.Errorf("%s stands at %v, want %v", l.Text, l.At, want)
		}
	}
	if len(labels) != 5 {
		t.Errorf("a year has %d labels, want one a quarter and the start", len(labels))
	}
}
