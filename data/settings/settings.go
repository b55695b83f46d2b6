// Package settings finds out where the program keeps its things and which time zone its user lives
// in. Each value says where it came from, because "why is it looking there?" is the first thing
// people ask. Nothing is created here: a folder that nobody writes into is not made.
package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/thlib/go-timezone-local/tzlocal"
)

// A Value is a setting with where it came from: "--db", "$SAVEBOARD_DB", "the data folder".
type Value[T any] struct {
	Is   T
	From string
}

// Settings are what the program needs to know before it opens anything.
type Settings struct {
	Database Value[string]         // path of the SQLite file
	Log      Value[string]         // path of the log file
	Zone     Value[*time.Location] // of the process, for accounts that are met for the first time
}

// Flags are what the command line says; empty says nothing.
type Flags struct {
	Database string // --db
	Zone     string // --tz
}

// Resolve settles every value: a flag wins over the environment, which wins over the default.
// lookup reads the environment; the real one is os.LookupEnv.
func Resolve(flags Flags, lookup func(string) (string, bool)) (Settings, error) {
	env := environment{lookup}
	zone, err := env.zone(flags.Zone)
	if err != nil {
		return Settings{}, err
	}
	return Settings{Database: env.database(flags.Database), Log: env.log(), Zone: zone}, nil
}

type environment struct {
	lookup func(string) (string, bool)
}

// get reads a variable; an empty one counts as not set.
func (e environment) get(name string) string {
	value, _ := e.lookup(name)
	return value
}

func (e environment) database(flag string) Value[string] {
	if flag != "" {
		return Value[string]{flag, "--db"}
	}
	if path := e.get("SAVEBOARD_DB"); path != "" {
		return Value[string]{path, "$SAVEBOARD_DB"}
	}
	folder := e.folder("XDG_DATA_HOME", xdg.DataHome, "the data folder")
	return Value[string]{filepath.Join(folder.Is, "saveboard", "saveboard.db"), folder.From}
}

func (e environment) log() Value[string] {
	if path := e.get("SAVEBOARD_LOG"); path != "" {
		return Value[string]{path, "$SAVEBOARD_LOG"}
	}
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

// zone is the time zone by its IANA name, since it is stored under it. Where the machine does not
// say its name, UTC is taken and said.
func (e environment) zone(flag string) (Value[*time.Location], error) {
	if flag != "" {
		loc, err := ParseZone(flag)
		return Value[*time.Location]{loc, "--tz"}, err
	}
	if name, set := e.lookup("TZ"); set {
		loc, err := ParseZone(strings.TrimPrefix(name, ":"))
		if err != nil { // TZ may be a path or a POSIX rule: no name to store
			return Value[*time.Location]{time.UTC, "$TZ, which names no IANA zone"}, nil
		}
		return Value[*time.Location]{loc, "$TZ"}, nil
	}
	name, err := tzlocal.LocalTZ()
	if err != nil {
		return Value[*time.Location]{time.UTC, "the machine names no zone"}, nil
	}
	loc, err := ParseZone(name)
	if err != nil {
		return Value[*time.Location]{time.UTC, "the machine's zone is unknown"}, nil
	}
	return Value[*time.Location]{loc, "the machine"}, nil
}

// ParseZone reads an IANA name such as Europe/Berlin; an empty one is UTC. "Local" is refused: it
// means another zone on another machine.
func ParseZone(name string) (*time.Location, error) {
	loc, err := time.LoadLocation(name)
	if err != nil || loc == time.Local {
		return time.UTC, fmt.Errorf("%q is no time zone: take an IANA name such as Europe/Berlin or UTC", name)
	}
	return loc, nil
}

// Exists tells whether there is a file at path. A folder is none.
func Exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
