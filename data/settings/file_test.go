package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/data/settings"
)

// written is what comes of a file with this content and of an environment.
func written(t *testing.T, content string, env map[string]string) settings.Settings {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return resolve(t, settings.Flags{"config": path}, env)
}

func TestEverySettingCanStandInTheFile(t *testing.T) {
	t.Parallel()
	s := written(t, `
db = "/d/mine.db"
log = "/d/mine.log"
account = "mira.bakes"
period = "90d"
metric = "views"
theme = "mine"
ascii = true
ambiguous_width = 2
tz = "Asia/Tokyo"

[keys]
"shell.help" = "f1"
videos.sort-next = ["x", "ctrl+x"]

[themes.mine]
base = "light"
saves = "#ffd75f"
`, nil)
	if len(s.Problems) > 0 {
		t.Fatal(s.Problems)
	}
	for _, setting := range settings.All() {
		v := setting.Of(s)
		if !strings.HasPrefix(v.From, "config.toml:") {
			t.Errorf("%s is %q from %s", setting.Key, v.Is, v.From)
		}
	}
	if s.Database.Is != "/d/mine.db" || s.Zone().Is.String() != "Asia/Tokyo" || !s.ASCII.Is || s.AmbiguousWidth.Is != 2 || s.Theme.From != "config.toml:7" {
		t.Errorf("%+v", s)
	}
	if len(s.Keys) != 2 || s.Keys[0].Action != "shell.help" || s.Keys[1].Action != "videos.sort-next" || len(s.Keys[1].Keys) != 2 || s.Keys[1].From != "config.toml:14" {
		t.Errorf("keys are %+v", s.Keys)
	}
	if len(s.Themes) != 1 || s.Themes[0].Base != "light" || len(s.Themes[0].Colours) != 1 || s.Themes[0].Colours[0].Hex != "#ffd75f" {
		t.Errorf("themes are %+v", s.Themes)
	}
}

func TestTheFirstThatSpeaksWins(t *testing.T) {
	t.Parallel()
	file := "theme = \"light\"\nperiod = \"90d\"\n"
	if got := written(t, file, nil).Theme; got.Is != "light" || got.From != "config.toml:1" {
		t.Errorf("of the file: %+v", got)
	}
	if got := written(t, file, map[string]string{"SAVEBOARD_THEME": "mono"}).Theme; got.Is != "mono" || got.From != "$SAVEBOARD_THEME" {
		t.Errorf("of the environment: %+v", got)
	}
	wrong := written(t, file, map[string]string{"SAVEBOARD_THEME": "nice"})
	if wrong.Theme.Is != "light" || len(wrong.Problems) != 1 || wrong.Problems[0].Where != "$SAVEBOARD_THEME" {
		t.Errorf("of a wrong environment: %+v, %v", wrong.Theme, wrong.Problems)
	}
	if _, err := settings.Resolve(settings.Flags{"theme": "nice"}, func(string) (string, bool) { return "", false }, []string{"dark"}); err == nil {
		t.Error("a wrong flag is taken")
	}
}

func TestWhatIsWrongIsNamedWithItsLineAndTheRestCounts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, file, want string }{
		{"an unknown key", "period = \"90d\"\n\nthemee = \"dark\"\n", "config.toml:3: No setting is called “themee”; did you mean “theme”?"},
		{"a key like nothing", "period = \"90d\"\nqwertyuiop = 1\n", "config.toml:2: No setting is called “qwertyuiop”."},
		{"a wrong kind", "ascii = \"yes\"\nperiod = \"90d\"\n", "config.toml:1: “ascii” takes true or false, such as ascii = false."},
		{"a wrong value", "period = \"90d\"\nmetric = \"smiles\"\n", "config.toml:2: No metric is called"},
		{"a theme that is none", "period = \"90d\"\ntheme = \"drak\"\n", "did you mean “dark”?"},
		{"a key said twice", "period = \"90d\"\nperiod = \"7d\"\n", "config.toml:2: “period” is said twice"},
		{"an unknown table", "period = \"90d\"\n[key]\na = \"b\"\n", "config.toml:2: No table is called “key”; did you mean “keys”?"},
		{"a table in place of a name", "period = \"90d\"\ntheme.mine = \"x\"\n", "No setting is called “theme.mine”"},
		{"keys without a table", "period = \"90d\"\nkeys = \"x\"\n", "“keys” is a table"},
		{"a key that is a number", "period = \"90d\"\n[keys]\nshell.help = 1\n", "config.toml:3: “shell.help” takes keys"},
		{"a colour that is a number", "period = \"90d\"\n[themes.mine]\nsaves = 1\n", "config.toml:3: “saves” takes text"},
		{"no TOML", "period = \"90d\"\ntheme = dark\n", "config.toml:2: This is no TOML"},
		{"no TOML at its end", "period = \"90d\"\ntheme = \"dark", "config.toml:2: This is no TOML"},
		{"no zone", "period = \"90d\"\ntz = \"Berlin\"\n", "config.toml:2: “Berlin” is no time zone"},
		{"three cells", "period = \"90d\"\nambiguous_width = 3\n", "1 or 2 cells"},
	} {
		s := written(t, test.file, nil)
		if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].String(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, s.Problems, test.want)
		}
		if s.Period.Is.Days != 90 {
			t.Errorf("%s: the period is lost", test.name)
		}
	}
}

func TestAFileThatIsNoneIsASentence(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if s := resolve(t, nil, map[string]string{"XDG_CONFIG_HOME": folder}); len(s.Problems) > 0 {
		t.Errorf("no file at all: %v", s.Problems)
	}
	for name, s := range map[string]settings.Settings{
		"a folder":               resolve(t, settings.Flags{"config": folder}, nil),
		"a file that is missing": resolve(t, nil, map[string]string{"SAVEBOARD_CONFIG": filepath.Join(folder, "none.toml")}),
		"no text":                written(t, "\xff\xfe\x00", nil),
	} {
		if len(s.Problems) != 1 || s.Period.Is.Days != 28 {
			t.Errorf("%s: %v", name, s.Problems)
		}
	}
}

func TestPathsOfTheFileStartWhereItIs(t *testing.T) {
	t.Parallel()
	s := written(t, "db = \"mine.db\"\nlog = \"~/mine.log\"\n", nil)
	if got := s.Database.Is; got != filepath.Join(filepath.Dir(s.Config.Is), "mine.db") {
		t.Errorf("db is %s", got)
	}
	if home, err := os.UserHomeDir(); err == nil && s.Log.Is != filepath.Join(home, "mine.log") {
		t.Errorf("log is %s", s.Log.Is)
	}
}

// FuzzAFileOfSettings holds that no file stops the program: all that is wrong is told, with its place.
func FuzzAFileOfSettings(f *testing.F) {
	for _, seed := range []string{"theme = \"dark\"", "[keys]\na = [\"b\"]", "[themes.x]\nsaves=\"#ffffff\"", "[[keys]]", "a.b.c = {d = 1}", "x = [[1], {a=\"b\"}]", "\x00", "[", "\"\" = 1", "x = \"\"\"\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		s := written(t, string(content), nil)
		for _, p := range s.Problems {
			if p.Where == "" || p.Sentence == "" {
				t.Errorf("%+v says nothing", p)
			}
		}
		if s.Database.Is == "" || s.Period.From == "" || s.Metric.From == "" {
			t.Errorf("a setting has no value: %+v", s)
		}
	})
}
