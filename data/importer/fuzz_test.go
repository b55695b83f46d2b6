package importer

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/model"
)

func FuzzALinkNamesAPlausibleVideoOrNone(f *testing.F) {
	f.Add("7612711850056089878", "https://www.tiktok.com/@mira.bakes/video/7612711850056089878")
	f.Add("7.50E+18", "vm.tiktok.com/x")
	f.Add(`="7612711850056090000"`, "https://www.tiktok.com/@%zz/photo/1.html?x#y")
	f.Fuzz(func(t *testing.T, id, link string) {
		ref, reason := identify(id, link, now)
		if reason == "" && !plausibleID(ref.id, now) {
			t.Errorf("%q, %q is %d", id, link, ref.id)
		}
		if reason != "" && reason.Help() == "" {
			t.Errorf("nothing to do about %q", reason)
		}
		if ref.handle != cleanHandle(ref.handle) {
			t.Errorf("the handle %q is not clean", ref.handle)
		}
	})
}

func FuzzADateIsOneThingOrNone(f *testing.F) {
	for _, s := range []string{"2026-03-22T15:25:02+07:00", "03/04/2026 3:04 PM", "22. März 2026", "9月13日", "46103.75", "1774195502123", "20260322_193550", "thang 8 18", "::", "T", "12:00 "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, ok := parseWhen(s)
		set := 0
		for _, is := range []bool{w.At != 0, !w.Local.IsZero(), w.OnlyDay} {
			if is {
				set++
			}
		}
		if ok && set > 1 || !ok && set > 0 {
			t.Errorf("%q is %+v, %v", s, w, ok)
		}
		if m := pack(w).swapped().swapped(); ok && m != pack(w) {
			t.Errorf("%q turned twice is %+v, was %+v", s, m, pack(w))
		}
		timeInName(s)
	})
}

// discarding takes what it is given and checks what no record may break.
type discarding struct {
	memory
	t *testing.T
}

func (d *discarding) Keep(ctx context.Context, r model.Record) error {
	if len(r.VideoID) < 15 || r.Source == "" || r.Known() && r.Taken == 0 || r.Posted == 0 {
		d.t.Errorf("%+v", r)
	}
	return d.memory.Keep(ctx, r)
}

func FuzzAnyFileIsReadOrRefusedAndItsRowsAccountedFor(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil && len(b) < 1<<16 {
			f.Add(b)
		}
	}
	f.Add([]byte("sep=;\nurl;views\n\";;\n"))
	f.Add([]byte("\xff\xfeu\x00r\x00l\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		rep, err := Run(t.Context(), []Source{source("Posts.txt", content)}, Options{Now: now}, &discarding{t: t})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range rep.Files {
			checkSum(t, file)
			if file.Error != "" && strings.TrimSpace(file.Error) == "" {
				t.Errorf("%+v", file)
			}
		}
	})
}

func FuzzStudioRowsAreNeverShifted(f *testing.F) {
	f.Add(`say "hi"`, "x")
	f.Add(`","`, `a","b`)
	f.Add("line\nbreak \"", `""`)
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.Contains(a+b, "tiktok") || strings.ContainsAny(a+b, "\r\x00") {
			t.Skip()
		}
		var content strings.Builder
		content.WriteString(`"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"` + "\n")
		for i, title := range []string{a, b, "plain"} {
			content.WriteString(`"April 10","` + title + `","` + linkAt(now-86400*60, i) + `","March 30","1","2","3","4"` + "\n")
		}
		m := &memory{}
		if _, err := Run(t.Context(), []Source{source("Content.csv", []byte(content.String()))}, Options{Now: now}, m); err != nil {
			t.Fatal(err)
		}
		for _, r := range m.records {
			if r.Counters != (model.Counters{model.Exact(4), model.Exact(1), model.Exact(2), model.Exact(3), {}}) {
				t.Errorf("counts moved: %+v", r)
			}
		}
	})
}

func FuzzASheetIsReadOrRefused(f *testing.F) {
	const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Saves</t></is></c></row>`
	link := linkAt(now-86400*9, 1)
	f.Add(row+`<row r="2"><c r="A2" t="str"><f>HYPERLINK("`+link+`","x")</f><v>x</v></c><c r="B2"><v>7</v></c></row>`, "", "")
	f.Add(row+`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>7</v></c></row>`, `<hyperlink ref="A2:A2" r:id="h"/>`, `<Relationship Id="h" Target="`+link+`"/>`)
	f.Fuzz(func(t *testing.T, rows, laid, targets string) {
		book := zipped(t,
			"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/sharedStrings.xml", `<sst><si><t>Sourdough</t></si></sst>`,
			"xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+rows+`</sheetData><hyperlinks>`+laid+`</hyperlinks></worksheet>`,
			"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships>`+targets+`</Relationships>`)
		read(t, "book.xlsx", string(book))
	})
}
