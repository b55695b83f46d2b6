package look

import "strings"

// Glyphs are the characters the program draws with beside letters and digits.
type Glyphs struct {
	ASCII                                  bool
	Rule, HeavyRule                        string
	BoxTopLeft, BoxTopRight                string
	BoxBottomLeft, BoxBottomRight, BoxSide string
	Focus                                  string
	Spark                                  [7]string
	Bar                                    [8]string // an eighth … full, for horizontal bars
	Column                                 [8]string // an eighth … full, for columns
	IntervalFrom, IntervalMid, IntervalTo  string
	IntervalLine                           string
	Band, BandMiddle, Before               string
	Heat                                   [4]string // of a map's cell, the lowest first
	Few                                    string    // in a map's cell with too few videos
	Up, Down, SortedDown, SortedUp         string
	Unknown, Cut                           string
	Finding, Spike, Marked, Failed         string
	Times, Dot, Enter                      string
	Track, Thumb                           string
}

// Full are the glyphs of a terminal that can draw all of them one cell wide.
func Full() Glyphs {
	return Glyphs{
		Rule: "─", HeavyRule: "━",
		BoxTopLeft: "╭", BoxTopRight: "╮", BoxBottomLeft: "╰", BoxBottomRight: "╯", BoxSide: "│",
		Focus:        "▌",
		Spark:        [7]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇"},
		Bar:          [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Column:       [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		IntervalFrom: "├", IntervalMid: "●", IntervalTo: "┤", IntervalLine: "─",
		Band: "░", BandMiddle: "▒", Before: "╌",
		Heat: [4]string{"░", "▒", "▓", "█"}, Few: "·",
		Up: "▲", Down: "▼", SortedDown: "↓", SortedUp: "↑",
		Unknown: "—", Cut: "…",
		Finding: "●", Spike: "◆", Marked: "✓", Failed: "✗",
		Times: "×", Dot: "·", Enter: "↵",
		Track: "│", Thumb: "┃",
	}
}

// ASCII are glyphs for a terminal that draws ASCII only, or draws others two cells wide.
func ASCII() Glyphs {
	return Glyphs{
		ASCII: true,
		Rule:  "-", HeavyRule: "=",
		BoxTopLeft: "+", BoxTopRight: "+", BoxBottomLeft: "+", BoxBottomRight: "+", BoxSide: "|",
		Focus:        ">",
		Spark:        [7]string{"_", ".", "-", "=", "+", "*", "#"},
		Bar:          [8]string{"", "", "", "=", "=", "=", "=", "="},
		Column:       [8]string{"_", "_", ".", ".", "-", "-", "=", "#"},
		IntervalFrom: "[", IntervalMid: "*", IntervalTo: "]", IntervalLine: "-",
		Band: ":", BandMiddle: "+", Before: ".",
		Heat: [4]string{".", ":", "+", "#"}, Few: "'",
		Up: "+", Down: "-", SortedDown: "v", SortedUp: "^",
		Unknown: "-", Cut: "~",
		Finding: "o", Spike: "*", Marked: "*", Failed: "x",
		Times: "x", Dot: "-", Enter: "enter",
		Track: "|", Thumb: "#",
	}
}

// Say is a sentence of the program's own as this terminal can show it. Titles in it are their
// creators' and stay as they are, but for the quotation marks around them.
func (g Glyphs) Say(sentence string) string {
	if !g.ASCII {
		return sentence
	}
	return typography.Replace(sentence)
}

// typography has ASCII for the marks that sentences are set with.
var typography = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "~", "×", "x", " · ", " - ")
