package library

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/text"
)

// NoVideo is the error of a name that fits no video, or several.
type NoVideo struct {
	Name       string
	Candidates []model.Video // those that fit, when there are several; at most ten
	Fits       int           // how many fit
}

func (e *NoVideo) Error() string {
	if e.Fits == 0 {
		return fmt.Sprintf("no video fits %q", e.Name)
	}
	return fmt.Sprintf("%d videos fit %q", e.Fits, e.Name)
}

// Find returns the video that name stands for among an account's videos, or all, that were posted by
// the moment of asking: its TikTok id, its address, or a piece of its title that fits just one, case
// and accents folded. A whole title wins over pieces. The error is a *NoVideo when none or several fit.
func (l *Library) Find(ctx context.Context, account model.AccountID, asOf model.Instant, name string) (model.Video, error) {
	name = strings.TrimSpace(name)
	if id := videoID(name); id != "" {
		v, err := l.store.VideoByTikTokID(ctx, id)
		if errors.Is(err, store.ErrUnknownVideo) || err == nil && v.Posted > asOf {
			return model.Video{}, &NoVideo{Name: name}
		}
		return v, err
	}
	videos, _, err := l.store.Matching(ctx, account, filter.Titled(name)) // which titles alone answer
	if err != nil {
		return model.Video{}, fmt.Errorf("videos by their titles: %w", err)
	}
	wanted := text.Fold(name)
	var fit, whole []model.Video
	for _, v := range videos {
		if v.Posted > asOf {
			continue
		}
		if text.Fold(v.Title) == wanted {
			whole = append(whole, v)
		}
		if wanted != "" {
			fit = append(fit, v)
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0], nil
	case len(fit) == 1:
		return fit[0], nil
	}
	return model.Video{}, &NoVideo{Name: name, Candidates: fit[:min(10, len(fit))], Fits: len(fit)}
}

// videoID is the TikTok id that name is or that its address ends in; empty when it is neither.
func videoID(name string) string {
	if m := regexp.MustCompile(`^(?:https?://\S*/)?(\d{15,20})/?(?:\?\S*)?$`).FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}
