package egress_test

import (
	"strings"
	"testing"

	"portineria/egress"
)

func TestFeedAddressesBecomeHTTPSAndKeepTheirQuery(t *testing.T) {
	tests := []struct{ name, raw, address, hostport string }{
		{"as it is", "https://www.airbnb.example/calendar/ical/1.ics?t=ab12", "https://www.airbnb.example/calendar/ical/1.ics?t=ab12", "www.airbnb.example:443"},
		{"http upgraded", "http://www.vrbo.example/icalendar/ab.ics?nonTentative", "https://www.vrbo.example/icalendar/ab.ics?nonTentative", "www.vrbo.example:443"},
		{"http with its own port", "http://www.vrbo.example:80/a.ics", "https://www.vrbo.example/a.ics", "www.vrbo.example:443"},
		{"http with another port", "http://a.example:8080/a.ics", "https://a.example:8080/a.ics", "a.example:8080"},
		{"webcal", "webcal://p01.calendar.example/x.ics", "https://p01.calendar.example/x.ics", "p01.calendar.example:443"},
		{"signed query", "https://api.holidu.example/a%20b/x.ics?s=Zm9v%3D%3D&u=a+b&&h=%2f", "https://api.holidu.example/a%20b/x.ics?s=Zm9v%3D%3D&u=a+b&&h=%2f", "api.holidu.example:443"},
		{"blanks around, fragment", "  https://a.example/a.ics?#top \n", "https://a.example/a.ics?", "a.example:443"},
		{"public address", "https://[2606:4700::1111]/a.ics", "https://[2606:4700::1111]/a.ics", "[2606:4700::1111]:443"},
		{"allowed inside the house", "http://127.0.0.1:9000/a.ics", "http://127.0.0.1:9000/a.ics", "127.0.0.1:9000"},
		{"allowed by name", "http://NAS.lan/a.ics", "http://NAS.lan/a.ics", "nas.lan:80"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			address, hostport, err := egress.FeedURL(test.raw, "127.0.0.1:9000", "nas.lan:80")
			if err != nil || address != test.address || hostport != test.hostport {
				t.Errorf("got %q, %q, %v", address, hostport, err)
			}
		})
	}
}

func TestFeedAddressesInsideTheHouseAreRefused(t *testing.T) {
	for _, raw := range []string{
		"", "a.ics", "/etc/passwd", "file:///etc/passwd", "ftp://a.example/a.ics", "https://", "https:///a.ics",
		"https://user:pass@a.example/a.ics", "https://user@a.example/a.ics",
		"https://127.0.0.1/a.ics", "http://127.0.0.1:9001/a.ics", "https://[::1]/a.ics", "https://[::ffff:127.0.0.1]/a.ics",
		"https://10.0.0.1/", "https://169.254.169.254/latest/meta-data", "https://[fe80::1%25eth0]/", "https://localhost/a.ics",
		"https://LOCALHOST./a.ics", "https://x.localhost/", "https://2130706433/", "https://127.1/", "https://0x7f.0x1/",
		"https://0177.0.0.1/", "https://a.example:99999/", "https://a.example:0/", "https://agenzia-è.example/", "https://a b/",
	} {
		if address, _, err := egress.FeedURL(raw, "127.0.0.1:9000"); err == nil {
			t.Errorf("%q became %q", raw, address)
		}
	}
}

func TestAFeedErrorDoesNotRepeatTheSecretAddress(t *testing.T) {
	for _, raw := range []string{"https://127.0.0.1/?t=very-secret", "https://a.example/%zz?t=very-secret", "gopher://a.example/very-secret"} {
		if _, _, err := egress.FeedURL(raw); err == nil || strings.Contains(err.Error(), "very-secret") {
			t.Errorf("got %v", err)
		}
	}
}

func FuzzFeedURL(f *testing.F) {
	for _, raw := range []string{"https://a.example/a.ics?t=1", "webcal://a.example", "http://[::1]:80/", "https://a.example:443?#"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		address, hostport, err := egress.FeedURL(raw)
		if err != nil {
			return
		}
		if !strings.HasPrefix(address, "https://") {
			t.Errorf("%q became %q", raw, address)
		}
		if _, err := egress.FromHostPort(hostport); err != nil {
			t.Errorf("%q gave the destination %q: %v", raw, hostport, err)
		}
		again, same, err := egress.FeedURL(address)
		if err != nil || again != address || same != hostport {
			t.Errorf("%q became %q, then %q, %v", raw, address, again, err)
		}
	})
}
