package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	sqlite "modernc.org/sqlite"
)

// A Refused is a statement that was not run, since it is not one question.
type Refused struct{ Why string }

func (e *Refused) Error() string { return e.Why }

// A Misread is a statement that SQLite cannot make sense of.
type Misread struct {
	Message string // SQLite's own
	At      int    // the character, from 1 on, where it stumbles; 0 when it does not say
}

func (e *Misread) Error() string { return e.Message }

// Ask runs one SELECT that a person wrote, over the tables as they are and over the table snapshot, which
// has a row for each snapshot of the history. columns is told the names once, then row each row, of
// int64, float64, string, []byte and nil.
//
// Nothing can be changed by it: the file is opened for reading, SQLite is told to only read, and what is
// no question is refused before it gets there.
func (s *Store) Ask(ctx context.Context, statement string, columns func([]string) error, row func([]any) error) error {
	if err := onlyQuestion(statement); err != nil {
		return err
	}
	db, err := s.asking(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, statement)
	if err != nil {
		return misread(statement, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return misread(statement, err)
	}
	if err := columns(names); err != nil {
		return err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return misread(statement, rows.Err())
}

// asking is a connection that knows the table of snapshots and cannot write. The table is of the
// connection's own driver: no other connection of the program has it.
func (s *Store) asking(ctx context.Context) (*sql.DB, error) {
	d := new(sqlite.Driver)
	if err := d.RegisterModule("snapshot", snapshotTable{ctx, s}); err != nil {
		return nil, fmt.Errorf("table of snapshots: %w", err)
	}
	db := sql.OpenDB(source{d, s.source})
	db.SetMaxOpenConns(1) // which is the one that is prepared here
	for _, statement := range []string{
		"PRAGMA temp_store = 2", "PRAGMA trusted_schema = 0", "CREATE VIRTUAL TABLE temp.snapshot USING snapshot", "PRAGMA query_only = 1",
	} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return nil, errors.Join(fmt.Errorf("table of snapshots: %w", err), db.Close())
		}
	}
	return db, nil
}

// A source is where connections of one driver go.
type source struct {
	driver driver.Driver
	name   string
}

// Connect opens a connection.
func (s source) Connect(context.Context) (driver.Conn, error) { return s.driver.Open(s.name) }

// Driver is what opens them.
func (s source) Driver() driver.Driver { return s.driver }

// onlyQuestion refuses what is not one question: anything that may change something, and anything behind
// the first statement.
func onlyQuestion(statement string) error {
	words, rest := firstStatement(statement)
	switch {
	case words == "":
		return &Refused{"there is no question in it"}
	case rest != "":
		return &Refused{"there is more than one statement in it"}
	}
	switch strings.ToLower(words) {
	case "select", "with", "values", "explain":
		return nil
	}
	return &Refused{fmt.Sprintf("“%s” is no question: only SELECT, WITH, VALUES and EXPLAIN are answered here", words)}
}

// firstStatement is the first word of the first statement, and what follows behind that statement.
// Comments and what stands in quotes have no meaning here.
func firstStatement(s string) (word, rest string) {
	for s != "" {
		skip := skipped(s)
		switch {
		case skip > 0:
			s = s[skip:]
		case s[0] == ';' && word == "":
			s = s[1:]
		case s[0] == ';':
			next, _ := firstStatement(s)
			return word, next
		case word == "" && s[0] != '(':
			end := strings.IndexFunc(s+" ", func(r rune) bool { return !unicode.IsLetter(r) })
			end = max(end, 1) // a sign is no word, but it stands there
			word, s = s[:end], s[end:]
		default:
			s = s[1:]
		}
	}
	return word, ""
}

// skipped is how much of the beginning of s is space, a comment or in quotes.
func skipped(s string) int {
	until := func(end string, from int) int {
		if i := strings.Index(s[from:], end); i >= 0 {
			return from + i + len(end)
		}
		return len(s)
	}
	switch {
	case strings.HasPrefix(s, "--"):
		return until("\n", 2)
	case strings.HasPrefix(s, "/*"):
		return until("*/", 2)
	case s[0] == '\'' || s[0] == '"' || s[0] == '`':
		return until(s[:1], 1)
	case s[0] == '[':
		return until("]", 1)
	case strings.ContainsRune(" \t\r\n\f", rune(s[0])):
		return 1
	}
	return 0
}

// misread is an error of SQLite's with the place where it stumbled, when it names one that stands in the
// statement just once.
func misread(statement string, err error) error {
	if err == nil || !isCode(err, 1) { // SQLITE_ERROR: the statement, and not the file
		return err
	}
	message := err.Error()
	for _, around := range []string{"SQL logic error: ", " (1)"} {
		message = strings.Replace(message, around, "", 1)
	}
	e := &Misread{Message: message}
	if found := regexp.MustCompile(`near "(.+)": syntax error|unrecognized token: "(.+)"|no such (?:column|table|function): (\S+)|ambiguous column name: (\S+)`).FindStringSubmatch(message); found != nil {
		for _, token := range found[1:] {
			if token != "" && strings.Count(statement, token) == 1 {
				e.At = len([]rune(statement[:strings.Index(statement, token)])) + 1
			}
		}
	}
	return e
}

// A Table is one that Ask can be asked about.
type Table struct {
	Name, About string
	Columns     []string // with their types
}

// Tables lists them, the history's first.
func (s *Store) Tables(ctx context.Context) ([]Table, error) {
	var tables []Table
	err := s.Ask(ctx, tablesAndColumns, func([]string) error { return nil }, func(row []any) error {
		name, column := fmt.Sprint(row[0]), strings.TrimSpace(fmt.Sprint(row[1]))
		if n := len(tables); n == 0 || tables[n-1].Name != name {
			tables = append(tables, Table{Name: name, About: aboutTable(name)})
		}
		last := &tables[len(tables)-1]
		last.Columns = append(last.Columns, column)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("tables: %w", err)
	}
	return tables, nil
}

// tablesAndColumns leaves out the history, which is packed, and what SQLite keeps for itself.
const tablesAndColumns = `
SELECT t.name, c.name || ' ' || lower(c.type)
FROM (SELECT 0 AS place, 'snapshot' AS name UNION ALL
	SELECT 1, name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'history') AS t
JOIN pragma_table_info(t.name) AS c
ORDER BY t.place, t.name, c.cid`

// aboutTable says what a row of a table is.
func aboutTable(name string) string {
	return map[string]string{
		"snapshot":      "Every count of every video: taken is in seconds since 1970, unknown counts are null, a step of 1000 means the count is rounded to thousands.",
		"account":       "Whose videos there are.",
		"account_alias": "The handles that accounts had before.",
		"category":      "The categories.",
		"daily_total":   "What all videos of an account gained on a local day, in days since 1970; account 0 is all of them.",
		"edit":          "What was changed by hand, for undo and redo.",
		"import":        "Where snapshots come from.",
		"label":         "The labels.",
		"latest":        "The newest known counts of each video.",
		"mapping":       "What --map said of tables of your own.",
		"rule":          "The words and hashtags that give a category.",
		"saved_filter":  "Filters that are kept under a name.",
		"video":         "The videos: posted is in seconds since 1970, hashtags stand one a line.",
		"video_label":   "Which labels a video has.",
	}[name]
}
