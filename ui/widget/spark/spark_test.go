package spark_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/spark"
)

func reals(values ...float64) []model.Real {
	all := make([]model.Real, len(values))
	for i, v := range values {
		if v != unknown {
			all[i] = model.Known(v)
		}
	}
	return all
}

const unknown = -99

func TestSparklinesShowTheShapeOfASeries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		values []model.Real
		cells  int
		scale  spark.Scale
		want   string
	}{
		{"counts stand on zero", reals(90, 95, 100), 3, spark.FromZero, "▆▇▇"},
		{"rates use their own range", reals(0.90, 0.95, 1.00), 3, spark.OwnRange, "▁▄▇"},
		{"unknown is blank, not low", reals(7, unknown, 0), 3, spark.FromZero, "▇ ▁"},
		{"nothing gained is the lowest level", reals(0, 0, 0), 3, spark.FromZero, "▁▁▁"},
		{"a fall is the lowest level", reals(-5, 10), 2, spark.FromZero, "▁▇"},
		{"a rate that stays is in the middle", reals(0.4, 0.4), 2, spark.OwnRange, "▄▄"},
		{"many values are averaged", reals(0, 0, 3, 3, 6, 6), 3, spark.FromZero, "▁▄▇"},
		{"averages skip the unknown", reals(6, unknown, 3, unknown), 2, spark.FromZero, "▇▄"},
		{"few values are widened evenly, from the left", reals(3, 6), 5, spark.FromZero, "▄▄▇▇ "},
		{"all unknown", reals(unknown, unknown), 2, spark.FromZero, "  "},
		{"no values", nil, 3, spark.FromZero, "   "},
		{"no room", reals(1), 0, spark.FromZero, ""},
	} {
		line := spark.Line{Values: c.values, Cells: c.cells, Scale: c.scale}
		if got := ansi.Strip(drawn(look.New("mono", look.NoColour, look.Full()), line)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// drawn is the line in a canvas that is just as wide.
func drawn(l look.Look, line spark.Line) string {
	c := canvas.New(l, line.Cells, 1)
	spark.Draw(c, 0, 0, line)
	return c.Lines()[0]
}

func TestOnlyTheLastKnownValueShines(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.Colours16, look.Full())
	line := spark.Line{Values: reals(1, 2, unknown), Cells: 3, Body: look.SavesQuiet, Last: look.Saves}
	if got, want := drawn(l, line), "\x1b[33m▄\x1b[m\x1b[93m▇ \x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestASparklineFillsItsCells(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.TrueColour, look.ASCII())
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64(), 0, 400).Draw(t, "values")
		cells := rapid.IntRange(0, 60).Draw(t, "cells")
		line := spark.Line{Values: reals(values...), Cells: cells, Scale: spark.Scale(rapid.IntRange(0, 1).Draw(t, "scale"))}
		if got := ansi.StringWidth(drawn(l, line)); got != cells {
			t.Errorf("%d cells, want %d", got, cells)
		}
	})
}
