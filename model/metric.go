package model

import "fmt"

// A Metric is what a screen or a column counts: one of the counters, or the save rate.
type Metric uint8

// The metrics, in the order in which the metric key steps through them.
const (
	MetricSaves Metric = iota
	MetricSaveRate
	MetricViews
	MetricLikes
	MetricComments
	MetricShares
	metrics
)

// AllMetrics lists the metrics in their order.
func AllMetrics() []Metric {
	return []Metric{MetricSaves, MetricSaveRate, MetricViews, MetricLikes, MetricComments, MetricShares}
}

// String is the metric's name in words: "saves", "save rate".
func (m Metric) String() string {
	return [metrics]string{"saves", "save rate", "views", "likes", "comments", "shares"}[m]
}

// Next is the metric after m, and the first after the last.
func (m Metric) Next() Metric { return (m + 1) % metrics }

// Counter is the counter that m counts, and false for the save rate.
func (m Metric) Counter() (Counter, bool) {
	switch m {
	case MetricViews:
		return Views, true
	case MetricLikes:
		return Likes, true
	case MetricComments:
		return Comments, true
	case MetricShares:
		return Shares, true
	case MetricSaves:
		return Saves, true
	}
	return Saves, false
}

// ParseMetric reads a metric's name; "rate" and "save-rate" are the save rate.
func ParseMetric(s string) (Metric, error) {
	switch s {
	case "rate", "save-rate", "save_rate":
		return MetricSaveRate, nil
	}
	for _, m := range AllMetrics() {
		if m.String() == s {
			return m, nil
		}
	}
	return 0, fmt.Errorf("no metric is called “%s”: take saves, rate, views, likes, comments or shares", s)
}
