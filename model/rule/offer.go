package rule

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"saveboard/model/text"
)

// An Offer is a rule that could be made for a category, and how many videos it would give one.
type Offer struct {
	Word   string
	Videos int
}

// How much is offered. A word shorter than shortest says nothing, and neither does one that stands in
// more than one of every commonest titles.
const (
	mostOffers = 8
	mostTried  = 24 // words that are held against all videos
	shortest   = 4  // letters
	commonest  = 4
)

// Offers are rules that could give a category to some videos and to what is like them: their hashtags,
// those that most of them carry first, then words of their titles that others have too. What would sort
// nothing now comes last. Where no video is named, it is those in the category, else those without one, and
// what would sort nothing is left out. Videos are named by TikTok's ids.
func (b *Book) Offers(category string, videos []string) []Offer {
	about := b.about(category, videos)
	var offers []Offer
	for _, word := range append(hashtagsOf(about), wordsOf(about)...) {
		c, err := b.Adding(word, category)
		isTag := strings.HasPrefix(word, "#")
		switch {
		case err != nil || sameName(c.Was, c.Category):
		case len(videos) == 0 && len(c.Videos) == 0:
		case !isTag && (c.Fits < 2 || c.Fits*commonest > len(b.entries) || len(c.Videos) == 0):
		default:
			offers = append(offers, Offer{word, len(c.Videos)})
		}
		if len(offers) == mostOffers {
			break
		}
	}
	slices.SortStableFunc(offers, func(a, b Offer) int { return cmp.Compare(min(1, b.Videos), min(1, a.Videos)) })
	return offers
}

func (b *Book) about(category string, videos []string) []*entry {
	named := make(map[string]bool, len(videos))
	for _, id := range videos {
		named[id] = true
	}
	for _, belongs := range []func(*entry) bool{
		func(e *entry) bool { return named[e.video.TikTokID] },
		func(e *entry) bool { return text.Fold(e.video.Category) == text.Fold(category) },
		func(e *entry) bool { return e.video.Category == "" },
	} {
		var about []*entry
		for i := range b.entries {
			if belongs(&b.entries[i]) {
				about = append(about, &b.entries[i])
			}
		}
		if len(about) > 0 {
			return about
		}
	}
	return nil
}

// hashtagsOf are the hashtags of videos as people write them.
func hashtagsOf(about []*entry) []string {
	return mostFirst(about, mostOffers, func(e *entry) []string {
		var tags []string
		for _, tag := range e.video.Hashtags {
			tags = append(tags, "#"+strings.ToLower(name(tag)))
		}
		return tags
	})
}

// wordsOf are the words of their titles but the hashtags. A script without spaces has no words to be found.
func wordsOf(about []*entry) []string {
	return mostFirst(about, mostTried, func(e *entry) []string {
		var words []string
		for _, piece := range strings.Fields(strings.ToLower(name(e.video.Title))) {
			if strings.Contains(piece, "#") {
				continue
			}
			for _, word := range strings.FieldsFunc(piece, func(r rune) bool { return !inWord(r) }) {
				if utf8.RuneCountInString(word) >= shortest {
					words = append(words, word)
				}
			}
		}
		return words
	})
}

// mostFirst are the words of videos, those of most videos first, and then as they were met.
func mostFirst(about []*entry, most int, of func(*entry) []string) []string {
	var words []string
	counts, seen := make(map[string]int), make(map[string]*entry)
	for _, e := range about {
		for _, word := range of(e) {
			folded := text.Fold(word)
			switch seen[folded] {
			case e: // twice in one title
				continue
			case nil:
				words = append(words, word)
			}
			seen[folded] = e
			counts[folded]++
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(counts[text.Fold(b)], counts[text.Fold(a)]) })
	return words[:min(len(words), most)]
}
