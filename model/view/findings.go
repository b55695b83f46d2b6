package view

import (
	"cmp"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
)

// findings are at most five, the most useful first: what the models can bear, each shrunken or controlled for
// how many were looked at, then plain facts. When the models find nothing, that is a finding too.
func findings(o Overview, list []*Video, study *Study, m moves, q Query) []Finding {
	var found []Finding
	add := func(f Finding, ok bool) {
		if ok {
			found = append(found, f)
		}
	}
	if len(list) > 0 {
		if q.Filter == "" {
			add(comparisonFinding(study))
		}
		add(spikeFinding(m, o.Period))
		add(trendFinding(m))
		if len(found) == 0 {
			found = append(found, nothingFinding(o, study, m, q))
		}
	}
	add(moverFinding(o.Movers, o.Saves.Value))
	add(bestDayFinding(o.Figures))
	add(firstNineFinding(list))
	add(categoryFinding(list))
	add(lossFinding(list))
	return found[:min(5, len(found))]
}

// titleCells is how much of a title a finding quotes, so that it stays in one line of 38 cells.
const titleCells = 24

// moverFinding is the video that gained most.
func moverFinding(movers []Video, total model.Real) (Finding, bool) {
	for _, v := range movers {
		gained := v.SavesGained.Or(0)
		if gained < 1 {
			continue
		}
		f := Finding{
			Kind: "mover", Sentence: quotedIn(v, titleCells) + " gained most", Screen: "video", Target: v.VideoID, Video: v.ID, Trend: Up,
			Evidence: map[string]any{"video_id": v.VideoID, "saves_gained": gained, "share": model.Real{}},
			Detail:   exact(gained) + " saves",
		}
		if share := model.Known(gained).Over(total, 1); share.Known() && share.Or(0) <= 1 {
			f.Detail += ", " + percent(share.Or(0)) + " of all gained"
			f.Evidence["share"] = share
		}
		return f, true
	}
	return Finding{}, false
}

// bestDayFinding is the day that most saves were gained on, when there are a few to compare.
func bestDayFinding(f Figures) (Finding, bool) {
	var best OverviewDay
	var known []float64
	for _, d := range f.Days {
		v, ok := d.SavesGained.Get()
		if !ok {
			continue
		}
		known = append(known, v)
		if !best.SavesGained.Known() || v > best.SavesGained.Or(0) {
			best = d
		}
	}
	if len(known) < 5 || best.SavesGained.Or(0) < 1 {
		return Finding{}, false
	}
	slices.Sort(known)
	median := (known[(len(known)-1)/2] + known[len(known)/2]) / 2
	return Finding{
		Kind: "best-day", Sentence: best.Day.Civil().Format("Monday 2 January") + " was the best day",
		Evidence: map[string]any{"day": best.Day, "saves_gained": best.SavesGained, "median_day": median},
		Detail: fmt.Sprintf("%s saves; the middle day had %s",
			exact(best.SavesGained.Or(0)), exact(median)),
		Screen: "overview", Target: best.Day.String(), Trend: Up,
	}, true
}

// firstNine is how many videos the finding about the most saved ones looks at.
const firstNine = 9

// firstNineFinding is what share of all saves the nine most saved videos hold.
func firstNineFinding(list []*Video) (Finding, bool) {
	if len(list) < 2*firstNine {
		return Finding{}, false
	}
	var counts []float64
	var sum float64
	for _, v := range list {
		if n, ok := v.Saves.Get(); ok {
			counts = append(counts, float64(n))
			sum += float64(n)
		}
	}
	if len(counts) < 2*firstNine || sum < 1 {
		return Finding{}, false
	}
	slices.SortFunc(counts, func(a, b float64) int { return cmp.Compare(b, a) })
	var top float64
	for _, n := range counts[:firstNine] {
		top += n
	}
	return Finding{
		Kind: "share", Sentence: fmt.Sprintf("Nine videos hold %s of your saves", percent(top/sum)),
		Evidence: map[string]any{"videos": firstNine, "of": len(counts), "share": top / sum},
		Detail:   fmt.Sprintf("%s of %s, on %s", exact(top), exact(sum), number.Of(len(counts), "video")),
		Screen:   "videos",
	}, true
}

// gainsByCategory sums the gain of saves by category name, and in all.
func gainsByCategory(list []*Video) (byName map[string]float64, videos map[string]int, total float64) {
	byName, videos = make(map[string]float64), make(map[string]int)
	for _, v := range list {
		gained, ok := v.SavesGained.Get()
		if !ok {
			continue
		}
		total += gained
		if v.Category != nil {
			byName[*v.Category] += gained
			videos[*v.Category]++
		}
	}
	return byName, videos, total
}

// leading is the category with the largest gain.
func leading(byName map[string]float64) string {
	best := ""
	for name, gained := range byName {
		if best == "" || gained > byName[best] || gained == byName[best] && name < best {
			best = name
		}
	}
	return best
}

// categoryFinding is the category that brought the most saves: a share of a sum, no claim about its videos.
func categoryFinding(list []*Video) (Finding, bool) {
	byName, videos, total := gainsByCategory(list)
	best := leading(byName)
	if len(byName) < 2 || byName[best] < 1 || byName[best] > total {
		return Finding{}, false
	}
	return Finding{
		Kind: "category", Sentence: fmt.Sprintf("%s brought %s of the saves", best, percent(byName[best]/total)),
		Evidence: map[string]any{"category": best, "saves_gained": byName[best], "share": byName[best] / total, "videos": videos[best]},
		Detail:   fmt.Sprintf("%s, on %s", exact(byName[best]), number.Of(videos[best], "video")),
		Screen:   "categories", Target: best,
	}, true
}

// lossFinding is the video that lost most saves, when one lost at least ten.
func lossFinding(list []*Video) (Finding, bool) {
	worst := new(Video)
	for _, v := range list {
		if v.SavesGained.Or(0) < worst.SavesGained.Or(0) {
			worst = v
		}
	}
	lost := -worst.SavesGained.Or(0)
	if lost < 10 {
		return Finding{}, false
	}
	return Finding{
		Kind: "loss", Sentence: quotedIn(*worst, titleCells) + " lost saves", Screen: "video", Target: worst.VideoID, Video: worst.ID, Trend: Down,
		Evidence: map[string]any{"video_id": worst.VideoID, "saves_gained": -lost},
		Detail:   exact(lost) + " fewer: un-saved or recounted",
	}, true
}

// mostCategory says what the largest category did for the gain: "Tutorials brought most of them". It is
// empty when no category brought a third.
func mostCategory(list []*Video) string {
	byName, _, total := gainsByCategory(list)
	best := leading(byName)
	switch share := byName[best] / total; {
	case best == "" || total < 1 || share > 1 || 3*share < 1:
		return ""
	case 2*share > 1:
		return best + " brought most of them"
	default:
		return fmt.Sprintf("%s brought %s of them", best, percent(share))
	}
}
