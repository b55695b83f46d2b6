package importer

import (
	"context"
	"encoding/base64"
	"io"
	"net/url"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// harSigns is what recognition looks at in a browser's recording.
func harSigns() dialect {
	return dialect{places: []string{"log"}, keys: []string{"entries", "creator", "version"}}
}

// harFormat is the format of a browser's recording of a visit to TikTok Studio or to a profile.
// Of it only the answers of four addresses are read, and of these only the text and the moment:
// everything else is the login and whatever else was open.
func harFormat() Format {
	return Format{
		Name:  "studio-json",
		Match: func(s Sample) Match { return harSigns().match(s, "entries|creator", "version|creator|entries") },
		Read:  readHAR,
	}
}

func readHAR(ctx context.Context, in *Input, out *Output) error {
	h := harReader{dec: newDecoder(in.Text), pages: newPages(in, out), out: out}
	out.LeftBehind(LeftCollector)
	out.Notice("A recording of the browser holds your login: delete the file when you are done.")
	err := h.members(func(key string) error {
		if key != "log" {
			return h.dec.SkipValue()
		}
		return h.members(func(key string) error {
			if key != "entries" {
				return h.dec.SkipValue()
			}
			return h.entries(ctx)
		})
	})
	switch {
	case err != nil:
		return refuseBroken(err, h.dec)
	case h.answers == 0:
		return &Refusal{
			Sentence: "This recording of the browser holds no list of posts.",
			Help:     "Open tiktok.com/tiktokstudio/content, open the developer tools (F12), tab Network, reload, scroll to the end, then Save all as HAR with content.",
		}
	}
	return h.pages.release()
}

type harReader struct {
	dec     *jsontext.Decoder
	out     *Output
	pages   *pages
	answers int // answers with a text that were read
}

// A harEntry is what is read of one request.
type harEntry struct {
	path     string // of the request, without host and query
	started  string
	text     string
	encoding string
}

// members calls each for every key of the object that comes next; each reads or skips the value.
func (h *harReader) members(each func(key string) error) error {
	if h.dec.PeekKind() != '{' {
		return h.dec.SkipValue()
	}
	if _, err := h.dec.ReadToken(); err != nil {
		return err
	}
	for h.dec.PeekKind() != '}' {
		token, err := h.dec.ReadToken()
		if err != nil {
			return err
		}
		if err := each(token.String()); err != nil {
			return err
		}
	}
	_, err := h.dec.ReadToken()
	return err
}

func (h *harReader) entries(ctx context.Context) error {
	if h.dec.PeekKind() != '[' {
		return h.dec.SkipValue()
	}
	if _, err := h.dec.ReadToken(); err != nil {
		return err
	}
	for h.dec.PeekKind() != ']' {
		if err := ctx.Err(); err != nil {
			return err
		}
		entry, err := h.entry()
		if err != nil {
			return err
		}
		if err := h.answer(ctx, entry); err != nil {
			return err
		}
	}
	_, err := h.dec.ReadToken()
	return err
}

// entry reads one request. The address stands before the answer in every browser's recording; an
// answer whose address is not known yet is skipped like those of other addresses.
func (h *harReader) entry() (harEntry, error) {
	var e harEntry
	err := h.members(func(key string) error {
		switch key {
		case "request":
			return h.members(func(key string) error {
				if key != "url" {
					return h.dec.SkipValue()
				}
				address, err := h.string()
				e.path = pathAtTikTok(address)
				return err
			})
		case "startedDateTime":
			var err error
			e.started, err = h.string()
			return err
		case "response":
			if !isStudioPath(e.path) && !isWebPath(e.path) {
				return h.dec.SkipValue()
			}
			return h.content(&e)
		}
		return h.dec.SkipValue()
	})
	return e, err
}

func (h *harReader) content(e *harEntry) error {
	return h.members(func(key string) error {
		if key != "content" {
			return h.dec.SkipValue()
		}
		return h.members(func(key string) error {
			var err error
			switch key {
			case "text":
				e.text, err = h.string()
			case "encoding":
				e.encoding, err = h.string()
			default:
				err = h.dec.SkipValue()
			}
			return err
		})
	})
}

func (h *harReader) string() (string, error) {
	if h.dec.PeekKind() != '"' {
		return "", h.dec.SkipValue()
	}
	token, err := h.dec.ReadToken()
	if err != nil {
		return "", err
	}
	return token.String(), nil
}

// answer reads the posts of one answer.
func (h *harReader) answer(ctx context.Context, e harEntry) error {
	if e.text == "" {
		return nil
	}
	h.answers++
	var text io.Reader = strings.NewReader(e.text)
	if e.encoding == "base64" {
		text = base64.NewDecoder(base64.StdEncoding, text)
	}
	d, take := webDialect(), h.takeWeb
	if isStudioPath(e.path) {
		d, take = studioDialect(), h.pages.takeStudio
	}
	h.pages.taken = writtenTime(e.started)
	failed := h.pages.failed
	err := d.walker(ctx, h.out, take).values(d.route(), text)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || h.pages.failed > failed {
		h.pages.line++
		h.out.Reject(h.pages.line, ErrorRow, "") // this answer alone is damaged or an error
	}
	return nil
}

// takeWeb keeps an item of somebody's public profile.
func (h *harReader) takeWeb(r *record) error {
	switch {
	case r.kind == '{' && r.holds && !r.has("id"):
		return nil
	case r.place == "" && !r.has("id"):
		return nil // an answer without items
	}
	h.pages.line++
	switch {
	case r.kind != '{':
		h.out.Reject(h.pages.line, ErrorRow, "")
	case r.has("liveRoomInfo"):
		h.out.Reject(h.pages.line, ProfileRow, "")
	default:
		row := webRow(r, "", h.pages.line)
		row.Taken, row.Source = h.pages.taken, "tiktok-web"
		h.pages.add(row)
	}
	return nil
}

// pathAtTikTok is the path of an address at tiktok.com, and empty for any other.
func pathAtTikTok(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() != "tiktok.com" && !strings.HasSuffix(u.Hostname(), ".tiktok.com") {
		return ""
	}
	return strings.TrimSuffix(u.Path, "/")
}

func isStudioPath(path string) bool { return path == "/tiktok/creator/manage/item_list/v1" }

func isWebPath(path string) bool {
	switch path {
	case "/api/post/item_list", "/api/creator/item_list", "/api/item/detail":
		return true
	}
	return false
}
