package library_test

import (
	"testing"

	"saveboard/model"
	"saveboard/model/view"
)

func TestVideosToCountComeWithTheirLastSaves(t *testing.T) {
	t.Parallel()
	lib, _ := filled(t, record(1, 1, "Sourdough", "", 50), record(1, 3, "Sourdough", "", 70), record(2, 1, "Meal prep", "", 9))
	v, err := lib.Due(t.Context(), view.DueQuery{Query: view.Query{AsOf: posted + 8*day}})
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Videos) != 2 || v.Owing != 2 {
		t.Fatalf("%d videos, %d due", len(v.Videos), v.Owing)
	}
	row := v.Videos[0]
	if row.Title != "Sourdough" || row.Saves != model.Exact(70) || row.SavesAt != posted+3*day || row.Mark != "7 d" {
		t.Errorf("%+v", row)
	}
	if _, err := lib.Due(t.Context(), view.DueQuery{Query: view.Query{Account: 9, AsOf: posted}}); err == nil {
		t.Error("an account that is not there has videos to count")
	}
}
