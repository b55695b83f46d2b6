// Package demo invents a creator, @mira.bakes, whose true figures are known: about 200 videos of
// one year in six categories, counted every evening. The dashboard shows her when there is nothing
// else to show, and tests compare figures with her truth.
//
// What is drawn, and from what:
//   - the save rate of a video: log-normal about its category's (on the logit scale, sd RateSpread).
//     One category rises; a label marks an experiment that works;
//   - the views of a video: log-normal, sd ViewSpread of the logarithm, about a median that grows
//     over the year and depends on the category and on the hour of posting;
//   - its growth: views come at a rate that fades as (1+a/A0)^−B with age a, A0 and B of its own
//     (Crane & Sornette 2008, PNAS 105, for the power law). One evergreen fades hardly at all;
//   - the days: negative binomial, a Poisson count about a gamma mean (Hilbe 2011, Negative Binomial
//     Regression). Saves are drawn about the same day's views, so the two move together;
//   - spikes that come at once and fade by SpikeFade a day; saves taken back; recounts by which
//     saves fall; evenings on which nobody counted, and single videos left out of a count.
//
// Everything follows from the seed: PCG streams, one a purpose and one a video, so that one more
// draw for a video changes no other. Counts are whole numbers drawn by comparison, never rounded
// floats, and products that are summed are converted first, so that no platform may fuse them. The
// last bit of a logarithm may still differ between platforms; a count would only change if a draw
// lay that close to a limit, about once in 10^11 draws.
//
// No saver is invented, not even here: there are counts and nothing else.
package demo

//go:generate go run ./gen ../../assets/demo.db

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"saveboard/model"
)

// Who the demo data is about, and the seed of the demo that ships.
const (
	Handle = "mira.bakes"
	Zone   = "Europe/Berlin"
	Seed   = 3618
)

// How widely things differ, for tests that compare figures with the truth.
const (
	RateSpread = 0.55 // sd of a video's save rate about its category's, on the logit scale
	ViewSpread = 1.05 // sd of the logarithm of a video's views
	ViewNoise  = 0.05 // dispersion φ of a day's views: variance e + φe² about an expected e
	SaveNoise  = 0.03 // the same of a day's saves about the rate of that day's views
	SpikeFade  = 0.4  // what is left of a spike's excess a day later
	HookEffect = 1.4  // by how much the label "new hook" multiplies a video's save rate
	HookLabel  = "new hook"
)

// A Truth is what is really so about the invented creator.
type Truth struct {
	AsOf       model.Instant // the moment of the last snapshot, at which the demo stands still
	Categories []Category
	Videos     []Video // by posting time
}

// A Category is a kind of video and how much of it is kept.
type Category struct {
	Name       string
	Rate       float64       // median save rate of its videos, before it rises
	RisingFrom model.Instant // 0: it never does
	WeeklyRise float64       // growth of the rate's odds a week, as a logarithm, from RisingFrom on
}

// A Video is the truth about one post.
type Video struct {
	ID        string
	Kind      model.Kind
	Title     string
	Hashtags  []string
	Category  string // empty: uncategorised
	Labels    []string
	Note      string
	DurationS model.Count
	Posted    model.Instant
	Rate      float64 // saves a view, before any are taken back
	Views     float64 // expected in the first 365 days, without spikes and weekdays
	Growth
	Evergreen bool
	Slot      float64 // how much the hour of posting multiplied Views
	Spikes    []Spike
	Recounted model.Instant // the evening from which TikTok counted fewer saves; 0: never

	likes, comments, shares float64 // of a view
}

// A Spike is a sudden rush on a video.
type Spike struct {
	Start    model.Instant
	Multiple float64 // of the views that were to be expected in the 24 hours from Start
}

// Generate invents the creator. Records come by the evening they were counted on, then by video.
func Generate(seed uint64) (Truth, []model.Record) {
	truth := Truth{AsOf: asOf(), Categories: categories()}
	evenings := evenings(stream(seed, streamEvenings))
	truth.Videos = videos(seed, truth.Categories, evenings)

	var records []model.Record
	for i, v := range truth.Videos {
		rng := stream(seed, streamCounts+uint64(i))
		for _, s := range v.count(rng, evenings) {
			records = append(records, v.record(s))
		}
	}
	slices.SortStableFunc(records, func(a, b model.Record) int {
		if a.Taken != b.Taken {
			return int(a.Taken - b.Taken)
		}
		return strings.Compare(a.VideoID, b.VideoID)
	})
	return truth, records
}

func (v Video) record(s snapshot) model.Record {
	from := model.CategoryUser
	if v.Category == "" {
		from = ""
	}
	return model.Record{
		VideoID: v.ID, Account: Handle, Own: true, Kind: v.Kind,
		Posted: v.Posted, PostedFrom: model.PostedRecord,
		Title: v.Title, Hashtags: v.Hashtags, DurationS: v.DurationS,
		Category: v.Category, CategoryFrom: from, Labels: v.Labels, Note: v.Note,
		Taken: s.taken, TakenFrom: model.TakenRecord, Source: "business-suite", Counters: s.Counters,
	}
}

// The streams of chance. The last two are the first of many: one a video follows.
const (
	streamEvenings = iota
	streamSchedule
	streamCaptions
	streamVideos = 1_000
	streamCounts = 2_000
)

func stream(seed, purpose uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, purpose)) }

const weeks = 52

func asOf() model.Instant { return utc(2026, time.November, 22, 18, 0) }

// firstMonday is the day on which she began, 52 weeks before the Monday after asOf.
func firstMonday() model.Day { return model.Date(2025, time.November, 24) }

func utc(year int, month time.Month, day, hour, minute int) model.Instant {
	return model.InstantOf(time.Date(year, month, day, hour, minute, 0, 0, time.UTC))
}

// berlin is the instant at which clocks in Berlin show a time of day. It knows the one year of the
// demo, so that the data do not depend on the machine's list of time zones.
func berlin(day model.Day, hour, minute, second int) model.Instant {
	t := model.Instant(day)*86400 + model.Instant(hour*3600+minute*60+second) - 3600
	if t >= utc(2026, time.March, 29, 1, 0) && t < utc(2026, time.October, 25, 1, 0) {
		t -= 3600
	}
	return t
}
