package importer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkWebItems reads 4,000 items of the size that crawlers save, of which little is wanted.
// The time per byte is to stay that of skipping, whatever the items hold besides.
func BenchmarkWebItems(b *testing.B) {
	rest := strings.Repeat(`{"url":"https://p16.example/a/very/long/address","width":720,"height":1280},`, 50)
	var text bytes.Buffer
	for i := range 4000 {
		fmt.Fprintf(&text, `%s{"id":"%d","desc":"An invented caption","createTime":%d,"author":{"uniqueId":"tiny.forge"},"zoomCover":[%snull],`+
			`"stats":{"playCount":%d,"diggCount":9,"commentCount":8,"shareCount":7,"collectCount":6}}`,
			map[bool]string{true: "[", false: ","}[i == 0], 7612584291038511326+i, 1772442905+i, rest, 1000+i)
	}
	text.WriteByte(']')
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		out := &Output{report: &FileReport{}, left: map[string]bool{}, row: func(Row) error { return nil }}
		in := &Input{Sample: Sample{Text: text.Bytes()[:headSize]}, Text: bytes.NewReader(text.Bytes())}
		if err := tiktokWeb().Read(b.Context(), in, out); err != nil || out.report.Rows != 4000 {
			b.Fatal(err, out.report.Rows)
		}
	}
}
