package shell

import (
	"context"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/model/suggest"
)

// Edits are the functions that change what is stored. Each may take long, and says in a sentence what
// it did. Without them nothing can be edited.
type Edits struct {
	Apply      func(context.Context, edit.Edit) (edit.Done, error)
	Undo, Redo func(context.Context) (edit.Done, error)
	Categories func(context.Context) ([]string, error) // their names
	Labels     func(context.Context) ([]string, error)
	Remove     func(context.Context, model.AccountID) (edit.Done, error)      // an account, for good
	Zone       func() string                                                  // that the days of an account which is added are counted in, found out when first asked; empty or nil is unknown
	Suggest    func(context.Context, model.AccountID) (suggest.Report, error) // for an account's videos without a category
	Rules      func(context.Context) (*rule.Book, error)                      // to ask what a change of the rules would do
	Now        func() model.Instant                                           // at once: the moment that typed counts are kept as of
	Lasting    string                                                         // how long an edit stays, in a sentence; empty is for good
}

// zone is the time zone of an account that is added; empty is unknown.
func (e Edits) zone() string {
	if e.Zone == nil {
		return ""
	}
	return e.Zone()
}

func noEdits(m Model) string { return m.views.Edits.refusal() }

// refusal says why nothing can be edited; empty where it can.
func (e Edits) refusal() string {
	if e.Apply == nil {
		return "nothing can be edited here"
	}
	return ""
}
