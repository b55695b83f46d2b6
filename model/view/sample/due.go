package sample

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
)

// Due is so many videos whose saves are to be typed in; a count is due of the first two.
func Due(videos int) view.Due {
	v := view.Due{Head: Head("due"), Videos: []view.DueVideo{}}
	for i := range videos {
		row := Video(i, videos)
		age := 0.06 + float64(i*i)
		due := view.DueVideo{
			ID: row.ID, VideoID: row.VideoID, Account: row.Account, Title: row.Title, AgeDays: age,
			PostedAt: v.AsOf - model.Instant(age*86400), Saves: row.Saves, SavesStep: 1, SavesAt: v.AsOf - 43200,
		}
		switch i {
		case 0:
			due.Mark, due.Due, due.Saves, due.SavesStep, due.SavesAt = "1 h", "1 h count, due for 26 m", model.Unknown, 0, 0
		case 1:
			due.Mark, due.Due = "24 h", "24 h count, due for 1 h"
		}
		v.Videos = append(v.Videos, due)
	}
	v.Owing = min(2, videos)
	v.Answer = number.Of(v.Owing, "video") + " are due for a count (1 h, 24 h). Type what TikTok's app shows."
	v.AnswerShort = fmt.Sprintf("%d videos are due for a count.", v.Owing)
	if videos == 0 {
		v.Answer, v.AnswerShort = "There is no video to count yet.", "There is no video to count yet."
	}
	return v
}
