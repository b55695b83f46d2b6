package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/data/store"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

func (p *program) sqlCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "sql [QUESTION]",
		Short: "Ask your own questions in SQL",
		Long: "Answers a SELECT over what is stored; nothing can be changed by it. The table snapshot has a row for each count of each video: " +
			"it is quick for one video_id or a stretch of taken. --tables lists all tables with their columns.",
		Example: `saveboard sql --tables
# The ten videos with most saves
saveboard sql "SELECT title, saves FROM video JOIN latest ON latest.video = video.id ORDER BY saves DESC LIMIT 10"
# Every count of one video, for a spreadsheet
saveboard sql --format csv "SELECT datetime(taken, 'unixepoch'), views, saves FROM snapshot WHERE video_id = '7561234567890123456'"`,
	}
	var f sqlFlags
	c.Flags().StringVar(&f.format, "format", "table", "table, csv, json")
	c.Flags().BoolVar(&f.json, "json", false, "the same as --format json")
	c.Flags().IntVar(&f.limit, "limit", -1, "how many rows at most; 0 is all (default 1000 as a table, else all)")
	tables := c.Flags().Bool("tables", false, "list the tables and their columns")
	offer(c, "format", "table", "csv", "json")
	return p.command(c, 0, 1, func(ctx context.Context, args []string) error {
		format, err := f.parsed()
		switch {
		case err != nil:
			return err
		case len(args) == 0 && !*tables:
			return &usage{sentence: "saveboard sql needs a question.", help: "saveboard sql --tables lists what there is to ask about.", command: c.CommandPath()}
		}
		data, err := p.openToRead(ctx)
		if err != nil {
			return err
		}
		defer data.Close()
		if *tables {
			return p.listTables(ctx, data.store, format)
		}
		return p.answer(ctx, data.store, args[0], format, f.most(format))
	})
}

type sqlFlags struct {
	format string
	json   bool
	limit  int
}

func (f sqlFlags) parsed() (print.Format, error) {
	switch {
	case f.limit < -1:
		return "", &usage{sentence: "--limit takes a number of rows, and 0 for all of them.", command: "saveboard sql"}
	case f.json, f.format == "json":
		return print.JSON, nil
	case f.format == "csv":
		return print.CSV, nil
	case f.format == "table", f.format == "text":
		return print.Text, nil
	}
	return "", &usage{sentence: fmt.Sprintf("There is no format “%s” for an answer.", f.format), help: "Take one of table, csv, json."}
}

// rowsOfATable are how many rows a table has when nothing is said: more are not read, but written to files.
const rowsOfATable = 1000

// most is how many rows are written at most; 0 is all.
func (f sqlFlags) most(format print.Format) int {
	switch {
	case f.limit >= 0:
		return f.limit
	case format == print.Text:
		return rowsOfATable
	}
	return 0
}

// errLimit ends an answer that is long enough.
var errLimit = errors.New("there are more rows")

// answer asks the question and writes what comes.
func (p *program) answer(ctx context.Context, db *store.Store, question string, format print.Format, most int) error {
	written := print.NewAnswer(p.out, format, p.paper())
	rows := 0
	err := db.Ask(ctx, question, written.Columns, func(values []any) error {
		if rows++; most > 0 && rows > most {
			return errLimit
		}
		return written.Row(values)
	})
	more := errors.Is(err, errLimit)
	if err != nil && !more {
		return ofQuestion(ctx, err)
	}
	if err := written.End(); err != nil || !more {
		return err
	}
	_, err = fmt.Fprintf(p.errOut, "These are the first %d rows. --limit 0 takes all of them.\n", most)
	return err
}

// ofQuestion is what is wrong with a question, with the way out.
func ofQuestion(ctx context.Context, err error) error {
	var refused *store.Refused
	var wrong *store.Misread
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &refused):
		return &usage{sentence: sentence(refused.Why), help: "Ask one question that begins with SELECT. Nothing was changed.", command: "saveboard sql"}
	case errors.Is(store.Cause(err), store.ErrReadOnly):
		return &usage{sentence: "This would change something, and nothing can be changed by a question.", help: "Ask one that begins with SELECT.", command: "saveboard sql"}
	case errors.As(err, &wrong):
		where := ""
		if wrong.At > 0 {
			where = fmt.Sprintf(", at character %d", wrong.At)
		}
		return &problem{"The question cannot be understood: " + strings.TrimSuffix(cut(wrong.Message, 200), ".") + where + ".", "saveboard sql --tables lists the tables and their columns."}
	}
	return err
}

// listTables writes what there is to ask about.
func (p *program) listTables(ctx context.Context, db *store.Store, format print.Format) error {
	tables, err := db.Tables(ctx)
	if err != nil {
		return err
	}
	if format == print.Text {
		return p.page(func(page *print.Page) {
			for i, t := range tables {
				if i > 0 {
					page.Blank()
				}
				page.Say(look.Style{Bold: true}, t.Name)
				page.Item(" ", look.Style{Role: look.Muted}, strings.Join(t.Columns, ", "))
				if t.About != "" {
					page.Item(" ", look.Style{Role: look.Faint}, t.About)
				}
			}
		})
	}
	written := print.NewAnswer(p.out, format, p.paper())
	if err := written.Columns([]string{"table", "column", "type"}); err != nil {
		return err
	}
	for _, t := range tables {
		for _, c := range t.Columns {
			name, kind, _ := strings.Cut(c, " ")
			if err := written.Row([]any{t.Name, name, kind}); err != nil {
				return err
			}
		}
	}
	return written.End()
}
