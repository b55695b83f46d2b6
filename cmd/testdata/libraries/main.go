// Command libraries links what saveboard is built on and does nothing: what its packages cost before main
// begins is the floor of saveboard's own start.
package main

import (
	_ "archive/zip"
	_ "encoding/csv"
	_ "log/slog"

	_ "charm.land/bubbletea/v2"
	_ "charm.land/fang/v2"
	_ "charm.land/lipgloss/v2"
	_ "github.com/adrg/xdg"
	_ "github.com/cli/browser"
	_ "github.com/go-json-experiment/json"
	_ "github.com/go-json-experiment/json/jsontext"
	_ "github.com/guptarohit/asciigraph"
	_ "github.com/pelletier/go-toml/v2/unstable"
	_ "github.com/pressly/goose/v3"
	_ "github.com/sahilm/fuzzy"
	_ "github.com/spf13/cobra"
	_ "github.com/thedatashed/xlsxreader"
	_ "golang.org/x/text/encoding/charmap"
	_ "golang.org/x/text/encoding/unicode"
	_ "golang.org/x/text/unicode/norm"
	_ "gonum.org/v1/gonum/mathext"
	_ "modernc.org/sqlite"
)

func main() {}
