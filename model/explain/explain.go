// Package explain reads the parts of "Why?": why nobody can see who saved a video.
//
// A part is a Markdown file that opens with front matter between two lines of three dashes:
//
//	---
//	id: short-answer
//	title: The short answer
//	checked: 2026-11
//	focused: The save count of “{{title}}” is {{saves}}.
//	sources:
//	- what was read | where it stands
//	---
//
// That is all there is to it, on purpose: five keys, one list. A key that is not known, an id used
// twice, or a part without a source is an error and no default, so that no claim can slip in
// without one. Paragraphs are single lines; whoever draws them wraps them.
package explain

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// A Part is one screen of the explainer.
type Part struct {
	ID       string
	Title    string
	Focused  string   // plain text, shown only while a video is focused; see Focus. Mostly empty
	Markdown string   // without the front matter; its first paragraph is the finding
	Sources  []Source // at least one
	Checked  string   // the month in which the sources were read last: "2026-11"
}

// A Source says what a part rests on.
type Source struct {
	Text  string // what was read
	Where string // where it stands: an address, a law, a journal
}

// Focus is the part's sentence about one video, as plain text: its title and its save count, written
// as they are to be read. It is empty when the part has no such sentence.
func (p Part) Focus(title, saves string) string {
	// One pass: a title that itself holds a placeholder stays as it is.
	return strings.NewReplacer("{{title}}", title, "{{saves}}", saves).Replace(p.Focused)
}

// CheckedWords is the month of Checked in words: "November 2026".
func (p Part) CheckedWords() string {
	t, err := time.Parse("2006-01", p.Checked)
	if err != nil {
		return p.Checked
	}
	return t.Format("January 2006")
}

// Parse reads every Markdown file of fsys, in whatever folder, in the order of their names. The
// first error ends it: the files ship with the program, so an error is a mistake in them.
func Parse(fsys fs.FS) ([]Part, error) {
	var parts []Part
	seen := make(map[string]string)
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		part, err := parsePart(string(text))
		if err != nil {
			return fmt.Errorf("explainer part %s: %w", name, err)
		}
		if other, ok := seen[part.ID]; ok {
			return fmt.Errorf("explainer part %s: the id %s is that of %s too", name, part.ID, other)
		}
		seen[part.ID] = name
		parts = append(parts, part)
		return nil
	})
	return parts, err
}

func parsePart(text string) (Part, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return Part{}, errors.New("it does not open with front matter")
	}
	front, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return Part{}, errors.New("its front matter does not end")
	}
	part := Part{Markdown: strings.Trim(body, "\n")}
	if err := part.readFront(front); err != nil {
		return Part{}, err
	}
	return part, part.check()
}

func (p *Part) readFront(front string) error {
	list := "" // the key whose items follow
	for line := range strings.SplitSeq(front, "\n") {
		if item, ok := strings.CutPrefix(line, "- "); ok && list == "sources" {
			what, where, ok := strings.Cut(item, " | ")
			if !ok {
				return fmt.Errorf("the source %q does not say where it stands", item)
			}
			p.Sources = append(p.Sources, Source{Text: strings.TrimSpace(what), Where: strings.TrimSpace(where)})
			continue
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		list = key
		switch key {
		case "id":
			p.ID = value
		case "title":
			p.Title = value
		case "checked":
			p.Checked = value
		case "focused":
			p.Focused = value
		case "sources":
		default:
			return fmt.Errorf("its front matter has the unknown line %q", line)
		}
	}
	return nil
}

func (p *Part) check() error {
	switch {
	case p.ID == "":
		return errors.New("it has no id")
	case p.Title == "":
		return errors.New("it has no title")
	case p.Markdown == "":
		return errors.New("it has no text")
	case len(p.Sources) == 0:
		return errors.New("it has no sources")
	}
	for _, s := range p.Sources {
		if s.Text == "" || s.Where == "" {
			return errors.New("it has an empty source")
		}
	}
	if _, err := time.Parse("2006-01", p.Checked); err != nil {
		return fmt.Errorf("checked: %q is not a month such as 2026-11", p.Checked)
	}
	return nil
}
