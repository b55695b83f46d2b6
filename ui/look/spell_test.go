package look_test

import (
	"testing"

	"saveboard/ui/look"
)

func TestOnlyAnASCIITerminalSpellsSigns(t *testing.T) {
	t.Parallel()
	const words = "“Brot 🍞” — 2.1× as many, § 8"
	if got := look.Full().Spell(words); got != words {
		t.Errorf("a full terminal gets %q", got)
	}
	if got, want := look.ASCII().Spell(words), `"Brot 🍞" - 2.1x as many, section 8`; got != want {
		t.Errorf("an ASCII terminal gets %q, want %q", got, want)
	}
}
