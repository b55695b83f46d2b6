package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/rate"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// others are what the account's other videos had at one video's ages, and why some are in no comparison.
type others struct {
	now, compared ageTally
	forecast      []forecastTally
}

// An ageTally is who was counted around an age.
type ageTally struct {
	age                                   int64 // seconds
	values                                []float64
	young, never, late, earlier, scarcely int
}

// A forecastTally is who is not among the past videos of a forecast.
type forecastTally struct {
	to               int64
	young, uncounted int
}

// othersOf looks at all other videos of the account at the age now, at that of the comparison and at those of the
// forecasts.
func othersOf(ctx context.Context, in Input, own model.History, asOf model.Instant, now, compared int64, expected []Expected) (others, error) {
	o := others{now: ageTally{age: now}, compared: ageTally{age: compared}}
	for _, e := range expected {
		o.forecast = append(o.forecast, forecastTally{to: int64(e.AgeDays) * 86400})
	}
	var room []series.Knot
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return o, fmt.Errorf("videos to compare with: %w", err)
		}
		if h.ID == own.ID || h.ID.Account() != own.ID.Account() || h.Posted > asOf {
			continue
		}
		snapshots, _ := known(h, asOf)
		line := series.In(room[:0], h.Posted, snapshots, model.Saves)
		room = line.Knots
		age := int64(asOf - h.Posted)
		o.now.meet(line, age)
		o.compared.meet(line, age)
		for i := range o.forecast {
			o.forecast[i].meet(line, now, age)
		}
	}
	return o, nil
}

// meet takes a video that is of an age by now.
func (t *ageTally) meet(saves series.Line, age int64) {
	value, observed := saves.ObservedAt(t.age).Get()
	at := saves.Posted + model.Instant(t.age)
	switch {
	case observed:
		t.values = append(t.values, value)
	case age < t.age:
		t.young++
	case !saves.Known():
		t.never++
	case saves.First().At > at:
		t.late++
	case saves.Last().At < at:
		t.earlier++
	default:
		t.scarcely++
	}
}

func (t *ageTally) median() model.Real {
	if len(t.values) == 0 {
		return model.Real{}
	}
	slices.Sort(t.values)
	return model.Known(stats.Quantile(t.values, 0.5))
}

// leftOut says why the others were not counted around the age.
func (t *ageTally) leftOut(then string) []LeftOut {
	return reasonsFor(
		LeftOut{"younger than " + then, t.young}, LeftOut{"first counted after " + then, t.late},
		LeftOut{"last counted before " + then, t.earlier}, LeftOut{"not counted close to " + then, t.scarcely},
		LeftOut{"without a count of saves", t.never})
}

func (t *forecastTally) meet(saves series.Line, from, age int64) {
	switch {
	case saves.ObservedAt(from).Known() && saves.ObservedAt(t.to).Known():
	case age < t.to:
		t.young++
	default:
		t.uncounted++
	}
}

// ageInWords is an age in seconds: "19.4 days", "7 hours".
func ageInWords(seconds int64) string {
	days := float64(seconds) / 86400
	if days < 1 {
		return number.AgeWords(days)
	}
	return fmt.Sprintf("%.1f days", days)
}

// A reasonCount is a reason with its videos.
type reasonCount struct {
	reason rate.Reason
	videos int
}

// inOrderOfVideos lists reasons, that of most videos first.
func inOrderOfVideos(reasons map[rate.Reason]int) []reasonCount {
	var list []reasonCount
	for reason, n := range reasons {
		list = append(list, reasonCount{reason, n})
	}
	slices.SortFunc(list, func(a, b reasonCount) int {
		return cmp.Or(cmp.Compare(b.videos, a.videos), cmp.Compare(a.reason, b.reason))
	})
	return list
}
