package cmd

import (
	"context"
	"io"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"saveboard/data/exporter"
	"saveboard/model"
)

func (p *program) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "export",
		Short: "Write videos or snapshots out, for other programs or to move house",
		Long: "Writes everything out as CSV or JSON lines, in a form that saveboard itself reads back to the last byte. " +
			"Rules and the history of imports are not in it: backup has them.",
		Example: "saveboard export videos > videos.csv\nsaveboard export snapshots --format jsonl --output snapshots.jsonl",
	}
	return p.group(c, p.exportVideos(), p.exportSnapshots())
}

func (p *program) exportVideos() *cobra.Command {
	c := &cobra.Command{
		Use:     "videos",
		Short:   "Write every video with its latest snapshot",
		Example: "saveboard export videos > videos.csv\nsaveboard export videos --account mira.bakes --format jsonl",
	}
	return p.exports(c, func(ctx context.Context, w io.Writer, form exporter.Form, d *exportData) error {
		return exporter.Videos(w, form, d.videos(ctx))
	})
}

func (p *program) exportSnapshots() *cobra.Command {
	c := &cobra.Command{
		Use:     "snapshots",
		Short:   "Write every count of every video",
		Example: "saveboard export snapshots > snapshots.csv\nsaveboard export snapshots --format jsonl --output snapshots.jsonl",
	}
	return p.exports(c, func(ctx context.Context, w io.Writer, form exporter.Form, d *exportData) error {
		return exporter.Snapshots(w, form, d.snapshots(ctx))
	})
}

func (p *program) exports(c *cobra.Command, write func(context.Context, io.Writer, exporter.Form, *exportData) error) *cobra.Command {
	format := c.Flags().String("format", string(exporter.CSV), "csv, jsonl")
	account := c.Flags().String("account", "all", "handle of one account, or all")
	output := c.Flags().StringP("output", "o", "", "write to this new file instead of standard output")
	offer(c, "format", "csv", "jsonl")
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		form, err := exporter.ParseForm(*format)
		if err != nil {
			return &usage{sentence: sentence(err.Error()), command: c.CommandPath()}
		}
		data, err := p.openOwn(ctx)
		if err != nil {
			return err
		}
		defer data.Close()
		d, err := data.toExport(ctx, *account)
		if err != nil {
			return err
		}
		if *output == "" {
			return write(ctx, p.out, form, d)
		}
		return writeNew(*output, func(w io.Writer) error { return write(ctx, w, form, d) })
	})
}

// exportData are what rows of an export are made of.
type exportData struct {
	*openData
	account  model.AccountID
	accounts map[model.AccountID]model.Account
	zones    map[model.AccountID]*model.Zone
	imports  map[int64]model.ImportFile
}

func (d *openData) toExport(ctx context.Context, handle string) (*exportData, error) {
	id, err := d.choose(ctx, handle)
	if err != nil {
		return nil, err
	}
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	e := &exportData{
		openData: d, account: id,
		accounts: make(map[model.AccountID]model.Account), zones: make(map[model.AccountID]*model.Zone),
	}
	for _, a := range accounts {
		zone, err := time.LoadLocation(a.Zone)
		if err != nil {
			zone = time.UTC
		}
		e.accounts[a.ID], e.zones[a.ID] = a, model.NewZone(zone)
	}
	e.imports, err = d.store.Imports(ctx)
	return e, err
}

// histories are those of the chosen account, by TikTok id.
func (d *exportData) histories(ctx context.Context) iter.Seq2[model.History, error] {
	return func(yield func(model.History, error) bool) {
		for h, err := range d.store.HistoriesByTikTokID(ctx) {
			if err == nil && d.account != model.AllAccounts && h.ID.Account() != d.account {
				continue
			}
			if !yield(h, err) {
				return
			}
		}
	}
}

func (d *exportData) videos(ctx context.Context) iter.Seq2[exporter.Video, error] {
	return func(yield func(exporter.Video, error) bool) {
		for h, err := range d.histories(ctx) {
			v := exporter.Video{Video: h.Video, Own: d.accounts[h.ID.Account()].Own, Zone: d.zones[h.ID.Account()]}
			if n := len(h.Snapshots); n > 0 {
				v.Latest = d.row(h, h.Snapshots[n-1])
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

func (d *exportData) snapshots(ctx context.Context) iter.Seq2[exporter.Snapshot, error] {
	return func(yield func(exporter.Snapshot, error) bool) {
		for h, err := range d.histories(ctx) {
			if err != nil {
				yield(exporter.Snapshot{}, err)
				return
			}
			for _, s := range h.Snapshots {
				if !yield(d.row(h, s), nil) {
					return
				}
			}
		}
	}
}

func (d *exportData) row(h model.History, s model.Snapshot) exporter.Snapshot {
	origin := d.imports[s.Import]
	return exporter.Snapshot{
		Account: h.Handle, VideoID: h.TikTokID, Taken: s.Taken, TakenFrom: origin.TakenFrom, Source: origin.Source, Counters: s.Counters,
	}
}
