package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/data/importer"
	"saveboard/data/store"
	"saveboard/ui/print"
)

// importFlags are what the user says about the files.
type importFlags struct {
	account, takenAt, format, encoding, decimal, dates, zone, rejects string
	mapping                                                           []string
	own, trustZeros, dryRun, json, remember, forget                   bool
}

func (p *program) importCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FILE|FOLDER|-...",
		Short: "Bring your numbers in",
		Long: "Reads the files that you have: TikTok Business Suite's list of videos, TikTok Studio's, your archive, yt-dlp, " +
			"crawlers and Apify, your own table, and saveboard's export. What a file is, is told by its content. - is standard " +
			"input. All files of one call are stored together, or none is; the same file twice adds nothing.",
		Example: `saveboard import ~/Downloads/videos.csv
saveboard import --dry-run my-table.xlsx
saveboard import --account mira.bakes --own --taken-at 2026-11-22 counts.csv
saveboard import --map saves=Gemte --map likes=- tabel.csv
saveboard import --map saves=Gemte --remember tabel.csv  # the next one needs no --map
yt-dlp -j --skip-download https://www.tiktok.com/@mira.bakes | saveboard import -`,
	}
	var f importFlags
	f.add(c)
	p.command(c, 1, -1, func(ctx context.Context, args []string) error { return p.importFiles(ctx, f, args) })
	c.ValidArgsFunction = nil // files complete
	return c
}

func (f *importFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.account, "account", "", "handle of the account, where a file does not name one")
	flags.BoolVar(&f.own, "own", false, "the account is your own")
	flags.StringVar(&f.takenAt, "taken-at", "", "when the counts were taken (2026-11-22, 2026-11-22T18:00:00Z), where a file does not say")
	flags.StringVar(&f.format, "format", "", "the kind of file, when it is not recognised: "+strings.Join(importer.FormatNames(), ", "))
	flags.StringArrayVar(&f.mapping, "map", nil, "what a column of your own table is: FIELD=HEADER, FIELD=NUMBER, or FIELD=- to leave it out; repeatable")
	flags.BoolVar(&f.remember, "remember", false, "remember what --map says for later tables with the same headers; a new --map wins over it")
	flags.BoolVar(&f.forget, "forget", false, "forget what was remembered of a table's headers, and read it without")
	flags.StringVar(&f.encoding, "encoding", "", "the text's encoding, when it is not recognised: "+strings.Join(importer.Encodings(), ", "))
	flags.StringVar(&f.decimal, "decimal", "", "what marks decimals, where 1.234 may be a thousand: point, comma")
	flags.StringVar(&f.dates, "dates", "", "order of dates, where 03/04/2026 may be either: dmy, mdy")
	flags.StringVar(&f.zone, "tz", "", "time zone of times without one, and of accounts that are new (default your machine's)")
	flags.BoolVar(&f.trustZeros, "trust-zeros", false, "keep a column that is 0 in every row, which otherwise counts as not collected")
	flags.BoolVar(&f.dryRun, "dry-run", false, "read and report, and store nothing")
	flags.StringVar(&f.rejects, "rejects", "", "write every row that was left out, with its reason, to this file")
	flags.BoolVar(&f.json, "json", false, "report as JSON")
	offer(c, "format", importer.FormatNames()...)
	offer(c, "encoding", importer.Encodings()...)
	offer(c, "decimal", "point", "comma")
	offer(c, "dates", "dmy", "mdy")
}

// rejectedRows ends a command that did its work but for some rows or files, which were told of.
type rejectedRows struct{}

func (*rejectedRows) Error() string { return "some rows were rejected" }

// errDryRun rolls back what a dry run did.
var errDryRun = errors.New("dry run")

func (p *program) importFiles(ctx context.Context, f importFlags, args []string) error {
	options, err := p.importOptions(f)
	if err != nil {
		return err
	}
	stdin, release := stoppable(ctx, p.in)
	defer release()
	sources, err := importer.Expand(args, stdin)
	if err != nil {
		return err
	}
	left, err := openRejects(f.rejects, sources)
	if err != nil {
		return err
	}
	report, err := p.runImport(ctx, f, options, sources)
	if err = left.finish(report, err); err != nil {
		return err
	}
	switch {
	case f.json:
		err = print.WriteJSON(p.out, reportJSON(report))
	case len(report.Files) != 1 || report.Outcome() != importer.Failed: // else the error says it all
		err = p.page(func(page *print.Page) { summary(page, report, f, options.LocalZone) })
	}
	if err != nil {
		return err
	}
	return outcome(report)
}

// runImport reads everything in one transaction. A dry run takes it back at the end.
func (p *program) runImport(ctx context.Context, f importFlags, o importer.Options, sources []importer.Source) (report importer.Report, err error) {
	line := p.progressLine()
	o.Progress = line.show
	err = p.write(ctx, func(db *store.Store) (bool, error) {
		err := db.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
			var err error
			report, err = importer.Run(ctx, sources, o, tx)
			if err == nil && f.dryRun {
				return errDryRun
			}
			return err
		})
		return report.Totals.VideosNew > 0, err
	})
	line.clear()
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return report, err
}

func (p *program) importOptions(f importFlags) (importer.Options, error) {
	s, err := p.settings(f.zone)
	if err != nil {
		return importer.Options{}, err
	}
	o := importer.Options{
		Account: strings.ToLower(strings.TrimPrefix(strings.TrimSpace(f.account), "@")), Own: f.own, Format: f.format,
		Encoding: f.encoding, Decimal: f.decimal, Dates: f.dates, TrustZeros: f.trustZeros,
		LocalZone: s.Zone().Is, Now: p.now, Map: make(map[string]string, len(f.mapping)), Remember: f.remember, Forget: f.forget,
	}
	if f.zone != "" {
		o.Zone = s.Zone().Is
	}
	if f.takenAt != "" {
		at, err := parseMoment("--taken-at", f.takenAt, s.Zone().Is)
		if err != nil {
			return o, err
		}
		o.TakenAt = min(at, max(p.now, at-86400)) // a day that is not over yet ends now
	}
	for _, m := range f.mapping {
		field, header, ok := strings.Cut(m, "=")
		if !ok || field == "" || header == "" {
			return o, &usage{sentence: fmt.Sprintf("--map “%s” does not say which column.", m), help: "Write --map saves=Gemte, --map views=3 or --map likes=-."}
		}
		o.Map[field] = header
	}
	switch {
	case f.remember && f.forget:
		return o, &usage{sentence: "--remember and --forget are opposites.", help: "A new --map with --remember takes the place of an old one by itself."}
	case f.remember && len(o.Map) == 0:
		return o, &usage{sentence: "--remember remembers what --map says, and there is no --map.", help: "Write --map saves=Gemte --remember."}
	}
	return o, checkOptions(o)
}

// checkOptions refuses words that no option has.
func checkOptions(o importer.Options) error {
	for _, c := range []struct {
		flag, value string
		words       []string
	}{
		{"--format", o.Format, importer.FormatNames()},
		{"--encoding", o.Encoding, importer.Encodings()},
		{"--decimal", o.Decimal, []string{"point", "comma"}},
		{"--dates", o.Dates, []string{"dmy", "mdy"}},
	} {
		known := c.value == ""
		for _, w := range c.words {
			known = known || strings.EqualFold(w, c.value)
		}
		if !known {
			return &usage{sentence: fmt.Sprintf("%s has no “%s”.", c.flag, c.value), help: "Take one of " + strings.Join(c.words, ", ") + "."}
		}
	}
	return nil
}

// outcome is nil when every row of every file was taken.
func outcome(r importer.Report) error {
	switch r.Outcome() {
	case importer.Partly:
		return &rejectedRows{}
	case importer.Failed:
		return nothingRead(r)
	}
	return nil
}

// nothingRead says why no file could be used. What is said of each stands in the report above.
func nothingRead(r importer.Report) error {
	switch {
	case len(r.Files) == 0:
		return &problem{"There is no file of numbers here.", "saveboard import --help lists what can be read."}
	case len(r.Files) == 1 && r.Files[0].Error != "":
		return &problem{fmt.Sprintf("%s: %s", shownPath(r.Files[0]), r.Files[0].Error), r.Files[0].Help}
	case len(r.Files) == 1:
		return &problem{fmt.Sprintf("%s is no list of videos.", shownPath(r.Files[0])), importer.StudioOther.Help()}
	}
	return &problem{"Nothing was stored.", "What is said of each file above tells the way out."}
}
