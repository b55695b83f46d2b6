package videos_test

import (
	"testing"

	"saveboard/model/view/sample"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

func TestTwoOrMoreMarkedVideosAreCompared(t *testing.T) {
	t.Parallel()
	m, cmd := press(shown(t, load(30), 80, 19), "space", "=")
	if refused, ok := screentest.Answer(cmd).(screen.Refused); !ok || refused.Why != "mark two videos or more with space" {
		t.Errorf("one marked video is answered with %+v", refused)
	}
	m, cmd = press(m, "space", "=")
	opened, ok := screentest.Answer(cmd).(screen.OpenCompare)
	if !ok || len(opened.Videos) != 2 || opened.Videos[0] != sample.Video(0, 30).ID || opened.Videos[1] != sample.Video(1, 30).ID {
		t.Errorf("opened %+v", opened)
	}
	if len(m.View(plain(80, 19)).Targets()) != 2 {
		t.Error("the marks are gone")
	}
}
