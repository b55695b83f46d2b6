package screen

import "saveboard/model"

// EditAccount asks for an edit of an account, in a box of the shell's where it takes more than a word.
type EditAccount struct {
	How     AccountEdit
	Account model.AccountID // none where one is added
}

// An AccountEdit is one of the things that can be done with accounts.
type AccountEdit uint8

// What can be done with accounts.
const (
	AddAccount AccountEdit = iota
	RenameAccount
	TurnOwn // own or somebody else's, the other way round
	MergeAccount
	RemoveAccount
)
