package settings_test

import (
	"path/filepath"
	"testing"
	"time"
	_ "time/tzdata" // the tests' zones exist on every machine

	"saveboard/data/settings"
)

func TestTheDatabaseIsWhereTheFirstThatSpeaksSays(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	inFolder := filepath.Join(data, "saveboard", "saveboard.db")
	for _, test := range []struct {
		name, flag string
		env        map[string]string
		want, from string
	}{
		{"the flag", "mine.db", map[string]string{"SAVEBOARD_DB": "env.db", "XDG_DATA_HOME": data}, "mine.db", "--db"},
		{"the variable", "", map[string]string{"SAVEBOARD_DB": "env.db", "XDG_DATA_HOME": data}, "env.db", "$SAVEBOARD_DB"},
		{"the folder", "", map[string]string{"XDG_DATA_HOME": data}, inFolder, "$XDG_DATA_HOME"},
		{"an empty variable says nothing", "", map[string]string{"SAVEBOARD_DB": "", "XDG_DATA_HOME": data}, inFolder, "$XDG_DATA_HOME"},
	} {
		got := resolve(t, flag("db", test.flag), test.env).Database
		if got.Is != test.want || got.From != test.from {
			t.Errorf("%s: %q from %s, want %q from %s", test.name, got.Is, got.From, test.want, test.from)
		}
	}
}

func TestARelativeBaseFolderIsIgnored(t *testing.T) {
	t.Parallel()
	got := resolve(t, nil, map[string]string{"XDG_DATA_HOME": "here"}).Database
	if got.From != "the data folder" {
		t.Errorf("a relative $XDG_DATA_HOME gives %q from %s, want the standard folder", got.Is, got.From)
	}
}

func TestTheLogHasAPlaceOfItsOwn(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	got := resolve(t, nil, map[string]string{"XDG_STATE_HOME": state}).Log
	if want := filepath.Join(state, "saveboard", "saveboard.log"); got.Is != want {
		t.Errorf("the log is at %q, want %q", got.Is, want)
	}
}

func TestTheZoneIsStoredByItsName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ flag, tz, want, from string }{
		{"Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo", "--tz"},
		{"", "Europe/Berlin", "Europe/Berlin", "$TZ"},
		{"", ":Europe/Berlin", "Europe/Berlin", "$TZ"},
		{"", "", "UTC", "$TZ"},
		{"", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC", "$TZ, which names no IANA zone"},
	} {
		got := resolve(t, flag("tz", test.flag), map[string]string{"TZ": test.tz}).Zone()
		if got.Is.String() != test.want || got.From != test.from {
			t.Errorf("--tz %q, TZ=%q: %s from %s, want %s from %s", test.flag, test.tz, got.Is, got.From, test.want, test.from)
		}
	}
}

func TestTheMachinesZoneHasAName(t *testing.T) {
	t.Parallel()
	got := resolve(t, nil, nil).Zone()
	if name := got.Is.String(); name == "Local" || name == "" || got.From == "" {
		t.Errorf("the machine's zone is %q from %q: it must have a name that means the same elsewhere", name, got.From)
	}
}

func TestAnUnknownZoneIsRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Berlin", "Local", "../etc/passwd"} {
		if loc, err := settings.ParseZone(name); err == nil {
			t.Errorf("%q was taken for the zone %s", name, loc)
		}
	}
	if loc, err := settings.ParseZone(""); err != nil || loc != time.UTC {
		t.Errorf("no name gives %v, %v; want UTC", loc, err)
	}
}

// flag is a command line that says one setting, unless it is empty.
func flag(key, value string) settings.Flags {
	if value == "" {
		return nil
	}
	return settings.Flags{key: value}
}

func resolve(t *testing.T, flags settings.Flags, env map[string]string) settings.Settings {
	t.Helper()
	s, err := settings.Resolve(flags, func(name string) (string, bool) {
		value, ok := env[name]
		return value, ok
	}, []string{"dark", "light", "mono"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
