package importer

import (
	"bufio"
	"context"
	"errors"
	"strings"

	"saveboard/model"
)

// archiveTXT is the format of the archive's list of own posts as text: blocks of "Date:", "Link:"
// and "Like(s):". Other lists of the archive have blocks of the same form, and they are private:
// only the file's name tells them apart.
func archiveTXT() Format {
	return Format{
		Name:  "archive",
		Own:   true,
		Lacks: []model.Counter{model.Views, model.Comments, model.Shares, model.Saves},
		Match: func(s Sample) Match {
			m := Match{Need: 3}
			if s.Shape != ShapeText && s.Shape != ShapeTable || !isPostsFile(s.Name) {
				return m
			}
			m.Have++
			for _, key := range []string{"date:", "link:"} {
				if strings.Contains(strings.ToLower(string(s.Text)), key) {
					m.Have++
				}
			}
			return m
		},
		Read: readArchiveTXT,
	}
}

// leave says that a value was there and was not taken.
func (a *archiveReader) leave(word, value string) {
	if value != "" && value != "N/A" {
		a.out.LeftBehind(word)
	}
}

func isPostsFile(name string) bool {
	name = strings.ToLower(name[strings.LastIndexAny(name, `/\`)+1:])
	return name == "posts.txt" || name == "post.txt"
}

func readArchiveTXT(ctx context.Context, in *Input, out *Output) error {
	a := archiveReader{in: in, out: out}
	var block *record
	finish := func() error {
		if block == nil {
			return nil
		}
		done := block
		block = nil
		return a.take(done)
	}
	lines := bufio.NewScanner(in.Text)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		key, value, ok := strings.Cut(strings.TrimSpace(lines.Text()), ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if ok && key == "date" {
			if err := finish(); err != nil {
				return err
			}
			block = &record{kind: '{'}
		}
		if !ok || block == nil {
			continue
		}
		switch key {
		case "date":
			block.set("Date", value)
		case "link":
			block.set("Link", value)
		case "like(s)", "likes":
			block.set("Likes", value)
		case "sound":
			a.leave(LeftSound, value)
		case "location":
			a.leave(LeftPlaces, value)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return &Refusal{Sentence: "The list of posts has a line of more than 16 MB.", Help: "Request the archive again as JSON."}
	}
	if lines.Err() != nil {
		return lines.Err()
	}
	if err := finish(); err != nil {
		return err
	}
	return a.match(ctx)
}
