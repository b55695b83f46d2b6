package cmd

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
)

// logFlags are the counts beside the saves, when they were read, and whether a slip is meant.
type logFlags struct {
	counts  [model.Saves]string // of views, likes, comments, shares
	at      string
	account *string
	yes     bool
}

func (p *program) logCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "log VIDEO SAVES",
		Short: "Keep a count that you read in the app",
		Long: "Keeps how many saves a video has, as you read it in TikTok's app; no file of TikTok's has them. 1.2K is kept as known to the " +
			"nearest hundred. A count that is lower than the last one, or ten times as high, is kept with --yes only. saveboard undo takes it back.",
		Example: "saveboard log 'sourdough in 60' 12480\nsaveboard log sourdough 1.2K --views 48.3K --at 2026-11-22T18:00:00Z",
	}
	var f logFlags
	flags := c.Flags()
	for i, counter := range model.AllCounters() {
		if counter != model.Saves {
			flags.StringVar(&f.counts[i], counter.String(), "", fmt.Sprintf("how many %s it has", counter))
		}
	}
	flags.StringVar(&f.at, "at", "", "when you read the counts (2026-11-22T18:00:00Z; default now)")
	flags.BoolVar(&f.yes, "yes", false, "keep a count that looks like a slip")
	f.account = accountFlag(c)
	p.command(c, 2, 2, func(ctx context.Context, args []string) error {
		return p.change(ctx, *f.account, func(e editing) (edit.Edit, error) { return f.log(ctx, e, args[0], args[1]) })
	})
	return c
}

func (f logFlags) log(ctx context.Context, e editing, name, saves string) (edit.Edit, error) {
	v, err := e.video(ctx, name)
	if err != nil {
		return nil, err
	}
	typed := edit.Typed{Video: v.TikTokID}
	for i, said := range append(f.counts[:], saves) {
		if typed.Counters[i], err = parseCount(said); err != nil {
			return nil, err
		}
	}
	taken := e.now
	if f.at != "" {
		zone, err := e.zoneOf(ctx, v.ID.Account(), nil)
		if err != nil {
			return nil, err
		}
		if taken, err = parseMoment("--at", f.at, zone); err != nil {
			return nil, err
		}
	}
	if taken > e.now.Add(time.Minute) {
		return nil, &usage{sentence: "--at is a moment that is still to come."}
	}
	if !f.yes {
		err = e.slips(ctx, v, taken, typed)
	}
	return edit.Log{Taken: taken, Counts: []edit.Typed{typed}}, err
}

// parseCount reads a count as people type it.
func parseCount(said string) (model.Count, error) {
	count, ok := number.Typed(said)
	if !ok {
		return model.Unknown, &usage{sentence: fmt.Sprintf("“%s” is no count.", said), help: "Write 12480, 12,480 or 12.4K."}
	}
	return count, nil
}

// slips refuses counts that look like a mistake beside those that were known then.
func (e editing) slips(ctx context.Context, v model.Video, taken model.Instant, typed edit.Typed) error {
	h, err := e.store.HistoryOf(ctx, v.ID)
	if err != nil {
		return err
	}
	var before model.Counters
	for _, s := range h.Snapshots {
		for c, count := range s.Counters {
			if count.Known() && s.Taken <= taken {
				before[c] = count
			}
		}
	}
	for _, c := range model.AllCounters() {
		slip := edit.SlipOf(before[c], typed.Counters[c])
		if slip == edit.NoSlip {
			continue
		}
		n := number.Full()
		was, is := n.Exact(before[c].Real()), n.Exact(typed.Counters[c].Real())
		said := fmt.Sprintf("%s %s are fewer than the %s known before.", is, c, was)
		if slip == edit.Tenfold {
			said = fmt.Sprintf("%s %s are ten times the %s known before, or more.", is, c, was)
		}
		return &problem{said, "Nothing was kept. If it is so, say it again with --yes."}
	}
	return nil
}
