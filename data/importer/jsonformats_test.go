package importer

import (
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/text"
)

// The ids of invented videos: the upper 32 bits are the second of the upload.
const (
	spoonID = "7612584291038511326" // 2026-03-02 09:15:00
	tongsID = "7615312153618333918" // 2026-03-09 17:40:30
)

// readOne reads JSON that holds one record.
func readOne(t *testing.T, format, text string) Row {
	t.Helper()
	r := readJSON(t, "x.json", []byte(text), archived())
	if r.format != format || r.err != nil || len(r.rows) != 1 {
		t.Fatalf("read as %q with %d rows and %v, want %q and one row; rejected %v", r.format, len(r.rows), r.err, format, r.report.Rejected)
	}
	return r.rows[0]
}

func counters(r Row) string {
	var parts []string
	for _, c := range r.Counters {
		parts = append(parts, orDash(c.Text))
	}
	return strings.Join(parts, " ")
}

func TestSavesOfWebItemsComeFromStatsV2First(t *testing.T) {
	t.Parallel()
	item := `{"id":"` + spoonID + `","desc":"","createTime":1772442905,"stats":{"playCount":48200,"diggCount":3900,"commentCount":81,"shareCount":310,"collectCount":12400}%s}`
	for v2, want := range map[string]string{
		`,"statsV2":{"playCount":"48200","diggCount":"3900","commentCount":"81","shareCount":"310","collectCount":"12378"}`: "48200 3900 81 310 12378",
		`,"statsV2":{"playCount":"48200"}`:    "48200 3900 81 310 12400",
		`,"statsV2":{"collectCount":""}`:      "48200 3900 81 310 12400",
		`,"statsV2":null`:                     "48200 3900 81 310 12400",
		``:                                    "48200 3900 81 310 12400",
		`,"statsV2":{"collectCount":"12378"}`: "48200 3900 81 310 12378",
	} {
		if got := counters(readOne(t, "tiktok-web", fmt.Sprintf("["+item+"]", v2))); got != want {
			t.Errorf("with %q the counters are %s, want %s", v2, got, want)
		}
	}
}

func TestAWebItemWithoutACollectCountHasUnknownSaves(t *testing.T) {
	t.Parallel()
	row := readOne(t, "tiktok-web", `[{"id":"`+spoonID+`","desc":"","createTime":"1772442905","author":"tiny.forge","stats":{"playCount":0}}]`)
	if got := counters(row); got != "0 - - - -" {
		t.Errorf("the counters are %s, want a known 0 and four unknown", got)
	}
	if row.Account != "tiny.forge" || row.Posted.At != 1772442905 {
		t.Errorf("account %q posted %v; an author in text and a time in text were not read", row.Account, row.Posted)
	}
}

func TestTheCrawlersTimeCountsOnlyFromThePostingOn(t *testing.T) {
	t.Parallel()
	item := `[{"id":"` + spoonID + `","desc":"","createTime":1772442905,"collectTime":%d,"stats":{"playCount":1}}]`
	if got := readOne(t, "tiktok-web", fmt.Sprintf(item, 1772442932)).Taken.At; got != 1772442932 {
		t.Errorf("taken at %v, want the crawler's time", got)
	}
	if got := readOne(t, "tiktok-web", fmt.Sprintf(item, 1772442904)).Taken; got != (When{}) {
		t.Errorf("taken at %v, want none: it lies before the posting", got)
	}
}

func TestTheLengthOfASoundIsNotTheVideos(t *testing.T) {
	t.Parallel()
	row := readOne(t, "tiktok-web", `[{"id":"`+spoonID+`","desc":"","createTime":1772442905,"stats":{"playCount":1},"imagePost":{"images":[{}]},"video":{"duration":0},"music":{"duration":215}}]`)
	if row.Duration.Known() || !row.Photo {
		t.Errorf("duration %v, photo %v; want an unknown duration of a photo post", row.Duration, row.Photo)
	}
}

func TestWebItemsAreFoundAtEveryPathOfTikToksAnswers(t *testing.T) {
	t.Parallel()
	item := `{"id":"` + spoonID + `","desc":"","createTime":1772442905,"author":{"uniqueId":"tiny.forge"},"stats":{"playCount":7}}`
	for _, shape := range []string{
		`%s`, `[%s]`, `{"itemList":[%s]}`, `{"item_list":[%s]}`, `{"items":[%s]}`, `{"data":[%s]}`, `{"data":[{"type":1,"item":%s}]}`,
		`{"itemInfo":{"itemStruct":%s},"statusCode":0}`, `{"AppContext":{},"ItemModule":{"` + spoonID + `":%s}}`,
		`{"__DEFAULT_SCOPE__":{"webapp.video-detail":{"itemInfo":{"itemStruct":%s}}}}`,
		`{"__DEFAULT_SCOPE__":{"webapp.updated-items":[%s]}}`,
	} {
		if row := readOne(t, "tiktok-web", fmt.Sprintf(shape, item)); row.ID != spoonID || row.Line != 1 {
			t.Errorf("%.40s: read %q in line %d", shape, row.ID, row.Line)
		}
	}
}

func TestYtdlpsRepostCountIsShares(t *testing.T) {
	t.Parallel()
	line := `{"id":"` + spoonID + `","extractor_key":"TikTok","webpage_url":"https://www.tiktok.com/@tiny.forge/video/` + spoonID + `","view_count":48200,"like_count":3900,"comment_count":null,"repost_count":310%s,"epoch":1775044800}`
	if got := counters(readOne(t, "ytdlp", fmt.Sprintf(line, `,"save_count":12400`))); got != "48200 3900 - 310 12400" {
		t.Errorf("the counters are %s", got)
	}
	if got := counters(readOne(t, "ytdlp", fmt.Sprintf(line, ""))); got != "48200 3900 - 310 -" {
		t.Errorf("an older yt-dlp names no saves; the counters are %s", got)
	}
}

func TestEntriesOfAPlaylistTakeItsTimeUnlessTheyNameTheirOwn(t *testing.T) {
	t.Parallel()
	entry := `{"_type":"url","ie_key":"TikTok","id":"%s","url":"https://www.tiktok.com/@tiny.forge/video/%s","view_count":1%s}`
	text := `{"_type":"playlist","entries":[` + fmt.Sprintf(entry, spoonID, spoonID, "") + `,` + fmt.Sprintf(entry, tongsID, tongsID, `,"epoch":1775000000`) + `],"epoch":1775044800}`
	r := readJSON(t, "x.json", []byte(text+"\n"+strings.Replace(text, "1775044800", "1775048400", 1)), nil)
	var got []string
	for _, row := range r.rows {
		got = append(got, fmt.Sprint(int64(row.Taken.At)))
	}
	if want := "1775044800 1775000000 1775048400 1775000000"; strings.Join(got, " ") != want {
		t.Errorf("taken at %s, want %s", strings.Join(got, " "), want)
	}
}

func TestAVideoOfAnotherSiteIsNotTikTok(t *testing.T) {
	t.Parallel()
	r := readJSON(t, "x.json", []byte(`{"id":"dQw4w9WgXcQ","extractor_key":"Youtube","webpage_url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","view_count":5}`), nil)
	if r.format != "ytdlp" || len(r.rows) != 0 || len(r.report.Rejected) != 1 || r.report.Rejected[0].Reason != NotTikTok {
		t.Errorf("read as %q, rows %v, rejected %v; want one rejected %s", r.format, r.rows, r.report.Rejected, NotTikTok)
	}
}

func TestZeeschuimersSecondVisitCounts(t *testing.T) {
	t.Parallel()
	line := `{"item_id":"` + spoonID + `","source_platform":"tiktok.com","timestamp_collected":1775044800123%s,"data":{"id":"` + spoonID + `","desc":"","createTime":1772442905,"stats":{"playCount":1}}}`
	if got := readOne(t, "zeeschuimer", fmt.Sprintf(line, "")).Taken.At; got != 1775044800 {
		t.Errorf("taken at %d, want the time of collecting, in seconds", got)
	}
	if got := readOne(t, "zeeschuimer", fmt.Sprintf(line, `,"last_updated":1775048400456`)).Taken.At; got != 1775048400 {
		t.Errorf("taken at %d, want the time of the update: the data are from it", got)
	}
}

func TestBrightDatasDisplayNameIsNotTheHandle(t *testing.T) {
	t.Parallel()
	row := readOne(t, "brightdata", `[{"post_id":"`+spoonID+`","play_count":1,"collect_count":2,"account_id":"tiny.forge","profile_username":"Tiny Forge","share_count":"3","timestamp":"2026-04-01T12:00:00.000Z"}]`)
	if row.Account != "tiny.forge" || counters(row) != "1 - - 3 2" || row.Taken.At != 1775044800 {
		t.Errorf("account %q, counters %s, taken %v", row.Account, counters(row), row.Taken.At)
	}
}

func TestAMobileDurationIsInMilliseconds(t *testing.T) {
	t.Parallel()
	row := readOne(t, "mobile-api", `{"aweme_detail":{"aweme_id":"`+spoonID+`","video":{"duration":31480},"statistics":{"play_count":1,"collect_count":2}}}`)
	if n, _ := row.Duration.Get(); n != 31 {
		t.Errorf("the duration is %d s, want 31", n)
	}
}

func TestDouyinIsNotTikTok(t *testing.T) {
	t.Parallel()
	for _, link := range []string{"https://www.iesdouyin.com/share/video/" + spoonID + "/", "https://www.douyin.com/video/" + spoonID} {
		r := readJSON(t, "x.json", []byte(`{"aweme_list":[{"aweme_id":"`+spoonID+`","share_url":"`+link+`","statistics":{"play_count":0,"digg_count":9}}]}`), nil)
		if len(r.report.Rejected) != 1 || r.report.Rejected[0].Reason != NotTikTok {
			t.Errorf("%s: rejected %v, want %s", link, r.report.Rejected, NotTikTok)
		}
	}
}

func TestAFileOfCommentsIsRefusedByName(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`[{"cid":"71","text":"lovely","diggCount":3,"createTimeISO":"2026-03-03T10:00:00.000Z","videoWebUrl":"https://www.tiktok.com/@tiny.forge/video/` + spoonID + `","uniqueId":"somebody"}]`,
		`{"comments":[{"cid":"71","text":"lovely","digg_count":3,"aweme_id":"` + spoonID + `","reply_comment_total":0}],"status_code":0}`,
	} {
		r := readJSON(t, "x.json", []byte(text), nil)
		refusal, ok := r.err.(*Refusal)
		if !ok || refusal.Reason != CommentRow || len(r.rows) != 0 {
			t.Errorf("%.30s…: %v with %d rows, want a refusal for %s", text, r.err, len(r.rows), CommentRow)
		}
	}
}

func TestResearchIdsAreBareIntegers(t *testing.T) {
	t.Parallel()
	row := readOne(t, "research-api", `{"data":{"videos":[{"id":7612584291038511327,"username":"tiny.forge","video_description":"","view_count":1,"favourites_count":2,"region_code":"NO"}]}}`)
	if row.ID != "7612584291038511327" || counters(row) != "1 - - - 2" {
		t.Errorf("id %s, counters %s", row.ID, counters(row))
	}
}

func TestOfStudiosPagesTheLastWinsAndScheduledPostsAreSkipped(t *testing.T) {
	t.Parallel()
	post := `{"item_id":"%s","desc":"","post_time":"%d","play_count":"1","favorite_count":"%d"}`
	page := func(posts ...string) string {
		return `{"item_list":[` + strings.Join(posts, ",") + `],"status_code":0}`
	}
	text := page(fmt.Sprintf(post, spoonID, 1772442903, 5), fmt.Sprintf(post, tongsID, 1772442903, 6)) + "\n" +
		page(fmt.Sprintf(post, spoonID, 1772442903, 4), fmt.Sprintf(post, "7617947030156198110", int64(testNow)+60, 0))
	r := readJSON(t, "x.json", []byte(text), nil)
	r.accounted(t)
	if len(r.rows) != 2 || counters(r.rows[0]) != "1 - - - 4" || counters(r.rows[1]) != "1 - - - 6" {
		t.Errorf("read\n%s\nwant each post once, as the last page has it", r.brief())
	}
	if r.report.Duplicates != 1 || r.report.Skipped != 1 {
		t.Errorf("%d duplicates and %d skipped, want 1 and 1", r.report.Duplicates, r.report.Skipped)
	}
}

func TestStudiosHandleStandsInTheAddressesAlone(t *testing.T) {
	t.Parallel()
	post := `{"item_list":[{"item_id":"` + spoonID + `","desc":"","play_count":1,"favorite_count":2,%s}]}`
	for _, addresses := range []string{
		`"play_addr":["https://v16.example/a?x=1&user_text=tiny.forge"]`,
		`"play_addr":"https://v16.example/a?user_text=tiny.forge&x=1"`,
		`"play_addr":[null,"%%"],"download_info":{"download_urls":["https://v16.example/a?user_text=tiny.forge"]}`,
	} {
		row := readOne(t, "studio-json", fmt.Sprintf(post, strings.ReplaceAll(addresses, "%%", "::")))
		if row.Account != "tiny.forge" || !row.Own {
			t.Errorf("%s: account %q, own %v", addresses, row.Account, row.Own)
		}
	}
}

func TestStudiosPostTimeIsWhenItWentPublic(t *testing.T) {
	t.Parallel()
	post := `{"item_list":[{"item_id":"` + spoonID + `","desc":"","play_count":1,"favorite_count":2%s}]}`
	for times, want := range map[string]model.Instant{
		`,"post_time":"1772442903","create_time":"1772442900","schedule_time":"1772442999"`: 1772442903,
		`,"post_time":"0","create_time":"1772442900","schedule_time":"1772442999"`:          1772442999,
		`,"create_time":1772442900,"schedule_time":0`:                                       1772442900,
		``: 0,
	} {
		if got := readOne(t, "studio-json", fmt.Sprintf(post, times)).Posted.At; got != want {
			t.Errorf("with %s posted at %d, want %d", times, got, want)
		}
	}
}

func TestOfARecordingOnlyTheAnswersOfFourAddressesAreRead(t *testing.T) {
	t.Parallel()
	item := `{\"itemList\":[{\"id\":\"` + spoonID + `\",\"desc\":\"\",\"createTime\":1772442905,\"stats\":{\"playCount\":1}}]}`
	entry := `{"log":{"version":"1.2","entries":[{"request":{"url":"%s"},"response":{"content":{"text":"` + item + `"}},"startedDateTime":"2026-04-01T12:00:00Z"}]}}`
	for address, want := range map[string]int{
		"https://www.tiktok.com/api/post/item_list/?a=1":      1,
		"https://www.tiktok.com/api/creator/item_list/":       1,
		"https://www.tiktok.com/api/item/detail/?itemId=1":    1,
		"https://www.tiktok.com/api/recommend/item_list/":     0,
		"https://www.tiktok.com/api/favorite/item_list/":      0,
		"https://tiktok.com.example/api/post/item_list/":      0,
		"https://example.com/?x=/api/post/item_list/":         0,
		"https://www.tiktok.com/api/post/item_list/../secret": 0,
	} {
		if r := readJSON(t, "x.har", fmt.Appendf(nil, entry, address), nil); len(r.rows) != want {
			t.Errorf("%s: %d rows and %v, want %d", address, len(r.rows), r.err, want)
		}
	}
	// An answer that stands before its address cannot be told from a private one.
	swapped := `{"log":{"version":"1.2","entries":[{"response":{"content":{"text":"` + item + `"}},"request":{"url":"https://www.tiktok.com/api/post/item_list/"}}]}}`
	if r := readJSON(t, "x.har", []byte(swapped), nil); len(r.rows) != 0 || r.err == nil {
		t.Errorf("read %d rows of an answer whose address came later", len(r.rows))
	}
}

func TestARecordedProfileIsNotTheUsersOwn(t *testing.T) {
	t.Parallel()
	r := readJSON(t, "studio.har", fixture(t, "studio-json-har.har"), nil)
	for _, row := range r.rows {
		if studio := row.Source == "studio-json"; row.Own != studio || (row.Account == "tiny.forge") != studio {
			t.Errorf("%s of @%s: own %v, source %q", row.ID, row.Account, row.Own, row.Source)
		}
	}
}

func TestAnEmptyListOfImagesIsNoPhotoPost(t *testing.T) {
	t.Parallel()
	post := `{"aweme_list":[{"aweme_id":"` + spoonID + `","images":%s,"statistics":{"play_count":1,"collect_count":2}}]}`
	for images, want := range map[string]bool{`null`: false, `[]`: false, `{}`: false, `["https://p16.example/1"]`: true, `[{"url":1}]`: true} {
		if got := readOne(t, "mobile-api", fmt.Sprintf(post, images)).Photo; got != want {
			t.Errorf("images %s: photo %v, want %v", images, got, want)
		}
	}
}

func TestARecordThatSaysThereIsNoErrorIsAVideo(t *testing.T) {
	t.Parallel()
	row := readOne(t, "apify", `[{"id":"`+spoonID+`","webVideoUrl":"https://www.tiktok.com/@tiny.forge/video/`+spoonID+`","playCount":1,"diggCount":2,"error":false,"note":""}]`)
	if counters(row) != "1 2 - - -" {
		t.Errorf("the counters are %s", counters(row))
	}
}

func TestAHashtagThatATitleWasCutInIsNone(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"A bowl #bread #sourdo...": "bread", "A bowl #bread #sourdo…": "bread", "A bowl #bread ...": "bread", "#sourdo...": "",
		"A bowl #bread #sourdough": "bread sourdough", "Wait for it...#bread": "bread",
	} {
		if got := strings.Join(text.Hashtags(wholeWords(title)), " "); got != want {
			t.Errorf("the hashtags of %q are %q, want %q", title, got, want)
		}
	}
}
