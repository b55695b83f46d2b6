package importer

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
)

// earliestVideo is before the first upload there can be; ids that name an earlier one are none.
const earliestVideo model.Instant = 1388534400 // 2014-01-01

// A videoRef is what a link says of a video.
type videoRef struct {
	id     uint64
	handle string // lower case, without @; empty when the link names none
	photo  bool
	linked bool // the id is from a link, which also says whether it is a photo post
}

// kind is what the reference says was posted; empty when it does not say.
func (v videoRef) kind(photo bool) model.Kind {
	switch {
	case photo || v.photo:
		return model.KindPhoto
	case v.linked:
		return model.KindVideo
	}
	return ""
}

// parseLink reads the address of a video. ok is false for text that is no
// address at all; else reason is empty when ref.id is set, NoID for other addresses at TikTok.
func parseLink(s string) (ref videoRef, reason Reason, ok bool) {
	s = addressIn(s)
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+3:]
	} else {
		s = strings.TrimPrefix(s, "//")
	}
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	host, path, _ := strings.Cut(s, "/")
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	if !isHost(host) {
		return videoRef{}, "", false
	}
	if !isTikTokHost(host) {
		return videoRef{}, NotTikTok, true
	}
	ref, reason = parsePath(strings.FieldsFunc(path, func(r rune) bool { return r == '/' }))
	if reason == NoID && (strings.HasPrefix(host, "vm.") || strings.HasPrefix(host, "vt.")) {
		reason = ShortLink
	}
	return ref, reason, true
}

// addressIn takes an address out of what shows it as a link: a spreadsheet's =HYPERLINK("…","Title"),
// quotes, angle brackets, Markdown.
func addressIn(s string) string {
	s = strings.TrimSpace(s)
	const formula = "=hyperlink"
	switch {
	case len(s) > len(formula) && strings.EqualFold(s[:len(formula)], formula):
		_, s, _ = strings.Cut(s, `"`)
		s, _, _ = strings.Cut(s, `"`)
	case strings.HasPrefix(s, "["):
		if _, behind, found := strings.Cut(s, "]("); found {
			s = strings.TrimSuffix(behind, ")")
		}
	}
	return strings.Trim(s, "\"'<> ")
}

// isHost tells a name such as www.tiktok.com from other text with a full stop in it: its last part
// is of letters.
func isHost(s string) bool {
	at := strings.LastIndexByte(s, '.')
	return at > 0 && len(s)-at > 2 && strings.Trim(s[at+1:], "abcdefghijklmnopqrstuvwxyz") == "" && !strings.ContainsAny(s, " @,;\"\n")
}

func isTikTokHost(host string) bool {
	for _, h := range []string{"tiktok.com", "tiktokv.com", "tiktokv.us", "tiktokv.eu"} {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// parsePath finds the id behind video, photo, embed, player or v; the handle stands before it.
func parsePath(parts []string) (videoRef, Reason) {
	var ref videoRef
	for i, p := range parts {
		if handle, found := strings.CutPrefix(p, "@"); found {
			if plain, err := url.PathUnescape(handle); err == nil {
				handle = plain
			}
			ref.handle = cleanHandle(handle)
		}
		if p == "t" && i == len(parts)-2 && i == 0 {
			return ref, ShortLink
		}
		switch p {
		case "video", "photo", "embed", "player", "v", "v1", "v2":
		default:
			continue
		}
		if i+1 == len(parts) {
			return ref, NoID
		}
		text := strings.TrimSuffix(parts[i+1], ".html")
		if text == "v2" || text == "v1" {
			continue
		}
		id, ok := parseID(text)
		if !ok {
			return ref, BadID
		}
		ref.id, ref.photo, ref.linked = id, p == "photo", p == "photo" || p == "video"
		return ref, ""
	}
	return ref, NoID
}

// parseID reads 15 to 20 digits that begin with none of 0.
func parseID(s string) (uint64, bool) {
	if len(s) < 15 || len(s) > 20 || s[0] == '0' {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 64)
	return n, err == nil
}

// cleanHandle makes a handle comparable: lower case, without @. What is no single word is none.
func cleanHandle(s string) string {
	s = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "@"))
	if len(s) > 64 {
		return ""
	}
	for _, r := range s {
		if !(r == '_' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 0x80 && isWordRune(r)) {
			return ""
		}
	}
	return s
}

// identify settles which video a record is of, from its id column and its link.
// An id of another length, or from outside TikTok's time up to a day from now, is none.
func identify(idText, link string, now model.Instant) (videoRef, Reason) {
	fromLink, linkReason, isLink := parseLink(link)
	if !isLink {
		fromLink, linkReason, isLink = parseLink(idText)
		if isLink {
			idText = ""
		}
	}
	idText = unquoteID(idText)
	if linkReason == NotTikTok {
		return videoRef{}, NotTikTok
	}
	id, isID := parseID(idText)
	destroyed := isDestroyedID(idText)
	switch {
	case fromLink.id != 0 && destroyed:
		if !roundsTo(idText, fromLink.id) {
			return fromLink, IDConflict
		}
	case fromLink.id != 0 && isID && id != fromLink.id:
		return fromLink, IDConflict
	case fromLink.id != 0:
	case destroyed:
		return videoRef{}, DestroyedID
	case isID:
		fromLink.id = id
	case idText != "" && idText != "-":
		return videoRef{}, BadID
	case linkReason != "":
		return videoRef{}, linkReason
	default:
		return videoRef{}, NoID
	}
	if !plausibleID(fromLink.id, now) {
		return videoRef{}, BadID
	}
	return fromLink, ""
}

// plausibleID: the id's time of upload lies between TikTok's beginning and a day from now.
func plausibleID(id uint64, now model.Instant) bool {
	uploaded := model.Instant(id >> 32)
	return uploaded >= earliestVideo && uploaded <= now+86400
}

// unquoteID takes off what people put around an id to keep a spreadsheet from rounding it.
func unquoteID(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "="); ok {
		s = inner
	}
	s = strings.Trim(s, "\"'`’ \t\u00a0")
	if number.IsMissing(s) {
		return ""
	}
	return s
}

// isDestroyedID tells whether a spreadsheet or a script has rounded the id: it is written with an
// exponent or a fraction, or ends in four zeros, which one id in 10,000 does by chance.
func isDestroyedID(s string) bool {
	if strings.ContainsAny(s, "eE") {
		mantissa, exponent, _ := strings.Cut(strings.ToLower(s), "e")
		return strings.Trim(mantissa, "0123456789.,") == "" && mantissa != "" && strings.Trim(exponent, "+0123456789") == "" && exponent != ""
	}
	if whole, decimals, found := strings.Cut(s, "."); found {
		_, ok := parseID(whole)
		return ok && strings.Trim(decimals, "0") == ""
	}
	_, ok := parseID(s)
	return ok && strings.HasSuffix(s, "0000")
}

// roundsTo tells whether a destroyed id can be what is left of an id: the first three digits agree,
// or as many as are shown, give or take one of the last.
func roundsTo(destroyed string, id uint64) bool {
	s := strings.Replace(strings.ToLower(destroyed), ",", ".", 1)
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v <= 0 {
		return false
	}
	mantissa, _, _ := strings.Cut(s, "e")
	shown := min(3, len(strings.Replace(mantissa, ".", "", 1)))
	unit := math.Pow10(int(math.Log10(v)) - shown + 1)
	return math.Abs(v-float64(id)) <= unit
}
