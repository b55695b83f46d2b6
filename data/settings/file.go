package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// largest is how big a file of settings may be. A larger one is something else.
const largest = 1 << 20

// read takes in the file and returns what it says of settings, by their keys. What cannot be read
// becomes a problem; what stands around it counts.
func (s *Settings) read(path Value[string]) map[string]Value[string] {
	content, err := os.ReadFile(path.Is)
	name := filepath.Base(path.Is)
	switch {
	case errors.Is(err, fs.ErrNotExist) && path.From != "--config" && path.From != "$SAVEBOARD_CONFIG":
		return nil
	case errors.Is(err, fs.ErrNotExist):
		s.problem(path.From, fmt.Sprintf("there is no file %s", path.Is))
		return nil
	case errors.Is(err, fs.ErrPermission):
		s.problem(name, "the file may not be read; check its permissions")
		return nil
	case err != nil:
		s.problem(name, "this is no file that can be read")
		return nil
	case len(content) > largest || !utf8.Valid(content):
		s.problem(name, "this is no text in TOML, so it was left unread")
		return nil
	}
	f := file{settings: s, name: name, folder: filepath.Dir(path.Is), said: make(map[string]Value[string])}
	f.read(content)
	return f.said
}

// file is a file of settings while it is read.
type file struct {
	settings *Settings
	name     string
	folder   string // that its relative paths start from
	parser   unstable.Parser
	table    []string // the one that the lines are in
	strange  bool     // there is no such table, and that was told
	said     map[string]Value[string]
}

// read takes expression by expression, so that each knows its line, and a mistake in one leaves the
// others.
func (f *file) read(content []byte) {
	f.parser.Reset(content)
	for f.parser.NextExpression() {
		e := f.parser.Expression()
		keys, line := f.keys(e)
		where := f.at(line)
		switch e.Kind {
		case unstable.KeyValue:
			f.take(append(slices.Clone(f.table), keys...), e.Value(), where)
		case unstable.Table, unstable.ArrayTable:
			f.table = keys
			f.begin(keys, where)
		}
	}
	if err := f.parser.Error(); err != nil {
		f.broken(err)
	}
}

// keys is the dotted key of an expression, and its line.
func (f *file) keys(e *unstable.Node) (keys []string, line int) {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		if line == 0 {
			line = f.parser.Shape(n.Raw).Start.Line
		}
		keys = append(keys, string(n.Data))
	}
	return keys, line
}

func (f *file) at(line int) string { return fmt.Sprintf("%s:%d", f.name, line) }

// broken tells where the file is no TOML. What follows there is not read, since nobody can say what it
// would mean.
func (f *file) broken(err error) {
	where := f.name
	var wrong *unstable.ParserError
	if errors.As(err, &wrong) && wrong.Highlight != nil {
		where = f.at(f.parser.Shape(f.parser.Range(wrong.Highlight)).Start.Line)
	}
	f.settings.problem(where, "this is no TOML ("+err.Error()+"), so the rest of the file does not count")
}

// begin starts a table.
func (f *file) begin(keys []string, where string) {
	f.strange = false
	switch {
	case len(keys) == 1 && (keys[0] == "keys" || keys[0] == "themes"):
	case len(keys) == 2 && keys[0] == "themes":
		f.theme(keys[1], where)
	default:
		f.strange = true
		f.settings.problem(where, unknown("table", strings.Join(keys, "."), []string{"keys", "themes"}))
	}
}

// take takes one value.
func (f *file) take(keys []string, value *unstable.Node, where string) {
	switch {
	case f.strange:
	case len(keys) >= 2 && keys[0] == "keys":
		f.bind(strings.Join(keys[1:], "."), value, where)
	case len(keys) == 3 && keys[0] == "themes":
		f.colour(f.theme(keys[1], where), keys[2], value, where)
	case len(keys) == 1:
		f.set(keys[0], value, where)
	case keys[0] == "themes":
		f.settings.problem(where, "a theme of your own has a name, a base and colours: [themes.mine], base = \"dark\", saves = \"#ffd75f\"")
	default:
		f.settings.problem(where, unknown("setting", strings.Join(keys, "."), names()))
	}
}

// set takes the value of a setting.
func (f *file) set(key string, value *unstable.Node, where string) {
	i := slices.IndexFunc(All(), func(s Setting) bool { return s.Key == key })
	switch {
	case key == "keys" || key == "themes":
		f.settings.problem(where, fmt.Sprintf("“%s” is a table: write [%s] and its lines below", key, key))
		return
	case i < 0:
		f.settings.problem(where, unknown("setting", key, names()))
		return
	}
	setting := All()[i]
	if _, twice := f.said[key]; twice {
		f.settings.problem(where, fmt.Sprintf("“%s” is said twice; the first counts", key))
		return
	}
	kinds := map[unstable.Kind]string{unstable.String: "text in quotes", unstable.Bool: "true or false", unstable.Integer: "a number"}
	if kinds[value.Kind] != setting.Kind() {
		f.settings.problem(where, fmt.Sprintf("“%s” takes %s, such as %s = %s", key, setting.Kind(), key, setting.Example))
		return
	}
	text := string(value.Data)
	if text == "" {
		return // as if it were not there
	}
	if key == "db" || key == "log" {
		text = f.path(text)
	}
	f.said[key] = Value[string]{text, where}
}

// path is one of a file: ~ is the home folder, and a relative one starts where the file of settings is.
func (f *file) path(text string) string {
	if rest, ok := strings.CutPrefix(text, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if filepath.IsAbs(text) {
		return text
	}
	return filepath.Join(f.folder, text)
}

// bind takes the keys of an action. Which actions there are, and whether the keys are free, is known
// to the dashboard alone.
func (f *file) bind(action string, value *unstable.Node, where string) {
	var keys []string
	ok := value.Kind == unstable.Array || value.Kind == unstable.String
	switch value.Kind {
	case unstable.String:
		keys = append(keys, string(value.Data))
	case unstable.Array:
		for it := value.Children(); it.Next(); {
			ok = ok && it.Node().Kind == unstable.String
			keys = append(keys, string(it.Node().Data))
		}
	}
	if !ok {
		f.settings.problem(where, fmt.Sprintf("“%s” takes keys, such as \"x\" or [\"x\", \"ctrl+x\"]", action))
		return
	}
	f.settings.Keys = append(f.settings.Keys, Binding{action, keys, where})
}

// theme is the theme of that name, which begins here when it is new.
func (f *file) theme(name, where string) *Theme {
	all := &f.settings.Themes
	i := slices.IndexFunc(*all, func(t Theme) bool { return t.Name == name })
	if i < 0 {
		i = len(*all)
		*all = append(*all, Theme{Name: name, Base: "dark", From: where})
	}
	return &(*all)[i]
}

// colour takes a line of a theme. Which roles there are is known to those who paint.
func (f *file) colour(t *Theme, role string, value *unstable.Node, where string) {
	switch {
	case value.Kind != unstable.String:
		f.settings.problem(where, fmt.Sprintf("“%s” takes text in quotes, such as \"#ffd75f\"", role))
	case role == "base":
		t.Base = string(value.Data)
	default:
		t.Colours = append(t.Colours, Colour{role, string(value.Data), where})
	}
}

// names are what can stand at the beginning of a line.
func names() []string {
	var list []string
	for _, s := range All() {
		list = append(list, s.Key)
	}
	return append(list, "keys", "themes")
}

func unknown(what, name string, known []string) string {
	return fmt.Sprintf("no %s is called “%s”%s", what, name, perhaps(name, known))
}
