package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"saveboard/ui/shell"
)

// files are where the dashboard's exports go: a name leads from the folder that the program was started in.
func (p *program) files() shell.Files {
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // a name of a whole path still works
	}
	put := func(name string, content []byte, write func(string, func(io.Writer) error) error) (string, error) {
		path := p.fromHome(name)
		err := write(path, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
		if err != nil {
			return "", told(err)
		}
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
		}
		return p.shortened(path), nil
	}
	return shell.Files{
		Folder:  p.shortened(folder),
		Create:  func(name string, content []byte) (string, error) { return put(name, content, writeNew) },
		Replace: func(name string, content []byte) (string, error) { return put(name, content, writeOver) },
	}
}

// told is an error as the dashboard may show it: the sentence, with the way out. That a file is there
// already can still be told from it.
func told(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	f := failureOf(err)
	return &problem{strings.TrimSpace(f.Sentence + " " + f.Help), ""}
}

// fromHome is a path in which ~ stands for the home folder, as a shell reads it.
func (p *program) fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok && p.env["HOME"] != "" {
		return filepath.Join(p.env["HOME"], rest)
	}
	return path
}

// shortened is a path with ~ for the home folder.
func (p *program) shortened(path string) string {
	home := p.env["HOME"]
	if home == "" || home == "/" {
		return path
	}
	if path == home {
		return "~"
	}
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

// writeNew writes a file that is not there yet: all of it or nothing, and never over another.
func writeNew(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return wrongPlace(path, &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist})
	}
	draft, err := draftOf(path, write)
	if err != nil {
		return err
	}
	defer os.Remove(draft)
	err = os.Link(draft, path)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	}
	return writeAlone(path, write) // a file system without links
}

// writeAlone writes a new file where it is to be, and takes it away again when that fails.
func writeAlone(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		_ = os.Remove(path) // what is told is why it could not be written
		return err
	}
	return nil
}

// writeOver writes a file in place of the one that is there: all of it, or the old one stays.
func writeOver(path string, write func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the file itself, not what leads to it
	}
	if err := wrongPlace(path, nil); err != nil {
		return err
	}
	draft, err := draftOf(path, write)
	if err != nil {
		return err
	}
	if err := os.Rename(draft, path); err != nil {
		_ = os.Remove(draft)
		return err
	}
	return nil
}

// wrongPlace says why a file cannot be where something else is; or, where that is a file as well, other.
func wrongPlace(path string, other error) error {
	info, err := os.Stat(path)
	switch {
	case err != nil || info.Mode().IsRegular():
		return other
	case info.IsDir():
		return &problem{fmt.Sprintf("%s is a folder.", path), "Give a name for the file in it."}
	}
	return &problem{fmt.Sprintf("%s is no ordinary file.", path), "Choose another name."}
}

// draftOf writes a file under a name of its own beside path, down to the disk.
func draftOf(path string, write func(io.Writer) error) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".saveboard-*")
	if err != nil {
		var where *fs.PathError
		if errors.As(err, &where) && errors.Is(err, fs.ErrNotExist) {
			return "", &problem{fmt.Sprintf("There is no folder %s.", filepath.Dir(path)), "Make it first, or choose another."}
		}
		if errors.As(err, &where) {
			where.Path = path
		}
		return "", err
	}
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		_ = os.Remove(f.Name()) // what is told is why it could not be written
		return "", err
	}
	return f.Name(), nil
}
