package importer

import (
	"fmt"

	"saveboard/model"
)

// Help is what to do about a row that was rejected for the reason.
func (r Reason) Help() string {
	switch r {
	case NoID:
		return "The row names no video. Export the column with the video's link or id too."
	case BadID:
		return "This is no TikTok video id: they have 15 to 20 digits and hold the time of upload. Check the id column."
	case DestroyedID:
		return "A spreadsheet rounded this id. Export again and import that file without opening it in between, or keep the link column."
	case IDConflict:
		return "Id and link name two different videos. Correct one of them, or leave the id column out with --map video_id=-."
	case ShortLink:
		return "A short link holds no id. Open it in a browser and use the address it leads to."
	case NotTikTok:
		return "This row is of another platform. Nothing to do: saveboard keeps TikTok videos."
	case NoCounter:
		return "The row has neither a count nor anything new about its video. Nothing to do."
	case BadNumber:
		return "A count in this row is no whole number, or too large for one. Correct the cell and import the file again."
	case AmbiguousNumber:
		return "1.234 may be a thousand or a fraction here. Say which with --decimal point or --decimal comma."
	case WrongWidth:
		return "The row has too many or too few cells, so nothing in it can be trusted. Put quotes around text with the delimiter in it, or export again."
	case FutureTime:
		return "The count is dated in the future. Check the time in the file or in its name, --tz and this computer's clock."
	case CommentRow:
		return "This is a comment, not a video. Nothing to do: saveboard reads no comments."
	case ProfileRow:
		return "This is a profile or a live stream, not a video. Nothing to do."
	case ErrorRow:
		return "The tool that wrote the file could not read this video: it may be private or removed."
	case NoIDInArchive:
		return "TikTok's archive names no video id. Import your video list first, then this file again; it only adds like counts."
	case BeforePosting:
		return "The count is dated before the video was posted. Check the time or --taken-at."
	case StudioOther:
		return "This is your account's daily total; saveboard keeps counts per video. The tab Content (or Business Suite's video list, which has saves) is the one to download."
	}
	return ""
}

// badCount is the help about a row whose cell of c is no count: it names the column to look at.
func badCount(c model.Counter) string {
	return fmt.Sprintf("The %s in this row are no whole number, or too large for one. Correct the cell and import the file again.", c)
}

// damagedLine is the help about a line of JSON that is no whole record.
const damagedLine = "This line is damaged or breaks off, or its tool could not read the video. Download or save the file again."
