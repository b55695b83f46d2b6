package cmd_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A layer is a folder with all below it, and what its packages may lean on. The first layer whose
// folder fits decides. Of the standard library and of others' code they may use whatever banned does
// not name; what is in own may be imported of this program.
type layer struct {
	folder  string
	own     []string // folders, with all below; "ui/screen." is that package alone
	banned  []string // import paths, with all below
	foreign []string // when set: the only import paths of others' code
	clock   bool     // may ask what time it is
}

// system lists what whoever computes or draws must not know of.
func system() []string { return []string{"os", "net", "syscall", "database/sql"} }

// drawing lists what only the dashboard may know of.
func drawing() []string { return []string{"charm.land", "github.com/charmbracelet"} }

func layers() []layer {
	pure := func(folder string, own ...string) layer {
		return layer{folder: folder, own: own, banned: system(), foreign: []string{
			"golang.org/x/text", "gonum.org/v1/gonum", "github.com/charmbracelet/x/ansi", "github.com/rivo/uniseg",
		}}
	}
	data := func(folder string, own ...string) layer {
		return layer{folder: folder, own: own, banned: append([]string{"database/sql", "net"}, drawing()...), clock: false}
	}
	return []layer{
		pure("model/view", "model"),
		pure("model", "model!model/view"),
		{folder: "data/store", own: []string{"model!model/view", "data/store"}, banned: drawing(), clock: true},
		{folder: "data/demo/gen", own: []string{"model", "data/demo", "data/store"}, banned: drawing()},
		data("data/demo", "model!model/view", "assets"),
		data("data/importer", "model!model/view", "assets"),
		data("data/exporter", "model!model/view"),
		data("data/library", "model", "data/store"),
		data("data/settings", "model!model/view"),
		{folder: "ui/look", banned: system()},
		{folder: "ui/print", own: []string{"model", "ui/look", "ui/widget/prose"}, banned: append([]string{"charm.land"}, system()...)},
		{folder: "ui/plain", own: []string{"model", "ui/look", "ui/print"}, banned: append(drawing(), system()...)},
		{folder: "ui/widget", own: []string{"model", "ui/look", "ui/widget", "ui/screen."}, banned: system()},
		{folder: "ui/screen/", own: []string{"model", "ui/look", "ui/widget", "ui/screen."}, banned: system()},
		{folder: "ui/screen", own: []string{"model", "ui/look"}, banned: system()},
		{folder: "ui/shell", own: []string{"model", "ui"}, banned: system()},
		{folder: "assets"},
		{folder: "cmd", own: []string{"assets", "data", "model", "ui", "cmd/internal"}, banned: []string{"database/sql"}, clock: true},
		{folder: ".", own: []string{"cmd"}},
	}
}

func TestDataFlowsOneWayThroughTheLayers(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		l, ok := layerOf(p.folder)
		if !ok {
			t.Errorf("%s belongs to no layer: say which in layers()", p.folder)
			continue
		}
		for file, parsed := range p.files {
			for _, i := range parsed.Imports {
				imported, _ := strconv.Unquote(i.Path.Value)
				if why := l.refuses(p.folder, imported); why != "" {
					t.Errorf("%s imports %s: %s", file, imported, why)
				}
			}
		}
	}
}

func TestOnlyTheEdgesAskWhatTimeItIs(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		if l, _ := layerOf(p.folder); l.clock {
			continue
		}
		for file, parsed := range p.files {
			ast.Inspect(parsed, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, s.Sel.Name) {
					t.Errorf("%s calls time.%s: the moment is an argument there", file, s.Sel.Name)
				}
				return true
			})
		}
	}
}

func TestNoPackageVariableEverChanges(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		tables := packageVariables(p)
		for file, parsed := range p.files {
			for _, name := range changed(parsed, tables) {
				t.Errorf("%s changes the package variable %s: pass it as a value", file, name)
			}
		}
	}
}

func TestEveryExportAndEveryPackageHasADocComment(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		documented := false
		for file, parsed := range p.files {
			documented = documented || parsed.Doc != nil
			for _, name := range undocumented(parsed) {
				t.Errorf("%s exports %s without a doc comment", file, name)
			}
		}
		if !documented {
			t.Errorf("the package in %s has no doc comment", p.folder)
		}
	}
}

func TestTheLayersRefuseWhatTheyShould(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		folder, imported string
		refused          bool
	}{
		{"model/series", "saveboard/model", false},
		{"model/series", "saveboard/model/view", true},
		{"model/view", "saveboard/model/series", false},
		{"model", "os", true},
		{"model", "database/sql", true},
		{"model/text", "charm.land/lipgloss/v2", true},
		{"data/importer", "saveboard/data/store", true},
		{"data/importer", "net/http", true},
		{"data/library", "saveboard/data/store", false},
		{"data/store", "saveboard/ui/look", true},
		{"ui/screen/videos", "saveboard/ui/screen", false},
		{"ui/screen/videos", "saveboard/ui/screen/video", true},
		{"ui/screen/videos", "saveboard/data/library", true},
		{"ui/screen", "saveboard/ui/screen/videos", true},
		{"ui/shell", "saveboard/ui/screen/videos", false},
		{"ui/shell", "os/exec", true},
		{"ui/print", "charm.land/bubbletea/v2", true},
		{".", "saveboard/cmd", false},
		{".", "saveboard/data/store", true},
	} {
		l, ok := layerOf(c.folder)
		if !ok {
			t.Fatalf("%s has no layer", c.folder)
		}
		if got := l.refuses(c.folder, c.imported); (got != "") != c.refused {
			t.Errorf("%s importing %s is refused for %q, want refused: %t", c.folder, c.imported, got, c.refused)
		}
	}
}

func TestAChangedVariableIsSeen(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", `package p
var table, count, handed, kept, shadowed = []int{1}, 0, 0, 0, 0
func f() { table[0] = 2; count++; g(&handed); shadowed := 1; shadowed = kept; _ = shadowed }
`, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := changed(file, packageVariables(source{".", map[string]*ast.File{"p.go": file}}))
	if want := []string{"table", "count", "handed"}; !slices.Equal(got, want) {
		t.Errorf("changed variables are %v, want %v", got, want)
	}
}

func layerOf(folder string) (layer, bool) {
	for _, l := range layers() {
		if strings.HasSuffix(l.folder, "/") && strings.HasPrefix(folder, l.folder) || within(folder, l.folder) {
			return l, true
		}
	}
	return layer{}, false
}

// refuses says why the layer may not import a package; empty when it may.
func (l layer) refuses(folder, imported string) string {
	own, isOwn := strings.CutPrefix(imported, "saveboard/")
	if isOwn {
		if own == folder || slices.ContainsFunc(l.own, func(allowed string) bool { return allows(allowed, own) }) {
			return ""
		}
		return fmt.Sprintf("%s may import only %s", l.folder, strings.Join(l.own, ", "))
	}
	if l.foreign != nil && strings.Contains(imported, ".") && !slices.ContainsFunc(l.foreign, func(f string) bool { return within(imported, f) }) {
		return "it leans on others' code that " + l.folder + " must not know"
	}
	if imported != "net/url" && slices.ContainsFunc(l.banned, func(b string) bool { return within(imported, b) }) { // reading an address needs no net
		return l.folder + " must not know it"
	}
	return ""
}

// allows reads "model", "model!model/view" (but not that) and "ui/screen." (that package alone).
func allows(allowed, own string) bool {
	allowed, but, _ := strings.Cut(allowed, "!")
	if but != "" && within(own, but) {
		return false
	}
	if alone, ok := strings.CutSuffix(allowed, "."); ok {
		return own == alone
	}
	return within(own, allowed)
}

func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, strings.TrimSuffix(folder, "/")+"/")
}
