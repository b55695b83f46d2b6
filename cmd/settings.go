package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"saveboard/data/settings"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/shell"
)

// globalFlags are understood by every command.
type globalFlags struct {
	plain                                     bool
	demo                                      bool
	database, config, theme, ascii, ambiguous string // empty where it is not said
}

// said are the flags by the settings that they are of.
func (f globalFlags) said() settings.Flags {
	said := settings.Flags{"db": f.database, "config": f.config, "theme": f.theme, "ascii": f.ascii, "ambiguous_width": f.ambiguous}
	for key, value := range said {
		if value == "" {
			delete(said, key)
		}
	}
	return said
}

// yes adds a flag that is either said or not, and then left to the settings.
func (f *globalFlags) yes(flags *pflag.FlagSet, into *string, name, usage string) {
	flags.BoolFunc(name, usage, func(value string) error {
		*into = value
		return nil
	})
}

// settle takes together what the flags, the environment and the file say.
func (p *program) settle() error {
	s, err := settings.Resolve(p.flags.said(), p.env.lookup, look.Names())
	if err != nil {
		return &usage{sentence: sentence(err.Error())}
	}
	p.settled = s
	return nil
}

// settings are the settled ones, in the time zone that --tz says.
func (p *program) settings(zone string) (settings.Settings, error) {
	s, err := p.settled.In(zone)
	if err != nil {
		return s, &usage{sentence: sentence(err.Error())}
	}
	return s, nil
}

// wishes are what only the dashboard can make of the settings.
type wishes struct {
	keys     screen.Keymap
	themes   look.Themes
	problems []settings.Problem // all that there are
	pale     []pale             // colours of the user's themes that count, and are hard to tell from what they stand on
}

// A pale is such a colour, and the theme that it is of.
type pale struct {
	theme string
	settings.Problem
}

func wishesOf(s settings.Settings) wishes {
	w := wishes{problems: slices.Clip(s.Problems)}
	w.takeThemes(s.Themes)
	if len(s.Keys) > 0 {
		w.takeKeys(s.Keys)
	}
	slices.SortStableFunc(w.pale, func(a, b pale) int { return cmp.Compare(lineOf(a.Problem), lineOf(b.Problem)) })
	w.problems = slices.Clone(w.problems)
	slices.SortStableFunc(w.problems, func(a, b settings.Problem) int { return cmp.Compare(lineOf(a), lineOf(b)) })
	return w
}

// lineOf is the line of the file that is wrong; what has none stands first.
func lineOf(p settings.Problem) int {
	line, err := strconv.Atoi(p.Where[strings.LastIndexByte(p.Where, ':')+1:])
	if err != nil {
		return 0
	}
	return line
}

func (w *wishes) problem(where string, err error) {
	if err != nil {
		w.problems = append(w.problems, settings.Problem{Where: where, Sentence: sentence(err.Error())})
	}
}

func (w *wishes) takeThemes(themes []settings.Theme) {
	for _, t := range themes {
		own, err := look.NewOwn(t.Name, t.Base)
		w.problem(t.From, err)
		if look.Known(t.Name) {
			continue
		}
		for _, c := range t.Colours {
			w.problem(c.From, own.Set(c.Role, c.Hex))
		}
		w.takePale(t, own.Pale())
		w.themes = append(w.themes, own)
	}
}

// takePale keeps what is hard to read in a theme, with the line that says so; the selected row's colour where that one's
// is not the user's.
func (w *wishes) takePale(t settings.Theme, found []look.Pale) {
	from := make(map[string]string)
	for _, c := range t.Colours {
		from[c.Role] = c.From
	}
	for _, p := range found {
		where := cmp.Or(from[p.Role], from["select"], t.From)
		w.pale = append(w.pale, pale{t.Name, settings.Problem{Where: where, Sentence: sentence(p.Sentence)}})
	}
}

func (w *wishes) takeKeys(bindings []settings.Binding) {
	wanted, from := make(map[string][]string), make(map[string]string)
	for _, b := range bindings {
		if _, twice := wanted[b.Action]; twice {
			w.problem(b.From, fmt.Errorf("%s has keys already; the first count", b.Action))
			continue
		}
		wanted[b.Action], from[b.Action] = b.Keys, b.From
	}
	keys, problems := shell.CheckKeys(wanted)
	for _, clash := range problems {
		why := clash.Why
		if near := settings.Nearest(clash.Action, actionNames()); near != "" && near != clash.Action {
			why += fmt.Sprintf("; did you mean “%s”?", near)
		} else if near != "" {
			why += fmt.Sprintf(", so %s keeps its own keys", clash.Action)
		}
		w.problem(from[clash.Action], errors.New(why))
	}
	w.keys = keys
}

// actionNames lists what keys can be given to.
func actionNames() []string {
	var names []string
	for _, list := range shell.Keys() {
		for _, a := range list.Actions {
			if a.Name != "" {
				names = append(names, a.ID)
			}
		}
	}
	return names
}

// notice is what the dashboard says of the settings at its start; empty when they are in order.
func (w wishes) notice() string {
	switch n := len(w.problems); n {
	case 0:
		return ""
	case 1:
		return w.problems[0].String()
	default:
		return fmt.Sprintf("%d mistakes in the settings; saveboard config names them. %s", n, w.problems[0])
	}
}

// aside says at the start what is hard to read in a theme; empty when nothing is.
func (w wishes) aside(theme string) string {
	inIt := slices.DeleteFunc(slices.Clone(w.pale), func(p pale) bool { return p.theme != theme })
	switch len(inIt) {
	case 0:
		return ""
	case 1:
		return inIt[0].Sentence
	}
	return fmt.Sprintf("%d colours of this theme are hard to read; saveboard config names them.", len(inIt))
}

// warn tells on standard error what of the settings does not count, but for the commands that list it.
func (p *program) warn(c *cobra.Command) {
	if c.Name() == "config" || c.Name() == "doctor" {
		return
	}
	for _, wrong := range p.settled.Problems {
		fmt.Fprintln(p.errOut, p.glyphs().Say(wrong.String()))
	}
}
