package shell

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/print"
	"saveboard/ui/screen"
)

// A drawer is a folder for one test.
type drawer struct {
	files map[string]string
	full  bool
}

func (d *drawer) into() Files {
	put := func(name string, content []byte) (string, error) {
		if d.full {
			return "", errors.New("there is no room left on the disk")
		}
		d.files[name] = string(content)
		return "~/films/" + name, nil
	}
	return Files{
		Folder: "~/films",
		Create: func(name string, content []byte) (string, error) {
			if _, there := d.files[name]; there {
				return "", &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
			}
			return put(name, content)
		},
		Replace: put,
	}
}

func exports(t *testing.T) (*session, *drawer) {
	t.Helper()
	d := &drawer{files: make(map[string]string)}
	return open(t, &library{videos: 30}, Options{Files: d.into(), Program: func() string { return "saveboard v1.2.3" }}, 80, 24), d
}

func printed[V any](t *testing.T, f print.Format, kind print.Kind[V], v V) string {
	t.Helper()
	var out bytes.Buffer
	if err := print.Write(&out, f, kind, v, print.Paper{Program: "saveboard v1.2.3"}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAnExportHasTheBytesThatShowPrints(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		s.press("x", "enter")
		s.shows("Wrote 28 days to ~/films/saveboard-overview-2026-11-22.csv.")
		s.press("2", "s", "x", "tab")
		s.shows("All that this screen says", "saveboard-videos-2026-11-22.json")
		s.press("enter")
		s.shows("Wrote this screen to ~/films/saveboard-videos-2026-11-22.json.")
		s.press("4", "x", "shift+tab", "enter")
		s.shows("to ~/films/saveboard-trends-2026-11-22.md.")
		sorted := sample.Videos(30)
		sorted.Sort = view.ByGained
		for name, want := range map[string]string{
			"saveboard-overview-2026-11-22.csv": printed(t, print.CSV, print.Overview(), sample.Overview()),
			"saveboard-videos-2026-11-22.json":  printed(t, print.JSON, print.Videos(), sorted),
			"saveboard-trends-2026-11-22.md":    printed(t, print.Markdown, print.Trends(), sample.Trends()),
		} {
			if got := d.files[name]; got != want {
				t.Errorf("%s has %d bytes, want %d:\n%.400s\nwant\n%.400s", name, len(got), len(want), got, want)
			}
		}
	})
}

func TestEveryScreenCanBeExported(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		for _, keys := range [][]string{{"1"}, {"2"}, {"2", "enter"}, {"3"}, {"4"}, {"5"}, {"8"}} {
			before := len(d.files)
			s.press(keys...)
			s.press("x", "enter")
			if len(d.files) != before+1 {
				t.Errorf("after %v and x there are %d files, want %d:\n%s", keys, len(d.files), before+1, s.screen())
			}
		}
	})
}

func TestMarkedVideosAreExportedAlone(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		s.press("2", "space", "down", "space", "x")
		s.shows("2 marked videos, one a row.", "saveboard-marked-videos-2026-11-22.csv")
		s.press("enter")
		s.shows("Wrote 2 marked videos to ~/films/saveboard-marked-videos-2026-11-22.csv.")
		s.press("x", "tab")
		s.shows("2 marked videos, for programs.")
		s.press("enter")
		alone := sample.Videos(30)
		alone.Videos = []view.Video{alone.Videos[0], alone.Videos[2]}
		for name, want := range map[string]string{
			"saveboard-marked-videos-2026-11-22.csv":  printed(t, print.CSV, print.Videos(), alone),
			"saveboard-marked-videos-2026-11-22.json": printed(t, print.JSON, print.Videos(), alone),
		} {
			if got := d.files[name]; got != want {
				t.Errorf("%s holds\n%.400s\nwant\n%.400s", name, got, want)
			}
		}
		s.press("esc", "x")
		s.shows("30 videos, one a row.")
	})
}

func TestMarkedVideosThatTheListDoesNotShowAreNotExportedSilently(t *testing.T) {
	t.Parallel()
	v := sample.Videos(3)
	marked := func(rows, elsewhere int) screen.Page {
		alone := v
		alone.Videos = v.Videos[:rows]
		return screen.Page{View: &v, Marked: func() screen.Marked { return screen.Marked{View: &alone, Rows: rows, Elsewhere: elsewhere} }}
	}
	for want, page := range map[string]screen.Page{
		"3 videos, one a row.":       {View: &v},
		"1 marked video, one a row.": marked(1, 0),
		"2 marked videos, one a row. 1 more is marked, but not in this list.":      marked(2, 1),
		"3 marked videos, one a row. 1,200 more are marked, but not in this list.": marked(3, 1200),
	} {
		if p, ok := packPage(page); !ok || strings.TrimSpace(p.Holds(print.CSV)+" "+p.Not) != want {
			t.Errorf("it says %q and %q, %v; want %q", p.Holds(print.CSV), p.Not, ok, want)
		}
	}
	if _, ok := packPage(marked(0, 2)); ok {
		t.Error("a file of nothing is offered")
	}
}

func TestAFileThatIsThereIsReplacedOnlyWhenAsked(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		d.files["saveboard-videos-2026-11-22.csv"], d.files["other.csv"] = "mine", "mine as well"
		s.press("2", "x", "enter")
		s.shows("✗ That file is there already. Another name keeps it.", "↵ replace it")
		s.press("backspace")
		s.typed("v")
		s.shows("↵ write")
		s.press("enter")
		s.shows("↵ replace it")
		s.press("esc")
		if d.files["saveboard-videos-2026-11-22.csv"] != "mine" {
			t.Fatal("it was replaced unasked")
		}
		s.press("x", "enter", "enter")
		s.shows("Wrote 30 videos")
		if got := d.files["saveboard-videos-2026-11-22.csv"]; !strings.HasPrefix(got, "video_id,") || d.files["other.csv"] != "mine as well" {
			t.Errorf("it holds %.40q", got)
		}
	})
}

func TestTheNameOfAFileIsText(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		s.press("2", "x")
		for range len("saveboard-videos-2026-11-22.csv") {
			s.press("backspace")
		}
		s.press("enter")
		s.shows("The file needs a name.")
		s.typed("qx 1.m")
		s.say(tea.PasteMsg{Content: "d"})
		s.press("enter")
		if got := d.files["qx 1.md"]; !strings.HasPrefix(got, "| video_id |") {
			t.Errorf("qx 1.md holds %.40q; there are %d files\n%s", got, len(d.files), s.screen())
		}
	})
}

func TestAFileThatCannotBeWrittenSaysSo(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		d.full = true
		s.press("x", "enter")
		s.shows("✗ There is no room left on the disk.", "↵ write")
		s.press("esc")
		s.shows("How are my saves doing?")
	})
}

func TestNothingIsExportedWhereNoFileCanBeWritten(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("x")
		s.shows("Files cannot be written here.")
	})
}

func TestTheExportDialogTakesClicks(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, d := exports(t)
		s.press("2", "x")
		click := func(word string) {
			for y, line := range strings.Split(s.screen(), "\n") {
				if before, _, ok := strings.Cut(line, word); ok {
					s.say(tea.MouseClickMsg{Button: tea.MouseLeft, X: len([]rune(before)), Y: y})
					return
				}
			}
			t.Fatalf("%q is not there", word)
		}
		click("JSON")
		s.shows("saveboard-videos-2026-11-22.json")
		click("format")
		s.shows("saveboard-videos-2026-11-22.md")
		click("↵ write")
		if len(d.files) != 1 {
			t.Errorf("there are %d files", len(d.files))
		}
	})
}

func TestTheAccountsArePackedToo(t *testing.T) {
	t.Parallel()
	v := view.Accounts{Head: sample.Head("accounts"), Accounts: []view.AccountFigures{{Account: "mira.bakes"}}}
	p, ok := print.Pack(&v)
	var out bytes.Buffer
	if err := p.Write(&out, print.CSV, print.Paper{Program: "saveboard v1.2.3"}); !ok || err != nil || out.String() != printed(t, print.CSV, print.Accounts(), v) {
		t.Errorf("%v, %v: %s", ok, err, out.String())
	}
	if p.Wrote(print.CSV) != "1 account" || !strings.Contains(out.String(), ",as_of,") {
		t.Errorf("%s: %s", p.Wrote(print.CSV), out.String())
	}
}
