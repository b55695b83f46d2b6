package demo

import (
	"math/rand/v2"
	"strings"

	"saveboard/assets"
	"saveboard/model"
)

// A caption is what a post says under its picture.
type caption struct {
	title    string
	hashtags []string
}

// captions reads the invented captions by category, each list in an order drawn from rng.
// A line is a caption with its hashtags; a line with a dash is a post without a caption.
func captions(rng *rand.Rand) map[string][]caption {
	byCategory := make(map[string][]caption)
	category := ""
	for line := range strings.Lines(assets.DemoCaptions) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			category = strings.Trim(line, "[]")
		default:
			byCategory[category] = append(byCategory[category], parseCaption(line))
		}
	}
	for _, name := range append(categoryNames(), "") { // in a fixed order: a map has none
		list := byCategory[name]
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return byCategory
}

func parseCaption(line string) caption {
	title, tags, _ := strings.Cut(line, " #")
	if title == "-" {
		return caption{}
	}
	c := caption{title: title}
	for tag := range strings.SplitSeq(tags, " #") {
		if tag != "" {
			c.hashtags = append(c.hashtags, tag)
		}
	}
	return c
}

// kind tells photo posts by the camera in their title.
func (c caption) kind() model.Kind {
	if strings.Contains(c.title, "📷") {
		return model.KindPhoto
	}
	return model.KindVideo
}

func categoryNames() []string {
	var names []string
	for _, c := range categories() {
		names = append(names, c.Name)
	}
	return names
}
