package view

import (
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/rate"
	"saveboard/model/text"
	"saveboard/model/trend"
)

// comparisonFinding sets the category with the highest typical rate against the nearest one that it is surely
// better than: "Tutorials keep 2.1× what Skits keep".
func comparisonFinding(study *Study) (Finding, bool) {
	for i := 1; i < len(study.categories); i++ {
		first, second := study.categories[0], study.categories[i]
		c := rate.Compare(first.model, second.model)
		if !c.HasComparison() {
			continue
		}
		a, b := first.model.Typical().Value, second.model.Typical().Value
		return Finding{
			Kind:     "comparison",
			Sentence: keepsMore(first.name, second.name, c.Times),
			Evidence: map[string]any{
				"category": first.name, "other": second.name, "times": c.Times, "chance": c.Better, "typical_rate": a, "other_typical_rate": b,
				"videos": first.model.Usable(), "other_videos": second.model.Usable(),
			},
			Detail: fmt.Sprintf("%s against %s, %d and %s", asRate(a.Or(0)), asRate(b.Or(0)), first.model.Usable(), number.Of(second.model.Usable(), "video")),
			Screen: "categories", Target: first.name,
		}, true
	}
	return Finding{}, false
}

const (
	spikedOn        = " spiked on "
	spikeTitleCells = findingCells - len(spikedOn) - len(`""17 Nov`)
)

// findingCells is how long a finding's sentence is at most, where its names allow it.
const findingCells = 38

// keepsMore is the comparison in words: "Tutorials keep 2.1× what Skits keep", in fewer where the names are long.
func keepsMore(first, second string, times float64) string {
	said := number.Full().Against(model.Known(times)) + " what " + second + " " + keeps(second)
	if whole := first + " " + keeps(first) + " " + said; text.Width(text.Clean(whole)) <= findingCells {
		return whole
	}
	return first + ": " + said
}

// moves are what moved in the accounts.
type moves struct {
	trends   *TrendSet
	spikes   []VideoSpike // of the videos chosen
	examined map[model.AccountID]int
}

// spikeFinding is the largest spike of the period.
func spikeFinding(m moves, period Span) (Finding, bool) {
	var best VideoSpike
	for _, s := range m.spikes {
		if s.Day >= period.From && s.Day <= period.To && s.Gained-s.Expected > best.Gained-best.Expected {
			best = s
		}
	}
	if best.Video == 0 {
		return Finding{}, false
	}
	return Finding{
		Kind: "spike", Sentence: quotedIn(Video{Title: best.Title, PostedLocal: best.PostedLocal}, spikeTitleCells) + spikedOn + best.Day.Civil().Format("2 Jan"),
		Evidence: map[string]any{
			"video_id": best.VideoID, "day": best.Day, "gained": best.Gained, "expected": best.Expected, "multiple": best.Multiple, "q": best.Q,
		},
		Detail: best.Sentence(), Screen: "video", Target: best.VideoID, Video: best.Video, Trend: Up,
	}, true
}

// trendFinding is the surest of what rises or falls.
func trendFinding(m moves) (Finding, bool) {
	if len(m.trends.series) == 0 || !m.trends.series[0].Moves() {
		return Finding{}, false
	}
	s := m.trends.series[0]
	f := Finding{
		Kind: "trend", Sentence: fmt.Sprintf("%s is %s, about %s a week", s.DisplayName(), s.Direction, aWeek(s.ChangePerWeek.Or(0))),
		Evidence: map[string]any{
			"kind": s.Kind, "name": s.Name, "metric": s.Metric, "change_per_week": s.ChangePerWeek, "p": s.P, "q": s.Q, "videos": s.Videos,
		},
		Detail: map[string]string{"save_rate": "save rate", "saves": "saves"}[s.Metric] + " of the first week, " + number.Of(s.Videos, "video"),
		Screen: "trends", Target: s.DisplayName(), Trend: Up,
	}
	if s.Direction == trend.Falling {
		f.Trend = Down
	}
	return f, true
}

// nothingFinding says that the models were asked and found nothing, or could not be asked yet.
func nothingFinding(o Overview, study *Study, m moves, q Query) Finding {
	f := Finding{Kind: "none", Sentence: "Nothing stands out " + inPeriod(q.Period), Evidence: map[string]any{}, Screen: "videos"}
	examined, tested := 0, 0
	for _, n := range m.examined {
		examined += n
	}
	for _, s := range m.trends.series {
		if s.Direction != trend.TooShort {
			tested++
		}
	}
	f.Evidence["categories_compared"], f.Evidence["days_examined"], f.Evidence["series_tested"] = len(study.categories), examined, tested
	switch {
	case o.once:
		f.Sentence, f.Detail = "Import again tomorrow", "what moved shows from the second count on"
	case !o.Saves.Value.Known():
		f.Detail = "no gain of saves is known yet; a second import shows what moved"
	case examined+tested == 0 && len(study.categories) < 2:
		f.Detail = "too little is known yet to compare by"
	default:
		var looked []string
		if examined > 0 {
			looked = append(looked, number.Of(examined, "day")+" of single videos looked at")
		}
		if n := len(study.categories); n > 1 {
			looked = append(looked, number.Of(n, "kind")+" compared")
		}
		if len(looked) == 0 {
			looked = append(looked, number.Of(tested, "trend")+" looked at")
		}
		f.Detail = strings.Join(looked, ", ")
	}
	return f
}
