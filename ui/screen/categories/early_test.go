package categories

import "testing"

func TestBeforeTheAnswerComesAKeySaysThatItIsNotThereYet(t *testing.T) {
	t.Parallel()
	if got := nothing(Model{}); got != "the categories are not there yet" {
		t.Errorf("%q", got)
	}
}
