package store

import (
	"encoding/json"
	"fmt"
	"reflect"

	"saveboard/model"
	"saveboard/model/edit"
)

// How an edit is written down to be done again: its kind and its fields. Kinds are never renamed.

type writtenEdit struct {
	Kind string
	Edit json.RawMessage
}

// kinds are the edits that are written as they are.
func kinds() map[string]edit.Edit {
	return map[string]edit.Edit{
		"sort": edit.Sort{}, "label": edit.Label{}, "note": edit.Note{},
		"add-rule": edit.AddRule{}, "remove-rule": edit.RemoveRule{}, "apply-rules": edit.ApplyRules{},
		"rename-category": edit.RenameCategory{}, "add-account": edit.AddAccount{}, "rename-account": edit.RenameAccount{},
		"own": edit.SetOwn{}, "zone": edit.SetZone{}, "merge": edit.Merge{},
	}
}

const kindLog = "log"

// A writtenLog is an edit.Log: a count is written with its step, unknown is null.
type writtenLog struct {
	Taken  int64 // Unix seconds
	Counts []writtenCounts
}

type writtenCounts struct {
	Video  string
	Counts [5]*writtenCount
}

type writtenCount struct {
	N    int64
	Step int `json:",omitempty"` // the power of ten
}

func encodeEdit(e edit.Edit) (string, error) {
	var w writtenEdit
	body := any(e)
	if log, isLog := e.(edit.Log); isLog {
		w.Kind, body = kindLog, writeLog(log)
	}
	for kind, of := range kinds() {
		if reflect.TypeOf(of) == reflect.TypeOf(e) {
			w.Kind = kind
		}
	}
	if w.Kind == "" {
		return "", fmt.Errorf("an edit of an unknown kind: %T", e)
	}
	var err error
	if w.Edit, err = json.Marshal(body); err != nil {
		return "", err
	}
	text, err := json.Marshal(w)
	return string(text), err
}

func decodeEdit(text string) (edit.Edit, error) {
	var w writtenEdit
	if err := json.Unmarshal([]byte(text), &w); err != nil {
		return nil, fmt.Errorf("a written edit: %w", err)
	}
	if w.Kind == kindLog {
		return readLog(w.Edit)
	}
	of, known := kinds()[w.Kind]
	if !known {
		return nil, fmt.Errorf("an edit of an unknown kind: %q", w.Kind)
	}
	into := reflect.New(reflect.TypeOf(of))
	if err := json.Unmarshal(w.Edit, into.Interface()); err != nil {
		return nil, fmt.Errorf("a written edit: %w", err)
	}
	return into.Elem().Interface().(edit.Edit), nil
}

func writeLog(l edit.Log) writtenLog {
	w := writtenLog{Taken: int64(l.Taken)}
	for _, typed := range l.Counts {
		c := writtenCounts{Video: typed.Video}
		for i, count := range typed.Counters {
			if n, known := count.Get(); known {
				c.Counts[i] = &writtenCount{n, count.StepExponent()}
			}
		}
		w.Counts = append(w.Counts, c)
	}
	return w
}

func readLog(text []byte) (edit.Edit, error) {
	var w writtenLog
	if err := json.Unmarshal(text, &w); err != nil {
		return nil, fmt.Errorf("a written log: %w", err)
	}
	l := edit.Log{Taken: model.Instant(w.Taken)}
	for _, c := range w.Counts {
		typed := edit.Typed{Video: c.Video}
		for i, count := range c.Counts {
			if count == nil {
				continue
			}
			var ok bool
			if typed.Counters[i], ok = model.RoundedTo(count.N, count.Step); !ok {
				return nil, fmt.Errorf("a written log: %d is out of range", count.N)
			}
		}
		l.Counts = append(l.Counts, typed)
	}
	return l, nil
}
