package cmd

import (
	"context"
	"runtime"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"saveboard/data/store"
	"saveboard/ui/print"
)

func (p *program) doctorCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Check the database, and that nobody's identity could be in it",
		Long: "Checks the file, its schema and every row's references, and that no column could hold who saved a video. " +
			"Prints versions, paths and what the terminal can do. --deep also computes from the history again what is kept ready.",
		Example: "saveboard doctor\nsaveboard doctor --deep --json",
	}
	asJSON := c.Flags().Bool("json", false, "report as JSON")
	deep := c.Flags().Bool("deep", false, "compute again what is kept ready; takes longer")
	return p.command(c, 0, 0, func(ctx context.Context, _ []string) error {
		d, err := p.examine(ctx, *deep)
		if err != nil {
			return err
		}
		if *asJSON {
			err = print.WriteJSON(p.out, d)
		} else {
			err = p.page(func(page *print.Page) { print.Doctor(page, d) })
		}
		if err == nil && !d.Database.OK {
			err = &problem{"The database is not as it should be.", "saveboard backup FILE keeps what is there; export writes out what can still be read."}
		}
		return err
	})
}

// examine looks at everything.
func (p *program) examine(ctx context.Context, deep bool) (print.Diagnosis, error) {
	s, err := p.settings("")
	if err != nil {
		return print.Diagnosis{}, err
	}
	d := print.Diagnosis{
		Version: version(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Database: print.Examined{Path: s.Database.Is, From: s.Database.From, OK: true},
		Terminal: p.terminal(),
		Paths:    []print.Path{{Name: "log", Path: s.Log.Is, From: s.Log.From}, {Name: "settings", Path: s.Config.Is, From: s.Config.From}},
		Zone:     print.Path{Name: "time zone", Path: s.Zone().Is.String(), From: s.Zone().From},
		Checks:   []print.Check{},
	}
	wishes := wishesOf(s)
	for _, wrong := range wishes.problems {
		d.Checks = append(d.Checks, print.Check{Name: "settings", Detail: wrong.String()})
	}
	for _, p := range wishes.pale {
		d.Checks = append(d.Checks, print.Check{Name: "colours", Detail: p.String()})
	}
	if own, err := p.hasOwn(s); err != nil {
		return d, err
	} else if !own && !p.flags.demo {
		d.Database.Integrity = "there is none yet"
		return d, nil
	}
	data, err := p.openToRead(ctx)
	if err != nil {
		return d, err
	}
	defer data.Close()
	if data.demo {
		d.Database.Path, d.Database.From = "demo data inside the program", "--demo"
	}
	return d, check(ctx, data, deep, &d)
}

func check(ctx context.Context, data *openData, deep bool, d *print.Diagnosis) error {
	findings, err := data.store.Check(ctx)
	if err != nil {
		return err
	}
	if deep {
		more, err := data.store.CheckDeep(ctx)
		if err != nil {
			return err
		}
		findings = append(findings, more...)
	}
	d.Database.Schema = store.SchemaVersion
	for _, f := range findings {
		d.Checks = append(d.Checks, print.Check{Name: f.Name, OK: f.OK, Detail: f.Detail})
		d.Database.OK = d.Database.OK && f.OK
		if f.Name == "integrity" {
			d.Database.Integrity = f.Detail
			if f.OK {
				d.Database.Integrity = "ok"
			}
		}
	}
	size, err := data.store.Size(ctx)
	if err != nil {
		return err
	}
	d.Database.Accounts, d.Database.Videos, d.Database.Snapshots = size.Accounts, size.Videos, size.Snapshots
	return nil
}

// terminal is what the terminal can do, as far as can be told without asking it.
func (p *program) terminal() print.Terminal {
	t := print.Terminal{
		Terminal: p.isTerminal(p.out), Term: p.env["TERM"], Width: p.width(), UTF8: p.speaksUTF8(), ASCII: p.glyphs().ASCII,
		Colours: colorprofile.Detect(p.out, p.env.list()).String(),
	}
	return t
}
