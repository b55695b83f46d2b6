//go:build unix

package cmd_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"saveboard/cmd/internal/terminal"
)

// The benchmarks of this file set the real program, in a real pseudo-terminal, against an empty
// Bubble Tea program in the same run, one after the other, so that what they report is a ratio and
// holds on any machine:
//
//	go test -run '^$' -bench . ./cmd

// empty is the empty Bubble Tea program.
func empty(b *testing.B) *exec.Cmd {
	b.Helper()
	program, err := built()
	if err != nil {
		b.Fatal(err)
	}
	c := exec.Command(beside(b, program, "empty"))
	c.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8"}
	return c
}

// beside builds a program of testdata beside another one, once, and returns its path.
func beside(b *testing.B, program, name string) string {
	b.Helper()
	path := filepath.Join(filepath.Dir(program), name)
	if _, err := os.Stat(path); err != nil {
		if out, err := exec.Command("go", "build", "-o", path, "saveboard/cmd/testdata/"+name).CombinedOutput(); err != nil {
			b.Fatalf("building %s: %v\n%s", name, err, out)
		}
	}
	return path
}

// large is a home folder whose database holds so many videos, counted daily for so many days.
func large(b *testing.B, videos, days int) (home string) {
	b.Helper()
	home = b.TempDir()
	path := filepath.Join(home, "snapshots.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now().UTC().Add(-time.Duration(days) * 24 * time.Hour).Truncate(time.Second)
	line := 0
	for v := range videos {
		id := fmt.Sprint((start.Unix()-3600)<<32 + int64(2*v+1)) // odd: one that ends in zeros looks rounded
		for d := range days {
			saves := (d + 1) * (v%97 + 1)
			fmt.Fprintf(f, `{"saveboard":"snapshots/1","account":"lena.lists","video_id":%q,"taken_at":%q,"taken_at_from":"record","views":%d,"views_step":1,"likes":%d,"likes_step":1,"comments":null,"comments_step":null,"shares":%d,"shares_step":1,"saves":%d,"saves_step":1,"source":"business-suite"}`+"\n",
				id, start.Add(time.Duration(d)*24*time.Hour).Format(time.RFC3339), 60*saves, 7*saves, saves/3, saves)
			line++
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	if out, err := command(b, home, "import", path).CombinedOutput(); err != nil {
		b.Fatalf("importing %d snapshots: %v\n%s", line, err, out)
	}
	return home
}

// BenchmarkFirstFrame is the time from the program's start until the Overview's figures stand on the
// screen, as a ratio to an empty program's first frame. It ends when the terminal has the last byte that
// it takes: drawing it is the terminal's time, and is done afterwards, from a record. Of the two programs
// each comes first every other time, and every two give a ratio of their own, of which the median counts:
// what else the machine does meets both.
func BenchmarkFirstFrame(b *testing.B) {
	cases := []struct {
		name string
		home func(*testing.B) string
	}{
		{"demo", func(b *testing.B) string { return b.TempDir() }},
		{"5000_videos_365_days", func(b *testing.B) string { return large(b, 5000, 365) }},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			home := c.home(b)
			empty(b) // builds it: that is no part of its first frame
			until := func(program *exec.Cmd, what string) float64 {
				r := terminal.Record(b, 80, 24, program)
				took := r.Took(what, func(screen string) bool { return strings.Contains(screen, what) })
				r.Quit()
				return float64(took)
			}
			var nothing, figures float64
			runs := []func(){
				func() { nothing = until(empty(b), "ready") },
				func() { figures = until(command(b, home), "Save rate") },
			}
			var ratios, ours []float64
			for b.Loop() {
				runs[0], runs[1] = runs[1], runs[0]
				runs[0]()
				runs[1]()
				ratios = append(ratios, figures/nothing)
				ours = append(ours, figures/1e6)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(ratios), "ratio")
			b.ReportMetric(median(ours), "ms/frame")
		})
	}
}

// BenchmarkKey is the time from a key until the terminal has its effect, at the 95th percentile, as a ratio
// to an empty program's, both pressed in turn; and how many bytes one move of the cursor writes. What the
// effect looks like is found out after each key, from a record.
func BenchmarkKey(b *testing.B) {
	const presses = 60
	effect := func(r *terminal.Recording, key string) (took float64, bytes int) {
		r.Still() // whatever is still being drawn is no effect of a key
		before := r.Text()
		r.Press(key)
		took = float64(r.Took("an effect", func(screen string) bool { return screen != before }))
		return took, r.Still()
	}
	shows := func(r *terminal.Recording, what string) {
		r.Took(what, func(screen string) bool { return strings.Contains(screen, what) })
	}
	var ratios, ours, bytes []float64
	for b.Loop() {
		nothing := terminal.Record(b, 80, 24, empty(b))
		shows(nothing, "ready")
		program := terminal.Record(b, 80, 24, command(b, b.TempDir()))
		shows(program, "Moved most")
		program.Press("2")
		shows(program, "Fair ↓")
		var floor, moves []float64
		for range presses {
			took, _ := effect(nothing, "x")
			floor = append(floor, took)
			took, n := effect(program, "j")
			moves, bytes = append(moves, took), append(bytes, float64(n))
		}
		ratios = append(ratios, quantile(moves, 0.95)/quantile(floor, 0.95))
		ours = append(ours, quantile(moves, 0.95)/1e6)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), "ratio-p95")
	b.ReportMetric(median(ours), "ms-p95")
	b.ReportMetric(quantile(bytes, 0.95), "bytes/move")
}

func median(x []float64) float64 { return quantile(x, 0.5) }

func quantile(x []float64, p float64) float64 {
	s := slices.Sorted(slices.Values(x))
	return s[min(len(s)-1, int(p*float64(len(s))))]
}

// BenchmarkPackageInitialisation is what all packages together cost before main begins, as a ratio to what the
// libraries cost that saveboard is built on, linked into a program that does nothing.
func BenchmarkPackageInitialisation(b *testing.B) {
	program, err := built()
	if err != nil {
		b.Fatal(err)
	}
	libraries := beside(b, program, "libraries")
	var ratios, ours []float64
	for b.Loop() {
		floor := initialisation(b, exec.Command(libraries))
		sum := initialisation(b, command(b, b.TempDir(), "--version"))
		ratios, ours = append(ratios, sum/floor), append(ours, sum)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), "of-libraries")
	b.ReportMetric(median(ours), "ms/start")
}

// initialisation is how many milliseconds a program's packages take before main, as the runtime traces it.
func initialisation(b *testing.B, c *exec.Cmd) (sum float64) {
	b.Helper()
	c.Env = append(c.Environ(), "GODEBUG=inittrace=1")
	var said strings.Builder
	c.Stderr = &said
	if err := c.Run(); err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(said.String()) {
		var name string
		var at, took float64
		if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock", &name, &at, &took); err == nil {
			sum += took
		}
	}
	return sum
}
