package screen_test

import (
	"context"
	"errors"
	"testing"

	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// echo answers a question with itself, and the empty one with an error.
func echo(_ context.Context, q string) (string, error) {
	if q == "" {
		return "", errors.New("nothing was asked")
	}
	return "about " + q, nil
}

func asking(t *testing.T) screen.Asking[string, string] {
	t.Helper()
	return screen.NewAsking(t.Context(), "here", echo)
}

func TestAnAnswerIsHandedOverOnce(t *testing.T) {
	t.Parallel()
	a, cmd := asking(t).Ask("rye")
	if !a.Waiting() || a.Asked != "rye" {
		t.Fatalf("it does not wait: %+v", a)
	}
	came := screentest.Answer(cmd)
	a, answer, said := a.Take(came)
	if answer == nil || *answer != "about rye" || said != nil || a.Waiting() {
		t.Errorf("it takes %v", answer)
	}
	if _, answer, _ = a.Take(came); answer != nil {
		t.Error("it takes the same answer twice")
	}
}

func TestAnAnswerOutrunByAnotherQuestionIsAStranger(t *testing.T) {
	t.Parallel()
	a, first := asking(t).Ask("rye")
	a, second := a.Ask("spelt")
	a, _, _ = a.Take(screen.Late{To: "here", Gen: 1})
	if a.Slow {
		t.Error("what was outrun makes it slow")
	}
	a, answer, said := a.Take(screentest.Answer(first))
	if answer != nil || said != nil || !a.Waiting() {
		t.Errorf("it takes %v and says %v", answer, said)
	}
	if _, answer, _ = a.Take(screentest.Answer(second)); answer == nil || *answer != "about spelt" {
		t.Errorf("it takes %v", answer)
	}
}

func TestWhatIsStoppedIsNotTakenNorSlow(t *testing.T) {
	t.Parallel()
	a, cmd := asking(t).Ask("rye")
	if a, _, _ = a.Take(screen.Late{To: "here", Gen: 1}); !a.Slow {
		t.Error("a late answer is not slow")
	}
	a = a.Stop()
	if _, answer, said := a.Take(screentest.Answer(cmd)); answer != nil || said != nil || a.Slow || a.Waiting() {
		t.Errorf("it takes %v and says %v", answer, said)
	}
}

func TestAnErrorIsSaidToTheShellAndAsksAgainWhenWanted(t *testing.T) {
	t.Parallel()
	a, cmd := asking(t).Want("")
	a, answer, said := a.Take(screentest.Answer(cmd))
	if failed, ok := said().(screen.Failed); !ok || answer != nil || !errors.Is(failed.Err, a.Err) || a.Err == nil {
		t.Errorf("it takes %v", answer)
	}
	if a, cmd = a.Want(""); cmd == nil {
		t.Fatal("after an error the same question is not asked again")
	}
	if _, cmd = a.Want(""); cmd != nil {
		t.Error("what is under way is asked twice")
	}
}

func TestACancelledQuestionIsNoError(t *testing.T) {
	t.Parallel()
	a, _ := asking(t).Ask("rye")
	if _, _, said := a.Take(screen.Answer[string]{To: "here", Gen: 1, Err: context.Canceled}); said != nil {
		t.Error("it says that nobody waits any more")
	}
}

func TestOnlyWhatWasAskedIsAskedAgain(t *testing.T) {
	t.Parallel()
	a := asking(t)
	if _, cmd := a.Again(); cmd != nil {
		t.Error("before the first question there is one to ask again")
	}
	a, cmd := a.Want("rye")
	a, _, _ = a.Take(screentest.Answer(cmd))
	if _, cmd = a.Want("rye"); cmd != nil {
		t.Error("what has an answer is asked again")
	}
	if _, cmd = a.Want("spelt"); cmd == nil {
		t.Error("another question is not asked")
	}
	if _, cmd = a.Again(); cmd == nil {
		t.Error("changed data ask nothing")
	}
}

func TestWhatEveryScreenGetsIsHeardAndNothingElse(t *testing.T) {
	t.Parallel()
	filter := func(s screen.Scope) string { return s.Filter }
	a, _, cmd, heard := asking(t).Hear(screen.Shown{Scope: screen.Scope{Filter: "rye"}}, filter)
	if !heard || a.Asked != "rye" {
		t.Fatalf("it asks %q", a.Asked)
	}
	a, answer, _, heard := a.Hear(screentest.Answer(cmd), filter)
	if !heard || answer == nil || *answer != "about rye" {
		t.Fatalf("it takes %v", answer)
	}
	if _, _, cmd, heard = a.Hear(screen.ScopeChanged{Scope: screen.Scope{Filter: "rye"}}, filter); !heard || cmd != nil {
		t.Error("a scope that changes nothing of the question asks again")
	}
	if a, _, cmd, heard = a.Hear(screen.DataChanged{}, filter); !heard || cmd == nil || !a.Waiting() {
		t.Error("new data do not ask again")
	}
	if _, _, cmd, heard = a.Hear(screentest.Press("j"), filter); heard || cmd != nil {
		t.Error("a key is taken for a question")
	}
}

func TestAScopeIsAQuery(t *testing.T) {
	t.Parallel()
	s := screentest.Scope()
	s.Filter = "rye"
	if q := s.Query(); q.Account != s.Account || q.Period != s.Period || q.Metric != s.Metric || q.Filter != "rye" || q.AsOf != 0 {
		t.Errorf("the query is %+v", q)
	}
}
