package importer

import (
	"io"
	"slices"
	"strings"
)

// sampleJSON returns the first records at the known paths of JSON that begins with head. The head
// may break off anywhere: what stands before the break counts.
func sampleJSON(head io.Reader) []Object {
	var objects []Object
	count := map[string]int{}
	w := walker{dec: newDecoder(head), flat: true, leave: func(string) {}}
	w.emit = func(r *record) error {
		if r.place == "*[]" {
			r.place = w.other + "[]"
		}
		if count[r.place]++; count[r.place] <= sampleSize && r.kind == '{' {
			objects = append(objects, Object{Path: r.place, Keys: r.texts, Names: r.names, Lists: r.lists})
		}
		return nil
	}
	root := sampleDialect().route()
	var err error
	for err == nil && w.dec.PeekKind() != 0 {
		err = w.value(root)
	}
	for _, r := range slices.Backward(w.open) {
		_ = w.emit(r)
	}
	return objects
}

// sampleDialect looks at every place where some format expects records, and at the keys that
// signatures ask for.
func sampleDialect() dialect {
	all := dialect{flat: true}
	for _, d := range dialects() {
		all.places = append(all.places, d.places...)
		all.keys = append(all.keys, d.keys...)
	}
	slices.Sort(all.places)
	all.places = slices.Compact(all.places)
	slices.Sort(all.keys)
	all.keys = slices.Compact(all.keys)
	return all
}

// dialects lists what every format that reads JSON looks at.
func dialects() []dialect {
	return []dialect{
		webDialect(), ytdlpDialect(), apifyDialect(), brightDataDialect(), mobileDialect(), researchDialect(),
		displayDialect(), zeeschuimerDialect(), studioDialect(), archiveSigns(), harSigns(), tableDialect(),
	}
}

// match tells how much of a signature the best object at the dialect's places shows. A need
// written a|b is met by either key.
func (d dialect) match(s Sample, needs ...string) Match {
	best := Match{Need: len(needs)}
	if s.Shape != ShapeJSON {
		return best
	}
	for _, o := range s.Objects {
		if slices.Contains(d.places, o.Path) {
			best.Have = max(best.Have, o.meets(needs))
		}
	}
	return best
}

// meets counts the needs that the object meets.
func (o Object) meets(needs []string) int {
	met := 0
	for _, need := range needs {
		if slices.ContainsFunc(strings.Split(need, "|"), o.has) {
			met++
		}
	}
	return met
}

func (o Object) has(key string) bool {
	_, ok := o.Keys[key]
	return ok
}

// better is the more complete of two matches, and of two whole ones the one with more keys.
func better(a, b Match) Match {
	if a.Whole() != b.Whole() {
		if a.Whole() {
			return a
		}
		return b
	}
	if b.Have > a.Have {
		return b
	}
	return a
}
