package settings

import (
	"fmt"
	"strings"
	"time"

	"github.com/thlib/go-timezone-local/tzlocal"
)

// Zone is the time zone of the user, for accounts that are met for the first time. Where nothing says
// its IANA name, under which it is stored, UTC is taken and said. The machine is only asked here, since
// most runs need no zone.
func (s Settings) Zone() Value[*time.Location] {
	switch {
	case s.zone.From == "$TZ":
		loc, err := ParseZone(strings.TrimPrefix(s.zone.Is, ":"))
		if err != nil { // TZ may be a path or a POSIX rule: no name to store
			return Value[*time.Location]{time.UTC, "$TZ, which names no IANA zone"}
		}
		return Value[*time.Location]{loc, "$TZ"}
	case s.zone.From != "":
		loc, err := ParseZone(s.zone.Is)
		if err != nil { // taken only when it is one
			loc = time.UTC
		}
		return Value[*time.Location]{loc, s.zone.From}
	}
	name, err := tzlocal.LocalTZ()
	if err != nil {
		return Value[*time.Location]{time.UTC, "the machine names no zone"}
	}
	loc, err := ParseZone(name)
	if err != nil {
		return Value[*time.Location]{time.UTC, "the machine's zone is unknown"}
	}
	return Value[*time.Location]{loc, "the machine"}
}

// In are the settings in the time zone that a command's own flag says; empty says nothing.
func (s Settings) In(zone string) (Settings, error) {
	if zone == "" {
		return s, nil
	}
	_, err := ParseZone(zone)
	s.zone = Value[string]{zone, "--tz"}
	return s, err
}

// ParseZone reads an IANA name such as Europe/Berlin; an empty one is UTC. "Local" is refused: it
// means another zone on another machine.
func ParseZone(name string) (*time.Location, error) {
	loc, err := time.LoadLocation(name)
	if err != nil || loc == time.Local {
		return time.UTC, fmt.Errorf("“%s” is no time zone: take a name such as Europe/Berlin or UTC", name)
	}
	return loc, nil
}
