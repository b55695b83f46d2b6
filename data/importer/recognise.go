package importer

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// ErrUnknownFormat comes when nothing is recognised in a file, or --format names no format.
var ErrUnknownFormat = errors.New("no format that saveboard knows")

// FormatNames lists the words for --format, each once.
func FormatNames() []string {
	var names []string
	for _, f := range formats() {
		if !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// shapeOf tells from its beginning what a text is.
func shapeOf(head []byte) (Shape, layout) {
	start := bytes.TrimLeft(head, " \t\r\n\ufeff")
	if len(start) == 0 || bytes.IndexByte(start[:min(len(start), 8192)], 0) >= 0 {
		return 0, layout{}
	}
	switch start[0] {
	case '<':
		return ShapeHTML, layout{}
	case '{', '[':
		return ShapeJSON, layout{}
	}
	if l, ok := findLayout(head); ok {
		return ShapeTable, l
	}
	return ShapeText, layout{}
}

// recognise finds the format of a sample: the one the user names, else the one whose whole
// signature is there, with the most keys.
func recognise(s Sample, asked string) (Format, error) {
	type scored struct {
		format Format
		match  Match
	}
	var all []scored
	for _, f := range formats() {
		if asked == "" || f.Name == asked {
			all = append(all, scored{f, f.Match(s)})
		}
	}
	if len(all) == 0 {
		return Format{}, &UnknownFormatError{Asked: asked}
	}
	if s.Shape == 0 && len(bytes.TrimSpace(s.Text)) == 0 {
		return Format{}, &UnknownFormatError{Empty: true}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i].match, all[j].match
		if a.Whole() != b.Whole() {
			return a.Whole()
		}
		if a.Whole() {
			return a.Have > b.Have
		}
		return a.Have*b.Need > b.Have*a.Need
	})
	first := all[0]
	tie := len(all) > 1 && all[1].match.Whole() && all[1].match.Have == first.match.Have && all[1].format.Name != first.format.Name
	if first.match.Whole() && !tie {
		return first.format, nil
	}
	if asked != "" && first.match.Have > 0 {
		return first.format, nil // the user knows better
	}
	if s.Shape == ShapeTable && (asked == "" || asked == "table") {
		return ownTable(), nil
	}
	unknown := &UnknownFormatError{Asked: asked}
	if asked == "" {
		for _, n := range all[:min(2, len(all))] {
			if n.match.Have > 0 {
				unknown.Near = append(unknown.Near, n.format.Name)
			}
		}
	}
	return Format{}, unknown
}

// An UnknownFormatError says that a file is of no format that saveboard knows, or not of the one
// that was asked for.
type UnknownFormatError struct {
	Asked string   // --format
	Near  []string // what looks most like it
	Empty bool     // there is nothing in it
}

// Is makes it an ErrUnknownFormat.
func (e *UnknownFormatError) Is(target error) bool { return target == ErrUnknownFormat }

func (e *UnknownFormatError) Error() string {
	switch {
	case e.Empty:
		return "This file is empty."
	case e.Asked != "" && !slices.Contains(FormatNames(), e.Asked):
		return fmt.Sprintf("There is no format “%s”.", e.Asked)
	case e.Asked != "":
		return fmt.Sprintf("This file does not look like %s.", e.Asked)
	case len(e.Near) > 0:
		return "This file is of no kind that saveboard knows. It looks most like " + strings.Join(e.Near, " and ") + "."
	}
	return "This file is of no kind that saveboard knows."
}

// Help is the way out.
func (e *UnknownFormatError) Help() string {
	switch {
	case e.Empty:
		return "Download or export it again."
	case e.Asked != "" && !slices.Contains(FormatNames(), e.Asked):
		return "--format takes " + strings.Join(FormatNames(), ", ") + "."
	case e.Asked != "":
		return "Leave --format out, and saveboard looks for itself."
	case len(e.Near) > 0:
		return "If it is one of them, say so with --format " + e.Near[0] + "."
	}
	return "saveboard import --help lists what it reads. A table needs a column with each video's link or id."
}
