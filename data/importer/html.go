package importer

import (
	"bytes"
	"context"
	"io"
	"regexp"
)

// maxPage is how much of a saved page is read. A real one has half a megabyte.
const maxPage = 64 << 20

// The names under which TikTok's pages carry their data.
const (
	pageState    = "__UNIVERSAL_DATA_FOR_REHYDRATION__"
	oldPageState = "SIGI_STATE"
)

// webPage is the format of a saved page of TikTok: the same items as in its answers, inside one of
// its scripts.
func webPage() Format {
	return Format{
		Name: "tiktok-web",
		Match: func(s Sample) Match {
			if s.Shape == ShapeHTML && (bytes.Contains(s.Text, []byte(pageState)) || bytes.Contains(s.Text, []byte(oldPageState))) {
				return Match{Have: 1, Need: 1}
			}
			return Match{Need: 1}
		},
		Read: readPage,
	}
}

func readPage(ctx context.Context, in *Input, out *Output) error {
	page, err := io.ReadAll(io.LimitReader(in.Text, maxPage))
	if err != nil {
		return err
	}
	before := out.report.Rows
	d := webDialect()
	for _, state := range pageStates(page) {
		w := d.walker(ctx, out, func(r *record) error {
			if r.place == "" && !r.has("id") {
				return nil // the page around the items
			}
			return takeWeb(r, out)
		})
		w.dec = newDecoder(bytes.NewReader(state))
		if err := w.value(d.route()); err != nil { // one value: a script goes on behind it
			return refuseBroken(err, w.dec)
		}
	}
	if out.report.Rows == before {
		return &Refusal{
			Sentence: "This page holds no video's data.",
			Help:     "Save the page of one video (www.tiktok.com/@handle/video/…) once it has loaded, as HTML only.",
		}
	}
	return nil
}

// pageStates finds the JSON of the scripts that carry data.
func pageStates(page []byte) [][]byte {
	var states [][]byte
	script := regexp.MustCompile(`(?is)<script\b[^>]*\bid\s*=\s*["']?(?:` + pageState + `|` + oldPageState + `)["']?[^>]*>`)
	assigned := regexp.MustCompile(`window\[['"]` + oldPageState + `['"]\]\s*=\s*`)
	for _, begin := range []*regexp.Regexp{script, assigned} {
		for _, at := range begin.FindAllIndex(page, -1) {
			rest := page[at[1]:]
			if end := bytes.Index(rest, []byte("</script")); end >= 0 {
				rest = rest[:end]
			}
			if rest = bytes.TrimSpace(rest); len(rest) > 0 && rest[0] == '{' {
				states = append(states, rest)
			}
		}
	}
	return states
}
