package screen

import (
	"saveboard/model"
	"saveboard/model/view"
)

// A Target is a video that an edit would be about, with what can be edited of it.
type Target struct {
	ID       model.VideoID
	VideoID  string // TikTok's, by which edits name videos
	Title    string
	Category *string // nil: uncategorised
	Labels   []string
	Note     string
}

// TargetOf is a video as a target.
func TargetOf(v *view.Video) Target {
	return Target{ID: v.ID, VideoID: v.VideoID, Title: v.Title, Category: v.Category, Labels: v.Labels, Note: v.Note}
}
