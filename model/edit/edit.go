// Package edit has everything that is changed by hand, as values: a video's category, labels and note,
// the rules, the accounts, and counts that were typed in. The store does an edit in one transaction,
// says in a sentence what it did, and can take it back exactly.
//
// Videos are named by TikTok's ids: those stay when accounts are merged or a poster becomes known.
// Removing an account's data for good is no edit: it cannot be taken back, on purpose.
package edit

import (
	"errors"

	"saveboard/model"
)

// An Edit is one thing that is changed by hand, and taken back as one.
type Edit interface{ edit() }

type (
	// Sort puts videos into categories, as the user's own choice, which no rule and no file changes.
	Sort struct{ Piles []Pile }
	// Label adds labels to videos and takes others off.
	Label struct{ Videos, Add, Remove []string }
	// Note writes a note on a video; an empty one takes it off.
	Note struct{ Video, Text string }
	// AddRule makes a rule for a word or #hashtag, or gives the word's rule another category.
	AddRule struct{ Word, Category string }
	// RemoveRule takes a rule back, with what it gave.
	RemoveRule struct{ Word string }
	// ApplyRules puts every video without a category into the one that the rules give it.
	ApplyRules struct{}
	// RenameCategory gives a category another name. One that is another's joins the two.
	RenameCategory struct{ From, To string }
	// AddAccount begins an account that no file has told of yet.
	AddAccount struct {
		Handle string
		Own    bool
		Zone   string // IANA name; empty is UTC
	}
	// RenameAccount gives an account its new handle; the old one still finds it.
	RenameAccount struct {
		Account model.AccountID
		Handle  string
	}
	// SetOwn says whether an account is the user's own.
	SetOwn struct {
		Account model.AccountID
		Own     bool
	}
	// SetZone counts an account's days in another time zone.
	SetZone struct {
		Account model.AccountID
		Zone    string
	}
	// Merge moves all videos of one account into another, which takes over its handles.
	Merge struct{ From, Into model.AccountID }
	// Log keeps counts that were typed by hand, as of one moment.
	Log struct {
		Taken  model.Instant
		Counts []Typed
	}
)

// A Pile is the videos that go into one category. An empty name takes the user's choice back, and rules
// apply again.
type Pile struct {
	Category string
	Videos   []string
}

// Typed is what was typed in about one video.
type Typed struct {
	Video string
	model.Counters
}

func (Sort) edit()           {}
func (Label) edit()          {}
func (Note) edit()           {}
func (AddRule) edit()        {}
func (RemoveRule) edit()     {}
func (ApplyRules) edit()     {}
func (RenameCategory) edit() {}
func (AddAccount) edit()     {}
func (RenameAccount) edit()  {}
func (SetOwn) edit()         {}
func (SetZone) edit()        {}
func (Merge) edit()          {}
func (Log) edit()            {}

// Done is what became of an edit, of taking one back, or of doing it again.
type Done struct {
	Sentence string // "Moved 4 videos to Tutorials."
	Changed  bool   // false when all was so already
}

var (
	// ErrNothingToUndo comes when every edit was taken back, or none was made.
	ErrNothingToUndo = errors.New("there is nothing to undo")
	// ErrNothingToRedo comes when nothing was taken back since the last edit.
	ErrNothingToRedo = errors.New("there is nothing to redo")
)

// Refused is the error of an edit that cannot be done, and the way out.
type Refused struct{ Sentence, Help string }

func (e *Refused) Error() string { return e.Sentence }
