package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
)

// A Setting is one that can be said: by a flag, in the environment, in the file. Documents, the
// command that lists them and the settling itself all read the one table of these.
type Setting struct {
	Key     string // in the file
	Doc     string // a sentence
	Example string // a value as the file writes it
	Flag    string // "--db"; empty where no flag says it
	Env     string // "SAVEBOARD_DB"; empty where no variable says it

	standard func(environment) Value[string]                // where nothing says it
	take     func(*Settings, Value[string], []string) error // reads and keeps a value; the list is of the themes there are
	shown    func(Settings) Value[string]                   // the value as a person reads it
}

// Kind is what a value in the file has to be.
func (s Setting) Kind() string {
	switch {
	case s.Example == "true" || s.Example == "false":
		return "true or false"
	case s.Example[0] == '"':
		return "text in quotes"
	}
	return "a number"
}

// Of is the setting's value and where it came from.
func (s Setting) Of(all Settings) Value[string] { return s.shown(all) }

// All lists the settings, in the order of documents.
func All() []Setting {
	return []Setting{
		{
			Key: "db", Doc: "The database file.", Example: `"~/saveboard.db"`, Flag: "--db", Env: "SAVEBOARD_DB",
			standard: environment.database,
			take:     text(func(s *Settings) *Value[string] { return &s.Database }),
			shown:    func(s Settings) Value[string] { return s.Database },
		},
		{
			Key: "log", Doc: "The file that is told what went wrong inside the program.", Example: `"~/saveboard.log"`, Env: "SAVEBOARD_LOG",
			standard: environment.log,
			take:     text(func(s *Settings) *Value[string] { return &s.Log }),
			shown:    func(s Settings) Value[string] { return s.Log },
		},
		{
			Key: "account", Doc: "The account that is shown first: its handle, or all. Else it is your own with most videos.",
			Example: `"mira.bakes"`, Flag: "--account", Env: "SAVEBOARD_ACCOUNT",
			standard: fixed(""),
			take:     text(func(s *Settings) *Value[string] { return &s.Account }),
			shown:    func(s Settings) Value[string] { return s.Account },
		},
		{
			Key: "period", Doc: "The days that gains are counted over: 7d, 28d, 90d, 12mo, all or 2026-03-01..2026-05-31.",
			Example: `"28d"`, Flag: "--period", Env: "SAVEBOARD_PERIOD",
			standard: fixed("28d"),
			take:     parsed(model.ParsePeriod, func(s *Settings) *Value[model.Period] { return &s.Period }),
			shown:    func(s Settings) Value[string] { return Value[string]{s.Period.Is.Name(), s.Period.From} },
		},
		{
			Key: "metric", Doc: "What is counted: saves, rate, views, likes, comments or shares.",
			Example: `"saves"`, Flag: "--metric", Env: "SAVEBOARD_METRIC",
			standard: fixed("saves"),
			take:     parsed(model.ParseMetric, func(s *Settings) *Value[model.Metric] { return &s.Metric }),
			shown:    func(s Settings) Value[string] { return Value[string]{s.Metric.Is.String(), s.Metric.From} },
		},
		{
			Key: "theme", Doc: "The colours: dark, light, contrast-dark, contrast-light, safe-dark, safe-light, mono, or a theme of your own. " +
				"Else they go by the terminal's background.",
			Example: `"dark"`, Flag: "--theme", Env: "SAVEBOARD_THEME",
			standard: fixed(""),
			take:     takeTheme,
			shown:    func(s Settings) Value[string] { return s.Theme },
		},
		{
			Key: "ascii", Doc: "Draw with ASCII characters only.", Example: "false", Flag: "--ascii", Env: "SAVEBOARD_ASCII",
			standard: fixed("false"),
			take:     parsed(parseBool, func(s *Settings) *Value[bool] { return &s.ASCII }),
			shown:    func(s Settings) Value[string] { return Value[string]{strconv.FormatBool(s.ASCII.Is), s.ASCII.From} },
		},
		{
			Key: "ambiguous_width", Doc: "How many cells the terminal gives to characters such as ─ and ●: 1, or 2 as many set for Chinese, " +
				"Japanese or Korean do. With 2 saveboard draws with ASCII characters.",
			Example: "1", Flag: "--ambiguous-width", Env: "SAVEBOARD_AMBIGUOUS_WIDTH",
			standard: fixed("1"),
			take:     parsed(parseCells, func(s *Settings) *Value[int] { return &s.AmbiguousWidth }),
			shown: func(s Settings) Value[string] {
				return Value[string]{strconv.Itoa(s.AmbiguousWidth.Is), s.AmbiguousWidth.From}
			},
		},
		{
			Key: "tz", Doc: "Your time zone, for accounts that are met for the first time. Else it is the machine's.",
			Example: `"Europe/Berlin"`, Flag: "--tz", Env: "TZ",
			standard: func(environment) Value[string] { return Value[string]{} },
			take:     takeZone,
			shown: func(s Settings) Value[string] {
				zone := s.Zone()
				return Value[string]{zone.Is.String(), zone.From}
			},
		},
	}
}

// theDefault is where a value comes from that nothing says.
const theDefault = "the default"

func fixed(value string) func(environment) Value[string] {
	return func(environment) Value[string] { return Value[string]{value, theDefault} }
}

func text(of func(*Settings) *Value[string]) func(*Settings, Value[string], []string) error {
	return func(s *Settings, v Value[string], _ []string) error {
		*of(s) = v
		return nil
	}
}

func parsed[T any](parse func(string) (T, error), of func(*Settings) *Value[T]) func(*Settings, Value[string], []string) error {
	return func(s *Settings, v Value[string], _ []string) error {
		is, err := parse(v.Is)
		if err == nil {
			*of(s) = Value[T]{is, v.From}
		}
		return err
	}
}

func takeTheme(s *Settings, v Value[string], themes []string) error {
	if v.Is != "" && !slices.Contains(themes, v.Is) {
		return fmt.Errorf("there is no theme “%s”%s; take one of %s", v.Is, perhaps(v.Is, themes), strings.Join(themes, ", "))
	}
	s.Theme = v
	return nil
}

// takeZone keeps the zone as it is written. $TZ may hold what is no name, which is told where it matters.
func takeZone(s *Settings, v Value[string], _ []string) error {
	if v.From != "$TZ" {
		if _, err := ParseZone(v.Is); err != nil {
			return err
		}
	}
	s.zone = v
	return nil
}

func parseBool(s string) (bool, error) {
	switch strings.ToLower(s) {
	case "true", "1", "yes", "on":
		return true, nil
	case "false", "0", "no", "off":
		return false, nil
	}
	return false, fmt.Errorf("%q is neither true nor false", s)
}

func parseCells(s string) (int, error) {
	switch s {
	case "1":
		return 1, nil
	case "2":
		return 2, nil
	}
	return 0, fmt.Errorf("a character takes 1 or 2 cells, not %q", s)
}
