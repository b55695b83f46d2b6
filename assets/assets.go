// Package assets embeds what ships inside the program, and does nothing more.
package assets

import "embed"

// Explainer holds the parts of "Why?" as Markdown with front matter, one file a part, in the order
// of their names. The package model/explain reads it.
//
//go:embed explainer/*.md
var Explainer embed.FS
