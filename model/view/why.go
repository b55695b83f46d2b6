package view

import "saveboard/model"

// A WhyQuery asks why nobody is shown who saved a video; Video is the focused one, or 0.
type WhyQuery struct {
	Query
	Video model.VideoID
}

// Why answers: why can nobody see who saved a video?
type Why struct {
	Head
	Question string      `json:"question"`
	VideoID  *string     `json:"video_id"` // nil: no video is focused
	Title    string      `json:"title"`
	Saves    model.Count `json:"saves"`
	Parts    []WhyPart   `json:"parts"`
	video    model.VideoID
}

// A WhyPart is one part of the explainer. Text is Markdown.
type WhyPart struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Text    string   `json:"text"`
	Focused string   `json:"focused"` // about the focused video, plain text; empty without one
	Sources []string `json:"sources"`
	Checked string   `json:"checked"`
}
