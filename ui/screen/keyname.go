package screen

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// KeyName is the spelling of a key that a terminal's key press has, for a key as a person writes it:
// "S" for "shift+s", "ctrl+x" for "Ctrl+X". The error says why there is no such key, or why it is not
// to be had everywhere.
func KeyName(written string) (string, error) {
	if utf8.RuneCountInString(written) == 1 {
		r, _ := utf8.DecodeRuneInString(written)
		switch {
		case r == ' ':
			return "space", nil
		case unicode.IsPrint(r):
			return written, nil
		}
		return "", fmt.Errorf("there is no key %q", written)
	}
	parts := strings.Split(strings.ToLower(written), "+")
	if strings.HasSuffix(written, "++") { // ctrl and the plus sign
		parts = append(parts[:len(parts)-2], "+")
	}
	base, modifiers := parts[len(parts)-1], parts[:len(parts)-1]
	for _, m := range modifiers {
		switch m {
		case "ctrl", "shift":
		case "alt", "meta", "super", "hyper", "cmd", "option":
			return "", fmt.Errorf("“%s” needs %s, which terminals and keyboards keep for other things; take a letter or ctrl with one", written, m)
		default:
			return "", fmt.Errorf("there is no key “%s”", written)
		}
	}
	return named(written, base, slices.Contains(modifiers, "ctrl"), slices.Contains(modifiers, "shift"))
}

func named(written, base string, ctrl, shift bool) (string, error) {
	letter := utf8.RuneCountInString(base) == 1
	switch {
	case !letter && !slices.Contains(keyNames(), base) && !functionKey(base):
		return "", fmt.Errorf("there is no key “%s”", written)
	case letter && shift && ctrl:
		return "", fmt.Errorf("terminals do not tell “%s” from ctrl alone", written)
	case letter && shift:
		return strings.ToUpper(base), nil
	}
	if same, ok := map[string]string{"i": "tab", "m": "enter", "[": "esc", "h": "backspace"}[base]; ctrl && ok {
		return "", fmt.Errorf("terminals send %s for “%s”", same, written)
	}
	name := base
	if shift {
		name = "shift+" + name
	}
	if ctrl {
		name = "ctrl+" + name
	}
	return name, nil
}

func keyNames() []string {
	return []string{
		"enter", "tab", "esc", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	}
}

func functionKey(base string) bool {
	digits, ok := strings.CutPrefix(base, "f")
	n, err := strconv.Atoi(digits)
	return ok && err == nil && n >= 1 && n <= 20
}

// Reserved says why a key cannot be given to an action that has these keys of its own; nil when it can.
func Reserved(key string, own []string) error {
	switch {
	case slices.Contains(own, key):
		return nil
	case key == "ctrl+c":
		return errors.New("“ctrl+c” always leaves saveboard")
	case key == "esc":
		return errors.New("“esc” always goes back")
	}
	return nil
}
