package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/ui/print"
)

// A failure is an error as people are told it: what is so, and a way out.
type failure struct {
	Sentence string `json:"sentence"`
	Help     string `json:"help"`
	code     int
}

// A usage is a command line that cannot be understood.
type usage struct {
	sentence string
	help     string // empty: how to get the command's own help
	command  string // its path: "saveboard show videos"
}

func (e *usage) Error() string { return e.sentence }

// A problem is an error that already knows its way out.
type problem struct {
	sentence, help string
}

func (e *problem) Error() string { return e.sentence }

// report tells why the command failed, on standard error, and returns the exit code.
func (p *program) report(err error, asJSON bool) int {
	f := failureOf(err)
	if f.Sentence == "" {
		return f.code
	}
	if asJSON {
		if err := print.WriteJSON(p.errOut, map[string]failure{"error": f}); err == nil {
			return f.code
		}
	}
	fmt.Fprintln(p.errOut, f.Sentence)
	if f.Help != "" {
		fmt.Fprintln(p.errOut, f.Help)
	}
	return f.code
}

// failureOf is the one place where an error becomes a sentence.
func failureOf(err error) failure {
	var (
		wrong   *usage
		known   *problem
		noVideo *library.NoVideo
		refused *edit.Refused
		partial *rejectedRows
		path    *fs.PathError
	)
	switch {
	case errors.As(err, &partial):
		return failure{code: exitRejected}
	case errors.As(err, &wrong):
		return failure{wrong.sentence, wrong.way(), exitUsage}
	case errors.As(err, &known):
		return failure{known.sentence, known.help, exitFailed}
	case errors.As(err, &refused):
		return failure{refused.Sentence, refused.Help, exitFailed}
	case errors.As(err, &noVideo):
		return ofNoVideo(noVideo)
	case errors.Is(err, context.Canceled):
		return failure{"Stopped. Nothing was changed.", "", exitFailed}
	}
	if f, ok := ofStore(err); ok {
		return f
	}
	if errors.As(err, &path) && strings.HasPrefix(filepath.Base(path.Path), unfinished) {
		return ofFolder(filepath.Dir(path.Path), err)
	}
	switch {
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return failure{fmt.Sprintf("There is no file %s.", path.Path), "Check the name and the folder.", exitFailed}
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return failure{fmt.Sprintf("%s may not be read or written.", path.Path), "Check who owns it and what its permissions are.", exitFailed}
	case errors.As(err, &path) && errors.Is(err, fs.ErrExist):
		return failure{fmt.Sprintf("There is a file %s already.", path.Path), "Choose another name, or move that one away.", exitFailed}
	}
	return failure{sentence(err.Error()), "", exitFailed}
}

// unfinished is how the names of files begin that get their own name when they are whole.
const unfinished = ".saveboard-"

// ofFolder tells why no file could be begun in a folder. The name it would have had first is nobody's concern.
func ofFolder(folder string, err error) failure {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return failure{fmt.Sprintf("There is no folder %s where a file could be written.", folder), "Check its name, or make it.", exitFailed}
	case errors.Is(err, fs.ErrPermission):
		return failure{fmt.Sprintf("Nothing may be written in %s.", folder), "Check who owns the folder and what its permissions are.", exitFailed}
	}
	return failure{fmt.Sprintf("Nothing can be written in %s.", folder), "Choose another folder.", exitFailed}
}

func (e *usage) way() string {
	if e.help != "" {
		return e.help
	}
	command := e.command
	if command == "" {
		command = "saveboard"
	}
	return fmt.Sprintf("See %s --help.", command)
}

func ofStore(err error) (failure, bool) {
	if cause := store.Cause(err); cause != nil && !errors.Is(err, store.ErrTraces) {
		err = cause
	}
	for _, known := range []struct {
		is             error
		sentence, help string
	}{
		{store.ErrMissing, "There is no database yet.", "Bring your numbers in with saveboard import FILE, or look around with saveboard --demo."},
		{store.ErrNotDatabase, "This file is no saveboard database.", "Name another one with --db, or check $SAVEBOARD_DB."},
		{store.ErrNotOurs, "This database belongs to another program.", "Name another file with --db, or check $SAVEBOARD_DB."},
		{store.ErrNewer, "This database was written by a newer saveboard.", "Update saveboard to open it. Nothing was changed."},
		{store.ErrReadOnly, "The database can only be read here.", "Check the file's permissions."},
		{store.ErrTraces, "The account is removed, but another program kept the file from being cleaned.", "Close it. saveboard backup FILE writes a copy that holds nothing of what was removed."},
		{store.ErrBusy, "Another program is writing to the database.", "Try again when it is done. Nothing was changed."},
		{store.ErrFull, "There is no room left on the disk.", "Make some, and try again. Nothing was changed."},
		{store.ErrDamaged, "The database is damaged.", "Keep a copy of it. If you have a backup, open that with --db; else saveboard export writes out what can be read."},
		{store.ErrDisk, "The disk did not read or write the database.", "See whether it is full, or gone. Keep a copy of the database before trying again."},
		{store.ErrExists, "There is a file of that name already.", "Choose another name, or move that one away."},
		{edit.ErrNothingToUndo, "There is nothing to undo.", "What an import brought in stays; edits can be taken back."},
		{edit.ErrNothingToRedo, "There is nothing to redo.", "saveboard undo takes an edit back; until the next edit, redo does it again."},
		{store.ErrUnknownVideo, "This video is not in the database any more.", "saveboard show videos lists those that are."},
	} {
		if errors.Is(err, known.is) {
			return failure{known.sentence, known.help, exitFailed}, true
		}
	}
	return failure{}, false
}

func ofNoVideo(e *library.NoVideo) failure {
	if e.Fits == 0 {
		return failure{
			fmt.Sprintf("No video fits “%s”.", e.Name),
			"Name it by its id, its link or a piece of its title; saveboard show videos lists them all.", exitFailed,
		}
	}
	help := "Say more of the title, or take the id: "
	for i, v := range e.Candidates {
		if i > 0 {
			help += ", "
		}
		help += fmt.Sprintf("“%s” (%s)", shortTitle(v), v.TikTokID)
	}
	if more := e.Fits - len(e.Candidates); more > 0 {
		help += fmt.Sprintf(" and %d more", more)
	}
	return failure{fmt.Sprintf("%d videos fit “%s”.", e.Fits, e.Name), help + ".", exitFailed}
}

func shortTitle(v model.Video) string {
	if v.Title == "" {
		return "no caption"
	}
	return cut(v.Title, 40)
}

// sentence makes one of an error's text: a capital first and a full stop last.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}

// checkArgs counts the arguments. A negative most is any number.
func checkArgs(c *cobra.Command, args []string, least, most int) error {
	switch {
	case len(args) < least:
		return &usage{sentence: fmt.Sprintf("%s needs %s.", c.CommandPath(), missing(c)), command: c.CommandPath()}
	case most >= 0 && len(args) > most && c.HasSubCommands():
		return unknownCommand(c, args[0])
	case most >= 0 && len(args) > most:
		return &usage{sentence: fmt.Sprintf("%s does not know what to do with “%s”.", c.CommandPath(), args[most]), command: c.CommandPath()}
	}
	return nil
}

// missing is what the usage line of a command asks for.
func missing(c *cobra.Command) string {
	_, args, _ := strings.Cut(c.Use, " ")
	return strings.TrimSuffix(args, "...")
}

// noCommand says which commands there are below one that does nothing itself.
func noCommand(c *cobra.Command) error {
	below := make([]string, 0, len(c.Commands()))
	for _, b := range c.Commands() {
		below = append(below, b.Name())
	}
	return &usage{sentence: fmt.Sprintf("%s needs one of %s.", c.CommandPath(), strings.Join(below, ", ")), command: c.CommandPath()}
}

func unknownCommand(c *cobra.Command, name string) error {
	e := &usage{sentence: fmt.Sprintf("%s has no command “%s”.", c.CommandPath(), name), command: c.CommandPath()}
	if near := c.SuggestionsFor(name); len(near) > 0 {
		e.help = fmt.Sprintf("Perhaps %s %s?", c.CommandPath(), near[0])
	}
	return e
}
