package plain

// Words lists what can be typed, in the order of help.
func Words() []Word {
	all := make([]Word, 0, len(screens()))
	for _, s := range screens() {
		all = append(all, Word{Name: string(s.name), Instead: []string{"shell.open-" + string(s.name)}})
	}
	for _, k := range commands() {
		all = append(all, k.Word)
	}
	return all
}

// Wordless are actions of the dashboard that make no sense in a conversation, by their ids, and why.
type Wordless struct {
	Actions []string
	Why     string
}

// WithoutWord lists all actions of the dashboard that no word stands for.
func WithoutWord() []Wordless {
	return []Wordless{
		{[]string{"shell.next-screen", "shell.previous-screen"}, "a screen is named, or typed as its number"},
		{[]string{"shell.run", "shell.edit"}, "there is no box in which something is chosen first: the word is typed with what it takes"},
		{[]string{"shell.theme"}, "nothing has a colour"},
		{[]string{"shell.suspend"}, "the terminal does it by itself"},
		{
			[]string{
				"overview.up", "overview.down", "overview.left", "overview.right", "overview.first", "overview.last",
				"videos.up", "videos.down",
				"categories.up", "categories.down", "categories.page-up", "categories.page-down", "categories.first", "categories.last",
				"trends.up", "trends.down", "trends.page-up", "trends.page-down", "trends.first", "trends.last",
				"timing.up", "timing.down", "timing.left", "timing.right", "timing.first", "timing.last", "timing.next-slot", "timing.previous-slot",
				"accounts.next", "accounts.previous", "accounts.page-up", "accounts.page-down", "accounts.first", "accounts.last",
				"compare.up", "compare.down", "compare.first", "compare.last",
				"log.page-up", "log.page-down",
				"why.up", "why.down", "why.page-up", "why.page-down", "why.first", "why.last",
			},
			"nothing is scrolled and no row is focused: all rows are printed, and each is named by its number",
		},
	}
}
