package videos

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/chart"
)

// preview draws the video beside the list. It is the one the cursor rested on last.
func (d *drawing) preview() {
	p := d.m.preview.shown
	if p == nil {
		return
	}
	x, width := d.Width-1-previewWidth, previewWidth
	v := &p.Video
	y := 2
	d.Line(x, y, width, look.Style{Bold: true}, titleOf(v))
	dot := " " + d.Look.Glyphs.Dot + " "
	about := v.CategoryName() + dot + "posted " + v.PostedLocal.Format("Mon 2 Jan")
	if with := about + dot + number.Age(v.AgeDays); canvas.Cells(with) <= width {
		about = with
	}
	d.Line(x, y+1, width, look.Style{Role: look.Muted}, text.Clean(about))
	y += 3
	y = d.headline(x, y, p)
	chartRows := min(15, d.Height-y-8)
	if chartRows >= 6 {
		d.Block(x, y, d.curve(p, width, chartRows))
		y += chartRows + 1
	}
	y = d.ladder(x, y, p)
	for _, line := range canvas.Wrap(d.Look.Glyphs.Say(p.Names), width) {
		d.In(x, y, look.Text, line)
		y++
	}
	if d.f.WhyKey != "" {
		d.In(d.Strong(x, y, look.Text, d.f.WhyKey)+1, y, look.Muted, "why")
	}
}

// headline is the count of saves and what came in the period.
func (d *drawing) headline(x, y int, p *view.VideoDetail) int {
	v := &p.Video
	at := d.Text(x, y, look.Style{Role: look.Saves, Bold: true}, d.number.Exact(v.Saves.Real()))
	at = d.In(at+1, y, look.Text, "saves")
	if v.SavesGained.Known() {
		after := ""
		if period := d.f.Scope.Period; period.Days > 0 && period.Name() == p.Period.Name {
			after = " in " + period.Words()
		}
		d.gained(at+3, x+previewWidth, y, d.number.GainedExact(v.SavesGained, int64(v.SavesGainedStep)), after)
	}
	d.Line(x, y+1, previewWidth, look.Style{Role: look.Muted}, text.Clean(d.standing(p)))
	return y + 3
}

// standing is how the video does next to the account's others, as far as there is room; where that is not known, its
// own rates.
func (d *drawing) standing(p *view.VideoDetail) string {
	v := &p.Video
	if v.AgainstTypical.Known() {
		said := d.number.Against(v.AgainstTypical) + " typical"
		if rank := p.Ranks.Saves; rank != nil {
			if with := fmt.Sprintf("%s, ahead of %d of %d", said, rank.Ahead, rank.Of-1); canvas.Cells(with) <= previewWidth {
				return with
			}
		}
		return said
	}
	said := d.number.Rate(v.SaveRate) + " of views"
	if v.KeepRatio.Known() {
		said += ", " + d.number.Ratio(v.KeepRatio) + " for each like"
	}
	return said
}

// gained writes what came, its arrow in the colour of its direction, and where there is room in how long.
func (d *drawing) gained(x, end, y int, said, after string) {
	for arrow, role := range map[string]look.Role{d.number.Up: look.Up, d.number.Down: look.Down} {
		if rest, ok := strings.CutPrefix(said, arrow+" "); ok {
			x, said = d.In(x, y, role, arrow)+1, rest
		}
	}
	x = d.In(x, y, look.Text, said)
	if x+canvas.Cells(after) <= end {
		d.In(x, y, look.Muted, after)
	}
}

// curve draws the saves so far over the video's age.
func (d *drawing) curve(p *view.VideoDetail, width, rows int) []string {
	key := struct {
		width, rows int
		theme, code string
	}{width, rows, d.Look.Name, d.Look.Sequence(look.Style{Role: look.Saves})}
	return d.m.preview.memo.Lines(key, func() []string {
		values, days := sampled(p.Curve, 2*width)
		band := bandOf(p, days, 2*width)
		return chart.Draw(d.Look, chart.Spec{
			Width: width, Height: rows, Format: number.Axis, FromZero: true, Empty: p.Chart, XLabels: ages(days),
			Series: []chart.Series{{Values: values, Style: look.Style{Role: look.Saves}, EndMark: true}}, Band: band,
		})
	})
}

// sampled is the curve at evenly spaced ages from the posting to the last count, straight between
// counts and unknown before the first; days is the age at its end.
func sampled(curve []view.Knot, n int) (values []float64, days float64) {
	if len(curve) == 0 {
		return nil, 0
	}
	days = curve[len(curve)-1].AgeDays
	values = make([]float64, n)
	k := 0
	for i := range values {
		age := days * float64(i) / float64(n-1)
		for k < len(curve)-1 && curve[k+1].AgeDays <= age {
			k++
		}
		values[i] = at(curve, k, age)
	}
	return values, days
}

// bandOf is the typical curve of the account at the same ages.
func bandOf(p *view.VideoDetail, days float64, n int) chart.Band {
	var b chart.Band
	for i := range n {
		t, ok := p.TypicalAt(days * float64(i) / float64(n-1))
		if !ok {
			t.P25, t.P50, t.P75 = math.NaN(), math.NaN(), math.NaN()
		}
		b.Low, b.Mid, b.High = append(b.Low, t.P25), append(b.Mid, t.P50), append(b.High, t.P75)
	}
	return b
}

func at(curve []view.Knot, k int, age float64) float64 {
	a := curve[k]
	switch {
	case age < a.AgeDays:
		return math.NaN()
	case k == len(curve)-1 || age == a.AgeDays:
		return a.Saves
	}
	b := curve[k+1]
	return a.Saves + (b.Saves-a.Saves)*(age-a.AgeDays)/(b.AgeDays-a.AgeDays)
}

// ages are the labels under the curve: none where the video is too young for any.
func ages(days float64) []chart.XLabel {
	if days < 1 {
		return nil
	}
	return chart.Ages(days, 4, false, func(age float64) float64 { return age / days })
}

// ladder is each counter, from seen to kept, and how often it comes per 100 views.
func (d *drawing) ladder(x, y int, p *view.VideoDetail) int {
	roles := map[model.Counter]look.Role{
		model.Views: look.Views, model.Likes: look.Likes, model.Comments: look.Comments, model.Shares: look.Shares, model.Saves: look.Saves,
	}
	d.Right(x+29, y, look.Style{Role: look.Faint}, "per 100 views")
	if slices.ContainsFunc(p.Ladder, func(r view.Rung) bool { return r.Rank != nil }) {
		d.Right(x+previewWidth, y, look.Style{Role: look.Faint}, "rank")
	}
	y++
	for _, rung := range p.Ladder {
		name := rung.Counter.String()
		d.In(x, y, look.Text, strings.ToUpper(name[:1])+name[1:])
		style := look.Style{Role: roles[rung.Counter], Bold: rung.Counter == model.Saves}
		if !rung.Count.Known() {
			style = look.Style{Role: look.Faint}
		}
		d.Right(x+18, y, style, d.number.Exact(rung.Count.Real()))
		if rung.Counter != model.Views {
			per := look.Style{Role: look.Text}
			if !rung.Per100.Known() {
				per.Role = look.Faint
			}
			d.Right(x+29, y, per, d.number.Per100(model.Known(rung.Per100.Or(math.NaN())/100)))
		}
		if rung.Rank != nil {
			d.Right(x+previewWidth, y, look.Style{Role: look.Faint}, number.Ordinal(rung.Rank.Rank))
		}
		y++
	}
	return y + 1
}
