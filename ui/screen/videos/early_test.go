package videos

import "testing"

func TestBeforeTheAnswerComesAKeySaysThatItIsNotThereYet(t *testing.T) {
	t.Parallel()
	if got := noVideo(Model{}); got != "the videos are not there yet" {
		t.Errorf("%q", got)
	}
}
