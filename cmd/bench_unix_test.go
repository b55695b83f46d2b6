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
// screen, as a ratio to an empty program's first frame.
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
			until := func(start func() *terminal.Terminal, what string) time.Duration {
				began := time.Now()
				s := start()
				s.Wait(what)
				took := time.Since(began)
				s.Press("q")
				s.Ended()
				return took
			}
			var ratios, ours []float64
			for b.Loop() {
				nothing := until(func() *terminal.Terminal { return terminal.Start(b, 80, 24, empty(b)) }, "ready")
				figures := until(func() *terminal.Terminal { return terminal.Start(b, 80, 24, command(b, home)) }, "Save rate")
				ratios = append(ratios, float64(figures)/float64(nothing))
				ours = append(ours, float64(figures)/1e6)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(ratios), "ratio")
			b.ReportMetric(median(ours), "ms/frame")
		})
	}
}

// BenchmarkKey is the time from a key to its effect on the screen, at the 95th percentile, as a ratio
// to an empty program's; and how many bytes one move of the cursor writes.
func BenchmarkKey(b *testing.B) {
	const presses = 60
	effect := func(s *terminal.Terminal, key string) float64 {
		before := s.Text()
		began := time.Now()
		s.Press(key)
		s.Until("an effect", func(screen string) bool { return screen != before })
		return float64(time.Since(began))
	}
	var ratios, bytes []float64
	for b.Loop() {
		nothing := terminal.Start(b, 80, 24, empty(b))
		nothing.Wait("ready")
		ours := terminal.Start(b, 80, 24, command(b, b.TempDir()))
		ours.Wait("Moved most")
		ours.Press("2")
		ours.Wait("Which videos do people keep?", "Fair ↓")
		time.Sleep(300 * time.Millisecond) // whatever is still being drawn is no effect of a key
		var a, c []float64
		for range presses {
			a = append(a, effect(nothing, "x"))
			written := ours.Written()
			c = append(c, effect(ours, "j"))
			time.Sleep(30 * time.Millisecond)
			bytes = append(bytes, float64(ours.Written()-written))
		}
		ratios = append(ratios, quantile(c, 0.95)/quantile(a, 0.95))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), "ratio-p95")
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
