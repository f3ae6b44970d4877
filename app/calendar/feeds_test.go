package calendar_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"portineria/app/calendar"
	"portineria/stay"
)

// invalid names field and key of a refusal, and is empty for anything else.
func invalid(err error) string {
	if i, ok := errors.AsType[stay.Invalid](err); ok {
		return i.Field + " " + i.Key
	}
	return ""
}

func TestAFeedIsRefusedForWhatIsWrongWithIt(t *testing.T) {
	h := newHouse(t)
	h.connect(t, "Airbnb", "/a.ics")
	good := h.portal.server.URL + "/b.ics"
	for name, c := range map[string]struct {
		feed calendar.NewFeed
		want string
	}{
		"no name":          {calendar.NewFeed{Property: flat, Name: " \n ", Source: good}, "name required"},
		"a long name":      {calendar.NewFeed{Property: flat, Name: strings.Repeat("è", 61), Source: good}, "name too_long"},
		"no address":       {calendar.NewFeed{Property: flat, Name: "B", Source: " "}, "url required"},
		"the same name":    {calendar.NewFeed{Property: flat, Name: "AIRBNB", Source: good}, "name taken"},
		"the same address": {calendar.NewFeed{Property: flat, Name: "B", Source: h.portal.server.URL + "/a.ics"}, "url taken"},
		"another protocol": {calendar.NewFeed{Property: flat, Name: "B", Source: "ftp://example.org/a.ics"}, "url bad_url"},
		"a private host":   {calendar.NewFeed{Property: flat, Name: "B", Source: "https://192.168.1.1/a.ics"}, "url bad_url"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := h.AddFeed(t.Context(), c.feed); invalid(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
	if _, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: "nowhere", Name: "B", Source: good}); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("a property that is not there: %v", err)
	}
	if all, err := h.db.Feeds(t.Context(), ""); err != nil || len(all) != 1 {
		t.Errorf("%d feeds, %v", len(all), err)
	}
}

func TestSixtyLettersAreANameInAnyLanguage(t *testing.T) {
	h := newHouse(t)
	if _, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: strings.Repeat("è", 60), Source: h.portal.server.URL}); err != nil {
		t.Error(err)
	}
}

func TestVrbosUnsafeLinkIsMadeSafe(t *testing.T) {
	h := newHouse(t)
	f, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "Vrbo", Source: "http://www.vrbo.com/icalendar/0123.ics?nonTentative"})
	if err != nil || string(f.URL) != "https://www.vrbo.com/icalendar/0123.ics?nonTentative" {
		t.Errorf("%q, %v", string(f.URL), err)
	}
	var listed []string
	for _, d := range h.dialer.Allowed() {
		listed = append(listed, fmt.Sprint(d.Host, ":", d.Port, " ", d.Purpose, " local=", d.Local))
	}
	if got := strings.Join(listed, "\n"); got != "www.vrbo.com:443 feed local=false" {
		t.Errorf("the dialer allows %q", got)
	}
}

func TestADisconnectedFeedIsForgottenByTheDialerAndItsStaysRemain(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.says(oneStay(t))
	h.sync(t, f)
	if err := h.RemoveFeed(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	if left := h.dialer.Allowed(); len(left) > 0 {
		t.Errorf("the dialer still allows %v", left)
	}
	if all := h.stays(t); len(all) != 1 || all[0].Feed != "" || all[0].State != stay.BookingActive {
		t.Errorf("%d stays", len(all))
	}
	if _, err := h.Sync(t.Context(), f.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("sync of what is gone: %v", err)
	}
	if err := h.RemoveFeed(t.Context(), f.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
}
