package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// A Keymap has, by the id of an action, the keys that stand in place of the action's own. It is put
// between the tables of actions and whoever reads them, so that a table never knows of it.
type Keymap map[string][]string

// Infos are the actions as they are with these keys.
func (k Keymap) Infos(infos []Info) []Info {
	if len(k) == 0 {
		return infos
	}
	infos = slices.Clone(infos)
	for i, info := range infos {
		if keys, ok := k[info.ID]; ok {
			infos[i].Keys = keys
		}
	}
	return infos
}

// First is the key that is shown for an action, whose own one is said: empty when it was left without any.
func (k Keymap) First(action, own string) string {
	keys, ok := k[action]
	switch {
	case !ok:
		return own
	case len(keys) == 0:
		return ""
	}
	return keys[0]
}

// Translate is what a key press means to a screen whose actions are described by infos, with their own
// keys: itself, the action it was given to, or nothing when its own action was given another key.
func (k Keymap) Translate(infos []Info, key tea.KeyPressMsg) (tea.Msg, bool) {
	if len(k) == 0 {
		return key, true
	}
	name := key.String()
	for _, info := range k.Infos(infos) {
		if slices.Contains(info.Keys, name) {
			return Invoke{ID: info.ID}, true
		}
	}
	for _, info := range infos {
		if slices.Contains(info.Keys, name) {
			return nil, false
		}
	}
	return key, true
}

// Rebound is a table of actions with these keys.
func Rebound[M any](actions []Action[M], k Keymap) []Action[M] {
	if len(k) == 0 {
		return actions
	}
	actions = slices.Clone(actions)
	for i, a := range actions {
		if keys, ok := k[a.ID]; ok {
			actions[i].Keys = keys
		}
	}
	return actions
}
