package shell

import (
	"context"

	"saveboard/ui/screen"
	"saveboard/ui/screen/logging"
)

// A KeyList is what keys do on one screen, or on all of them, for documents.
type KeyList struct {
	Where   string
	Actions []screen.Info
}

// Keys lists what keys do, from the same tables that the dashboard acts on: first everywhere, then
// screen by screen.
func Keys() []KeyList {
	m := Model{entries: entries()}
	list := []KeyList{{everywhere, screen.Infos(append(m.tabActions(), actions()...), m)}}
	for _, e := range m.entries {
		where := e.name
		switch {
		case e.id == logging.ID:
			where = "Counts by hand"
		case e.id == "compare":
			where = "Videos compared"
		case e.key == "":
			where = "One video"
		}
		list = append(list, KeyList{where, e.start(context.Background(), Views{}).Actions()})
	}
	return list
}
