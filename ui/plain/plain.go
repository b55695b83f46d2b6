// Package plain is the dashboard as a conversation: a command a line, and an answer in lines. It has
// all that the screens have, without any drawing on them: numbered things, one sentence and a table for
// every chart, and no byte that moves a cursor or changes a colour. It is for screen readers, braille
// displays, logs and pipes.
//
// It prints the same views with the same words as `show`, and knows no file, no clock and no terminal.
package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"saveboard/model"
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
	Why        func(context.Context, view.WhyQuery) (view.Why, error)
	Cards      func(context.Context, view.CardQuery) ([]view.Card, error)                  // where figures come from
	Account    func(ctx context.Context, name string) (model.AccountID, error)             // the one that is named, or all
	Find       func(ctx context.Context, q view.Query, name string) (model.VideoID, error) // the video that some words name
	Filter     func(ctx context.Context, words string) (string, error)                     // with saved ones in place of their names
	Now        func() model.Instant                                                        // the moment that views are asked as of
}

// Options say how a conversation begins.
type Options struct {
	Scope   Scope
	Paper   print.Paper        // its glyphs are all ASCII
	Prompt  bool               // somebody types: ask for each line, instead of repeating what was read
	Explain func(error) string // an error as a sentence with its way out
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
	out     *bufio.Writer
	scope   Scope
	here    place
	trail   []place  // where one came from, the last at the end
	items   []target // what can be opened by its number, from 1 on
	chart   func(*print.Page)
	subject view.Focus // what is asked for where the figures here come from
	rows    int        // of the list: how many there are in all
	ended   bool
	videoAt []model.VideoID // the list that a video was opened from, for next and previous
}

// A place is a screen, as it was asked for.
type place struct {
	screen   screenID
	video    model.VideoID
	among    []model.VideoID
	category *string // the one that was opened
	part     int     // of the explainer, from 1 on; 0 is its list
	sort     string
	reverse  bool
	from     int // how many rows of the list were read already
	filter   string
}

// A target is what a number opens.
type target struct {
	screen   screenID
	video    model.VideoID
	category *string
	hashtag  string
	account  model.AccountID
	part     int
}

// Run talks until the input ends, somebody quits, or ctx ends.
func Run(ctx context.Context, in io.Reader, out io.Writer, v Views, o Options) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	c := &conversation{ctx: ctx, views: v, o: o, out: bufio.NewWriter(out), scope: o.Scope, here: place{screen: overviewScreen}}
	c.show()
	lines := read(ctx, in)
	for !c.ended {
		if c.ask(); c.out.Flush() != nil {
			break
		}
		line, ok := next(ctx, lines)
		if !ok {
			break
		}
		if !o.Prompt {
			c.say("")
			c.say("> " + line)
		}
		c.do(line)
	}
	return c.out.Flush()
}

// ask asks for the next line, where somebody types it.
func (c *conversation) ask() {
	if c.o.Prompt {
		_, _ = c.out.WriteString("> ") // what cannot be written is told when it is flushed
	}
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

func next(ctx context.Context, lines <-chan string) (string, bool) {
	select {
	case line, ok := <-lines:
		return line, ok
	case <-ctx.Done():
		return "", false
	}
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
