// Package pack writes the snapshots of one video within one block of 64 days as a few bytes, and
// reads them back.
//
// A year of daily snapshots of 100,000 videos is 36 million of them. As rows they are 31 bytes each
// and an import touches every page of the table; packed they are about 10 bytes each, and lie where
// the newest day's are together. Reading them is the hot path of every view, so the form is one that
// is read in one pass, without a look-up: what follows is a difference to what came before.
//
//	blob     = version snapshot*
//	snapshot = header taken counter* [steps] [import]
//	header   = one byte: bits 0–4 which of the five counters are known, bit 5 steps follow,
//	           bit 6 import follows, bit 7 is 0
//	taken    = zigzag varint, difference to the snapshot before, in seconds
//	counter  = zigzag varint, difference to that counter's last known value
//	steps    = for each known counter one byte, the exponent of its step (10^exponent)
//	import   = zigzag varint, difference to the import of the snapshot before
//
// Everything starts from 0: time, values, exponents and import. Steps follow when a known counter's
// step is another than the last time it was known. Differences wrap, so no value is too large for
// one. Unpack trusts nothing: what it returns is in time order, one snapshot an instant, with counts
// that a model.Count can hold.
package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"saveboard/model"
)

// BlockSeconds is the stretch of time that one blob holds: 64 days.
const BlockSeconds = 64 * 86400

// Block is the number of the block that an instant lies in.
func Block(t model.Instant) int64 {
	b := int64(t) / BlockSeconds
	if int64(t)%BlockSeconds < 0 {
		b--
	}
	return b
}

const (
	version       = 1
	known         = 1<<counters - 1
	stepsFollow   = 1 << 5
	importFollows = 1 << 6
	reserved      = 1 << 7
	counters      = 5
)

// ErrCorrupt comes when bytes were not written by Pack.
var ErrCorrupt = errors.New("packed snapshots are corrupt")

// state is what the next snapshot's differences start from.
type state struct {
	taken     model.Instant
	values    [counters]int64
	exponents [counters]int
	imported  int64
}

// Pack appends the snapshots to dst and returns it. They must be in time order, one an instant;
// each may have any of its counters unknown.
func Pack(dst []byte, snapshots []model.Snapshot) []byte {
	dst = append(dst, version)
	var at state
	for i := range snapshots {
		dst = at.put(dst, &snapshots[i])
	}
	return dst
}

func (at *state) put(dst []byte, s *model.Snapshot) []byte {
	header, place := byte(0), len(dst)
	dst = append(dst, 0)
	dst = binary.AppendVarint(dst, int64(s.Taken-at.taken))
	at.taken = s.Taken
	for c, count := range s.Counters {
		value, ok := count.Get()
		if !ok {
			continue
		}
		header |= 1 << c
		dst = binary.AppendVarint(dst, value-at.values[c])
		at.values[c] = value
		if count.StepExponent() != at.exponents[c] {
			header |= stepsFollow
		}
	}
	if header&stepsFollow != 0 {
		for c, count := range s.Counters {
			if count.Known() {
				at.exponents[c] = count.StepExponent()
				dst = append(dst, byte(at.exponents[c]))
			}
		}
	}
	if s.Import != at.imported {
		header |= importFollows
		dst = binary.AppendVarint(dst, s.Import-at.imported)
		at.imported = s.Import
	}
	dst[place] = header
	return dst
}

// Unpack appends the snapshots of a blob to dst and returns it. When the blob is corrupt, the error
// is an ErrCorrupt and dst comes back as it was.
func Unpack(dst []model.Snapshot, blob []byte) ([]model.Snapshot, error) {
	if len(blob) == 0 || blob[0] != version {
		return dst, fmt.Errorf("%w: they begin with no known version", ErrCorrupt)
	}
	before := len(dst)
	var at state
	for pos := 1; pos < len(blob); {
		if len(dst) == cap(dst) {
			dst = slices.Grow(dst, 1)
		}
		dst = dst[:len(dst)+1]
		last := &dst[len(dst)-1]
		*last = model.Snapshot{}
		next, ok := at.take(last, blob, pos)
		if !ok || len(dst) > before+1 && last.Taken <= dst[len(dst)-2].Taken {
			return dst[:before], fmt.Errorf("%w: at byte %d of %d", ErrCorrupt, pos, len(blob))
		}
		pos = next
	}
	return dst, nil
}

// take reads the snapshot that begins at pos into s and returns where it ends.
func (at *state) take(s *model.Snapshot, blob []byte, pos int) (end int, ok bool) {
	header := blob[pos]
	if header&reserved != 0 {
		return 0, false
	}
	difference, pos, ok := varint(blob, pos+1)
	if !ok {
		return 0, false
	}
	at.taken += model.Instant(difference)
	s.Taken = at.taken
	for c := range at.values {
		if header&(1<<c) == 0 {
			continue
		}
		if pos < len(blob) && blob[pos] < 0x80 { // most differences are under 64: no call for them
			difference = int64(blob[pos]>>1) ^ -int64(blob[pos]&1)
			pos++
		} else if difference, pos, ok = varint(blob, pos); !ok {
			return 0, false
		}
		at.values[c] += difference
		if s.Counters[c], ok = model.RoundedTo(at.values[c], at.exponents[c]); !ok {
			return 0, false
		}
	}
	if header&stepsFollow != 0 {
		for c := range at.exponents {
			if header&(1<<c) == 0 {
				continue
			}
			if pos == len(blob) {
				return 0, false
			}
			at.exponents[c] = int(blob[pos])
			pos++
			if s.Counters[c], ok = model.RoundedTo(at.values[c], at.exponents[c]); !ok {
				return 0, false
			}
		}
	}
	if header&importFollows != 0 {
		if difference, pos, ok = varint(blob, pos); !ok {
			return 0, false
		}
		at.imported += difference
	}
	s.Import = at.imported
	return pos, true
}

// varint reads one zigzag varint. Most take one or two bytes, so those are read here.
func varint(blob []byte, pos int) (value int64, end int, ok bool) {
	if pos >= len(blob) {
		return 0, 0, false
	}
	b := blob[pos]
	if b < 0x80 {
		return int64(b>>1) ^ -int64(b&1), pos + 1, true
	}
	if pos+1 < len(blob) {
		if c := blob[pos+1]; c < 0x80 {
			u := uint64(b&0x7f) | uint64(c)<<7
			return int64(u>>1) ^ -int64(u&1), pos + 2, true
		}
	}
	value, n := binary.Varint(blob[pos:])
	return value, pos + n, n > 0
}
