package importer

import (
	"context"
	"math"
	"net/url"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"saveboard/model"
)

// archiveDialect reads the own posts of a "Download your data" archive, at the three paths that its
// versions have, and nothing else of it.
func archiveDialect() dialect {
	d := dialect{
		places: []string{"Activity.Video.Videos.VideoList[]", "Video.Videos.VideoList[]", "Post.Posts.VideoList[]"},
		keys:   []string{"Date", "Link", "Likes"},
		left:   map[string]string{"Sound": LeftSound, "Location": LeftPlaces},
		top:    map[string]string{},
		fold:   true,
	}
	private := map[string][]string{
		LeftMessages:  {"Direct Message", "Direct Messages", "Activity.Chat History", "Your Activity.Chat History"},
		LeftFollowers: {"Follower", "Following", "Block List", "Activity.Follower List", "Activity.Following List", "Profile And Settings.Follower", "Profile And Settings.Following", "Profile And Settings.Block List", "App Settings.Block"},
		LeftOwnHistory: {
			"Likes and Favorites", "Like List", "Favorite Videos", "Watch History", "Video Browsing History", "Search", "Searches", "Share History", "Your Activity",
			"Activity.Like List", "Activity.Favorite Videos", "Activity.Video Browsing History", "Activity.Search History", "Activity.Share History",
		},
		LeftIdentity:   {"Profile", "Profile And Settings.Profile Info", "Autofill", "Login History", "Activity.Login History", "Income+ Wallet", "TikTok Shop", "Ads and data", "Off TikTok Activity"},
		LeftCommenters: {"Comment"},
	}
	for word, paths := range private {
		for _, path := range paths {
			d.top[path] = word
		}
	}
	return d
}

// archiveSigns is what recognition looks at: names of the first two levels. The second matters when
// one part alone, such as the watch history, is longer than what recognition may look at.
func archiveSigns() dialect {
	return dialect{places: []string{""}, keys: append(archivePostPaths(), archiveParts()...)}
}

// archiveParts are names of the second level that no other JSON has below theirs.
func archiveParts() []string {
	return []string{
		"Activity.Video Browsing History", "Activity.Follower List", "Activity.Like List", "Activity.Favorite Videos", "Activity.Login History",
		"Ads and data.Ad Interests", "Ads and data.Off TikTok Activity", "App Settings.Settings", "Comment.Comments", "Direct Message.Direct Messages",
		"Direct Message.Chat History", "Direct Messages.Chat History", "Profile.Profile Information", "Profile.Profile Info", "Profile And Settings.Profile Info",
		"Profile And Settings.Settings", "Your Activity.Watch History", "Your Activity.Searches", "Your Activity.Login History", "Your Activity.Share History",
	}
}

func archivePostPaths() []string {
	return []string{"Activity.Video.Videos", "Video.Videos", "Post.Posts"}
}

// archiveJSON is the format of the archive as JSON.
func archiveJSON() Format {
	return Format{
		Name:  "archive",
		Own:   true,
		Lacks: []model.Counter{model.Views, model.Comments, model.Shares, model.Saves},
		Match: matchArchive,
		Read: func(ctx context.Context, in *Input, out *Output) error {
			a := archiveReader{in: in, out: out}
			if err := archiveDialect().scan(ctx, in, out, a.take); err != nil {
				return err
			}
			return a.match(ctx)
		},
	}
}

func matchArchive(s Sample) Match {
	m := Match{Need: 2}
	if s.Shape != ShapeJSON {
		return m
	}
	for _, o := range s.Objects {
		if o.Path != "" {
			continue
		}
		met := o.meets([]string{
			"Activity", "Your Activity", "App Settings", "Profile", "Profile And Settings", "Direct Message|Direct Messages", "Comment", "Ads and data",
		})
		if o.has("Likes and Favorites") || o.meets([]string{strings.Join(archivePostPaths(), "|")}) > 0 {
			met += 2
		}
		met += o.meets([]string{strings.Join(archiveParts(), "|")})
		m.Have = max(m.Have, met)
	}
	return m
}

// An archivePost is one post as the archive tells of it: without an id.
type archivePost struct {
	line   int
	posted model.Instant
	likes  string
	link   string // only when it names a video
}

// An archiveReader keeps the posts, since only all of them tell when the archive was made, and
// since two of them may look like one and the same stored video.
type archiveReader struct {
	in    *Input
	out   *Output
	posts []archivePost
	made  model.Instant // as the posts' links have it; 0 when none does
	line  int
}

func (a *archiveReader) take(r *record) error {
	a.line++
	posted := writtenTime(strings.TrimSuffix(r.text("Date"), " UTC"))
	if r.kind != '{' || posted.Local.IsZero() {
		a.out.Reject(a.line, ErrorRow, "")
		return nil
	}
	link := r.text("Link")
	post := archivePost{
		line:   a.line,
		posted: model.InstantOf(posted.Local), // written in UTC
		likes:  r.text("Likes"),
	}
	if namesVideo(link) {
		post.link = strings.TrimSpace(link)
	}
	if a.made == 0 {
		a.made = linkMade(link)
	}
	a.posts = append(a.posts, post)
	return nil
}

// linkMade reads when an address was made from its parameter l, 14 digits and more. They are UTC
// only if the address expires a whole number of days later.
func linkMade(link string) model.Instant {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return 0
	}
	l, expires := u.Query().Get("l"), u.Query().Get("x-tos-expires")
	if len(l) < 14 {
		return 0
	}
	made, err := time.Parse("20060102150405", l[:14])
	end, errEnd := strconv.ParseInt(expires, 10, 64)
	if err != nil || errEnd != nil {
		return 0
	}
	const day, slack = 86400, 600
	rest := math.Mod(float64(end-made.Unix()), day)
	if end <= made.Unix() || rest > slack && rest < day-slack {
		return 0
	}
	return model.InstantOf(made)
}

// taken is when the archive was made: as its ZIP is named, else as its links say.
func (a *archiveReader) taken() When {
	zip := regexp.MustCompile(`TikTok_Data_(\d{10})(?:\D|$)`)
	for _, name := range a.in.Names {
		if m := zip.FindStringSubmatch(name); m != nil {
			return unixTime(m[1])
		}
	}
	return When{At: a.made}
}

// match gives each post the video that it is, as far as that can be told, and hands on its likes.
func (a *archiveReader) match(ctx context.Context) error {
	if len(a.posts) == 0 {
		a.out.Notice("There are no posts in this archive.")
		return nil
	}
	taken := a.taken()
	finder, err := a.finder(ctx, taken)
	if err != nil {
		return err
	}
	videos, err := finder.videos(ctx, a.posts)
	if err != nil {
		return err
	}
	for i, post := range a.posts {
		video := videos[i]
		if video == nil {
			a.out.Reject(post.line, NoIDInArchive, "")
			continue
		}
		row := Row{
			Line:    post.line,
			ID:      video.TikTokID,
			Account: video.Handle,
			Photo:   video.Kind == model.KindPhoto,
			Posted:  When{At: post.posted},
			Taken:   taken,
		}
		row.Counters[model.Likes] = Cell{Text: post.likes}
		if err := a.out.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// The archive's dates lie up to three minutes behind the upload of their posts.
const archiveReach = 180

// A postFinder knows the stored videos that an archive's posts can be.
type postFinder struct {
	known  Known
	stored []model.Video // by the time inside their ids
	taken  model.Instant
}

func (a *archiveReader) finder(ctx context.Context, taken When) (postFinder, error) {
	first, last := a.posts[0].posted, a.posts[0].posted
	for _, post := range a.posts {
		first, last = min(first, post.posted), max(last, post.posted)
	}
	f := postFinder{known: a.in.Known, taken: taken.At}
	if f.taken == 0 {
		f.taken = a.in.Taken
	}
	var err error
	f.stored, err = a.in.Known.Posted(ctx, cleanHandle(a.in.Options.Account), first-archiveReach, last)
	f.keepOwners(a.posts)
	sort.SliceStable(f.stored, func(i, j int) bool {
		return model.UploadTime(f.stored[i].TikTokID) < model.UploadTime(f.stored[j].TikTokID)
	})
	return f, err
}

// keepOwners drops the videos of accounts that the archive is not of. It holds all posts of one
// account, so nearly every video of that account has a post; of another, only some do by chance.
func (f *postFinder) keepOwners(posts []archivePost) {
	posted := make([]model.Instant, len(posts))
	for i, post := range posts {
		posted[i] = post.posted
	}
	slices.Sort(posted)
	hasPost := func(v model.Video) bool {
		uploaded := model.UploadTime(v.TikTokID)
		i, _ := slices.BinarySearch(posted, uploaded)
		return i < len(posted) && posted[i] <= uploaded+archiveReach
	}
	with, all := map[string]int{}, map[string]int{}
	for _, v := range f.stored {
		all[v.Handle]++
		if hasPost(v) {
			with[v.Handle]++
		}
	}
	f.stored = slices.DeleteFunc(slices.Clone(f.stored), func(v model.Video) bool { return 2*with[v.Handle] < all[v.Handle] })
}

// videos returns for each post the stored video that it is, or nil. A post with several videos in
// reach, or with the only one of another post too, is that one whose likes agree; else none.
func (f postFinder) videos(ctx context.Context, posts []archivePost) ([]*model.Video, error) {
	reach := make([][]*model.Video, len(posts))
	claims := map[string]int{}
	found := make([]*model.Video, len(posts))
	for i, post := range posts {
		if post.link != "" {
			var err error
			if found[i], err = f.named(ctx, post.link); err != nil {
				return nil, err
			}
			continue
		}
		reach[i] = f.inReach(post)
		if len(reach[i]) == 1 {
			claims[reach[i][0].TikTokID]++
		}
	}
	for i, candidates := range reach {
		if posts[i].link != "" {
			continue
		}
		if len(candidates) == 1 && claims[candidates[0].TikTokID] == 1 {
			found[i] = candidates[0]
			continue
		}
		agreed, err := f.agreeing(ctx, candidates, posts[i].likes)
		if err != nil {
			return nil, err
		}
		if len(agreed) == 1 {
			found[i] = agreed[0]
		}
	}
	return onlyOnce(found), nil
}

// named returns the stored video that a link names, or nil: the archive adds no videos.
func (f postFinder) named(ctx context.Context, link string) (*model.Video, error) {
	ref, _, _ := parseLink(link)
	video, ok, err := f.known.Video(ctx, strconv.FormatUint(ref.id, 10))
	if err != nil || !ok {
		return nil, err
	}
	return &video, nil
}

func (f postFinder) inReach(post archivePost) []*model.Video {
	var candidates []*model.Video
	from := sort.Search(len(f.stored), func(i int) bool {
		return model.UploadTime(f.stored[i].TikTokID) >= post.posted-archiveReach
	})
	for i := from; i < len(f.stored) && model.UploadTime(f.stored[i].TikTokID) <= post.posted; i++ {
		candidates = append(candidates, &f.stored[i])
	}
	return candidates
}

// agreeing returns the candidates of which a likes count is known, within two days of the archive,
// that can be the archive's.
func (f postFinder) agreeing(ctx context.Context, candidates []*model.Video, likes string) ([]*model.Video, error) {
	n, ok := wholeNumber(likes)
	if !ok || !model.Fits(n) {
		return nil, nil
	}
	var agreed []*model.Video
	for _, v := range candidates {
		snapshots, err := f.known.History(ctx, v.TikTokID, f.taken-2*86400, f.taken+2*86400)
		if err != nil {
			return nil, err
		}
		for _, s := range snapshots {
			if known, ok := s.Counters[model.Likes].Get(); ok && known == n {
				agreed = append(agreed, v)
				break
			}
		}
	}
	return agreed, nil
}

// onlyOnce takes a video away from all posts when more than one got it.
func onlyOnce(found []*model.Video) []*model.Video {
	times := map[string]int{}
	for _, v := range found {
		if v != nil {
			times[v.TikTokID]++
		}
	}
	for i, v := range found {
		if v != nil && times[v.TikTokID] > 1 {
			found[i] = nil
		}
	}
	return found
}
