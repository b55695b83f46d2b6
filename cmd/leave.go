package cmd

import "saveboard/ui/shell"

// keyboard is where the dashboard's keys come from.
func (p *program) keyboard() *shell.Keyboard {
	if in, ok := p.in.(shell.Input); ok {
		return shell.NewKeyboard(in)
	}
	return nil
}
