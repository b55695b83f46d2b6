package print

import (
	"strconv"

	"saveboard/model/number"
	"saveboard/ui/look"
)

// A Diagnosis is what doctor found.
type Diagnosis struct {
	Version  string   `json:"version"`
	Go       string   `json:"go"`
	Platform string   `json:"platform"`
	Database Examined `json:"database"`
	Terminal Terminal `json:"terminal"`
	Paths    []Path   `json:"paths"`
	Zone     Path     `json:"time_zone"`
	Checks   []Check  `json:"checks"`
}

// Examined is the database as it was found.
type Examined struct {
	Path      string `json:"path"`
	From      string `json:"from"` // who says that it is there
	Schema    int    `json:"schema"`
	OK        bool   `json:"ok"`
	Integrity string `json:"integrity"`
	Videos    int    `json:"videos"`
	Snapshots int    `json:"snapshots"`
	Accounts  int    `json:"accounts"`
}

// Terminal is what the terminal can do.
type Terminal struct {
	Terminal bool   `json:"terminal"` // false: a file or a pipe
	Term     string `json:"term"`
	Width    int    `json:"width"`
	Colours  string `json:"colours"`
	UTF8     bool   `json:"utf8"`
	ASCII    bool   `json:"ascii"`
}

// Path is a setting with where it came from.
type Path struct {
	Name string `json:"name"`
	Path string `json:"path"`
	From string `json:"from"`
}

// Check is one thing that was looked at.
type Check struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}

// Doctor prints a diagnosis.
func Doctor(p *Page, d Diagnosis) {
	p.Say(look.Style{Bold: true}, "saveboard "+d.Version+", "+d.Go+", "+d.Platform)
	p.Blank()
	rows := [][]string{
		{"Database", d.Database.Path, d.Database.From},
		{"", number.Of(d.Database.Videos, "video") + ", " + number.Of(d.Database.Snapshots, "snapshot") + ", " + number.Of(d.Database.Accounts, "account"), ""},
	}
	for _, path := range append(d.Paths, d.Zone) {
		rows = append(rows, []string{capital(path.Name), path.Path, path.From})
	}
	terminal := "a file or a pipe"
	if d.Terminal.Terminal {
		terminal = d.Terminal.Term + ", " + strconv.Itoa(d.Terminal.Width) + " columns, colours: " + d.Terminal.Colours
	}
	rows = append(rows, []string{"Terminal", terminal, ""})
	p.table([]column{{head: "What"}, {head: "Where"}, {head: "Says", role: look.Faint, keep: 1}}, rows)
	p.Blank()
	if d.Database.Schema == 0 {
		p.Say(look.Style{}, "No database to check: "+d.Database.Integrity+".")
	}
	for _, c := range d.Checks {
		mark, style := p.paper.Look.Glyphs.Marked, look.Style{}
		if !c.OK {
			mark, style = p.paper.Look.Glyphs.Failed, look.Style{Role: look.Error}
		}
		p.Item(mark, style, c.Name+": "+c.Detail)
	}
}
