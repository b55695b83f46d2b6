package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model/text"
)

func TestExactlyOneQuoteGuardsAFormula(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "bread": "bread", "=1+1": "'=1+1", "+49": "'+49", "-try": "'-try", "@mira": "'@mira",
		"\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx", "'quoted'": "''quoted'", "a=b": "a=b", "＝1+1": "'＝1+1", "＠SUM(1)": "'＠SUM(1)",
		"\xff=": "\xff=",
	} {
		if got := text.Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAGuardComesOffAgain(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("=+-@\t\r\n'＝x ")), 0, 6, -1).Draw(t, "text")
		guarded := text.Guard(s)
		if got := strings.TrimPrefix(guarded, "'"); got != s {
			t.Errorf("%q became %q, and %q again", s, guarded, got)
		}
		if guarded != "" && strings.ContainsAny(guarded[:1], "=+-@\t\r\n") {
			t.Errorf("%q is a formula still", guarded)
		}
	})
}
