package filter

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"saveboard/model/text"
)

// Values are what is there to be asked about.
type Values struct {
	Categories, Hashtags, Labels, Accounts []string
	Saved                                  []Saved
}

// Saved is a filter that was kept under a name.
type Saved struct {
	Name string `json:"name"`
	Text string `json:"filter"`
}

// A Completion is what can stand in place of the word at the cursor.
type Completion struct {
	Start, End int // the word's bytes
	Options    []Option
	OfFields   bool // the options are fields: the word may become a term
}

// An Option is one of them: what is put in, how it is shown, and what it is.
type Option struct{ Text, Shown, Says string }

// mostOptions is how many a completion has at most.
const mostOptions = 6

// Complete is what the word that ends at byte cursor can become: a field, a value of one, a hashtag, a saved
// filter. Where there is no word, it is the list of fields.
func Complete(s string, cursor int, v Values) Completion {
	start, end := wordAt(s, cursor)
	word := s[start:cursor]
	c := Completion{Start: start, End: end}
	name, op, value := splitTerm(word)
	switch {
	case word == "":
		c.Options = fieldOptions("")
		return c
	case strings.HasPrefix(word, "@"):
		c.Options = savedOptions(word[1:], v.Saved)
	case strings.HasPrefix(word, "#"):
		c.Options = hashtagOptions(word[1:], v.Hashtags)
	case op == "" && isName(word):
		c.Options, c.OfFields = fieldOptions(text.Fold(word)), true
	case op == "":
	default:
		c.Options = termOptions(name, op, strings.Trim(value, `"`), v)
	}
	c.Options = slices.DeleteFunc(c.Options, func(o Option) bool { return o.Text == s[start:end] })
	c.Options = c.Options[:min(len(c.Options), mostOptions)]
	return c
}

// wordAt is the word around the cursor: from the last space, parenthesis or minus sign before it, outside of
// quotation marks, to the next one behind it.
func wordAt(s string, cursor int) (start, end int) {
	quoted, begins := false, true
	for i, r := range s {
		if i >= cursor {
			break
		}
		switch {
		case r == '"':
			quoted, begins = !quoted, false
		case !quoted && unicode.IsSpace(r):
			start, begins = i+len(string(r)), true
		case begins && (r == '(' || r == '-'):
			start = i + 1
		default:
			begins = false
		}
	}
	end = len(s)
	for i, r := range s[cursor:] {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted && (unicode.IsSpace(r) || r == ')') {
			end = cursor + i
			break
		}
	}
	return start, end
}

// fieldOptions are the fields that begin so.
func fieldOptions(begin string) []Option {
	var list []Option
	for _, r := range table() {
		if strings.HasPrefix(r.name, begin) {
			list = append(list, Option{r.opening(), r.example, r.says})
		}
	}
	return list
}

// opening is the field with its sign, to be followed by a value.
func (r row) opening() string {
	_, op, _ := splitTerm(r.example)
	return r.name + op
}

// termOptions are the values of a field that fit what is typed of one; of a name that is no field, those that
// it may have been meant for.
func termOptions(name, op, value string, v Values) []Option {
	r, known := fieldNamed(name)
	if !known {
		var list []Option
		for _, near := range nearNames(name) {
			r, _ := fieldNamed(near)
			as := near + op + value
			if _, err := Parse(as); err != nil || value == "" {
				as = r.example
			}
			list = append(list, Option{as, as, r.says})
		}
		return list
	}
	as := func(value string) string { return name + op + quoteIfNeeded(value) }
	switch {
	case r.field == Category:
		return valueOptions(value, append(slices.Clone(v.Categories), Uncategorised), as)
	case r.field == Hashtag:
		return valueOptions(strings.TrimPrefix(value, "#"), v.Hashtags, as)
	case r.field == Label:
		return valueOptions(value, v.Labels, as)
	case r.field == Account:
		return valueOptions(strings.TrimPrefix(value, "@"), v.Accounts, as)
	case r.shape == ofKind:
		return valueOptions(value, []string{"video", "photo"}, as)
	case r.shape == ofYesNo:
		return valueOptions(value, []string{"yes", "no"}, as)
	case r.shape == ofWeekdays:
		return valueOptions(value, weekdayNames(), as)
	case value == "":
		return []Option{{r.example, r.example, r.says}}
	}
	return nil
}

func weekdayNames() []string {
	var names []string
	for d := range 7 {
		names = append(names, strings.ToLower(time.Weekday((d + 1) % 7).String()[:3]))
	}
	return names
}

// valueOptions are the values that begin with what is typed, then those that have it in them.
func valueOptions(typed string, values []string, as func(string) string) []Option {
	typed = text.Fold(typed)
	var begin, within []Option
	for _, value := range values {
		shown := text.Clean(value).String()
		switch folded := text.Fold(value); {
		case folded == "":
		case strings.HasPrefix(folded, typed):
			begin = append(begin, Option{Text: as(shown), Shown: shown})
		case strings.Contains(folded, typed):
			within = append(within, Option{Text: as(shown), Shown: shown})
		}
	}
	return append(begin, within...)
}

// hashtagOptions are hashtags as plain words.
func hashtagOptions(typed string, tags []string) []Option {
	list := valueOptions(typed, tags, func(tag string) string { return "#" + strings.TrimPrefix(tag, "#") })
	for i := range list {
		list[i].Shown = list[i].Text
	}
	return list
}

func quoteIfNeeded(value string) string {
	if strings.ContainsAny(value, ` ()"`) {
		return quote(value)
	}
	return value
}

// savedOptions are the saved filters that begin so; what is put in is the filter itself.
func savedOptions(begin string, saved []Saved) []Option {
	var list []Option
	for _, s := range saved {
		if strings.HasPrefix(text.Fold(s.Name), text.Fold(begin)) {
			list = append(list, Option{grouped(s.Text), "@" + s.Name, s.Text})
		}
	}
	return list
}

// grouped is a filter as it can stand beside others.
func grouped(s string) string {
	if f, err := Parse(s); err == nil {
		if _, either := f.tree.(Any); either {
			return "(" + s + ")"
		}
	}
	return s
}

// Expand puts saved filters in place of the words that name them with @; other words with an @ are words.
func Expand(s string, saved []Saved) string {
	var b strings.Builder
	for _, piece := range strings.SplitAfter(s, " ") {
		name, isName := strings.CutPrefix(strings.TrimLeft(piece, "-("), "@")
		name = strings.TrimRight(name, " )")
		i := slices.IndexFunc(saved, func(f Saved) bool { return isName && text.Fold(f.Name) == text.Fold(name) })
		if i < 0 || name == "" {
			b.WriteString(piece)
			continue
		}
		at := strings.Index(piece, "@"+name)
		as := saved[i].Text
		if strings.TrimSpace(s) != "@"+name {
			as = "(" + as + ")"
		}
		b.WriteString(piece[:at] + as + piece[at+1+len(name):])
	}
	return b.String()
}
