package cmd

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"saveboard/data/importer"
	"saveboard/model/number"
)

// A rejectsFile takes the rows that were left out. It is opened before anything is read, so that an
// import whose report cannot be written stores nothing.
type rejectsFile struct {
	file  *os.File // nil: nobody asked for it
	isNew bool
}

// openRejects opens the file without touching what is in it yet.
func openRejects(path string, sources []importer.Source) (rejectsFile, error) {
	if path == "" {
		return rejectsFile{}, nil
	}
	before, err := os.Stat(path)
	isNew := errors.Is(err, os.ErrNotExist)
	for _, s := range sources {
		if info, err := os.Stat(s.Path); err == nil && before != nil && os.SameFile(before, info) {
			return rejectsFile{}, &usage{
				sentence: fmt.Sprintf("%s is to be read, and the rows left out would be written over it.", path), help: "Name another file with --rejects.",
			}
		}
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o644)
	if errors.Is(err, os.ErrNotExist) {
		return rejectsFile{}, &problem{fmt.Sprintf("%s cannot be written: there is no such folder. Nothing was imported.", path), "Name another file with --rejects."}
	}
	return rejectsFile{file, isNew}, err
}

// finish writes what the report says, or takes the file back when the import failed.
func (r rejectsFile) finish(report importer.Report, failed error) error {
	switch {
	case r.file == nil:
		return failed
	case failed != nil:
		_ = r.file.Close()
		if r.isNew {
			_ = os.Remove(r.file.Name())
		}
		return failed
	}
	var err error
	if info, _ := r.file.Stat(); info != nil && info.Mode().IsRegular() {
		err = r.file.Truncate(0)
	}
	if err = errors.Join(err, importer.WriteRejects(r.file, report), r.file.Close()); err != nil {
		return fmt.Errorf("the import is stored, but the rejects file is not: %w", err)
	}
	return nil
}

// shownSpans is how many runs of lines are named of one reason.
const shownSpans = 6

// A rejectedGroup is every row of a file that was left out for one reason.
type rejectedGroup struct {
	reason importer.Reason
	help   string
	lines  []int // rising; empty: the reason is one of the file
}

// groupRejections gathers rejections by their reason, in the order in which the reasons come first.
func groupRejections(rejected []importer.Rejection) []rejectedGroup {
	var groups []rejectedGroup
	type told struct {
		reason importer.Reason
		help   string
	}
	at := map[told]int{}
	for _, r := range rejected {
		if r.Reason == importer.AmbiguousNumber {
			continue // a notice has told of the column already
		}
		i, ok := at[told{r.Reason, r.Help}]
		if !ok {
			i = len(groups)
			at[told{r.Reason, r.Help}] = i
			groups = append(groups, rejectedGroup{reason: r.Reason, help: r.Help})
		}
		if r.Line > 0 {
			groups[i].lines = append(groups[i].lines, r.Line)
		}
	}
	return groups
}

// sentence says how many rows it is, why, where, and what to do.
func (g rejectedGroup) sentence() string {
	if len(g.lines) == 0 {
		return fmt.Sprintf("%s – %s", g.reason, g.help)
	}
	spans, _ := g.spans()
	return fmt.Sprintf("%s: %s (%s) – %s", number.Of(len(g.lines), "row"), g.reason, spans, g.help)
}

// spans names the lines as runs: lines 3–5, 7, 9–10. all is false when some are not named.
func (g rejectedGroup) spans() (words string, all bool) {
	var spans []string
	named := 0
	for i := 0; i < len(g.lines) && len(spans) < shownSpans; {
		j := i + 1
		for j < len(g.lines) && g.lines[j] <= g.lines[j-1]+1 {
			j++
		}
		span := strconv.Itoa(g.lines[i])
		if g.lines[j-1] > g.lines[i] {
			span += "–" + strconv.Itoa(g.lines[j-1])
		}
		spans = append(spans, span)
		named += j - i
		i = j
	}
	words = "lines "
	if len(g.lines) == 1 {
		words = "line "
	}
	words += strings.Join(spans, ", ")
	if named < len(g.lines) {
		return fmt.Sprintf("%s and %s more", words, whole(len(g.lines)-named)), false
	}
	return words, true
}
