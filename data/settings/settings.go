// Package settings finds out how its user wants the program: where it keeps its things, what it begins
// with and how it looks. Each value says where it came from, because "why is it looking there?" is the
// first thing people ask. Nothing is created here: a folder that nobody writes into is not made.
//
// A flag wins over the environment, which wins over the file, which wins over the default. What the
// environment or the file say wrongly is a [Problem] and counts as not said, so that a mistake in them
// never keeps the program from starting; a wrong flag is an error.
package settings

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"saveboard/model"
)

// A Value is a setting with where it came from: "--db", "$SAVEBOARD_DB", "config.toml:3", "the data
// folder".
type Value[T any] struct {
	Is   T
	From string
}

// Settings are what the program is told before it opens anything.
type Settings struct {
	Config   Value[string] // path of the file that was read, or would be
	Database Value[string] // path of the SQLite file
	Log      Value[string] // path of the log file

	Account        Value[string] // a handle, or "all"; empty for the first choice
	Period         Value[model.Period]
	Metric         Value[model.Metric]
	Theme          Value[string] // empty: as the terminal's background asks for
	ASCII          Value[bool]
	AmbiguousWidth Value[int] // how many cells the terminal gives to ambiguous characters, 1 or 2

	Keys     []Binding // keys of one's own, in the order of the file
	Themes   []Theme   // themes of one's own, in the order of the file
	Problems []Problem // what of the environment and the file does not count

	zone Value[string] // as it is written; empty where nothing says it
}

// A Binding gives an action other keys than its own.
type Binding struct {
	Action string // such as "videos.sort-next"
	Keys   []string
	From   string // "config.toml:12"
}

// A Theme is a theme of one's own: another one with some of its colours changed.
type Theme struct {
	Name, Base, From string
	Colours          []Colour
}

// A Colour is what a theme of one's own says of one role.
type Colour struct{ Role, Hex, From string }

// A Problem is something in the environment or the file that does not count.
type Problem struct {
	Where    string // "config.toml:3", "$SAVEBOARD_THEME"
	Sentence string
}

// String is the problem in a line.
func (p Problem) String() string { return p.Where + ": " + p.Sentence }

// Flags are what the command line says, by the key of the setting; "config" is the path of the file.
// What it does not say is absent.
type Flags map[string]string

// Resolve settles every value. lookup reads the environment; the real one is os.LookupEnv. themes are
// the names of those the program has itself. The error is that of a wrong flag.
func Resolve(flags Flags, lookup func(string) (string, bool), themes []string) (Settings, error) {
	env := environment{lookup}
	s := Settings{Config: env.config(flags["config"])}
	said := s.read(s.Config)
	known := append(themes[:len(themes):len(themes)], s.ownNames()...)
	for _, setting := range All() {
		if err := s.settle(setting, flags, env, said, known); err != nil {
			return s, err
		}
	}
	return s, nil
}

// settle takes a setting from the first that says it rightly.
func (s *Settings) settle(setting Setting, flags Flags, env environment, said map[string]Value[string], themes []string) error {
	if text, ok := flags[setting.Key]; ok {
		return setting.take(s, Value[string]{text, setting.Flag}, themes)
	}
	if text, ok := env.says(setting.Env); ok {
		err := setting.take(s, Value[string]{text, "$" + setting.Env}, themes)
		if err == nil {
			return nil
		}
		s.problem("$"+setting.Env, err.Error())
	}
	if v, ok := said[setting.Key]; ok {
		err := setting.take(s, v, themes)
		if err == nil {
			return nil
		}
		s.problem(v.From, err.Error())
	}
	return setting.take(s, setting.standard(env), themes)
}

func (s *Settings) problem(where, sentence string) {
	s.Problems = append(s.Problems, Problem{where, full(sentence)})
}

func (s *Settings) ownNames() []string {
	names := make([]string, len(s.Themes))
	for i, t := range s.Themes {
		names[i] = t.Name
	}
	return names
}

type environment struct {
	lookup func(string) (string, bool)
}

// get reads a variable; an empty one counts as not set.
func (e environment) get(name string) string {
	if name == "" {
		return ""
	}
	value, _ := e.lookup(name)
	return value
}

// says reads a variable that says something. An empty $TZ does: it is UTC.
func (e environment) says(name string) (text string, ok bool) {
	if text = e.get(name); text != "" || name != "TZ" {
		return text, text != ""
	}
	return e.lookup(name)
}

// config is where the file of settings is.
func (e environment) config(flag string) Value[string] {
	if flag != "" {
		return Value[string]{flag, "--config"}
	}
	if path := e.get("SAVEBOARD_CONFIG"); path != "" {
		return Value[string]{path, "$SAVEBOARD_CONFIG"}
	}
	folder := e.folder("XDG_CONFIG_HOME", xdg.ConfigHome, configFolder)
	return Value[string]{filepath.Join(folder.Is, "saveboard", "config.toml"), folder.From}
}

// configFolder is what the standard place of the file is called.
const configFolder = "the config folder"

func (e environment) database() Value[string] {
	folder := e.folder("XDG_DATA_HOME", xdg.DataHome, "the data folder")
	return Value[string]{filepath.Join(folder.Is, "saveboard", "saveboard.db"), folder.From}
}

func (e environment) log() Value[string] {
	folder := e.folder("XDG_STATE_HOME", xdg.StateHome, "the state folder")
	return Value[string]{filepath.Join(folder.Is, "saveboard", "saveboard.log"), folder.From}
}

// folder is one of the XDG base folders. A relative one is invalid and ignored, as their
// specification says.
func (e environment) folder(variable, standard, called string) Value[string] {
	if path := e.get(variable); filepath.IsAbs(path) {
		return Value[string]{path, "$" + variable}
	}
	return Value[string]{standard, called}
}

// Exists tells whether there is a file at path. A folder is none.
func Exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
