package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
)

// A Change is what making, changing or removing a rule would do to the videos.
type Change struct {
	Word          string  `json:"word"`
	Category      *string `json:"category"`     // that the rule gives; nil where it is removed
	Was           *string `json:"category_was"` // that it gave until now; nil where it is new
	Fits          int     `json:"fits"`         // videos that the rule takes
	Sorted        int     `json:"sorted"`       // had no category and get one
	Moved         int     `json:"moved"`        // get another category
	Uncategorised int     `json:"uncategorised"`
	Already       int     `json:"already"`   // fit and are in the category already
	KeptUser      int     `json:"kept_user"` // fit and keep another category, which the user chose
	KeptFile      int     `json:"kept_file"` // which a file says
	KeptRule      int     `json:"kept_rule"` // which another rule gave
	Moves         []Move  `json:"moves"`     // the largest first
	Videos        []Moved `json:"videos"`    // that get another category, the newest first
}

// A Move is the videos that go from one category to another; nil is none.
type Move struct {
	From   *string `json:"from"`
	To     *string `json:"to"`
	Videos int     `json:"videos"`
}

// A Moved is a video that goes from one category to another.
type Moved struct {
	VideoID string  `json:"video_id"`
	Title   string  `json:"title"`
	From    *string `json:"from"`
	To      *string `json:"to"`
}

func named(category string) *string {
	if category == "" {
		return nil
	}
	return &category
}

func sameName(a, b *string) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// compareNames puts no name first.
func compareNames(a, b *string) int {
	switch {
	case sameName(a, b):
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}

func (c *Change) move(v *model.Video, to string) {
	switch {
	case v.Category == "":
		c.Sorted++
	case to == "":
		c.Uncategorised++
	default:
		c.Moved++
	}
	m := Moved{v.TikTokID, v.Title, named(v.Category), named(to)}
	c.Videos = append(c.Videos, m)
	i := slices.IndexFunc(c.Moves, func(of Move) bool { return sameName(of.From, m.From) && sameName(of.To, m.To) })
	if i < 0 {
		i = len(c.Moves)
		c.Moves = append(c.Moves, Move{From: m.From, To: m.To})
	}
	c.Moves[i].Videos++
}

func (c *Change) keep(v *model.Video) {
	switch {
	case c.Category != nil && v.Category == *c.Category:
		c.Already++
	case v.CategoryFrom == model.CategoryUser:
		c.KeptUser++
	case v.CategoryFrom == model.CategoryFile:
		c.KeptFile++
	default:
		c.KeptRule++
	}
}

// finish puts the moves in order, and leaves no list nil.
func (c *Change) finish() {
	if c.Moves == nil {
		c.Moves, c.Videos = []Move{}, []Moved{}
	}
	slices.SortFunc(c.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(b.Videos, a.Videos), compareNames(a.From, b.From), compareNames(a.To, b.To))
	})
}

// Sentences say what would change, and what stays although the rule fits.
func (c Change) Sentences() []string {
	var said []string
	for _, to := range c.targets() {
		said = append(said, c.going(to))
	}
	if len(said) == 0 {
		said = []string{c.nothing()}
	}
	if c.Already > 0 && c.Category != nil && !sameName(c.Category, c.Was) {
		said = append(said, fmt.Sprintf("%s in %s already.", are(c.Already), *c.Category))
	}
	if kept := c.keeping(); kept != "" {
		said = append(said, kept)
	}
	return said
}

// targets are the categories that videos would go to, the rule's own first.
func (c Change) targets() []*string {
	var all []*string
	for _, m := range c.Moves {
		if !slices.ContainsFunc(all, func(to *string) bool { return sameName(to, m.To) }) {
			all = append(all, m.To)
		}
	}
	slices.SortStableFunc(all, func(a, b *string) int {
		first := func(to *string) int {
			if sameName(to, c.Category) {
				return 0
			}
			return 1
		}
		return cmp.Compare(first(a), first(b))
	})
	return all
}

// mostSources is how many categories a sentence names that videos come from.
const mostSources = 3

// going says how many videos would go to a category, and where from.
func (c Change) going(to *string) string {
	var from []string
	sum, named := 0, 0
	for _, m := range c.Moves {
		if !sameName(m.To, to) {
			continue
		}
		if sum += m.Videos; len(from) < mostSources {
			named += m.Videos
			from = append(from, counted(m.Videos)+" "+source(m.From))
		}
	}
	switch {
	case to == nil:
		return number.Of(sum, "video") + " would have no category any more."
	case len(from) == 1:
		_, where, _ := strings.Cut(from[0], " ")
		return fmt.Sprintf("%s %s would go to %s.", number.Of(sum, "video"), where, *to)
	case sum > named:
		from = append(from, counted(sum-named)+" from others")
	}
	return fmt.Sprintf("%s would go to %s: %s.", number.Of(sum, "video"), *to, strings.Join(from, ", "))
}

func source(from *string) string {
	if from == nil {
		return "without a category"
	}
	return "from " + *from
}

// nothing says why no video would get another category.
func (c Change) nothing() string {
	switch {
	case c.Category != nil && sameName(c.Category, c.Was):
		return "There is that rule already."
	case c.Category != nil && c.Fits == 0:
		return "It fits no video yet; it would sort those that come."
	}
	return "No video would change its category."
}

// keeping says how many videos fit and keep another category, and who gave it.
func (c Change) keeping() string {
	var parts []string
	sum := 0
	for _, of := range []struct {
		n    int
		whom string
	}{{c.KeptUser, "that you chose"}, {c.KeptFile, "from a file"}, {c.KeptRule, "of another rule"}} {
		if of.n > 0 {
			sum += of.n
			parts = append(parts, counted(of.n)+" "+of.whom)
		}
	}
	keep := " keep"
	if sum == 1 {
		keep = " keeps"
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		_, whom, _ := strings.Cut(parts[0], " ")
		return counted(sum) + keep + " the category " + whom + "."
	}
	return counted(sum) + keep + " theirs: " + strings.Join(parts, ", ") + "."
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return counted(n) + " are"
}

func counted(n int) string { return number.Full().Exact(model.Known(float64(n))) }
