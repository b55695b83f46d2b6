package cmd

import "context"

// openDashboard opens the dashboard, or prints the overview where there is no terminal for it.
func (p *program) openDashboard(ctx context.Context) error {
	return p.printOverview(ctx)
}
