package palette

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"saveboard/model/text"
)

// An Item is a line of the palette: a thing to do, or a place to go to.
type Item struct {
	Name string
	Kind string // of a place, such as "video"; it stands where a command has its key
	Key  string // as it is written: "↵", "ctrl+r"
	Off  string // why it cannot be done now
	Run  any    // what the shell does when it is chosen

	line   text.Line
	folded string // what pieces of the name are looked for in
	origin []int  // the rune of line that each rune of folded is from
}

// Place is a line that goes to something that people have named. A place is found by pieces of its name
// as they stand there; letters picked from all over would find nearly every long title.
func Place(kind, name string, run any) Item { return Item{Name: name, Kind: kind, Run: run}.prepared() }

// prepared is the item as it is looked through.
func (i Item) prepared() Item {
	i.line = text.Clean(i.Name)
	i.folded, i.origin = fold(i.line.String())
	return i
}

// fold takes case and accents off each rune, and remembers where it stood.
func fold(s string) (folded string, origin []int) {
	var b strings.Builder
	at := 0
	for _, r := range s {
		plain := string(r)
		if r < 0x80 {
			plain = strings.ToLower(plain)
		} else {
			plain = text.Fold(plain)
		}
		for range plain {
			origin = append(origin, at)
		}
		b.WriteString(plain)
		at++
	}
	return b.String(), origin
}

// A found is an item that what was typed fits, and the runes of its name that were typed.
type found struct {
	Item
	matched []int
	score   int
	pieces  bool // every word stands in the name as it was typed
}

// find takes the items that fit every word of what was typed: first the commands that have the words
// in their names, then the places, which all do, then commands that have but their letters. The best
// come first and, where that decides nothing, they stay in order. Places take something typed.
func find(query string, items []Item) []found {
	words := strings.Fields(query)
	var commands, places, scattered []found
	for _, i := range items {
		f, ok := i.fits(words)
		switch {
		case !ok:
		case i.Kind != "":
			if len(words) > 0 {
				places = append(places, f)
			}
		case f.pieces:
			commands = append(commands, f)
		default:
			scattered = append(scattered, f)
		}
	}
	best := func(a, b found) int { return b.score - a.score }
	slices.SortStableFunc(commands, best)
	slices.SortStableFunc(scattered, best)
	return slices.Concat(commands, places, scattered)
}

func (i Item) fits(words []string) (found, bool) {
	f := found{Item: i, pieces: true}
	for _, word := range words {
		matched, score := i.fuzzily(word)
		if piece := i.piece(word); piece != nil {
			matched = piece
		} else {
			f.pieces = false
		}
		if matched == nil {
			return found{}, false
		}
		f.matched, f.score = append(f.matched, matched...), f.score+score
	}
	return f, true
}

// fuzzily looks for the letters of a word, in their order, anywhere in the name.
func (i Item) fuzzily(word string) (matched []int, score int) {
	if i.Kind != "" {
		return nil, 0
	}
	name := i.line.String()
	matches := fuzzy.Find(word, []string{name})
	if len(matches) == 0 {
		return nil, 0
	}
	for _, at := range matches[0].MatchedIndexes {
		matched = append(matched, len([]rune(name[:at])))
	}
	return matched, matches[0].Score
}

// piece looks for a word in the name, as it stands there.
func (i Item) piece(word string) []int {
	word, _ = fold(word)
	at := strings.Index(i.folded, word)
	if word == "" || at < 0 {
		return nil
	}
	first := len([]rune(i.folded[:at]))
	return i.origin[first : first+len([]rune(word))]
}
