package view

import (
	"reflect"
	"strings"
	"testing"

	"saveboard/model"
)

// isFigure tells whether fields of the type hold a figure.
func isFigure(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[model.Real](), reflect.TypeFor[model.Count](), reflect.TypeFor[float64](), reflect.TypeFor[Figure]():
		return true
	}
	return false
}

// figuresIn lists the figures of a view under the names by which they are defined.
func figuresIn(t reflect.Type, prefix string, found map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[Head]() {
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case key == "-" || !f.IsExported():
		case isFigure(f.Type):
			key = strings.TrimSuffix(strings.TrimSuffix(key, "_low"), "_high")
			found[prefix+key] = true
		case f.Anonymous && key == "":
			figuresIn(f.Type, prefix, found)
		case key != "":
			figuresIn(f.Type, prefixOf(key, prefix), found)
		}
	}
}

// prefixOf is what sets the figures below a key apart from those of the same name elsewhere.
func prefixOf(key, prefix string) string {
	switch key {
	case "videos": // the list, or what is said of those that are compared
		return prefix
	case "video", "movers", "best_video", "cells", "best", "series", "spikes", "findings":
		return ""
	case "days", "days_before":
		return "day."
	case "weeks":
		return "week."
	case "curve":
		return "curve."
	case "accounts":
		return "account."
	case "categories":
		return "category."
	case "typical", "forecast", "ranks": // a row of them is one figure
		return key + "."
	}
	return prefix
}

func TestEveryFigureOfAViewHasADefinition(t *testing.T) {
	t.Parallel()
	views := map[string]reflect.Type{
		"overview.": reflect.TypeFor[Overview](), "": reflect.TypeFor[Videos](), "video ": reflect.TypeFor[VideoDetail](),
		"category.": reflect.TypeFor[Categories](), "account.": reflect.TypeFor[Accounts](), "trends ": reflect.TypeFor[Trends](), "compare.": reflect.TypeFor[Comparison](), "timing ": reflect.TypeFor[Timing](),
	}
	for prefix, view := range views {
		found := make(map[string]bool)
		figuresIn(view, prefix, found)
		if len(found) == 0 {
			t.Errorf("%v has no figures", view)
		}
		for key := range found {
			name := key[strings.LastIndexAny(key, " ")+1:]
			switch {
			case strings.HasPrefix(name, "typical."), strings.HasPrefix(name, "forecast."), strings.HasPrefix(name, "ranks."):
				name, _, _ = strings.Cut(name, ".")
			case strings.HasSuffix(name, "duration_s"): // what the file says of the video, no figure
				continue
			}
			bare := name[strings.LastIndexByte(name, '.')+1:]
			if define(name).sentence == "" && (strings.HasPrefix(name, "overview.") || define(bare).sentence == "") {
				t.Errorf("%v has the figure %s, which has no definition", view, name)
			}
		}
	}
}

func TestDefinitionsAreOneSentenceOrTwoInPlainWords(t *testing.T) {
	t.Parallel()
	for _, key := range []string{
		"saves", "saves_gained", "save_rate", "adjusted_save_rate", "against_typical", "forecast", "shelf_life", "half_life_days", "ranks", "typical",
		"spikes", "overview.saves", "overview.save_rate", "overview.kept_after_week_1", "findings", "typical_rate", "pooled_rate", "chance_best",
		"change_per_week", "effect",
	} {
		d := define(key)
		if d.name == "" || !strings.HasSuffix(d.sentence, ".") || len(d.sentence) > 220 || strings.Contains(d.sentence, "!") {
			t.Errorf("%s: %q is defined as %q", key, d.name, d.sentence)
		}
		if d.said != "" && !strings.HasSuffix(d.said, " comes") && !strings.HasSuffix(d.said, " come") {
			t.Errorf("%s: “Where %s from” is no sentence", key, d.said)
		}
	}
}
