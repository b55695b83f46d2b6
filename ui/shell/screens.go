package shell

import (
	"context"

	"saveboard/ui/screen"
	accountscreen "saveboard/ui/screen/accounts"
	"saveboard/ui/screen/categories"
	"saveboard/ui/screen/compare"
	"saveboard/ui/screen/logging"
	"saveboard/ui/screen/overview"
	"saveboard/ui/screen/timing"
	"saveboard/ui/screen/trends"
	"saveboard/ui/screen/video"
	"saveboard/ui/screen/videos"
	explainer "saveboard/ui/screen/why"
)

// An entry is a screen of the list. Its number is fixed; screens that are not built yet are absent.
// One without a number has no tab: it is opened from others and lies over them.
type entry struct {
	id    screen.ID
	key   string
	name  string
	short string // below 92 columns
	start func(context.Context, Views) screen.Held
}

// entries are the screens, in the order of their tabs.
func entries() []entry {
	return []entry{
		{overview.ID, "1", "Overview", "Overview", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(overview.New(ctx, overview.Load{Figures: v.Figures, Overview: v.Overview}))
		}},
		{videos.ID, "2", "Videos", "Videos", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(videos.New(ctx, videos.Load{Videos: v.Videos, Video: v.Video}))
		}},
		{categories.ID, "3", "Categories", "Kinds", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(categories.New(ctx, v.Categories))
		}},
		{trends.ID, "4", "Trends", "Trends", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(trends.New(ctx, v.Trends))
		}},
		{timing.ID, "5", "Timing", "Timing", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(timing.New(ctx, v.Timing))
		}},
		{accountscreen.ID, "7", "Accounts", "Accounts", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(accountscreen.New(ctx, v.Compared, v.Edits.refusal()))
		}},
		{explainer.ID, "8", "Why?", "Why?", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(explainer.New(ctx, v.Why))
		}},
		{compare.ID, "", "", "", func(ctx context.Context, v Views) screen.Held { return screen.Hold(compare.New(ctx, v.Compare)) }},
		{video.ID, "", "", "", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(video.New(ctx, v.Video))
		}},
		{logging.ID, "", "", "", func(ctx context.Context, v Views) screen.Held {
			return screen.Hold(logging.New(ctx, v.Due))
		}},
	}
}
