// Package assets embeds what ships inside the program, and does nothing more.
package assets

import "embed"

// Explainer holds the parts of "Why?" as Markdown with front matter, one file a part, in the order
// of their names. The package model/explain reads it.
//
//go:embed explainer/*.md
var Explainer embed.FS

// DemoCaptions are the invented captions of the demo data, by category. Only the generator in
// data/demo reads them, so they do not reach the program.
//
//go:embed demo/captions.txt
var DemoCaptions string

// Demo is the database of the demo data, for reading in memory: see data/demo/gen.
//
//go:embed demo.db
var Demo []byte
