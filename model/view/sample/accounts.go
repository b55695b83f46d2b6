package sample

import (
	"fmt"
	"math"

	"saveboard/model"
	"saveboard/model/view"
)

// Accounts are one's own and three others', one of them with too few videos for a typical rate.
func Accounts() view.Accounts {
	v := view.Accounts{Head: Head("accounts"), IntervalLevel: 0.9, Sort: view.ByAccountRate}
	v.Answer = "You keep more per view than two of three others; one is too close to call, with fewer videos a week."
	v.AnswerShort = "You keep more per view than two of three others."
	v.Weeks = weeksFrom(model.Date(2026, 7, 6), 20)
	v.Accounts = []view.AccountFigures{
		account(v.Weeks, 0, "mira.bakes", true, 212, .0152, 2410, 158000, 3.1, "Tutorials"),
		account(v.Weeks, 1, "ofenliebe.ida", false, 143, .0121, 610, 61000, 4, "Recipes"),
		account(v.Weeks, 2, "nils.kocht.und.backt", false, 188, .0084, 5900, 702000, 6.4, ""),
		account(v.Weeks, 3, "パン屋さん", false, 3, 0, 0, 0, 0.7, ""),
	}
	return v
}

// OneAccount is one's own alone.
func OneAccount() view.Accounts {
	v := Accounts()
	v.Accounts = v.Accounts[:1]
	v.Answer, v.AnswerShort = "There is nobody to compare with yet.", "Nobody to compare with yet."
	return v
}

// ManyAccounts are as many as an agency may have.
func ManyAccounts(n int) view.Accounts {
	v := Accounts()
	v.Accounts = nil
	for i := range n {
		v.Accounts = append(v.Accounts, account(v.Weeks, i, fmt.Sprintf("creator.%d", i+1), true, 40+i, .02-.0002*float64(i), 900, 60000, 2, "Recipes"))
	}
	v.Answer, v.AnswerShort = "@creator.1 keeps more per view than the others.", "@creator.1 keeps more per view than the others."
	return v
}

func weeksFrom(first model.Day, n int) []model.Day {
	weeks := make([]model.Day, n)
	for i := range weeks {
		weeks[i] = first + model.Day(7*i)
	}
	return weeks
}

func account(weeks []model.Day, i int, handle string, own bool, videos int, typical, saves7, views7, pace float64, best string) view.AccountFigures {
	a := view.AccountFigures{
		ID: model.AccountID(i + 1), Account: handle, Own: own, Videos: videos, VideosEntered: videos - 1, VideosUsable: videos - 1,
		PerWeek: model.Known(pace), PooledRate: model.Known(.011), Colour: min(i, 8), ViewsNeeded: 270,
		Sentence: fmt.Sprintf("@%s: %d videos.", handle, videos),
	}
	if typical > 0 {
		a.TypicalRate, a.TypicalRateLow, a.TypicalRateHigh = model.Known(typical), model.Known(.9*typical), model.Known(1.1*typical)
		a.SavesAtDay7, a.ViewsAtDay7, a.VideosAtDay7 = model.Known(saves7), model.Known(views7), videos
		a.BestChance = model.Known(.6)
	}
	if best != "" {
		a.BestCategory, a.BestChance = &best, model.Known(.93)
	}
	for w, monday := range weeks[min(4*i, 12):] {
		rate := model.Known(typical * (1 + 0.2*math.Sin(float64(w+i))))
		a.Weeks = append(a.Weeks, view.Week{Week: monday, Videos: videos, PooledRate: rate})
	}
	return a
}
