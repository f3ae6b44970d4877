package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestWhenAFileIsDeleted(t *testing.T) {
	at := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	r := stay.DefaultRetention()
	for name, c := range map[string]struct {
		m    stay.Media
		want time.Duration
	}{
		"a picture":                      {stay.Media{Kind: stay.MediaImage}, 30 * 24 * time.Hour},
		"an identity document by words":  {stay.Media{Kind: stay.MediaImage, Paper: stay.PaperLikely}, 24 * time.Hour},
		"an identity document by a word": {stay.Media{Kind: stay.MediaDocument, Paper: stay.PaperSaid}, 24 * time.Hour},
		"one that is none":               {stay.Media{Kind: stay.MediaImage, Paper: stay.PaperCleared}, 30 * 24 * time.Hour},
		"a voice message not heard":      {stay.Media{Kind: stay.MediaVoice, Speech: stay.SpeechWaiting}, 30 * 24 * time.Hour},
		"a voice message heard":          {stay.Media{Kind: stay.MediaVoice, Speech: stay.SpeechHeard, HeardAt: at.Add(time.Minute)}, 7*24*time.Hour + time.Minute},
		"one heard late":                 {stay.Media{Kind: stay.MediaVoice, Speech: stay.SpeechHeard, HeardAt: at.AddDate(0, 0, 29)}, 30 * 24 * time.Hour},
	} {
		c.m.ReceivedAt = at
		if got := r.MediaEnds(c.m).Sub(at); got != c.want {
			t.Errorf("%s: after %s, not %s", name, got, c.want)
		}
	}
}

func TestWhatCanBeFetchedOnceMore(t *testing.T) {
	at := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		m     stay.Media
		after time.Duration
		want  bool
	}{
		"a failed one":                    {stay.Media{State: stay.MediaFailed}, time.Hour, true},
		"a failed one of a week ago":      {stay.Media{State: stay.MediaFailed}, 7 * 24 * time.Hour, false},
		"one that is there":               {stay.Media{State: stay.MediaKept}, time.Hour, false},
		"one that the owner deleted":      {stay.Media{State: stay.MediaDeleted, Problem: stay.MediaByOwner}, time.Hour, false},
		"one that is gone from the disk":  {stay.Media{State: stay.MediaDeleted, Problem: stay.MediaLost}, time.Hour, true},
		"one that the guest took back":    {stay.Media{State: stay.MediaDeleted, Problem: stay.MediaByGuest}, time.Hour, false},
		"one that is on its way":          {stay.Media{State: stay.MediaWaiting}, time.Hour, false},
		"a lost identity document is not": {stay.Media{State: stay.MediaDeleted, Problem: stay.MediaPeriodEnded, Paper: stay.PaperLikely}, time.Hour, false},
	} {
		c.m.ReceivedAt = at
		if got := c.m.CanRetry(at.Add(c.after)); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
