package filter

import (
	"testing"

	"saveboard/model"
)

func TestEveryWordMustOccurWithCaseAndAccentsFolded(t *testing.T) {
	t.Parallel()
	v := model.Video{
		Title: "Crème brûlée sans chalumeau 🍮", Hashtags: []string{"Dessert", "60seconds"},
		Category: "Recipes", Labels: []string{"long read"}, Note: "pinned",
	}
	for filter, want := range map[string]bool{
		"":                   true,
		"  ":                 true,
		"creme":              true,
		"BRULEE recipes":     true,
		"creme skits":        false,
		"#dess":              true,
		"dessert":            true,
		"#creme":             false,
		"long pinned":        true,
		"🍮":                  true,
		"chalumeau #60sec":   true,
		"chalumeau #seconds": false,
	} {
		if got := Parse(filter).Match(v); got != want {
			t.Errorf("%q matches: %v, want %v", filter, got, want)
		}
	}
}
