package store

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"
	"sync"

	sqlite "modernc.org/sqlite"

	"saveboard/model/text"
)

// What SQL asks of texts it asks of folded ones, as the rest of the program does, so it is handed the one
// function that folds. In the schema these functions have no place: another program could not read it then.
//
//	folded(s)        s folded
//	folded_tags(s)   each line of s folded and after a #, and a line break around each: no line gives nothing

// folding is the driver of all connections of stores. It is made when the first one is opened.
var folding = sync.OnceValue(func() *sqlite.Driver {
	d := new(sqlite.Driver)
	for name, fold := range map[string]func(string) string{"folded": text.Fold, "folded_tags": foldedTags} {
		d.MustRegisterFunction(name, &sqlite.FunctionImpl{
			NArgs: 1, Deterministic: true, VolatileArgs: true, // what is folded is not held on to
			Scalar: func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
				s, isText := args[0].(string)
				if !isText && args[0] != nil {
					return nil, fmt.Errorf("%s takes a text", name)
				}
				if !isText {
					return nil, nil
				}
				return fold(s), nil
			},
		})
	}
	return d
})

// connections are those to the database that a URI names. None is opened yet.
func connections(name string) *sql.DB { return sql.OpenDB(source{folding(), name}) }

// foldedTags is the column of hashtags, folded.
func foldedTags(lines string) string {
	if lines == "" {
		return ""
	}
	var b strings.Builder
	for tag := range strings.SplitSeq(lines, "\n") {
		b.WriteString("\n#" + text.Fold(tag))
	}
	return b.String() + "\n"
}
