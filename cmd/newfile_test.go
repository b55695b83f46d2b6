package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func says(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

// holds fails the test unless the folder has just these files.
func holds(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := files[e.Name()]; !ok {
			t.Errorf("there is %s as well", e.Name())
		}
	}
	for name, want := range files {
		if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestANewFileIsThereWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, broken := filepath.Join(folder, "videos.csv"), errors.New("broken")
	half := func(w io.Writer) error { return errors.Join(says("half")(w), broken) }
	if err := writeNew(path, half); !errors.Is(err, broken) {
		t.Errorf("what breaks off gives %v", err)
	}
	holds(t, folder, nil)
	if err := writeNew(path, says("bread")); err != nil {
		t.Fatal(err)
	}
	if err := writeNew(path, says("cake")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there already gives %v", err)
	}
	if err := writeOver(path, half); !errors.Is(err, broken) {
		t.Errorf("what breaks off gives %v", err)
	}
	holds(t, folder, map[string]string{"videos.csv": "bread"})
	if err := writeOver(path, says("cake")); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"videos.csv": "cake"})
}

func TestWhereThereAreNoLinksAFileIsNewAllTheSame(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "videos.csv")
	if err := writeAlone(path, func(io.Writer) error { return io.ErrShortWrite }); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("what breaks off gives %v", err)
	}
	holds(t, folder, nil)
	if err := writeAlone(path, says("bread")); err != nil {
		t.Fatal(err)
	}
	if err := writeAlone(path, says("cake")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there already gives %v", err)
	}
	holds(t, folder, map[string]string{"videos.csv": "bread"})
}

func TestAFolderIsNoFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	p := &program{env: environment{"HOME": filepath.Dir(folder)}}
	files := p.files()
	for name, write := range map[string]func(string, []byte) (string, error){"create": files.Create, "replace": files.Replace} {
		var known *problem
		if _, err := write(folder, nil); !errors.As(err, &known) || errors.Is(err, fs.ErrExist) {
			t.Errorf("%s over a folder gives %v", name, err)
		}
		if _, err := write(filepath.Join(folder, "none", "videos.csv"), nil); !errors.As(err, &known) || known.sentence != "There is no folder "+filepath.Join(folder, "none")+". Make it first, or choose another." {
			t.Errorf("%s into a folder that is not there gives %v", name, err)
		}
	}
	where, err := files.Create("~/"+filepath.Base(folder)+"/videos.csv", []byte("bread"))
	if err != nil || where != filepath.Join("~", filepath.Base(folder), "videos.csv") {
		t.Errorf("it is at %q, %v", where, err)
	}
	holds(t, folder, map[string]string{"videos.csv": "bread"})
}
