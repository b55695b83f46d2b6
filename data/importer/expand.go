package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Expand makes sources of what was named on the command line: files, folders (every file in them,
// but hidden ones), and "-" for stdin.
func Expand(paths []string, stdin io.Reader) ([]Source, error) {
	var sources []Source
	for _, p := range paths {
		if p == "-" {
			sources = append(sources, stdinSource(stdin))
			continue
		}
		info, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("import %s: %w", p, err)
		}
		if !info.IsDir() {
			sources = append(sources, fileSource(p, info, false))
			continue
		}
		inside, err := folderSources(p)
		if err != nil {
			return nil, fmt.Errorf("import %s: %w", p, err)
		}
		sources = append(sources, inside...)
	}
	return sources, nil
}

func fileSource(path string, info fs.FileInfo, inFolder bool) Source {
	return Source{
		Path: path, ModTime: info.ModTime(), Size: info.Size(), InFolder: inFolder,
		Open: func() (io.ReadCloser, error) { return os.Open(path) },
	}
}

func folderSources(root string) ([]Source, error) {
	var sources []Source
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "__MACOSX"):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		sources = append(sources, fileSource(p, info, true))
		return nil
	})
	return sources, err
}

// stdinKept is how much of standard input is kept for a second look, which a file needs that turns
// out late not to be UTF-8, and an import that another one has overtaken.
const stdinKept = 64 << 20

var errReadOnce = &Refusal{
	Sentence: "This stream has to be read again from its start, and is too large to be kept for that.",
	Help:     "Save it to a file and import that. If it is not UTF-8, --encoding names what it is.",
}

// stdinSource can be opened again while what was read of it is still kept.
func stdinSource(r io.Reader) Source {
	kept := &keeper{r: r}
	return Source{Path: "-", ModTime: time.Time{}, Open: func() (io.ReadCloser, error) {
		if kept.over {
			return nil, errReadOnce
		}
		before := bytes.Clone(kept.kept)
		return io.NopCloser(io.MultiReader(bytes.NewReader(before), kept)), nil
	}}
}

type keeper struct {
	r    io.Reader
	kept []byte
	over bool
}

func (k *keeper) Read(p []byte) (int, error) {
	n, err := k.r.Read(p)
	if n > 0 && !k.over {
		if len(k.kept)+n > stdinKept {
			k.kept, k.over = nil, true
		} else {
			k.kept = append(k.kept, p[:n]...)
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, fmt.Errorf("standard input: %w", err)
	}
	return n, err
}
