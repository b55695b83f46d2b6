package importer

import "strings"

// A route is the part of a JSON value that somebody wants to see: a tree of keys. What lies off
// the route is skipped token by token and never built, however large it is and whatever it holds.
// The depth of a walk is the depth of its route, so no input can drive it deeper.
type route struct {
	keys   map[string]*route
	any    *route // every key that is not in keys
	items  *route // every element of an array
	place  string // the path, when the values here are records
	record bool
	take   string // the name under which a record keeps the scalar here; empty: it does not
	list   bool   // there may be several values of that name
	left   string // the Left… word for a value that is never taken
	leads  bool   // records stand further down
}

// A dialect is one way in which JSON tells of videos. Paths are keys with dots between, []
// for each item of an array and * for each value of an object: data[].item, ItemModule.*, __DEFAULT_SCOPE__."webapp.video-detail".itemInfo.itemStruct.
type dialect struct {
	places []string          // where records stand; "" is the whole value
	keys   []string          // what is read of a record
	left   map[string]string // what of a record is never read: its path and the Left… word for it
	top    map[string]string // the same, from the whole value's top
	fold   bool              // keys are compared without their case
	flat   bool              // every other scalar of a record is kept too
}

// route builds the tree of all paths of the dialect.
func (d dialect) route() *route {
	root := &route{}
	for _, place := range d.places {
		r := d.follow(root, place, func(r *route) { r.leads = true })
		r.record, r.place = true, place
		for _, key := range d.keys {
			leaf := d.follow(r, key, nil)
			leaf.take, leaf.list = key, strings.Contains(key, "[]")
		}
		for key, word := range d.left {
			d.follow(r, key, nil).left = word
		}
	}
	for key, word := range d.top {
		d.follow(root, key, nil).left = word
	}
	return root
}

// follow goes down path from r, making what is missing, and calls passing on each step before the
// last.
func (d dialect) follow(r *route, path string, passing func(*route)) *route {
	for _, step := range splitPath(path) {
		if passing != nil {
			passing(r)
		}
		switch step {
		case "[]":
			r = child(&r.items)
		case "*":
			r = child(&r.any)
		default:
			if d.fold {
				step = strings.ToLower(step)
			}
			if r.keys == nil {
				r.keys = map[string]*route{}
			}
			next := r.keys[step]
			r.keys[step] = child(&next)
			r = next
		}
	}
	return r
}

func child(r **route) *route {
	if *r == nil {
		*r = &route{}
	}
	return *r
}

// splitPath cuts a path into keys, "[]" and "*".
func splitPath(path string) []string {
	var steps []string
	for path != "" {
		var key string
		switch {
		case strings.HasPrefix(path, "[]"):
			key, path = "[]", path[2:]
		case path[0] == '"':
			key, path, _ = strings.Cut(path[1:], `"`)
		default:
			end := strings.IndexAny(path, ".[")
			if end < 0 {
				end = len(path)
			}
			key, path = path[:end], path[end:]
		}
		steps = append(steps, key)
		path = strings.TrimPrefix(path, ".")
	}
	return steps
}
