package importer

import "saveboard/model/number"

// An Output takes what a format reads. Every record of a file ends in exactly one of Row, Reject
// with a line, Total and Skip: the report's sum is made of them.
type Output struct {
	row     func(Row) error
	report  *FileReport
	left    map[string]bool
	noticed map[string]bool
	langs   number.Languages // of the headers, where suffixes depend on them
}

// Row hands on one record of a video. An error ends the import: the context was cancelled, or a
// streamed record could not be stored.
func (o *Output) Row(r Row) error {
	o.report.Rows++
	return o.row(r)
}

// Reject leaves out one record. Line 0 speaks of the whole file and is no record. videoID may be
// empty; no text of the record is kept.
func (o *Output) Reject(line int, reason Reason, videoID string) {
	if line > 0 {
		o.report.Rows++
	}
	o.reject(line, reason, videoID)
}

func (o *Output) reject(line int, reason Reason, videoID string) {
	o.rejectWith(line, reason, reason.Help(), videoID)
}

// rejectWith leaves out one record with help that knows more than its reason.
func (o *Output) rejectWith(line int, reason Reason, help, videoID string) {
	o.report.Rejected = append(o.report.Rejected, Rejection{Line: line, Reason: reason, Help: help, VideoID: videoID})
}

// Total counts one row of sums, which is no video.
func (o *Output) Total() {
	o.report.Rows++
	o.report.TotalRows++
}

// Skip counts n records that are none of a video and no fault either: an empty playlist, a post
// that is only scheduled.
func (o *Output) Skip(n int) {
	o.report.Rows += n
	o.report.Skipped += n
}

// LeftBehind says that the file holds what is never taken: the Left… words.
func (o *Output) LeftBehind(words ...string) {
	for _, w := range words {
		o.left[w] = true
	}
}

// Notice tells the user one sentence about the file. The same sentence is told once.
func (o *Output) Notice(sentence string) {
	if !o.noticed[sentence] {
		o.noticed[sentence] = true
		o.report.Notices = append(o.report.Notices, sentence)
	}
}
