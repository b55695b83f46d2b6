package importer

import (
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
)

// forgetful takes records and keeps none, so that the importer alone is measured.
type forgetful struct{ memory }

// benchTable is a table of one's own with n rows.
func benchTable(n int) []byte {
	var b strings.Builder
	b.WriteString("url,title,visninger,likes,kommentarer,shares,gemmer,upload_dato\n")
	for i := range n {
		when := now - 86400*30 + model.Instant(i)
		fmt.Fprintf(&b, "%s,\"A title, with a comma and 🍞 #bread\",%d,%d,%d,%d,%d,2026-04-28\n", linkAt(when, i%1000), 1000+i, 100+i, i%50, i%90, i%700)
	}
	return []byte(b.String())
}

// benchExport is saveboard's own export of n snapshots.
func benchExport(n int) []byte {
	var b strings.Builder
	b.WriteString("saveboard,account,video_id,taken_at,taken_at_from,views,views_step,likes,likes_step,comments,comments_step,shares,shares_step,saves,saves_step,source\n")
	for i := range n {
		when := now - 86400*300 + model.Instant(i*60)
		fmt.Fprintf(&b, "snapshots/1,mira.bakes,%s,%s,record,%d,100,%d,1,%d,1,%d,1,%d,1,tiktok-web\n", idAt(now-86400*400, i%1000), when, 1000+i, 100+i, i%50, i%90, i%700)
	}
	return []byte(b.String())
}

func BenchmarkImport(b *testing.B) {
	for _, c := range []struct {
		name    string
		content []byte
	}{
		{"table/1", benchTable(1)},
		{"table/100", benchTable(100)},
		{"table/10000", benchTable(10000)},
		{"export/10000", benchExport(10000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			b.ReportAllocs()
			for b.Loop() {
				rep, err := Run(b.Context(), []Source{source("t.csv", c.content)}, Options{Now: now}, &forgetful{})
				if err != nil || len(rep.Files[0].Rejected) != 0 {
					b.Fatal(err, rep.Files)
				}
			}
		})
	}
}
