package filter

import (
	"strings"

	"saveboard/model"
)

// A Field is what a term asks about. Figures come first.
type Field uint8

// The fields.
const (
	Saves Field = iota
	Views
	Likes
	Comments
	Shares
	Gained
	Rate
	Fair
	Keep
	Typical
	Age
	Length
	Posted
	Weekday
	Hour
	Title
	Hashtag
	Category
	Label
	Account
	Own
	Kind
	Spike
	fields // how many there are
)

// figures is how many of the fields are figures.
const figures = Length + 1

// CounterField is the field of a counter.
func CounterField(c model.Counter) Field {
	return [...]Field{Views, Likes, Comments, Shares, Saves}[c]
}

// A shape is how the value of a field is written.
type shape uint8

const (
	ofText shape = iota
	ofCount
	ofPercent
	ofTimes
	ofAge
	ofLength
	ofDays
	ofWeekdays
	ofHours
	ofKind
	ofYesNo
)

// A row of the table of fields.
type row struct {
	field   Field
	name    string
	shape   shape
	example string // the whole term
	says    string
}

// table is the closed list of fields: the parser, completion, help and the README all read it.
func table() []row {
	return []row{
		{Category, "category", ofText, "category:tutorial", "its category begins so; category:=Tutorials is exactly that"},
		{Hashtag, "hashtag", ofText, "hashtag:bread", "a hashtag begins so; also tag:bread and #bread"},
		{Label, "label", ofText, "label:idea", "a label begins so"},
		{Title, "title", ofText, "title:\"how to\"", "these words stand in its title"},
		{Account, "account", ofText, "account:mira", "its account's handle begins so"},
		{Own, "own", ofYesNo, "own:yes", "whether it is on an account of your own"},
		{Kind, "kind", ofKind, "kind:photo", "video or photo"},
		{Posted, "posted", ofDays, "posted:2026-03..2026-05", "when it was posted; posted:-28d.. is the last 28 days"},
		{Weekday, "weekday", ofWeekdays, "weekday:sat", "the day of the week it was posted on; weekday:mon..fri"},
		{Hour, "hour", ofHours, "hour:8..10", "the hour it was posted in, 0 to 23"},
		{Age, "age", ofAge, "age<7d", "how long it is out: h, d, w, mo, y"},
		{Length, "length", ofLength, "length<30s", "how long it plays: 30s, 1m30s, 1:30"},
		{Saves, "saves", ofCount, "saves>1k", "its latest count of saves"},
		{Views, "views", ofCount, "views>=10k", "its latest count of views"},
		{Likes, "likes", ofCount, "likes>1k", "its latest count of likes"},
		{Comments, "comments", ofCount, "comments>50", "its latest count of comments"},
		{Shares, "shares", ofCount, "shares>100", "its latest count of shares"},
		{Gained, "gained", ofCount, "gained>100", "saves gained over the period"},
		{Rate, "rate", ofPercent, "rate>1.5%", "saves of views"},
		{Fair, "fair", ofPercent, "fair>1.5%", "saves of views, with few views weighing less"},
		{Keep, "keep", ofPercent, "keep>20%", "saves of likes"},
		{Typical, "typical", ofTimes, "typical>2", "times what is typical at its age"},
		{Spike, "spike", ofYesNo, "spike:yes", "whether a day of it stood far out"},
	}
}

// A Known is a field as it is told to people.
type Known struct {
	Name, Example, Says string
}

// Fields is the closed list of fields.
func Fields() []Known {
	list := make([]Known, 0, fields)
	for _, r := range table() {
		list = append(list, Known{r.name, r.example, r.says})
	}
	return list
}

func rowOf(f Field) row {
	for _, r := range table() {
		if r.field == f {
			return r
		}
	}
	panic("filter: a field without a row")
}

// fieldNamed is the field with a name, whatever its case.
func fieldNamed(name string) (row, bool) {
	name = strings.ToLower(name)
	switch name {
	case "tag", "#":
		name = "hashtag"
	}
	for _, r := range table() {
		if r.name == name {
			return r, true
		}
	}
	return row{}, false
}

// needs is what a field asks beside the description.
func (f Field) needs() Needs {
	switch {
	case f == Spike:
		return NeedsSpikes
	case f < figures && f != Age && f != Length:
		return NeedsFigures
	}
	return 0
}
