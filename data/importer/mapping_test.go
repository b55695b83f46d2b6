package importer

import (
	"fmt"
	"strings"
	"testing"
)

func TestHeadersAreUnderstoodWholeAndNeverInPart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		field   field
		headers string
	}{
		{fieldSaves, "saves|Save|vid_nsave|saveCount|save_count|Number of saves|Total saves|bookmarks|Favorites|favourites_count|Add to Favorites|collectCount|collect_count|Saved|nb_saves_no|" +
			"guardados|Añadir a favoritos|salvos|Adicionar aos Favoritos|Enregistrements|ajouter aux favoris|Gespeichert|Merkliste|Zu Favoriten hinzufügen|salvataggi|opgeslagen|" +
			"gemmer|Antal gemmer|sparade|lagret|zapisy|Kaydetmeler|disimpan|lượt lưu|บันทึก|保存数|お気に入り数|저장|收藏|收藏量|الحفظ|сохранения"},
		{fieldViews, "views|View Count|video_views|playCount|video_playcount|vid_nview|plays|Video Views (total)|vistas|Visualizações|vues|Aufrufe|visualizzazioni|weergaven|visninger|videovisningar|wyświetlenia|görüntülenme|ditonton|lượt xem|ยอดวิว|再生数|再生回数|조회수|播放量|المشاهدات|просмотры"},
		{fieldLikes, "likes|like_count|diggCount|video_diggcount|digg_count|Hearts|me gusta|curtidas|J'aime|Mentions J’aime|Gefällt mir|mi piace|Vind-ik-leuks|synes godt om|Gilla-markeringar|polubienia|beğeni|suka|lượt thích|ถูกใจ|いいね数|좋아요|点赞|الإعجابات|лайки"},
		{fieldComments, "comments|Comment Count|commentCount|replies|comentarios|comentários|commentaires|Kommentare|commenti|reacties|Kommentarer|komentarze|yorum|komentar|bình luận|ความคิดเห็น|コメント数|댓글|评论|التعليقات|комментарии"},
		{fieldShares, "shares|share_count|vid_nshare|compartidos|compartilhamentos|partages|geteilt|condivisioni|gedeeld|delinger|Delningar|udostępnienia|paylaşım|dibagikan|chia sẻ|แชร์|シェア数|공유|分享|转发|المشاركات|поделились"},
		{fieldID, "video_id|Video ID|videoId|aweme_id|item id|post_id|投稿ID|動画ID|视频ID"},
		{fieldLink, "url|video_url|Video link|PostURL|webVideoUrl|permalink|動画リンク_URL|视频地址|enlace|ссылка|Videolänk"},
		{fieldAccount, "account|tiktok_handle|username|author|author_username|アカウント名|аккаунт"},
		{fieldTitle, "title|caption|vid_caption|Video title|video_description|beskrivelse|Título|タイトル|标题"},
		{fieldPosted, "Post time|posted_at|Date Posted|upload_dato|upload_date|createTime|create_time|vid_postTime|Fecha de publicación|投稿日|发布日期|Publiceringstid"},
		{fieldTaken, "taken_at|scraped_at|vid_scrapeTime|Date Collected|last_updated|更新日"},
		{fieldUnclear, "date|timestamp|time|created"},
		{fieldDuration, "duration|vid_duration|Length (s)"},
		{fieldCategory, "category|Topic|kategori|カテゴリ"},
		{fieldHashtags, "hashtags|vid_hashtags|Tags"},
	} {
		for h := range strings.SplitSeq(c.headers, "|") {
			if h == "nb_saves_no" {
				continue
			}
			if m, _, ok := lookUp(h); !ok || m.field != c.field {
				t.Errorf("%q is %v (%v), want %s", h, m.field, ok, c.field)
			}
		}
	}
	for _, h := range []string{
		"save rate", "Saves per view", "avg views", "Average views", "Ø Views", "views %", "like ratio", "views growth", "new saves", "daily views",
		"Views in the last 7 days", "views 28d", "7d views", "Views (last 28 days)", "followers", "author likes", "profile views", "account views", "music plays",
		"user likes", "engagement", "reach", "impressions", "downloads", "download_count", "reposts", "comment-likes", "likes by commenters", "viewership",
		"screenshots", "saved by", "shareability", "", "average watch time", "rank views",
	} {
		if m, _, ok := lookUp(h); ok && m.field.isCounter() {
			t.Errorf("%q is taken for the %s", h, m.field)
		}
	}
}

func TestTheHeadersOfRealTablesAreMappedWhole(t *testing.T) {
	t.Parallel()
	id := idAt(now-86400, 1)
	for _, c := range []struct{ header, want string }{
		{
			"tiktok_handle,display_name,party_name,storkreds,account_type,video_id,upload_dato,beskrivelse,visninger,likes,kommentarer,shares,gemmer,video_url",
			"account - - - - video_id posted_at title views likes comments shares saves link",
		},
		{
			"投稿ID,投稿日,アカウント名,ニックネーム,いいね数,コメント数,保存数,シェア数,再生回数,動画リンク_URL,更新日",
			"video_id posted_at account - likes comments saves shares views link taken_at",
		},
		{
			"PostURL,Account,Views,Likes,Shares,Saved,Comment Count,Caption,Hashtags,Date Posted,Date Collected",
			"link account views likes shares saves comments title hashtags posted_at taken_at",
		},
		{"标题,评论,点赞,收藏,转发,发布日期,视频地址", "title comments likes saves shares posted_at link"},
		{
			"timestamp,platform,video_url,video_id,title,view_count,like_count,comment_count,share_count,author,duration,upload_date,last_updated",
			"time - link video_id title views likes comments shares account duration posted_at taken_at",
		},
		{"title,date,views,likes,comments,saves,shares,url", "title time views likes comments saves shares link"},
		{"id,title,view_count,like_count,comment_count,repost_count,save_count,webpage_url", "video_id title views likes comments shares saves link"},
	} {
		header := strings.Split(c.header, ",")
		cells := make([]string, len(header))
		for i, h := range header {
			switch m, _, _ := lookUp(h); m.field {
			case fieldID:
				cells[i] = id
			case fieldLink:
				cells[i] = "https://www.tiktok.com/@mira.bakes/video/" + id
			case fieldAccount:
				cells[i] = "mira.bakes"
			}
			if h == "id" {
				cells[i] = id
			}
		}
		m, err := mapTable(header, [][]string{cells}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.header, err)
		}
		var got []string
		for _, x := range m.shown() {
			if x.Field == "" {
				x.Field = "-"
			}
			got = append(got, x.Field)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\nis   %s\nwant %s", c.header, s, c.want)
		}
	}
}

func TestABareIdColumnMustLookLikeIds(t *testing.T) {
	t.Parallel()
	rep, _ := read(t, "t.csv", "id,views,likes\n1,5,6\n2,7,8\n")
	if !strings.Contains(rep.Error, "names the videos") || !strings.Contains(rep.Error, "views → views") || !strings.Contains(rep.Help, "--map") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
	if len(rep.Rejected) != 1 || rep.Rejected[0].Line != 0 || rep.Rejected[0].Reason != NoID {
		t.Errorf("%+v", rep.Rejected)
	}
	rep, m := read(t, "t.csv", fmt.Sprintf("id,views,likes\n%s,5,6\n%s,7,8\n", idAt(now-9000, 1), idAt(now-9000, 2)))
	if rep.Error != "" || len(m.records) != 2 {
		t.Errorf("%q, %d records", rep.Error, len(m.records))
	}
}

func TestTwoColumnsForOneCounterAreAskedAbout(t *testing.T) {
	t.Parallel()
	link := linkAt(now-9000, 1)
	rep, _ := read(t, "t.csv", "url,views,plays,likes\n"+link+",5,6,7\n")
	if !strings.Contains(rep.Error, "views and plays") || !strings.Contains(rep.Help, `--map views="views"`) {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
	_, m := read(t, "t.csv", "url,views,total views,likes\n"+link+",5,6,7\n")
	if got := m.records[0].Counters[0].String(); got != "6" {
		t.Errorf("the total one: %s", got)
	}
}

func TestTheUserMapsColumnsByNameAndNumber(t *testing.T) {
	t.Parallel()
	link := linkAt(now-9000, 1)
	content := "url,views,Gemte i alt,likes\n" + link + ",5,6,7\n"
	mapped := func(pairs ...string) func(*Options) {
		return func(o *Options) {
			o.Map = map[string]string{}
			for i := 0; i < len(pairs); i += 2 {
				o.Map[pairs[i]] = pairs[i+1]
			}
		}
	}
	_, m := read(t, "t.csv", content, mapped("saves", "Gemte i alt", "likes", "-"))
	if c := m.records[0].Counters; c[4].String() != "6" || c[1].Known() {
		t.Errorf("by name and left out: %v", c)
	}
	_, m = read(t, "t.csv", content, mapped("views", "3"))
	if c := m.records[0].Counters; c[0].String() != "6" {
		t.Errorf("by number: %v", c)
	}
	rep, _ := read(t, "t.csv", content, mapped("saves", "nothing"))
	if !strings.Contains(rep.Error, `no column “nothing”`) || !strings.Contains(rep.Help, "Gemte i alt") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
	rep, _ = read(t, "t.csv", content, mapped("hearts", "3"))
	if !strings.Contains(rep.Error, `no field “hearts”`) || !strings.Contains(rep.Help, "saves") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
}

func TestTheReportShowsTheMappingAndNoUnknownColumnIsStored(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "t.csv", "url,views,Saved by,category,duration\n"+linkAt(now-9000, 1)+",5,somebody,Bread,1:02\n")
	var shown []string
	for _, x := range rep.Mapping {
		shown = append(shown, x.Header+"="+x.Field)
	}
	if got := strings.Join(shown, " "); got != "url=link views=views Saved by= category=category duration=duration" {
		t.Errorf("mapping %s", got)
	}
	if len(rep.LeftBehind) != 1 || rep.LeftBehind[0] != LeftOther {
		t.Errorf("left behind %q", rep.LeftBehind)
	}
	if r := m.records[0]; strings.Contains(fmt.Sprintf("%+v", r), "somebody") || r.Category != "Bread" || r.DurationS.String() != "62" {
		t.Errorf("%+v", r)
	}
}

func TestDurationsAreSeconds(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"62": "62", "62.4": "62", "0.3": "1", "1:02": "62", "01:02": "62", "1:00:02": "3602", "PT1M2S": "62", "PT62S": "62", "pt1h": "3600", "62s": "62", "62 sec": "62",
		"": "unknown", "0": "unknown", "-5": "unknown", "a": "unknown", "1:2:3:4": "unknown", "PT": "unknown", "NaN": "unknown", "1e9": "unknown",
	} {
		if got := parseDuration(s).String(); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}
