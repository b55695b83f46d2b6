package importer

import (
	"encoding/json"
	"strings"
	"testing"

	"saveboard/model"
)

func TestWhatMapSaysIsRememberedForTheSameHeaders(t *testing.T) {
	t.Parallel()
	link := linkAt(now-86400*9, 1)
	m := &memory{}
	first := Options{Now: now, Map: map[string]string{"saves": "Kept", "views": "3", "likes": "-"}, Remember: true}
	rep := runWith(t, m, first, "mine.csv", "Link,Kept,Kept,Likes\n"+link+",7,500,3\n")
	if rep.MappingFrom != "option" || !strings.Contains(strings.Join(rep.Notices, " "), "remembered") {
		t.Fatalf("%+v", rep)
	}

	// The columns may stand in another order, and the names in another case.
	rep = runWith(t, m, Options{Now: now}, "later.csv", "LIKES,kept,Link,Kept\n3,8,"+link+",600\n")
	if rep.MappingFrom != "remembered" || !strings.Contains(strings.Join(rep.Notices, " "), "--forget") {
		t.Errorf("%+v", rep)
	}
	r := m.records[len(m.records)-1]
	if r.Counters[model.Saves] != model.Exact(8) || r.Counters[model.Views] != model.Exact(600) || r.Counters[model.Likes].Known() {
		t.Errorf("%+v", r.Counters)
	}

	// Other headers are another table.
	if rep = runWith(t, m, Options{Now: now}, "other.csv", "Link,Kept,Likes\n"+link+",8,3\n"); rep.MappingFrom != "" {
		t.Errorf("%+v", rep)
	}

	// What is said now counts, and alone.
	rep = runWith(t, m, Options{Now: now, Map: map[string]string{"shares": "Kept"}}, "later.csv", "Link,Kept,Kept,Likes\n"+link+",9,500,3\n")
	r = m.records[len(m.records)-1]
	if rep.MappingFrom != "option" || r.Counters[model.Saves].Known() || r.Counters[model.Likes] != model.Exact(3) || r.Counters[model.Shares] != model.Exact(9) {
		t.Errorf("%+v, %+v", rep, r.Counters)
	}
}

func TestARememberedMappingIsForgottenOnRequest(t *testing.T) {
	t.Parallel()
	const table = "Link,Kept,Saves\n"
	row := linkAt(now-86400*9, 1) + ",7,5\n"
	m := &memory{}
	runWith(t, m, Options{Now: now, Map: map[string]string{"saves": "Kept"}, Remember: true}, "mine.csv", table+row)
	rep := runWith(t, m, Options{Now: now, Forget: true}, "mine.csv", table+row)
	if rep.MappingFrom != "" || !strings.Contains(strings.Join(rep.Notices, " "), "forgotten") {
		t.Errorf("%+v", rep)
	}
	rep = runWith(t, m, Options{Now: now}, "mine.csv", table+row)
	if got := m.records[len(m.records)-1].Counters[model.Saves]; rep.MappingFrom != "" || got != model.Exact(5) {
		t.Errorf("%+v, saves %v", rep, got)
	}
	if rep = runWith(t, m, Options{Now: now, Forget: true}, "mine.csv", table+row); strings.Contains(strings.Join(rep.Notices, " "), "forgotten") {
		t.Errorf("there was nothing to forget: %+v", rep)
	}
}

func TestAMappingOfWhichNothingWasStoredIsNotRemembered(t *testing.T) {
	t.Parallel()
	m := &memory{}
	o := Options{Now: now, Map: map[string]string{"saves": "Kept"}, Remember: true}
	rep := runWith(t, m, o, "mine.csv", "Link,Kept\nhttps://vm.tiktok.com/ZM0/,7\n")
	if len(m.mappings) > 0 || !strings.Contains(strings.Join(rep.Notices, " "), "not remembered") {
		t.Errorf("%v, %+v", m.mappings, rep)
	}
	if rep = runWith(t, m, o, "mine.csv", "Link,Liked\n"+linkAt(now-86400*9, 1)+",7\n"); rep.Error == "" || len(m.mappings) > 0 {
		t.Errorf("%v, %+v", m.mappings, rep)
	}
}

func TestAMappingOfAJSONTableIsRemembered(t *testing.T) {
	t.Parallel()
	link := linkAt(now-86400*9, 1)
	m := &memory{}
	o := Options{Now: now, Format: "table", Map: map[string]string{"saves": "kept"}, Remember: true}
	runWith(t, m, o, "mine.json", `[{"link":"`+link+`","kept":7}]`)
	rep := runWith(t, m, Options{Now: now}, "later.json", `[{"kept":8,"link":"`+link+`"}]`)
	if rep.MappingFrom != "remembered" || rep.Error != "" || m.records[1].Counters[model.Saves] != model.Exact(8) {
		t.Errorf("%+v", rep)
	}
}

// Somebody's table may have a person in each column.
func TestNoHeaderIsEverRemembered(t *testing.T) {
	t.Parallel()
	m := &memory{}
	runWith(t, m, Options{Now: now, Map: map[string]string{"saves": "DECOY Anna"}, Remember: true}, "mine.csv",
		"Link,DECOY Anna,decoy_berta\n"+linkAt(now-86400*9, 1)+",7,1\n")
	stored, err := json.Marshal(m.mappings)
	if err != nil || len(m.mappings) != 1 || strings.Contains(strings.ToLower(string(stored)), "decoy") {
		t.Errorf("%s, %v", stored, err)
	}
}

// runWith imports one file with these options.
func runWith(t *testing.T, m *memory, o Options, name, content string) FileReport {
	t.Helper()
	rep, _ := readInto(t, m, name, content, func(given *Options) { *given = o })
	return rep
}
