package importer

import (
	"strings"
	"testing"
)

func TestARefusedTableIsToldWhatItLacks(t *testing.T) {
	t.Parallel()
	posted := at(t, "2026-03-02T17:30:00Z")
	first, second := linkAt(posted, 1), linkAt(posted, 2)
	for _, c := range []struct{ name, content, sentence, help string }{
		{
			"no header", first + ",One,9000,120\n" + second + ",Two,8000,110\n",
			"it has no row that names the columns", "link, title, views, saves",
		},
		{
			"strange headers", "Linkki,Otsikko,Tallennukset\n" + first + ",One,120\n" + second + ",Two,110\n",
			"Understood: Linkki → link. Not understood: Otsikko, Tallennukset.", "--map saves=HEADER",
		},
		{
			"two of one name", "Link,Saves,Saves\n" + first + ",120,121\n" + second + ",110,111\n",
			"Two columns could be the saves", "--map saves=2 or --map saves=3.",
		},
		{
			"two of two names", "Link,Saves,Favorites\n" + first + ",120,121\n" + second + ",110,111\n",
			"Two columns could be the saves", `--map saves="Saves" or --map saves="Favorites".`,
		},
		{
			"a day either way", "Link,Date,Saves\n" + first + ",03/04/2026,121\n" + second + ",05/06/2026,111\n",
			"The dates in this table could be day/month or month/day", "--dates dmy",
		},
	} {
		rep, m := read(t, "table.csv", c.content)
		if !strings.Contains(rep.Error, c.sentence) || !strings.Contains(rep.Help, c.help) || len(m.records) != 0 {
			t.Errorf("%s: %q\n%q, %d records", c.name, rep.Error, rep.Help, len(m.records))
		}
	}
}

func TestARowThatIsLeftOutNamesTheCountThatIsNone(t *testing.T) {
	t.Parallel()
	posted := at(t, "2026-03-02T17:30:00Z")
	for _, c := range []struct{ cells, help string }{
		{"9000,1.25%", "The saves in this row are no whole number"},
		{"99999999999999999999999,120", "The views in this row are no whole number, or too large for one"},
	} {
		rep, _ := read(t, "table.csv", "Link,Views,Saves\n"+linkAt(posted, 1)+","+c.cells+"\n"+linkAt(posted, 2)+",8000,110\n")
		if len(rep.Rejected) != 1 || rep.Rejected[0].Reason != BadNumber || !strings.HasPrefix(rep.Rejected[0].Help, c.help) {
			t.Errorf("%s: %+v", c.cells, rep.Rejected)
		}
	}
	line := func(n int) string { return `{"url":"` + linkAt(posted, n) + `","views":9000,"saves":120}` + "\n" }
	rep, _ := read(t, "list.jsonl", line(1)+line(2)+line(3)[:50])
	if len(rep.Rejected) != 1 || rep.Rejected[0].Help != damagedLine || rep.Rejected[0].Line != 3 || rep.Rows != 3 {
		t.Errorf("a line that breaks off: %+v of %d rows", rep.Rejected, rep.Rows)
	}
}

func TestNorwegianHeadersAreUnderstood(t *testing.T) {
	t.Parallel()
	for header, f := range map[string]field{"Lenke": fieldLink, "Tittel": fieldTitle, "Visninger": fieldViews, "Liker": fieldLikes, "Lagringer": fieldSaves} {
		if m, _, ok := lookUp(header); !ok || m.field != f {
			t.Errorf("%s is %v", header, m.field)
		}
	}
}
