package cmd

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/model/view"
	"saveboard/ui/print"
)

func (p *program) showCommand() *cobra.Command {
	show := &cobra.Command{
		Use:   "show VIEW",
		Short: "Print a view without the dashboard",
		Long: "Prints what a screen of the dashboard shows: as text, or as JSON, CSV or Markdown for other programs. " +
			"Both are made of the same figures.",
		Example: `# How are my saves doing?
saveboard show overview
# The ten videos that gained most in a year
saveboard show videos --period 12mo --sort gained --limit 10
# Everything about one video, for a program
saveboard show video sourdough --format json
# A table for a document
saveboard show categories --format md
# Where each figure comes from: what it is, what it was made of, from which files
saveboard show video sourdough --explain`,
	}
	return p.group(show, p.showOverview(), p.showVideos(), p.showVideo(), p.showCompare(), p.showCategories(), p.showTrends(), p.showTiming(), p.showAccounts(), p.showWhy())
}

func (p *program) showOverview() *cobra.Command {
	c := &cobra.Command{
		Use:     "overview",
		Short:   "How are my saves doing?",
		Long:    "Prints saves, save rate, views, shares and what was kept after the first week, with their change; what moved most; the days as CSV.",
		Example: "saveboard show overview\nsaveboard show overview --period 90d --format json",
	}
	return showView(p, c, 0, print.Overview(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Overview, error) {
		return data.Overview(ctx, q)
	})
}

func (p *program) showVideos() *cobra.Command {
	c := &cobra.Command{
		Use:     "videos",
		Short:   "Which videos do people keep?",
		Long:    "Prints the videos with their counts and figures, sorted by any column.",
		Example: "saveboard show videos --limit 20\nsaveboard show videos --filter '#bread' --sort rate --format csv > bread.csv",
	}
	order := addOrder(c, columnNames(), "fair, and saves where no video has a fair rate")
	limit := c.Flags().Int("limit", 0, "how many videos at most; 0 is all")
	return showView(p, c, 0, print.Videos(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Videos, error) {
		column, err := order.column(columnNames())
		if err != nil {
			return view.Videos{}, err
		}
		if *limit < 0 {
			return view.Videos{}, &usage{sentence: "--limit takes a number of videos, and 0 for all of them.", command: c.CommandPath()}
		}
		return data.Videos(ctx, view.VideosQuery{Query: q, Sort: view.Column(column), Reverse: order.reverse, Limit: *limit})
	})
}

func (p *program) showVideo() *cobra.Command {
	c := &cobra.Command{
		Use:   "video VIDEO",
		Short: "How is this one doing?",
		Long: "Prints one video: its counts, figures and days. It is named by its TikTok id, its link, or a piece of " +
			"its title that fits just one, whatever the case and accents.",
		Example: "saveboard show video 'sourdough in 60'\nsaveboard show video https://www.tiktok.com/@mira.bakes/video/7561234567890123456 --format json",
	}
	return showView(p, c, 1, print.Video(), func(ctx context.Context, data *openData, q view.Query, args []string) (view.VideoDetail, error) {
		v, err := data.Find(ctx, q.Account, q.AsOf, args[0])
		if err != nil {
			return view.VideoDetail{}, err
		}
		return data.Video(ctx, view.VideoQuery{Query: q, Video: v.ID})
	})
}

func (p *program) showCategories() *cobra.Command {
	c := &cobra.Command{
		Use:     "categories",
		Short:   "What kind of video do people keep?",
		Long:    "Prints the categories with what share of all their views became saves. Videos without a category are a row of their own.",
		Example: "saveboard show categories\nsaveboard show categories --sort saves --format md",
	}
	order := addOrder(c, categoryColumnNames(), "typical, and pooled where no category has a typical rate")
	return showView(p, c, 0, print.Categories(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Categories, error) {
		column, err := order.column(append(categoryColumnNames(), "rate"))
		switch {
		case err != nil:
			return view.Categories{}, err
		case column == "rate": // the typical one, or the pooled one where there is none: what the view does by itself
			column = ""
		}
		return data.Categories(ctx, view.CategoriesQuery{Query: q, Sort: view.CategoryColumn(column), Reverse: order.reverse})
	})
}

func (p *program) showTrends() *cobra.Command {
	c := &cobra.Command{
		Use:   "trends",
		Short: "What is rising, what is fading?",
		Long: "Prints which categories and hashtags are kept more, or less, the later their videos were posted, and the days on which a " +
			"video gained far more than it was about to. Everything that is known up to the moment of asking counts, whatever the period.",
		Example: "saveboard show trends\nsaveboard show trends --limit 0 --format json",
	}
	limit := c.Flags().Int("limit", 0, "how many series and spikes at most; 0 shows all")
	return showView(p, c, 0, print.Trends(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Trends, error) {
		if *limit < 0 {
			return view.Trends{}, &usage{sentence: "--limit takes a number of series, and 0 for all of them.", command: c.CommandPath()}
		}
		return data.Trends(ctx, view.TrendsQuery{Query: q, Limit: *limit})
	})
}

func (p *program) showTiming() *cobra.Command {
	c := &cobra.Command{
		Use:   "timing",
		Short: "When do posts that get kept go out?",
		Long: "Prints for each hour of the week, in the account's time zone, how its videos did by day 7 against those of a typical hour, and the " +
			"best slots. A hint to try something: hours are chosen, not drawn by lot.",
		Example: "saveboard show timing\nsaveboard show timing --account mira.bakes --format csv",
	}
	return showView(p, c, 0, print.Timing(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Timing, error) {
		return data.Timing(ctx, q)
	})
}

func (p *program) showAccounts() *cobra.Command {
	c := &cobra.Command{
		Use:   "accounts",
		Short: "How do I compare with others?",
		Long: "Prints every account in the database side by side, at equal age of their videos: what is typically kept, what a video has on day 7, " +
			"how often something is posted, and the kind that is kept most. The first one is the one that the others are set against.",
		Example: "saveboard show accounts\nsaveboard show accounts --account mira.bakes --period 90d --format csv",
	}
	order := addOrder(c, names(view.AccountColumns()), "typical")
	return showView(p, c, 0, print.Accounts(), func(ctx context.Context, data *openData, q view.Query, _ []string) (view.Accounts, error) {
		column, err := order.column(names(view.AccountColumns()))
		if err != nil {
			return view.Accounts{}, err
		}
		return data.CompareAccounts(ctx, view.AccountsQuery{Query: q, Sort: view.AccountColumn(column), Reverse: order.reverse})
	})
}

func (p *program) showWhy() *cobra.Command {
	c := &cobra.Command{
		Use:     "why [VIDEO]",
		Short:   "Why can nobody see who saved a video?",
		Long:    "Prints the whole explainer with its sources; with a video, that one's own count in the answer.",
		Example: "saveboard show why\nsaveboard show why sourdough --format json",
	}
	return showView(p, c, 1, print.Why(), func(ctx context.Context, data *openData, q view.Query, args []string) (view.Why, error) {
		return data.why(ctx, q, args)
	})
}

// why answers about the video that is named, if one is.
func (d *openData) why(ctx context.Context, q view.Query, args []string) (view.Why, error) {
	asked := view.WhyQuery{Query: q}
	if len(args) > 0 {
		v, err := d.Find(ctx, q.Account, q.AsOf, args[0])
		if err != nil {
			return view.Why{}, err
		}
		asked.Video = v.ID
	}
	return d.Why(ctx, asked)
}

// showView finishes a command that prints a view. It takes as many arguments as its usage names: at most, or at least
// where that ends in "...".
func showView[V any](
	p *program, c *cobra.Command, most int, kind print.Kind[V],
	ask func(context.Context, *openData, view.Query, []string) (V, error),
) *cobra.Command {
	var q queryFlags
	q.add(c)
	format := addFormat(c)
	explain := c.Flags().Bool("explain", false, "say where each figure comes from (text, md, json)")
	least := most
	switch {
	case strings.Contains(c.Use, "["):
		least = 0
	case strings.HasSuffix(c.Use, "..."):
		most = -1
	}
	return p.command(c, least, most, func(ctx context.Context, args []string) error {
		f, err := format.format()
		if err != nil {
			return err
		}
		if *explain && f == print.CSV {
			return &usage{sentence: "CSV is a table and has no place for words.", help: "Take --explain with --format json, md or text."}
		}
		return p.asked(ctx, q, func(data *openData, q view.Query) error {
			v, err := ask(ctx, data, q, args)
			if err == nil && *explain {
				err = data.explain(ctx, q, &v)
			}
			if err != nil {
				return err
			}
			return print.Write(p.out, f, kind, v, p.paper())
		})
	})
}

// orderFlags are how a list is sorted.
type orderFlags struct {
	by      string
	reverse bool
}

// addOrder adds the flags for the order, of these columns; unless one is named the view has an order of its own.
func addOrder(c *cobra.Command, columns []string, own string) *orderFlags {
	o := new(orderFlags)
	c.Flags().StringVar(&o.by, "sort", "", fmt.Sprintf("%s (default %s)", strings.Join(columns, ", "), own))
	c.Flags().BoolVar(&o.reverse, "reverse", false, "turn the order")
	offer(c, "sort", columns...)
	return o
}

// column is the one to sort by. The keys of the JSON name it too: saves_gained is gained.
func (o *orderFlags) column(columns []string) (string, error) {
	name := strings.ReplaceAll(strings.ToLower(o.by), "_", "-")
	switch name {
	case "adjusted-save-rate":
		name = "fair"
	case "against-typical":
		name = "typical"
	case "saves-gained":
		name = "gained"
	case "save-rate":
		name = "rate"
	case "pooled-rate":
		name = "pooled"
	case "typical-rate":
		name = "typical"
	case "chance-best":
		name = "best"
	case "age-days", "posted", "posted-at":
		name = "age"
	case "engagement-rate":
		name = "engagement"
	case "keep-ratio":
		name = "keep"
	case "half-life-days":
		name = "half-life"
	}
	if o.by != "" && !slices.Contains(columns, name) {
		return "", &usage{
			sentence: fmt.Sprintf("There is no column “%s” to sort by.", o.by),
			help:     "Take one of " + strings.Join(columns, ", ") + ".",
		}
	}
	return name, nil
}

func columnNames() []string { return names(view.Columns()) }

func categoryColumnNames() []string { return names(view.CategoryColumns()) }

func names[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
