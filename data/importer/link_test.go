package importer

import (
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
)

func TestTheIdAndTheHandleAreReadFromEveryFormOfLink(t *testing.T) {
	t.Parallel()
	const id = 7612711850056089878
	for _, c := range []struct {
		link   string
		id     uint64
		handle string
		photo  bool
		reason Reason
	}{
		{"https://www.tiktok.com/@mira.bakes/video/7612711850056089878", id, "mira.bakes", false, ""},
		{"https://www.tiktok.com/@Mira.Bakes/photo/7612711850056089878?lang=en#x", id, "mira.bakes", true, ""},
		{"http://m.tiktok.com/@mira.bakes/video/7612711850056089878/", id, "mira.bakes", false, ""},
		{"tiktok.com/@mira.bakes/video/7612711850056089878", id, "mira.bakes", false, ""},
		{"https://www.tiktok.com/de-DE/@mira.bakes/video/7612711850056089878", id, "mira.bakes", false, ""},
		{"https://www.tiktokv.com/share/video/7612711850056089878/", id, "", false, ""},
		{"https://www.tiktok.com/share/video/7612711850056089878/", id, "", false, ""},
		{"https://www.tiktok.com/@/video/7612711850056089878", id, "", false, ""},
		{"https://www.tiktok.com/embed/7612711850056089878", id, "", false, ""},
		{"https://www.tiktok.com/embed/v2/7612711850056089878", id, "", false, ""},
		{"https://m.tiktok.com/v/7612711850056089878.html", id, "", false, ""},
		{"https://vm.tiktok.com/ZMabc123/", 0, "", false, ShortLink},
		{"https://vt.tiktok.com/ZMabc123", 0, "", false, ShortLink},
		{"https://www.tiktok.com/t/ZMabc123/", 0, "", false, ShortLink},
		{"https://www.tiktok.com/@mira.bakes", 0, "mira.bakes", false, NoID},
		{"https://www.tiktok.com/@mira.bakes/video/12", 0, "mira.bakes", false, BadID},
		{"https://www.instagram.com/reel/7612711850056089878/", 0, "", false, NotTikTok},
		{"https://youtu.be/7612711850056089878", 0, "", false, NotTikTok},
		{"https://www.douyin.com/video/7612711850056089878", 0, "", false, NotTikTok},
		{"https://www.iesdouyin.com/share/video/7612711850056089878", 0, "", false, NotTikTok},
		{"https://www.facebook.com/video/7612711850056089878", 0, "", false, NotTikTok},
		{"https://nottiktok.com/@a/video/7612711850056089878", 0, "", false, NotTikTok},
	} {
		ref, reason, ok := parseLink(c.link)
		if !ok || ref.id != c.id || ref.handle != c.handle || ref.photo != c.photo || reason != c.reason {
			t.Errorf("%s is %+v %q %v", c.link, ref, reason, ok)
		}
	}
	for _, s := range []string{"", "Sourdough in 60 s", "7612711850056089878", "7.50E+18", "mira.bakes", "-", "3.5", "a@b.com"} {
		if ref, reason, ok := parseLink(s); ok && ref.id != 0 {
			t.Errorf("%q is no link, but %+v %q", s, ref, reason)
		}
	}
}

func TestIdAndLinkTogetherNameTheVideo(t *testing.T) {
	t.Parallel()
	link := "https://www.tiktok.com/@mira.bakes/video/7612711850056089878"
	for _, c := range []struct {
		name, id, link string
		want           string
	}{
		{"both the same", "7612711850056089878", link, "7612711850056089878"},
		{"the id alone", "7612711850056089878", "", "7612711850056089878"},
		{"the id as a spreadsheet's text", `="7612711850056089878"`, "", "7612711850056089878"},
		{"with an apostrophe", "'7612711850056089878", "", "7612711850056089878"},
		{"a link in the id column", link, "", "7612711850056089878"},
		{"destroyed, with its link", "7.61E+18", link, "7612711850056089878"},
		{"destroyed by a comma locale, with its link", "7,61E+18", link, "7612711850056089878"},
		{"rounded, with its link", "7612711850056090000", link, "7612711850056089878"},
		{"destroyed, no link", "7.61E+18", "", "destroyed-id"},
		{"rounded, no link", "7506832682593090000", "", "destroyed-id"},
		{"a float", "7612711850056089878.0", "", "destroyed-id"},
		{"rounded, of another video", "7506832682593090000", link, "id-conflict"},
		{"two videos", "7612711850056089879", link, "id-conflict"},
		{"a short link with the id", "7612711850056089878", "https://vm.tiktok.com/ZMabc/", "7612711850056089878"},
		{"a short link alone", "", "https://vm.tiktok.com/ZMabc/", "short-link"},
		{"another platform", "7612711850056089878", "https://www.instagram.com/p/x/", "not-tiktok"},
		{"nothing", "", "", "no-id"},
		{"too short", "12345", "", "bad-id"},
		{"words", "abc", "", "bad-id"},
		{"before TikTok", "4000000000000000022", "", "bad-id"},
		{"from the future", "9200000000000000022", "", "bad-id"},
		{"a leading zero", "0612711850056089878", "", "bad-id"},
		{"21 digits", "761271185005608987812", "", "bad-id"},
		{"an id that ends in 000", "7612711850056088000", "", "7612711850056088000"},
	} {
		ref, reason := identify(c.id, c.link, now)
		got := string(reason)
		if reason == "" {
			got = fmt.Sprint(ref.id)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if id := idAt(now+86400, 1); func() bool { _, r := identify(id, "", now); return r != "" }() {
		t.Errorf("an id a day ahead is refused: clocks differ")
	}
}

func TestWhatWasPostedIsSaidByTheLinkOrNotAtAll(t *testing.T) {
	t.Parallel()
	id := idAt(now-9000, 1)
	content := "video_id,url,views\n" + id + ",,5\n" + id + ",https://www.tiktok.com/@mira.bakes/photo/" + id + ",6\n" +
		id + ",https://www.tiktok.com/@mira.bakes/video/" + id + ",7\n"
	_, m := read(t, "t.csv", content)
	if m.records[0].Kind != "" || m.records[1].Kind != model.KindPhoto || m.records[2].Kind != model.KindVideo {
		t.Errorf("kinds %q, %q, %q", m.records[0].Kind, m.records[1].Kind, m.records[2].Kind)
	}
}

func TestDigitsInOtherTextAreNoId(t *testing.T) {
	t.Parallel()
	rep, m := read(t, "t.csv", "title,url,views\n7612711850056089878 is not mine,,5\nclip_7612711850056089878.mp4,,6\n")
	if got := reasons(rep); got != "2:no-id 3:no-id" || len(m.records) != 0 {
		t.Errorf("%s, %d records", got, len(m.records))
	}
}

func TestTheHandleComesFromTheLinkThenTheColumnThenTheUserThenTheStore(t *testing.T) {
	t.Parallel()
	when := at(t, "2026-03-02T17:30:00Z")
	share := "https://www.tiktok.com/share/video/" + idAt(when, 2) + "/"
	content := "url,username,views\n" + linkAt(when, 1) + ",@Other.One,5\n" + share + ",@Other.One,6\n" + share + ",,7\n"
	stored := &memory{videos: map[string]model.Video{idAt(when, 2): {Handle: "from.store"}}}
	_, m := readInto(t, stored, "t.csv", content)
	got := []string{m.records[0].Account, m.records[1].Account, m.records[2].Account}
	if strings.Join(got, " ") != "mira.bakes other.one from.store" {
		t.Errorf("accounts %q", got)
	}
	rep, m := read(t, "t.csv", content, func(o *Options) { o.Account = "@Asked.For" })
	if m.records[2].Account != "asked.for" || noticed(rep, "unknown account") {
		t.Errorf("account %q, notices %q", m.records[2].Account, rep.Notices)
	}
	rep, m = read(t, "t.csv", content)
	if m.records[2].Account != "" || !noticed(rep, "--account") {
		t.Errorf("account %q, notices %q", m.records[2].Account, rep.Notices)
	}
}
