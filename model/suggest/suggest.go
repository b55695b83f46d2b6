// Package suggest guesses the category of a video from those that are sorted already, by the words of
// its title and its hashtags. It says which words speak for the guess, how sure it is, and how often
// it is right on this very account. It never sorts anything by itself.
//
// It is the multinomial naive Bayes classifier: each category is a bag of words, and a title is likely
// to come from the bag that holds its words. The words of a title are not independent, so the raw
// probabilities are far too sure; they are tempered by the one number that fits best when each sorted
// video is left out in turn and guessed from all others. The measured accuracy is of the same guesses.
//
// Source: McCallum and Nigam (1998), A comparison of event models for naive Bayes text classification;
// Guo et al. (2017), On calibration of modern neural networks, for the temperature.
package suggest

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"saveboard/model"
	"saveboard/model/text"
)

// What has to be sorted before anything is suggested: fewer tell nothing about the others.
const (
	LeastVideos     = 10
	LeastCategories = 2
)

// A Suggestion is a category for a video without one.
type Suggestion struct {
	VideoID     string   `json:"video_id"`
	Title       string   `json:"title"`
	Category    string   `json:"category"`
	Probability float64  `json:"probability"`
	Words       []string `json:"words"` // that speak for it, the strongest first
}

// A Report is all suggestions, and how good they are.
type Report struct {
	Suggestions []Suggestion `json:"suggestions"`  // the surest first
	LearnedFrom int          `json:"learned_from"` // sorted videos
	Categories  int          `json:"categories"`
	Right       int          `json:"right"`         // of LearnedFrom, when each was left out
	Largest     string       `json:"largest"`       // the largest category, and
	LargestHas  int          `json:"largest_has"`   // how many videos it has: always saying it would be right so often
	WithoutWord int          `json:"without_words"` // videos without a category of which no word is known
	right       []float64    // probabilities of the right guesses, when each was left out
	wrong       []float64
}

// Enough tells whether there is enough to learn from.
func (r Report) Enough() bool { return r.LearnedFrom >= LeastVideos && r.Categories >= LeastCategories }

// TooFew says what is needed before anything can be suggested.
func (r Report) TooFew() string {
	return fmt.Sprintf("Suggestions need %d sorted videos in %d categories; there are %d in %d.", LeastVideos, LeastCategories, r.LearnedFrom, r.Categories)
}

// Above are the suggestions at least that sure.
func (r Report) Above(p float64) []Suggestion {
	var sure []Suggestion
	for _, s := range r.Suggestions {
		if s.Probability >= p {
			sure = append(sure, s)
		}
	}
	return sure
}

// RightAbove counts the guesses at least that sure among the sorted videos, and the right ones of them.
func (r Report) RightAbove(p float64) (right, of int) {
	for _, q := range r.right {
		if q >= p {
			right++
		}
	}
	of = right
	for _, q := range r.wrong {
		if q >= p {
			of++
		}
	}
	return right, of
}

// For learns from the videos that have a category, and suggests one for each of the others of which a
// word is known. Cost: videos × categories × words of a title.
func For(ctx context.Context, videos []model.Video) (Report, error) {
	l := learn(videos)
	report := Report{Suggestions: []Suggestion{}, LearnedFrom: len(l.sorted), Categories: len(l.bags)}
	for _, b := range l.bags {
		if b.videos > report.LargestHas {
			report.Largest, report.LargestHas = b.name, b.videos
		}
	}
	if !report.Enough() {
		return report, nil
	}
	if err := l.measure(ctx, &report); err != nil {
		return report, err
	}
	for i, v := range videos {
		if i%1000 == 0 && ctx.Err() != nil {
			return report, ctx.Err()
		}
		if v.Category != "" {
			continue
		}
		if s, ok := l.suggest(v); ok {
			report.Suggestions = append(report.Suggestions, s)
		} else {
			report.WithoutWord++
		}
	}
	slices.SortFunc(report.Suggestions, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.Probability, a.Probability), cmp.Compare(a.VideoID, b.VideoID))
	})
	return report, nil
}

// A bag is the words of one category.
type bag struct {
	name   string
	videos int
	total  int // of words
	words  map[string]int
}

// A sorted is a video that is learned from.
type sorted struct {
	bag   int
	words []string
}

// A learned is what is known of all categories.
type learned struct {
	bags        []*bag // by their folded names
	sorted      []sorted
	known       map[string]int // in how many sorted videos a word is
	temperature float64
}

func learn(videos []model.Video) *learned {
	l := &learned{known: make(map[string]int), temperature: 1}
	at := make(map[string]int)
	folded := make([]string, 0)
	for _, v := range videos {
		if v.Category != "" {
			folded = append(folded, text.Fold(v.Category))
		}
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(folded))) {
		at[name] = len(l.bags)
		l.bags = append(l.bags, &bag{words: make(map[string]int)})
	}
	for _, v := range videos {
		if v.Category == "" {
			continue
		}
		i := at[text.Fold(v.Category)]
		b, words := l.bags[i], wordsOf(v)
		b.name, b.videos, b.total = v.Category, b.videos+1, b.total+len(words)
		for _, w := range words {
			b.words[w]++
			l.known[w]++
		}
		l.sorted = append(l.sorted, sorted{i, words})
	}
	return l
}

// wordsOf are the different words of a title and its hashtags, folded. A hashtag that stands in the
// title is one word, not two.
func wordsOf(v model.Video) []string {
	var words []string
	for _, tag := range v.Hashtags {
		words = append(words, "#"+text.Fold(tag))
	}
	between := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '#'
	}
	for _, w := range strings.FieldsFunc(text.Fold(v.Title), between) {
		if plain := strings.Trim(w, "#"); plain != "" && len([]rune(plain)) > 1 {
			words = append(words, w)
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(words)))
}

// scores are the logarithms of how likely the words are with each category, up to a constant. The video
// itself is left out of the counts when it is one of bag own; −1 is none.
func (l *learned) scores(words []string, own int) []float64 {
	scores := make([]float64, len(l.bags))
	for c, b := range l.bags {
		videos, total, less := b.videos, b.total, 0
		if c == own {
			videos, total, less = videos-1, total-len(words), 1
		}
		scores[c] = math.Log(float64(videos) + 1)
		for _, w := range words {
			if l.seen(w, own) {
				scores[c] += math.Log(float64(b.words[w]-less)+1) - math.Log(float64(total+len(l.known)))
			}
		}
	}
	return scores
}

// seen tells whether a word is known from another video than the one that is left out.
func (l *learned) seen(word string, own int) bool {
	if own >= 0 {
		return l.known[word] > 1
	}
	return l.known[word] > 0
}

// tempered turns scores into probabilities.
func tempered(scores []float64, temperature float64) []float64 {
	most := slices.Max(scores)
	p := make([]float64, len(scores))
	sum := 0.0
	for c, s := range scores {
		p[c] = math.Exp((s - most) / temperature)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

// temperatures are those that are tried. 1 leaves the classifier as sure as it claims to be.
func temperatures() []float64 { return []float64{1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8, 12} }

// measure guesses each sorted video from all others: that gives the temperature and the accuracy.
func (l *learned) measure(ctx context.Context, r *Report) error {
	all := make([][]float64, len(l.sorted))
	for i, s := range l.sorted {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		all[i] = l.scores(s.words, s.bag)
	}
	best := math.Inf(-1)
	for _, t := range temperatures() {
		likely := 0.0
		for i, s := range l.sorted {
			likely += math.Log(max(tempered(all[i], t)[s.bag], 1e-12))
		}
		if likely > best {
			best, l.temperature = likely, t
		}
	}
	for i, s := range l.sorted {
		p := tempered(all[i], l.temperature)
		guess := top(p)
		if guess == s.bag {
			r.Right++
			r.right = append(r.right, p[guess])
		} else {
			r.wrong = append(r.wrong, p[guess])
		}
	}
	return nil
}

// top is the place of the largest; the first of equals.
func top(p []float64) int {
	best := 0
	for c := range p {
		if p[c] > p[best] {
			best = c
		}
	}
	return best
}

// suggest guesses the category of a video; ok is false when none of its words is known.
func (l *learned) suggest(v model.Video) (s Suggestion, ok bool) {
	words := wordsOf(v)
	if !slices.ContainsFunc(words, func(w string) bool { return l.seen(w, -1) }) {
		return s, false
	}
	p := tempered(l.scores(words, -1), l.temperature)
	guess := top(p)
	return Suggestion{
		VideoID: v.TikTokID, Title: v.Title, Category: l.bags[guess].name, Probability: p[guess], Words: l.speaking(words, guess),
	}, true
}

// mostWords is how many words are named.
const mostWords = 3

// speaking are the words that speak for a category: more common in it than in all others together.
func (l *learned) speaking(words []string, guess int) []string {
	total := 0
	for _, b := range l.bags {
		total += b.total
	}
	b := l.bags[guess]
	odds := func(w string) float64 {
		here := (float64(b.words[w]) + 1) / float64(b.total+len(l.known))
		there := (float64(l.known[w]-b.words[w]) + 1) / float64(total-b.total+len(l.known))
		return math.Log(here / there)
	}
	said := []string{}
	for _, w := range words {
		if b.words[w] > 0 && odds(w) > 0 {
			said = append(said, w)
		}
	}
	slices.SortStableFunc(said, func(x, y string) int { return cmp.Compare(odds(y), odds(x)) })
	return said[:min(mostWords, len(said))]
}
