package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"saveboard/model"
)

// uploadedAt is an id whose upload was at t.
func uploadedAt(t model.Instant, low int) string { return fmt.Sprint(uint64(t)<<32 | uint64(low)) }

const noon = model.Instant(1772452800) // 2026-03-02 12:00:00

// archivePosts writes an archive whose posts are dated at these seconds from noon, with these likes.
func archivePosts(posts ...[2]int) []byte {
	var list []string
	for _, p := range posts {
		date := noon.Time().Add(time.Duration(p[0]) * time.Second).Format("2006-01-02 15:04:05")
		list = append(list, fmt.Sprintf(`{"Date":%q,"Link":"https://v.example/x?l=20260402070000AB&x-tos-expires=1775977500","Likes":"%d"}`, date, p[1]))
	}
	return []byte(`{"Post":{"Posts":{"VideoList":[` + strings.Join(list, ",") + `]}}}`)
}

func TestAPostIsTheVideoUploadedUpToThreeMinutesBefore(t *testing.T) {
	t.Parallel()
	known := stored{videos: []model.Video{{TikTokID: uploadedAt(noon, 1), Handle: "tiny.forge"}}}
	for second, want := range map[int]int{-1: 0, 0: 1, 15: 1, 180: 1, 181: 0} {
		if r := readJSON(t, "x.json", archivePosts([2]int{second, 7}), known); len(r.rows) != want {
			t.Errorf("%d s after the upload: %d rows, want %d; rejected %v", second, len(r.rows), want, r.report.Rejected)
		}
	}
}

func TestOfSeveralVideosInReachTheOneWithTheseLikesIsThePost(t *testing.T) {
	t.Parallel()
	first, second := uploadedAt(noon, 1), uploadedAt(noon+30, 2)
	made := model.Instant(1775113200) // as the links have it
	likes := func(at model.Instant, n int64) []model.Snapshot {
		return []model.Snapshot{{Taken: at, Counters: model.Counters{model.Likes: model.Exact(n)}}}
	}
	known := stored{
		videos:  []model.Video{{TikTokID: first}, {TikTokID: second}},
		history: map[string][]model.Snapshot{first: likes(made-86400, 40), second: likes(made-86400, 41)},
	}
	r := readJSON(t, "x.json", archivePosts([2]int{60, 41}), known)
	if len(r.rows) != 1 || r.rows[0].ID != second || r.rows[0].Taken.At != made {
		t.Errorf("read\n%s\nwant the second video, as of %v", r.brief(), made)
	}
	if r := readJSON(t, "x.json", archivePosts([2]int{60, 99}), known); len(r.rows) != 0 {
		t.Errorf("likes that fit neither video settled it all the same:\n%s", r.brief())
	}
	known.history[second] = likes(made-3*86400, 41)
	if r := readJSON(t, "x.json", archivePosts([2]int{60, 41}), known); len(r.rows) != 0 {
		t.Errorf("likes of three days before settled it:\n%s", r.brief())
	}
}

func TestAnArchiveOfAnotherAccountMatchesNoVideoByChance(t *testing.T) {
	t.Parallel()
	var posts [][2]int
	known := stored{}
	for i := range 8 { // every post of one account is stored, and of the other one video in eight came at such a moment
		posts = append(posts, [2]int{i*86400 + 20, 5})
		away := model.Instant(3600)
		if i == 3 {
			away = 40
		}
		known.videos = append(known.videos,
			model.Video{TikTokID: uploadedAt(noon+model.Instant(i*86400)+away, 2), Handle: "other.forge"})
	}
	posts[3][0] += 60
	if r := readJSON(t, "x.json", archivePosts(posts...), known); len(r.rows) != 0 {
		t.Errorf("an archive of posts that are not stored gave likes to\n%s", r.brief())
	}
	for i := range 8 {
		known.videos = append(known.videos, model.Video{TikTokID: uploadedAt(noon+model.Instant(i*86400), 1), Handle: "tiny.forge"})
	}
	r := readJSON(t, "x.json", archivePosts(posts...), known)
	if len(r.rows) != 8 {
		t.Errorf("%d of 8 posts were found", len(r.rows))
	}
	for _, row := range r.rows {
		if row.Account != "tiny.forge" {
			t.Errorf("a post of tiny.forge went to %s", row.Account)
		}
	}
}

func TestTwoPostsAreNeverOneVideo(t *testing.T) {
	t.Parallel()
	known := stored{videos: []model.Video{{TikTokID: uploadedAt(noon, 1)}}}
	r := readJSON(t, "x.json", archivePosts([2]int{20, 5}, [2]int{90, 6}), known)
	if len(r.rows) != 0 || len(r.report.Rejected) != 2 || r.report.Rejected[0].Reason != NoIDInArchive {
		t.Errorf("read\n%s\nwant both posts rejected: one of them is not stored, and which is unknown", r.brief())
	}
}

func TestAnArchiveAddsNoVideo(t *testing.T) {
	t.Parallel()
	r := readJSON(t, "x.json", fixture(t, "archive-old.json"), stored{})
	if len(r.rows) != 0 || len(r.report.Rejected) != 1 || r.report.Rejected[0].Reason != NoIDInArchive {
		t.Errorf("read\n%s\nwant the post rejected though its link names a video: it is not stored", r.brief())
	}
}

func TestAnArchiveIsAsOldAsItsNameElseItsLinksSay(t *testing.T) {
	t.Parallel()
	const good = "https://v.example/x?l=20260402070000AB&x-tos-expires="
	for link, want := range map[string]model.Instant{
		good + "1775977500":               1775113200, // ten days and five minutes later
		good + "1775976660":               1775113200, // ten days less nine minutes
		good + "1775979000":               0,          // half an hour off: the stamp is in another zone
		good + "1775942000":               0,
		good + "1770000000":               0,
		"https://v.example/x?l=20260402":  0,
		"https://v.example/x":             0,
		"N/A":                             0,
		"\nhttps://v.example/photomode/x": 0,
	} {
		if got := linkMade(link); got != want {
			t.Errorf("linkMade(%q) = %d, want %d", link, got, want)
		}
	}
	a := archiveReader{in: &Input{Names: []string{"user_data_tiktok.json", "TikTok_Data_1775120000.zip"}}, made: 1775113200}
	if got := a.taken().At; got != 1775120000 {
		t.Errorf("taken at %d, want the ZIP's time", got)
	}
}

func TestAnArchiveWithoutPostsSaysSo(t *testing.T) {
	t.Parallel()
	for _, text := range []string{string(fixture(t, "archive-empty.json")), `{"Post":{"Posts":{"VideoList":null}}}`} {
		r := readJSON(t, "x.json", []byte(text), stored{})
		if r.format != "archive" || r.err != nil || r.report.Rows != 0 || len(r.report.Notices) != 1 {
			t.Errorf("read as %q: %v, %d rows, notices %q", r.format, r.err, r.report.Rows, r.report.Notices)
		}
	}
}

func TestOnlyAFileCalledPostsIsTheArchivesText(t *testing.T) {
	t.Parallel()
	text := fixture(t, "archive-txt/Posts.txt")
	for name, want := range map[string]bool{"Posts.txt": true, "Post.txt": true, "TikTok/Posts/posts.txt": true, "Like List.txt": false, "Browsing History.txt": false} {
		if _, got := bestOf(sampleOf(name, text)); got != want {
			t.Errorf("%s: recognised %v, want %v", name, got, want)
		}
	}
}

func TestAnArchiveIsKnownByOneLongPart(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(`{"Date":"2026-03-02 12:00:00","Link":"https://www.tiktokv.com/share/video/7612584291038511326/"},`, 60_000)
	for _, text := range []string{
		`{"Your Activity":{"Watch History":{"VideoList":[` + long,
		`{"Direct Message":{"Direct Messages":{"ChatHistory":{"Chat History with somebody:":[` + long,
	} {
		f, ok := bestOf(sampleOf("x.json", []byte(text)))
		if !ok || f.Name != "archive" {
			t.Errorf("%.60s… is read as %q, want archive", text, f.Name)
		}
	}
}

func TestAnArchiveSaysInFixedWordsWhatWasNotRead(t *testing.T) {
	t.Parallel()
	r := readJSON(t, "x.json", fixture(t, "decoys/archive.json"), archived())
	for _, word := range []string{LeftMessages, LeftFollowers, LeftOwnHistory, LeftIdentity, LeftCommenters, LeftSound, LeftPlaces} {
		if !r.left[word] {
			t.Errorf("left behind are %v, want %q among them", r.left, word)
		}
	}
}
