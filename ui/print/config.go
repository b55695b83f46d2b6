package print

import (
	"strings"

	"saveboard/ui/look"
)

// A Config is the settings as they hold, with where each comes from.
type Config struct {
	Path     string    `json:"path"`
	From     string    `json:"from"` // who says that the file is there
	Exists   bool      `json:"exists"`
	Settings []Setting `json:"settings"`
	Keys     []Binding `json:"keys"`
	Themes   []Theme   `json:"themes"`
	Problems []Problem `json:"problems"`
	Pale     []Problem `json:"hard_to_read"` // colours that count, and are hard to read
}

// A Setting is one of them.
type Setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	From  string `json:"from"`
	Doc   string `json:"doc"`
	Flag  string `json:"flag"`
	Env   string `json:"env"`
}

// A Binding is an action with keys of the user's own.
type Binding struct {
	Action string   `json:"action"`
	Keys   []string `json:"keys"`
	From   string   `json:"from"`
}

// A Theme is one of the user's own.
type Theme struct {
	Name    string            `json:"name"`
	Base    string            `json:"base"`
	From    string            `json:"from"`
	Colours map[string]string `json:"colours"`
}

// A Problem is something in the settings that does not count, or does, and does no good.
type Problem struct {
	Where    string `json:"where"`
	Sentence string `json:"sentence"`
}

// Settings prints what is set, and what of it is wrong.
func Settings(p *Page, c Config) {
	there := ""
	if !c.Exists {
		there = " There is none yet; saveboard config --example prints one to begin with."
	}
	p.Line(p.ink(look.Style{Bold: true}, p.own("Settings are read from "+c.Path))) // unbroken, to be copied
	p.Say(look.Style{Role: look.Faint}, "The place comes from "+c.From+"."+there)
	for _, s := range c.Settings {
		p.Blank()
		p.value(s)
	}
	p.part("Keys of your own", len(c.Keys))
	for _, b := range c.Keys {
		p.said(b.Action, strings.Join(b.Keys, " "), b.From)
	}
	p.part("Themes of your own", len(c.Themes))
	for _, t := range c.Themes {
		p.said(t.Name, "like "+t.Base, t.From)
	}
	p.part("What does not count", len(c.Problems))
	for _, wrong := range c.Problems {
		p.Item(p.paper.Look.Glyphs.Failed, look.Style{Role: look.Error}, wrong.Where+": "+wrong.Sentence)
	}
	p.part("What is hard to read", len(c.Pale))
	for _, pale := range c.Pale {
		p.Item("!", look.Style{Role: look.Warning}, pale.Where+": "+pale.Sentence)
	}
}

// value writes a setting, what it is, where that comes from, and what it is for.
func (p *Page) value(s Setting) {
	p.said(s.Key, s.Value, s.From)
	ways := ""
	for _, way := range []string{s.Flag, s.Env} {
		switch {
		case way == "":
		case way == s.Env:
			ways += " $" + way
		default:
			ways += " " + way
		}
	}
	p.say(look.Style{Role: look.Muted}, itemIndent, itemIndent, s.Doc+ways)
}

// said writes a name with what it stands for and who says so.
func (p *Page) said(name, value, from string) {
	if value == "" {
		p.Line(p.own(name), "  ", p.ink(look.Style{Role: look.Faint}, "not set"))
		return
	}
	p.Line(p.own(name), "  ", p.ink(look.Style{Bold: true}, p.own(value)), "  ", p.ink(look.Style{Role: look.Faint}, p.own(from)))
}

// part begins a part that has something in it.
func (p *Page) part(words string, n int) {
	if n > 0 {
		p.Heading(words)
	}
}
