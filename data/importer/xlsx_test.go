package importer

import (
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
)

// workbook makes an XLSX of one sheet. A cell is text, or "n:" and a number, or "d:" and a date's
// serial number, or "i:" and an inline text, or "f:" and the cached value of a formula, or "h:" and a
// text, a bar and the address that its formula leads to, or "l:" and the same with a link laid over it.
func workbook(t *testing.T, properties string, rows ...[]string) string {
	t.Helper()
	var shared, sheet, laid, targets strings.Builder
	count := 0
	for i, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for j, cell := range row {
			ref := fmt.Sprintf("%c%d", 'A'+j, i+1)
			kind, value, _ := strings.Cut(cell, ":")
			switch {
			case cell == "":
			case kind == "n":
				fmt.Fprintf(&sheet, `<c r="%s"><v>%s</v></c>`, ref, value)
			case kind == "d":
				fmt.Fprintf(&sheet, `<c r="%s" s="1"><v>%s</v></c>`, ref, value)
			case kind == "i":
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, value)
			case kind == "f":
				fmt.Fprintf(&sheet, `<c r="%s"><f>SUM(A1)</f><v>%s</v></c>`, ref, value)
			case kind == "h":
				text, address, _ := strings.Cut(value, "|")
				if text != "" { // a program that computes nothing leaves the text out
					text = "<v>" + text + "</v>"
				}
				fmt.Fprintf(&sheet, `<c r="%s" t="str"><f>HYPERLINK(&quot;%s&quot;,&quot;x&quot;)</f>%s</c>`, ref, address, text)
			case kind == "l":
				text, address, _ := strings.Cut(value, "|")
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, text)
				fmt.Fprintf(&laid, `<hyperlink ref="%s" r:id="h%s"/>`, ref, ref)
				fmt.Fprintf(&targets, `<Relationship Id="h%s" Target="%s" TargetMode="External"/>`, ref, address)
			default:
				fmt.Fprintf(&sheet, `<c r="%s" t="s"><v>%d</v></c>`, ref, count)
				fmt.Fprintf(&shared, `<si><t>%s</t></si>`, cell)
				count++
			}
		}
		sheet.WriteString(`</row>`)
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return string(zipped(t,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/workbook.xml", `<workbook `+main+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`+properties+
			`<sheets><sheet name="Cover" sheetId="1" r:id="r1"/><sheet name="Videos" sheetId="2" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet `+main+`><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml", `<sst `+main+`>`+shared.String()+`</sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet `+main+`><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>My year</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet `+main+`><sheetData>`+sheet.String()+`</sheetData><hyperlinks>`+laid.String()+`</hyperlinks></worksheet>`,
		"xl/worksheets/_rels/sheet2.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+targets.String()+`</Relationships>`,
	))
}

func TestAWorkbooksFirstSheetOfVideosIsRead(t *testing.T) {
	t.Parallel()
	first, second := at(t, "2026-03-02T17:30:00Z"), at(t, "2026-03-05T06:12:09Z")
	rep, m := read(t, "list.xlsx", workbook(t, "",
		[]string{"My report"},
		[]string{"Video ID", "Video link", "Title", "Views", "Saves", "Scraped at"},
		[]string{"n:7.61271185005609E+18", linkAt(first, 1), "Sourdough &amp; salt", "n:184301", "f:12480", "d:46122.25"},
		[]string{"", linkAt(second, 2), "", "n:9850", "", "d:46122"},
		[]string{"n:7613650424964317718", "", "i:id as a number", "n:5", "n:6", "d:46122"},
		[]string{"", "", "", "", "", ""},
		[]string{"Total", "", "", "n:194156", "", ""},
	))
	if rep.Format != "table" || rep.Encoding != "xlsx" || rep.Rows != 4 || rep.TotalRows != 1 || reasons(rep) != "5:destroyed-id" {
		t.Fatalf("%+v", rep)
	}
	if r := m.records[0]; r.Title != "Sourdough & salt" || r.Counters[model.Saves] != model.Exact(12480) || r.Taken != at(t, "2026-04-10T06:00:00Z") {
		t.Errorf("%+v", r)
	}
	if r := m.records[1]; r.Counters[model.Saves].Known() || r.Counters[model.Views] != model.Exact(9850) || r.Taken != at(t, "2026-04-10T23:59:59Z") {
		t.Errorf("%+v", r)
	}
}

func TestAWorkbookMayCountItsDaysFrom1904(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"Video link", "Views", "Saves", "Scraped at"}, {linkAt(at(t, "2026-03-02T17:30:00Z"), 1), "n:5", "n:6", "d:44660.25"}}
	_, m := read(t, "list.xlsx", workbook(t, `<workbookPr date1904="1"/>`, rows...))
	if got := m.records[0].Taken; got != at(t, "2026-04-10T06:00:00Z") {
		t.Errorf("taken %s", got)
	}
}

// Only a style tells a date from a number, and a sheet that a program wrote may have none.
func TestDatesWithoutAStyleCountFrom1904Too(t *testing.T) {
	t.Parallel()
	link := linkAt(at(t, "2026-03-02T17:30:00Z"), 1)
	rows := [][]string{{"Video link", "Views", "Saves", "Scraped at"}, {link, "n:44660", "n:6", "n:44660.25"}, {link, "n:44670", "n:7", "n:44661"}}
	_, m := read(t, "list.xlsx", workbook(t, `<workbookPr date1904="1"/>`, rows...))
	if r := m.records[0]; r.Taken != at(t, "2026-04-10T06:00:00Z") || r.Counters[model.Views] != model.Exact(44660) {
		t.Errorf("%+v", r)
	}
	if got := m.records[1].Taken; got != at(t, "2026-04-11T23:59:59Z") {
		t.Errorf("taken %s", got)
	}
}

func TestTheAddressBehindATextNamesTheVideo(t *testing.T) {
	t.Parallel()
	link := linkAt(at(t, "2026-03-02T17:30:00Z"), 1)
	other, third := linkAt(at(t, "2026-03-05T06:12:09Z"), 2), linkAt(at(t, "2026-03-09T06:12:09Z"), 3)
	for _, header := range []string{"Title", "Link", "Clip"} {
		rep, m := read(t, "list.xlsx", workbook(t, "",
			[]string{"My report"},
			[]string{header, "Views", "Saves", "Sheet of notes"},
			[]string{"h:Sourdough|" + link + "?lang=en&amp;x=1", "n:184301", "n:12480", "h:notes|https://example.org/notes"},
			[]string{"l:Lentils|" + other, "n:9850", "n:31"},
			[]string{"h:|" + third, "n:9850", "n:31"},
			[]string{"Dumplings", "n:9", "n:3", "l:notes|https://example.org/notes"},
			[]string{"Total", "n:204010", "n:12545"},
		))
		if rep.Error != "" || len(m.records) != 3 || reasons(rep) != "6:no-id" || rep.TotalRows != 1 {
			t.Errorf("%s: %+v", header, rep)
			continue
		}
		r := m.records[0]
		if r.VideoID != idAt(at(t, "2026-03-02T17:30:00Z"), 1) || r.Counters[model.Saves] != model.Exact(12480) || header == "Title" && r.Title != "Sourdough" {
			t.Errorf("%s: %+v", header, r)
		}
	}
}

func TestAnAddressIsNotLookedAtWhereALinkStands(t *testing.T) {
	t.Parallel()
	link := linkAt(at(t, "2026-03-02T17:30:00Z"), 1)
	rep, m := read(t, "list.xlsx", workbook(t, "",
		[]string{"Link", "Idea from", "Saves"},
		[]string{link, "h:that one|" + linkAt(at(t, "2026-03-05T06:12:09Z"), 2), "n:12480"},
	))
	if len(m.records) != 1 || m.records[0].VideoID != idAt(at(t, "2026-03-02T17:30:00Z"), 1) || len(rep.Mapping) != 3 {
		t.Errorf("%+v", rep)
	}
}

func TestAStudioWorkbookInAZipIsRead(t *testing.T) {
	t.Parallel()
	book := workbook(t, "",
		[]string{"Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views"},
		[]string{"April 10", "Sourdough", linkAt(at(t, "2026-03-02T17:30:00Z"), 1), "March 2", "n:9120", "214", "n:1877", "n:184301"})
	m := &memory{}
	rep := runOne(t, "Content_mira.zip", zipped(t, "Content.xlsx", book), m)
	if len(rep.Files) != 1 || rep.Files[0].Format != "studio-content" || m.records[0].Counters[model.Views] != model.Exact(184301) {
		t.Errorf("%+v", rep.Files)
	}
}

func TestABrokenWorkbookIsRefusedAndNeverEndsTheProgram(t *testing.T) {
	t.Parallel()
	for name, sheet := range map[string]string{
		"a negative reference to a text": `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`,
		"a reference to no text":         `<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1"><v>1</v></c></row>`,
		"cut off":                        `<row r="1"><c r="A1"><v>1</v>`,
		"a column that is none":          `<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c><c r="1"><v>1</v></c></row>`,
		"nothing":                        ``,
	} {
		const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
		book := zipped(t,
			"xl/workbook.xml", `<workbook `+main+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/styles.xml", `<styleSheet `+main+`/>`,
			"xl/worksheets/sheet1.xml", `<worksheet `+main+`><sheetData>`+sheet+`</sheetData></worksheet>`)
		rep := runOne(t, "book.xlsx", book, &memory{})
		if len(rep.Files) != 1 || rep.Files[0].Error == "" || rep.Files[0].Help == "" {
			t.Errorf("%s: %+v", name, rep.Files)
		}
	}
}
