package accounts

import "testing"

func TestBeforeTheAnswerComesAKeySaysThatItIsNotThereYet(t *testing.T) {
	t.Parallel()
	if got := nothing(Model{}); got != "the accounts are not there yet" {
		t.Errorf("%q", got)
	}
}
