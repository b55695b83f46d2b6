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

// TargetOfSpike is the video of a spike as a target.
func TargetOfSpike(s *view.VideoSpike) Target {
	return Target{ID: s.Video, VideoID: s.VideoID, Title: s.Title, Category: s.Kept.Category, Labels: s.Kept.Labels, Note: s.Kept.Note}
}
