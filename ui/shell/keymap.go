package shell

import (
	"fmt"
	"maps"
	"slices"

	"saveboard/ui/screen"
)

// A KeyProblem says why an action keeps its own keys.
type KeyProblem struct{ Action, Why string }

// always are the keys that no choice takes from their actions: without them one might not get out.
func always(action string) []string {
	switch action {
	case "shell.quit":
		return []string{"ctrl+c"}
	case "shell.esc":
		return []string{"esc"}
	}
	return nil
}

// CheckKeys reads keys as a person gives them to actions. Those that cannot be, because there is no such
// key or it does something else already, are left out and told of.
func CheckKeys(wanted map[string][]string) (screen.Keymap, []KeyProblem) {
	lists := Keys()
	var problems []KeyProblem
	keymap := make(screen.Keymap, len(wanted))
	for _, action := range slices.Sorted(maps.Keys(wanted)) {
		keys, err := spell(wanted[action], action, lists)
		if err != nil {
			problems = append(problems, KeyProblem{action, err.Error()})
			continue
		}
		keymap[action] = keys
	}
	for {
		clash, ok := firstClash(lists, keymap)
		if !ok {
			return keymap, problems
		}
		problems = append(problems, clash)
		delete(keymap, clash.Action)
	}
}

// spell are the keys as key presses name them.
func spell(wanted []string, action string, lists []KeyList) ([]string, error) {
	own, ok := ownKeys(lists, action)
	if !ok {
		return nil, fmt.Errorf("there is nothing called “%s” to give a key to", action)
	}
	var keys []string
	for _, written := range wanted {
		key, err := screen.KeyName(written)
		if err == nil {
			err = screen.Reserved(key, own)
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, key := range always(action) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

func ownKeys(lists []KeyList, action string) ([]string, bool) {
	for _, list := range lists {
		for _, a := range list.Actions {
			if a.ID == action && a.Name != "" { // what has no name is done by a click alone
				return a.Keys, true
			}
		}
	}
	return nil, false
}

// firstClash finds an action whose new key does something else where it is pressed. The first list is of
// what is the same everywhere; on a screen its keys count as well as the screen's.
func firstClash(lists []KeyList, keymap screen.Keymap) (KeyProblem, bool) {
	everywhere := lists[0].Actions
	for _, list := range lists {
		here := list.Actions
		if list.Where != lists[0].Where {
			here = append(slices.Clone(here), everywhere...)
		}
		for i, a := range here {
			for _, b := range here[i+1:] {
				if clash, ok := clashOf(a, b, list.Where, keymap); ok {
					return clash, true
				}
			}
		}
	}
	return KeyProblem{}, false
}

// clashOf looks for a key that two actions share since one of them was given it. What they share of
// their own is meant so: the screen's comes first.
func clashOf(a, b screen.Info, where string, keymap screen.Keymap) (KeyProblem, bool) {
	given, other := b, a
	if _, ok := keymap[b.ID]; !ok {
		given, other = a, b
	}
	if _, ok := keymap[given.ID]; !ok {
		return KeyProblem{}, false
	}
	both := keymap.Infos([]screen.Info{given, other})
	for _, key := range both[0].Keys {
		if !slices.Contains(both[1].Keys, key) || slices.Contains(given.Keys, key) && slices.Contains(other.Keys, key) {
			continue
		}
		on := " on " + where
		if where == everywhere {
			on = " everywhere"
		}
		return KeyProblem{given.ID, fmt.Sprintf("“%s” does “%s”%s already", key, other.Name, on)}, true
	}
	return KeyProblem{}, false
}

// keyFor is the key that stands for an action of the shell where it is shown beside a value.
func (m Model) keyFor(action, own string) string { return m.keys.First(action, own) }

// does tells whether a key stands for an action of the shell.
func (m Model) does(key, action string) bool {
	for _, a := range screen.Rebound(actions(), m.keys) {
		if a.ID == action {
			return slices.Contains(a.Keys, key)
		}
	}
	return false
}

// renumbered are the screens, with the keys that open them.
func renumbered(entries []entry, keys screen.Keymap) []entry {
	for i, e := range entries {
		if own := keys[tabID(e)]; e.key != "" && len(own) > 0 {
			entries[i].key = own[0]
		}
	}
	return entries
}
