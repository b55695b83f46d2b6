// Package plain is the dashboard as a conversation: a command a line, and an answer in lines. It has
// all that the screens have, without any drawing on them: numbered things, one sentence and a table for
// every chart, and no byte that moves a cursor or changes a colour. What is done there with a key is done
// here with a word, and what a box asks there is asked on a line. It is for screen readers, braille
// displays, logs and pipes.
//
// It prints the same views with the same words as `show`, and knows no file, no clock and no terminal.
package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/suggest"
	"saveboard/model/view"
	"saveboard/ui/print"
)

// Views are the functions whose answers are printed. Each stops when its context does.
type Views struct {
	Overview   func(context.Context, view.Query) (view.Overview, error)
	Videos     func(context.Context, view.VideosQuery) (view.Videos, error)
	Video      func(context.Context, view.VideoQuery) (view.VideoDetail, error)
	Categories func(context.Context, view.CategoriesQuery) (view.Categories, error)
	Trends     func(context.Context, view.TrendsQuery) (view.Trends, error)
	Timing     func(context.Context, view.Query) (view.Timing, error)
	Accounts   func(context.Context, view.AccountsQuery) (view.Accounts, error)
	Compare    func(context.Context, view.CompareQuery) (view.Comparison, error)
	Why        func(context.Context, view.WhyQuery) (view.Why, error)
	Due        func(context.Context, view.DueQuery) (view.Due, error)
	Cards      func(context.Context, view.CardQuery) ([]view.Card, error)                  // where figures come from
	Account    func(ctx context.Context, name string) (model.AccountID, error)             // the one that is named, or all
	Listed     func(context.Context) ([]model.Account, error)                              // all accounts there are
	Find       func(ctx context.Context, q view.Query, name string) (model.VideoID, error) // the video that some words name
	Filter     func(ctx context.Context, words string) (string, error)                     // with saved ones in place of their names
	Saved      func(context.Context) ([]filter.Saved, error)                               // the filters that have names
	Zone       func(name string) *time.Location                                            // at once
	Now        func() model.Instant                                                        // the moment that views are asked as of
	Edits      Edits
}

// Options say how a conversation begins.
type Options struct {
	Scope   Scope
	Paper   print.Paper                                  // its glyphs are all ASCII
	Notices []string                                     // what is to be said first, such as what is wrong with the settings
	Prompt  bool                                         // somebody types: ask for each line, instead of repeating what was read
	Explain func(error) string                           // an error as a sentence with its way out
	Copy    func(ctx context.Context, text string) error // onto the clipboard; nil where there is none
	Browse  func(url string) error                       // opens a page; nil where that cannot be done
	Files   Files                                        // where exports go; the zero value takes none
}

// Files write what is exported: all of it or nothing, and say where it is now.
type Files struct {
	Create  func(name string, content []byte) (where string, err error) // fs.ErrExist where there is such a file already
	Replace func(name string, content []byte) (where string, err error)
}

// A Scope is whose videos are shown, over which time, counted how, and which of them.
type Scope struct {
	Account model.AccountID
	Period  model.Period
	Metric  model.Metric
	Filter  string
}

// A conversation is where one is in it.
type conversation struct {
	ctx     context.Context
	views   Views
	o       Options
	lines   <-chan string
	out     *bufio.Writer
	scope   Scope
	here    place
	trail   []place  // where one came from, the last at the end
	items   []target // what stands behind each number, from 1 on
	chart   func(*print.Page)
	shown   any                          // a pointer to the view that is shown, all of it, for export
	subject view.Focus                   // what is asked for where the figures here come from
	spoken  words                        // what copying takes
	rows    int                          // of the list: how many there are in all
	videoAt []model.VideoID              // the list that a video was opened from, for next and previous
	marks   map[model.VideoID]view.Video // the marked videos
	guesses []suggest.Suggestion
	ended   bool
}

// A place is a screen, as it was asked for.
type place struct {
	screen   screenID
	video    model.VideoID
	among    []model.VideoID // the list that the video was opened from, or those that are compared
	category *string         // the one that was opened
	part     int             // of the explainer, from 1 on; 0 is its list
	search   string          // what is looked for in it
	sort     string
	reverse  bool
	from     int // how many rows of the list were passed over
	filter   string
	account  *model.AccountID // to choose again on the way back, where the way here chose another
}

// A target is what stands behind a number: where it leads, and what can be asked of it.
type target struct {
	place
	matching string           // the filter that its videos fit: "#bread"
	account  *model.AccountID // whose videos they are
	named    string           // a video by its id, to be looked up
	about    *view.Video      // nil where it is no video, or not all of it is known here
	focus    view.Focus       // what is asked for where it comes from
	spoken   words
}

// Words are what can be copied, and what they are called: "the finding".
type words struct{ what, text string }

// Run talks until the input ends, somebody quits, or ctx ends.
func Run(ctx context.Context, in io.Reader, out io.Writer, v Views, o Options) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	c := &conversation{ctx: ctx, views: v, o: o, lines: read(ctx, in), out: bufio.NewWriter(out), scope: o.Scope, here: place{screen: overviewScreen}, marks: make(map[model.VideoID]view.Video)}
	for _, notice := range o.Notices {
		c.say(notice)
	}
	c.show()
	for !c.ended {
		if line, ok := c.next("> "); ok {
			c.do(line)
		}
	}
	return c.out.Flush()
}

// next is the line that comes next, after a prompt where somebody types it, and else repeated. There is none, and
// the conversation ends, when the input does or nobody reads what is said.
func (c *conversation) next(prompt string) (line string, ok bool) {
	if c.o.Prompt {
		_, _ = c.out.WriteString(prompt) // what cannot be written is told when it is flushed
	}
	if c.out.Flush() != nil {
		c.ended = true
		return "", false
	}
	select {
	case line, ok = <-c.lines:
	case <-c.ctx.Done():
	}
	switch {
	case !ok:
		c.ended = true
		if c.o.Prompt {
			c.say("") // what comes next stands on a line of its own
		}
	case !c.o.Prompt:
		c.say("")
		c.say(prompt + line)
	}
	return line, ok
}

// question asks for an answer on the next line. Where the input ends instead, ok is false.
func (c *conversation) question(sentence string) (answer string, ok bool) {
	c.say(sentence)
	return c.next("? ")
}

// agrees asks a question that yes answers, and nothing else.
func (c *conversation) agrees(sentence string) bool {
	answer, ok := c.question(sentence + " yes or no.")
	return ok && slices.Contains([]string{"y", "yes"}, strings.ToLower(answer))
}

// read hands over the input line by line, so that whoever waits for the next can also stop.
func read(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		r := bufio.NewReader(in)
		for {
			line, err := r.ReadString('\n')
			if line = strings.TrimSpace(line); line != "" || err == nil {
				select {
				case lines <- line:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// say writes a line.
func (c *conversation) say(sentence string) {
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), sentence)
	c.write(page)
}

func (c *conversation) write(p *print.Page) {
	_, _ = c.out.WriteString(p.String()) // what cannot be written is told when it is flushed
}

// fail tells an error in words.
func (c *conversation) fail(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	c.say(c.o.Explain(err))
}
