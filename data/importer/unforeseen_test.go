package importer

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"unicode"

	"saveboard/model"
)

// These files are of people whose spreadsheets, tools and languages the formats' authors did not
// have before them.

func TestALinkIsTakenOutOfTheFormulaThatShowsIt(t *testing.T) {
	t.Parallel()
	first := at(t, "2026-03-02T17:30:00Z")
	link := linkAt(first, 1)
	for _, cell := range []string{
		`=HYPERLINK("` + link + `")`, `=HYPERLINK("` + link + `","Sourdough")`, `=hyperlink( "` + link + `" ; "open")`,
		`"` + link + `"`, "<" + link + ">", "[Sourdough](" + link + ")",
	} {
		ref, reason := identify("", cell, now)
		if got := fmt.Sprint(ref.id); got != idAt(first, 1) || reason != "" {
			t.Errorf("%s: video %s, %q", cell, got, reason)
		}
	}
	for _, cell := range []string{`=HYPERLINK("https://vm.tiktok.com/ZM1/","x")`, `<https://vm.tiktok.com/ZM1/>`} {
		if _, reason := identify("", cell, now); reason != ShortLink {
			t.Errorf("%s: %q, want short-link", cell, reason)
		}
	}
}

func TestARoundedIDOfAnotherVideoContradictsItsLink(t *testing.T) {
	t.Parallel()
	const id = "7696512345678901234"
	link := "https://www.tiktok.com/@mira.bakes/video/" + id
	for cell, want := range map[string]Reason{
		"7.6965123456789E+18": "", "7.70E+18": "", "7,7E+18": "", "8E+18": "", "7696512345678900000": "", id + ".0": "",
		"7.50E+18": IDConflict, "7,35E+18": IDConflict, "7506512345678900000": IDConflict, "7.7E+17": IDConflict,
	} {
		if _, got := identify(cell, link, model.Instant(1<<40)); got != want {
			t.Errorf("%s beside the link of %s: %q, want %q", cell, id, got, want)
		}
	}
}

func TestAColumnOfLinksIsFoundUnderAnyName(t *testing.T) {
	t.Parallel()
	first, second := at(t, "2026-03-02T17:30:00Z"), at(t, "2026-03-05T06:12:09Z")
	rep, m := read(t, "film.csv", "Tytuł,Gdzie,Wyświetlenia,Zapisane\nChleb,"+linkAt(first, 1)+",900,12\nSól,"+linkAt(second, 2)+",800,7\n")
	if got := saves(m); got != "12, 7" {
		t.Errorf("saves %q: %+v", got, rep)
	}
	rep, m = read(t, "two.csv", "Title,Mine,Theirs,Saves\nA,"+linkAt(first, 1)+","+linkAt(second, 2)+",12\n")
	if len(m.records) != 0 || rep.Error == "" {
		t.Errorf("one of two unnamed columns of links was chosen: %+v", rep)
	}
}

func TestColumnsOfAKnownTableCanBeMappedToo(t *testing.T) {
	t.Parallel()
	with := func(say map[string]string) func(*Options) { return func(o *Options) { o.Map = say } }
	_, m := read(t, "list.csv", testFile(t, "business-suite.csv"), with(map[string]string{"likes": "-", "saves": "Shares"}))
	if r := m.records[0]; r.Counters[model.Likes].Known() || r.Counters[model.Saves] != model.Exact(1877) || !r.Own {
		t.Errorf("--map changed nothing: %+v", r.Counters)
	}
	rep, _ := read(t, "list.csv", testFile(t, "business-suite.csv"), with(map[string]string{"saves": "Gemte"}))
	if !strings.Contains(rep.Error, "no column “Gemte”") {
		t.Errorf("a column that is not there: %q", rep.Error)
	}
	_, m = read(t, "own.csv", "Adr,Gemt af\n"+linkAt(at(t, "2026-03-02T17:30:00Z"), 1)+",12\n", with(map[string]string{"Link": "adr", "SAVES": "2"}))
	if got := saves(m); got != "12" {
		t.Errorf("a field in capitals: %q", got)
	}
	rep, _ = read(t, "x.json", `[{"id":"`+idAt(at(t, "2026-03-02T17:30:00Z"), 1)+`","desc":"a","createTime":1772472600,"stats":{"playCount":9}}]`, with(map[string]string{"saves": "x"}))
	if !strings.Contains(strings.Join(rep.Notices, " "), "--map") {
		t.Errorf("--map was passed over in silence: %+v", rep)
	}
}

func TestWordsForVideoSayNothingInAnyLanguage(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]field{
		"Visualizaciones del vídeo": fieldViews, "Visualizações do vídeo": fieldViews, "Vues de la vidéo": fieldViews, "Título del vídeo": fieldTitle,
		"Título do vídeo": fieldTitle, "Titre de la vidéo": fieldTitle, "動画視聴数": fieldViews, "视频播放量": fieldViews, "동영상 조회수": fieldViews,
		"Enlace del video": fieldLink, "Lien de la vidéo": fieldLink, "Tytuł filmu": fieldTitle, "Wyświetlenia filmu": fieldViews, "Link do filmu": fieldLink,
		"Titolo del video": fieldTitle, "Visualizzazioni del video": fieldViews, "Lenke": fieldLink,
	} {
		if m, _, ok := lookUp(header); !ok || m.field != want {
			t.Errorf("%s is %v (%v), want %v", header, m.field, ok, want)
		}
	}
	for _, header := range []string{"Views del perfil", "vídeos nuevos", "Reproducciones de la cuenta por día"} {
		if m, _, ok := lookUp(header); ok && m.field.isCounter() {
			t.Errorf("%s was taken for %v", header, m.field)
		}
	}
}

func TestBillionsBeyondTheViewsAreRefusedHoweverFewTheyAre(t *testing.T) {
	t.Parallel()
	rows := "link,views,saves\n"
	for i := range 5 {
		saves := "7"
		if i == 0 {
			saves = "1.2B"
		}
		rows += fmt.Sprintf("%s,90%d,%s\n", linkAt(at(t, "2026-03-02T17:30:00Z"), i+1), i, saves)
	}
	rep, m := read(t, "list.csv", rows)
	if got := saves(m); got != "unknown, unknown, unknown, unknown, unknown" || reasons(rep) != "0:ambiguous-number" {
		t.Errorf("saves %s, rejected %s", got, reasons(rep))
	}
}

func TestAWorkbookNeedsNoStyles(t *testing.T) {
	t.Parallel()
	first := at(t, "2026-03-02T17:30:00Z")
	_, m := read(t, "list.xlsx", string(zipped(t,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+
			`<row r="1"><c r="A1" t="inlineStr"><is><t>Link</t></is></c><c r="B1" t="inlineStr"><is><t>Saves</t></is></c></row>`+
			`<row r="2"><c r="A2" t="inlineStr"><is><t>`+linkAt(first, 1)+`</t></is></c><c r="B2"><v>12</v></c></row></sheetData></worksheet>`,
	)))
	if got := saves(m); got != "12" {
		t.Errorf("saves %q", got)
	}
}

func TestLinesMayEndInCarriageReturnsAlone(t *testing.T) {
	t.Parallel()
	first, second := at(t, "2026-03-02T17:30:00Z"), at(t, "2026-03-05T06:12:09Z")
	rep, m := read(t, "mac.csv", "link,saves,title\r"+linkAt(first, 1)+",12,Sourdough\r"+linkAt(second, 2)+",7,\"Salt, twice\"\r")
	if got := saves(m); got != "12, 7" || rep.Rows != 2 {
		t.Errorf("saves %q: %+v", got, rep)
	}
}

func TestAnEmptyFileIsSaidToBeEmpty(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"", "\ufeff", " \r\n\n", "\xff\xfe"} {
		if rep, _ := read(t, "empty.csv", content); rep.Error != "This file is empty." || rep.Help == "" {
			t.Errorf("%q: %q %q", content, rep.Error, rep.Help)
		}
	}
	rep, _ := read(t, "header.csv", "link,saves,views\n")
	if !strings.Contains(strings.Join(rep.Notices, " "), "no rows") {
		t.Errorf("a header alone: %+v", rep)
	}
}

func TestARefusedFileThatWasNotUTF8SaysThatItsEncodingMayBeWrong(t *testing.T) {
	t.Parallel()
	rep, _ := read(t, "list.csv", "\x93\xae\x89\xe6\x83\x8a\x83\x93\x83N,\x95\xdb\x91\xb6\x90\x94\nx,12\n")
	if rep.Error == "" || !strings.Contains(rep.Help, "--encoding") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
}

func TestNoticesCountInGrammar(t *testing.T) {
	t.Parallel()
	rows := "link,views,saves,likes,comments\n"
	for i := range 12 {
		saves, likes := "7", "0"
		switch i {
		case 0:
			saves = "-5"
		case 1:
			saves = "99+"
		}
		rows += fmt.Sprintf("%s,90%d,%s,%s,0\n", strings.Replace(linkAt(at(t, "2026-03-02T17:30:00Z"), i+1), "@mira.bakes", "@", 1), i+10, saves, likes)
	}
	rep, _ := read(t, "list.csv", rows)
	all := strings.Join(rep.Notices, "\n")
	for _, want := range []string{
		"1 count is below zero", "1 count only gives a bound", "The likes and comments are 0 in every row", "12 rows name no account",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q:\n%s", want, all)
		}
	}
	rep, _ = read(t, "one.csv", "id,views,saves\n"+idAt(at(t, "2026-03-02T17:30:00Z"), 1)+",9,1\n")
	if all = strings.Join(rep.Notices, "\n"); !strings.Contains(all, "1 row names no account") {
		t.Errorf("one row: %s", all)
	}
}

func TestEveryRefusalIsASentence(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"comments.csv": "cid,text,diggCount,videoWebUrl\n1,hi,3,x\n", "cut.json": `[{"url":"https://www.tiktok.com/@a/video/7612712850056090000","saves":1`,
		"page.html": "<!DOCTYPE html><html><body>no</body></html>", "rec.har": `{"log":{"version":"1.2","entries":[]}}`, "ads.csv": "Campaign name,Cost (USD),Clicks\nx,1,2\n",
		"other.json": `{"name":"x"}`, "words.txt": "Dear diary", "lists.json": `{"a":[{"x":1}],"b":[{"x":1}]}`, "no-id.csv": "title,saves\na,1\n",
		"failed.json": `{"item_list":[],"status_code":8}`,
	} {
		rep, _ := read(t, name, content)
		for _, s := range []string{rep.Error, rep.Help} {
			if s == "" || !unicode.IsUpper([]rune(s)[0]) && !strings.HasPrefix(s, "saveboard") && !strings.HasPrefix(s, "--") || !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q is no sentence", name, s)
			}
			if strings.Contains(s, "saveboard docs") {
				t.Errorf("%s: %q names a command that is not there", name, s)
			}
		}
	}
}

func TestOldYtdlpIsSaidToLeaveTheSavesOut(t *testing.T) {
	t.Parallel()
	first := at(t, "2026-03-02T17:30:00Z")
	record := `{"id":"` + idAt(first, 1) + `","extractor_key":"TikTok","webpage_url":"` + linkAt(first, 1) + `","view_count":9,"like_count":3,"epoch":1772500000%s}`
	rep, _ := read(t, "a.json", fmt.Sprintf(record, ""))
	if !strings.Contains(strings.Join(rep.Notices, " "), "yt-dlp") {
		t.Errorf("nothing says why: %q", rep.Notices)
	}
	if rep, _ = read(t, "b.json", fmt.Sprintf(record, `,"save_count":4`)); len(rep.Notices) != 0 {
		t.Errorf("%q", rep.Notices)
	}
}

func TestTheAnalyticsAnswersViewersAreLeftBehindAloud(t *testing.T) {
	t.Parallel()
	first := at(t, "2026-03-02T17:30:00Z")
	rep, _ := read(t, "insight.json", `{"video_info":{"aweme_id":"`+idAt(first, 1)+`","statistics":{"play_count":9,"collect_count":2}},"video_viewer_age":[{"k":"18"}],"video_vv_realtime":{"a":1}}`)
	if strings.Join(rep.LeftBehind, " ") != LeftViewers {
		t.Errorf("left behind: %q", rep.LeftBehind)
	}
}

func TestLakhsAreReadUnderEnglishHeadersOnly(t *testing.T) {
	t.Parallel()
	first, second := at(t, "2026-03-02T17:30:00Z"), at(t, "2026-03-05T06:12:09Z")
	_, m := read(t, "in.csv", "Link,Views,Saves\n"+linkAt(first, 1)+",1.2L,3 lakh\n"+linkAt(second, 2)+",80 L,1.2Cr\n")
	if c := m.records[0].Counters; c[model.Views] != model.Rounded(120000, 10000) || c[model.Saves] != model.Rounded(300000, 10000) {
		t.Errorf("%v", c)
	}
	rep, _ := read(t, "de.csv", "Link,Views,Gespeichert\n"+linkAt(first, 1)+",900,3L\n"+linkAt(second, 2)+",900,3\n")
	if reasons(rep) != "2:bad-number" {
		t.Errorf("under a German header: %s", reasons(rep))
	}
}

func TestAnEmptyPipePointsAtWhatFeedsIt(t *testing.T) {
	t.Parallel()
	if rep, _ := read(t, "-", ""); rep.Error != "Nothing came through the pipe." || !strings.Contains(rep.Help, "command before it") {
		t.Errorf("%q %q", rep.Error, rep.Help)
	}
}

func TestABrokenLineAmongJSONLinesIsRejectedAlone(t *testing.T) {
	t.Parallel()
	line := func(n int) string {
		first := at(t, "2026-03-02T17:30:00Z")
		return `{"id":"` + idAt(first, n) + `","extractor_key":"TikTok","webpage_url":"` + linkAt(first, n) + `","view_count":9,"save_count":3,"epoch":1772500000}` + "\n"
	}
	for name, content := range map[string]string{
		"second": line(1) + "ERROR: [TikTok] 123: This post is private\n" + line(2) + line(3),
		"cut":    line(1) + line(2) + line(3) + line(4)[:60],
		"third":  line(1) + line(2) + "{\"id\": \n" + line(3),
		"only 1": line(1) + line(2)[:60] + "\n" + line(3) + line(4),
	} {
		rep, m := read(t, "log.jsonl", content)
		if rep.Error != "" || len(m.records) != 3 || len(rep.Rejected) != 1 || rep.Rejected[0].Reason != ErrorRow {
			t.Errorf("%s: %d records, rejected %s, %q", name, len(m.records), reasons(rep), rep.Error)
		}
	}
}

func TestSheetsOfOtherProgramsAreToldToBeSavedAnew(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"old.xls":     "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600),
		"calc.ods":    string(zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")),
		"mac.numbers": string(zipped(t, "Index/Document.iwa", "x")),
	} {
		if rep, _ := read(t, name, content); !strings.Contains(rep.Help, "CSV") || strings.Contains(rep.Help, "encoding") {
			t.Errorf("%s: %q %q", name, rep.Error, rep.Help)
		}
	}
	if rep, _ := read(t, "picture.png", "\x89PNG\r\n\x1a\n\x00\x00"); strings.Contains(rep.Help, "encoding") {
		t.Errorf("a picture is no matter of encoding: %q", rep.Help)
	}
}

func TestAFileThatMayNotBeReadIsSaidSo(t *testing.T) {
	t.Parallel()
	src := source("b.csv", nil)
	src.Open = func() (io.ReadCloser, error) {
		return nil, &fs.PathError{Op: "open", Path: "b.csv", Err: fs.ErrPermission}
	}
	rep, err := Run(t.Context(), []Source{src}, Options{Now: now}, &memory{})
	if err != nil || rep.Files[0].Error != "This file may not be read." {
		t.Errorf("%+v %v", rep.Files, err)
	}
}
