// Package cmd is the command line: one file a command, which turns flags into a call and the answer
// into print, or opens the dashboard. It is the only place where files, figures and screens meet; it
// computes, stores and draws nothing itself.
//
// Exit codes: 0 done, 1 failed and nothing changed, 2 wrong usage, 3 done but some rows were
// rejected.
package cmd

import (
	"context"
	"io"
	"os/signal"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // accounts have time zones, and not every machine knows them

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"saveboard/data/settings"
	"saveboard/model"
)

// The exit codes.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitRejected = 3
)

// A program is one run: what it reads from, writes to and was told.
type program struct {
	in      io.Reader
	out     io.Writer
	errOut  io.Writer
	env     environment
	now     model.Instant
	flags   globalFlags
	settled settings.Settings // what these, the environment and the file say
	failed  error             // why the command did not do what it was asked
}

// Run runs the program with its arguments (without its own name) and returns its exit code. It
// writes to nothing but out, errOut and what the arguments name; edits to the demo have a folder of
// their own, which is gone in the end. SIGINT, SIGTERM and a terminal that is closed end it in order;
// a second SIGINT or SIGTERM ends it at once.
func Run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer, env []string) int {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		// A closed terminal says so, and then its shell says it again: the second time changes nothing.
		var unheard context.CancelFunc
		ctx, unheard = signal.NotifyContext(ctx, syscall.SIGHUP)
		defer unheard()
	}

	p := &program{in: in, out: out, errOut: errOut, env: newEnvironment(env), now: model.InstantOf(time.Now())}
	// The dashboard is there at once: it waits for no tree of commands.
	if flags, ok := onlyFlags(args); ok {
		p.flags = flags
		if p.failed = p.settle(); p.failed == nil {
			p.failed = p.openDashboard(ctx)
		}
	} else {
		p.execute(ctx, args)
	}
	if p.failed == nil {
		return exitDone
	}
	return p.report(p.failed, asksForJSON(args))
}

// execute runs the command that the arguments name.
func (p *program) execute(ctx context.Context, args []string) {
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.errOut)
	// Commands keep their errors in p instead of returning them: Fang would ask the terminal for its
	// colours before it shows one, and a sentence needs no colours.
	if err := fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithoutManpage()); err != nil && p.failed == nil {
		p.failed = &usage{sentence: sentence(err.Error()), command: root.Name()}
	}
}

// typos is how many letters of a command may be wrong for it to be guessed.
const typos = 2

// command finishes a command: what cobra checks itself is checked here, so that every mistake is
// told in one way.
func (p *program) command(c *cobra.Command, least, most int, do func(ctx context.Context, args []string) error) *cobra.Command {
	c.Args = cobra.ArbitraryArgs
	p.completesArguments(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if p.failed != nil {
			return nil // a flag was wrong
		}
		if p.failed = checkArgs(c, args, least, most); p.failed == nil {
			p.failed = p.settle()
		}
		if p.failed == nil {
			p.warn(c)
			p.failed = do(c.Context(), args)
		}
		return nil
	}
	return c
}

// group finishes a command that only has commands below it.
func (p *program) group(c *cobra.Command, below ...*cobra.Command) *cobra.Command {
	c.AddCommand(below...)
	c.SuggestionsMinimumDistance = typos
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case p.failed != nil: // a flag was wrong
		case len(args) == 0:
			p.failed = noCommand(c)
		default:
			p.failed = unknownCommand(c, args[0])
		}
		return nil
	}
	return c
}

// asksForJSON tells whether errors are to be JSON too. It reads the arguments as they are, since a
// wrong one must not hide how its error is wanted.
func asksForJSON(args []string) bool {
	for i, a := range args {
		switch {
		case a == "--":
			return false
		case a == "--json", a == "--json=true", a == "--format=json":
			return true
		case a == "--format" && i+1 < len(args) && args[i+1] == "json":
			return true
		}
	}
	return false
}

// An environment is a process's variables.
type environment map[string]string

func newEnvironment(list []string) environment {
	e := make(environment, len(list))
	for _, pair := range list {
		if name, value, ok := strings.Cut(pair, "="); ok {
			e[name] = value
		}
	}
	return e
}

func (e environment) lookup(name string) (string, bool) {
	value, ok := e[name]
	return value, ok
}

// list is the environment as the system has it.
func (e environment) list() []string {
	list := make([]string, 0, len(e))
	for name, value := range e {
		list = append(list, name+"="+value)
	}
	return list
}
