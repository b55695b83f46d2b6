package cmd

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"saveboard/data/settings"
	"saveboard/ui/look"
	"saveboard/ui/print"
	"saveboard/ui/shell"
)

func (p *program) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Print every setting, what it is and where it comes from",
		Long: "Prints the settings with their values and where each comes from: a flag wins over the environment, which wins over the file, " +
			"which wins over the default. What is wrong in the file is named with its line, and ends the command with 1. " +
			"--example prints a file with every setting and every key in it, to begin with.",
		Example: "saveboard config\nmkdir -p ~/.config/saveboard\nsaveboard config --example > ~/.config/saveboard/config.toml\nsaveboard config --format json",
	}
	example := c.Flags().Bool("example", false, "print a file of settings to begin with")
	format := c.Flags().String("format", string(print.Text), "text, json")
	asJSON := c.Flags().Bool("json", false, "the same as --format json")
	offer(c, "format", "text", "json")
	return p.command(c, 0, 0, func(context.Context, []string) error {
		f, err := print.ParseFormat(*format)
		switch {
		case err != nil:
			return &usage{sentence: sentence(err.Error()), command: c.CommandPath()}
		case f != print.Text && f != print.JSON:
			return &usage{sentence: "Settings are printed as text or json.", command: c.CommandPath()}
		case *example:
			_, err := fmt.Fprint(p.out, exampleFile())
			return err
		}
		config := configOf(p.settled)
		if *asJSON || f == print.JSON {
			err = print.WriteJSON(p.out, config)
		} else {
			err = p.page(func(page *print.Page) { print.Settings(page, config) })
		}
		if err == nil && len(config.Problems) > 0 {
			err = &problem{"Not every setting counts.", "Mend what is marked above; the rest is as it says."}
		}
		return err
	})
}

// configOf is the settings as they are printed.
func configOf(s settings.Settings) print.Config {
	w := wishesOf(s)
	config := print.Config{
		Path: s.Config.Is, From: s.Config.From, Exists: settings.Exists(s.Config.Is),
		Settings: []print.Setting{}, Keys: []print.Binding{}, Themes: []print.Theme{}, Problems: []print.Problem{}, Pale: []print.Problem{},
	}
	for _, setting := range settings.All() {
		v := setting.Of(s)
		config.Settings = append(config.Settings, print.Setting{
			Key: setting.Key, Value: v.Is, From: v.From, Doc: setting.Doc, Flag: setting.Flag, Env: setting.Env,
		})
	}
	for _, b := range s.Keys {
		if keys, ok := w.keys[b.Action]; ok {
			config.Keys = append(config.Keys, print.Binding{Action: b.Action, Keys: keys, From: b.From})
		}
	}
	for _, t := range s.Themes {
		colours := make(map[string]string)
		for _, c := range t.Colours {
			colours[c.Role] = c.Hex
		}
		config.Themes = append(config.Themes, print.Theme{Name: t.Name, Base: t.Base, From: t.From, Colours: colours})
	}
	for _, wrong := range w.problems {
		config.Problems = append(config.Problems, print.Problem{Where: wrong.Where, Sentence: wrong.Sentence})
	}
	for _, p := range w.pale {
		config.Pale = append(config.Pale, print.Problem{Where: p.Where, Sentence: p.Sentence})
	}
	return config
}

// exampleFile is a file of settings that changes nothing until a # is taken away, made of the tables
// that the program itself goes by.
func exampleFile() string {
	var b strings.Builder
	b.WriteString("# The settings of saveboard. A line that begins with # is only an example; take the # away and it counts.\n")
	for _, s := range settings.All() {
		fmt.Fprintf(&b, "\n# %s\n# %s = %s\n", s.Doc, s.Key, s.Example)
	}
	b.WriteString("\n# Keys of your own, in place of an action's. alt is not to be had everywhere; ctrl+c always leaves, esc always goes back.\n[keys]\n")
	for _, list := range shell.Keys() {
		fmt.Fprintf(&b, "\n# %s\n", list.Where)
		for _, a := range list.Actions {
			if a.Name != "" {
				fmt.Fprintf(&b, "# %s = %s # %s\n", a.ID, tomlList(a.Keys), a.Name)
			}
		}
	}
	b.WriteString("\n# A theme of your own: one of saveboard's with other colours. theme = \"mine\" takes it.\n# [themes.mine]\n# base = \"dark\"\n# saves = \"#f5c451\"\n")
	fmt.Fprintf(&b, "# The other colours: %s.\n", strings.Join(slices.DeleteFunc(look.RoleNames(), func(r string) bool { return r == "saves" }), ", "))
	return b.String()
}

func tomlList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w) + `"`
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
