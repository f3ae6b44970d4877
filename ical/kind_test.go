package ical_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"portineria/ical"
)

// from makes a calendar of one event from a provider that is known by its PRODID.
func from(prodID string, lines ...string) string {
	return "BEGIN:VCALENDAR\r\nPRODID:-//" + prodID + "//EN\r\n" + event(lines...) + "\r\nEND:VCALENDAR\r\n"
}

func TestKindIsDecidedInOrder(t *testing.T) {
	const (
		airbnb  = "Airbnb Inc//Hosting Calendar 1.0"
		booking = "admin.booking.com\\\\\\, b.v.//NONSGML v1.0"
		vrbo    = "HomeAway.com, Inc."
		manager = "Guesty"
		google  = "Google Inc//Google Calendar 70.9054"
	)
	phone := `DESCRIPTION:Phone: +44 7700 900123`
	long := "DTSTART:20260910\r\nDTEND:20261201"
	tests := []struct {
		name, prodID string
		lines        []string
		kind         ical.Kind
		sure         bool
		guest        string
	}{
		{"cancelled wins over everything", airbnb, []string{"STATUS:CANCELLED", "SUMMARY:Reserved", phone}, ical.KindCancelled, true, ""},
		{"a phone number makes a booking", vrbo, []string{"SUMMARY:Whatever", phone}, ical.KindBooking, true, ""},
		{"so does an e-mail address", booking, []string{"SUMMARY:CLOSED - Not available", "DESCRIPTION:E-Mail: a@example.org"}, ical.KindBooking, true, ""},
		{"so does a number of guests", manager, []string{"SUMMARY:Jane", "DESCRIPTION:Guests: 2"}, ical.KindBooking, true, "Jane"},
		{"no guests prove nothing", manager, []string{"SUMMARY:Blocked", "DESCRIPTION:Guests: 0\\nPhone:\\nEmail: -"}, ical.KindBlock, true, ""},
		{"a booking code against a block word", manager, []string{"SUMMARY:Blocked", "DESCRIPTION:Booking ID: 12345"}, ical.KindBooking, false, ""},

		{"Airbnb block", airbnb, []string{"SUMMARY:Airbnb (Not available)"}, ical.KindBlock, true, ""},
		{"Airbnb block, Italian", airbnb, []string{"SUMMARY:Airbnb (Non disponibile)"}, ical.KindBlock, true, ""},
		{"Airbnb block in a language unknown, by its UID", airbnb, []string{"UID:7f662ec65913-0@airbnb.com", "SUMMARY:Airbnb (Ekki laust)"}, ical.KindBlock, false, ""},
		{"Airbnb booking in a language unknown, by its UID", airbnb, []string{"UID:1418fb94e984-0@airbnb.com", "SUMMARY:Frátekið"}, ical.KindBooking, false, ""},
		{"Airbnb's words against its UID", airbnb, []string{"UID:7f662ec65913-0@airbnb.com", "SUMMARY:Reserved"}, ical.KindBooking, false, ""},
		{"Airbnb, nothing known", airbnb, []string{"SUMMARY:Hm"}, ical.KindUnknown, false, ""},
		{"name and code in the summary", airbnb, []string{"SUMMARY:Jane Example (HMABCDEFG1)"}, ical.KindBooking, true, "Jane Example"},

		{"blocked", vrbo, []string{"SUMMARY:BLOCKED"}, ical.KindBlock, true, ""},
		{"blocked, with more", manager, []string{"SUMMARY:Blocked: painter"}, ical.KindBlock, true, ""},
		{"a name that begins like a block word", manager, []string{"SUMMARY:Blockedale Ann"}, ical.KindBooking, false, "Blockedale Ann"},
		{"closed", manager, []string{"SUMMARY:Geschlossen"}, ical.KindBlock, true, ""},
		{"German", vrbo, []string{"SUMMARY:Nicht verfügbar"}, ical.KindBlock, true, ""},
		{"Spanish", vrbo, []string{"SUMMARY:No disponible"}, ical.KindBlock, true, ""},
		{"Dutch", vrbo, []string{"SUMMARY:Niet beschikbaar"}, ical.KindBlock, true, ""},
		{"Portuguese", vrbo, []string{"SUMMARY:INDISPONÍVEL"}, ical.KindBlock, true, ""},
		{"Polish", vrbo, []string{"SUMMARY:Niedostępne"}, ical.KindBlock, true, ""},

		{"Booking.com says nothing", booking, []string{"SUMMARY:CLOSED - Not available"}, ical.KindUnknown, false, ""},
		{"Booking.com, over sixty nights", booking, []string{long, "SUMMARY:CLOSED - Not available"}, ical.KindBlock, false, ""},
		{"Booking.com, with a name", booking, []string{"SUMMARY:CLOSED - Jane Example"}, ical.KindBooking, false, "Jane Example"},
		{"Booking.com, no summary", booking, nil, ical.KindUnknown, false, ""},
		{"Booking.com's words elsewhere", manager, []string{"SUMMARY:CLOSED - Not available"}, ical.KindUnknown, false, ""},

		{"reserved", vrbo, []string{"SUMMARY:Reserved - Jane"}, ical.KindBooking, true, "Jane"},
		{"reserved, over sixty nights", vrbo, []string{long, "SUMMARY:Reserved - Jane"}, ical.KindBooking, true, "Jane"},
		{"Italian", vrbo, []string{"SUMMARY:Prenotato - Anna"}, ical.KindBooking, true, "Anna"},
		{"Polish name", vrbo, []string{"SUMMARY:Rezerwacja: Łukasz"}, ical.KindBooking, true, "Łukasz"},
		{"reserved, and taken back", "Example", []string{"SUMMARY:Reserved - Not available"}, ical.KindBlock, false, ""},
		{"reserved, and not yet", vrbo, []string{"SUMMARY:Reserved - pending"}, ical.KindHold, true, ""},
		{"pending", vrbo, []string{"SUMMARY:PENDING Jane"}, ical.KindHold, true, ""},
		{"tentative", vrbo, []string{"SUMMARY:Reserved", "STATUS:TENTATIVE"}, ical.KindHold, true, ""},

		{"channel manager: a name", manager, []string{"SUMMARY:Jane Example"}, ical.KindBooking, false, "Jane Example"},
		{"channel manager: a name and its channel", manager, []string{"SUMMARY:Airbnb - Jane Example (HM1)"}, ical.KindBooking, false, "Jane Example"},
		{"channel manager: masked", manager, []string{"SUMMARY:J*** E***"}, ical.KindBooking, false, ""},
		{"channel manager: over sixty nights", manager, []string{long, "SUMMARY:Jane Example"}, ical.KindUnknown, false, ""},
		{"channel manager: no summary", manager, nil, ical.KindUnknown, false, ""},

		{"by hand: anything", google, []string{"SUMMARY:Nonna"}, ical.KindBlock, false, ""},
		{"by hand: reserved is no proof", google, []string{"SUMMARY:Reserved - Jane"}, ical.KindBlock, false, ""},
		{"by hand: a block word", google, []string{"SUMMARY:Blocked"}, ical.KindBlock, true, ""},
		{"by hand: with a number", google, []string{"SUMMARY:Jane +1 202-555-0123"}, ical.KindBooking, true, ""},
		{"by hand: with a wa.me link", google, []string{"SUMMARY:Jane", "DESCRIPTION:https://wa.me/447700900123"}, ical.KindBooking, true, ""},
		{"by hand: with an address", google, []string{"SUMMARY:Jane", "DESCRIPTION:writes from jane@example.org."}, ical.KindBooking, true, ""},
		{"by hand: bare digits are no number", google, []string{"SUMMARY:Jane 4123456789"}, ical.KindBlock, false, ""},
		{"by hand: perhaps", google, []string{"SUMMARY:Jane", "STATUS:TENTATIVE"}, ical.KindHold, false, ""},

		{"unknown program", "Example", []string{"SUMMARY:Jane Example"}, ical.KindUnknown, false, ""},
		{"unknown program, reserved", "Example", []string{"SUMMARY:Reserved"}, ical.KindBooking, true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := only(t, from(tt.prodID, tt.lines...))
			if e.Kind != tt.kind || e.Sure != tt.sure || e.Name != tt.guest {
				t.Errorf("%s, sure %v, name %q; want %s, %v, %q", e.Kind, e.Sure, e.Name, tt.kind, tt.sure, tt.guest)
			}
		})
	}
}

func TestSummariesThatGrowInLowerCaseDoNoHarm(t *testing.T) {
	// Some capitals become longer in lower case, so that places in one are not places in the other.
	for _, summary := range []string{"CLOSED - İ", "closed - İİİİ", "Reserved İ - Jane", "RESERVEDİ", "ȺȺȺ", "Réservée - ȺȾ", "PENDİNG", "[B] İ"} {
		for _, prodID := range []string{"admin.booking.com", "Guesty", "iGMS", "HomeAway.com"} {
			only(t, from(prodID, "SUMMARY:"+summary))
		}
	}
}

func TestProviderByHostThenProgramThenUID(t *testing.T) {
	tests := []struct {
		host, prodID, uid string
		want              ical.Provider
	}{
		{"www.airbnb.it", "", "", ical.Airbnb},
		{"www.airbnb.co.uk", "", "", ical.Airbnb},
		{"WWW.AIRBNB.COM.", "Google Inc//Google Calendar", "", ical.Airbnb},
		{"airbnb.example.org", "", "", ical.ProviderUnknown},
		{"notairbnb.com", "", "", ical.ProviderUnknown},
		{"ical.booking.com", "", "", ical.BookingCom},
		{"admin.booking.com", "", "", ical.BookingCom},
		{"www.krossbooking.com", "", "", ical.Krossbooking},
		{"www.vrbo.com", "", "", ical.Vrbo},
		{"www.abritel.fr", "", "", ical.Vrbo},
		{"www.fewo-direkt.de", "", "", ical.Vrbo},
		{"api.host.holidu.com", "", "", ical.Holidu},
		{"platform.hostaway.com", "", "", ical.Hostaway},
		{"app.ownerrez.com", "", "", ical.OwnerRez},
		{"calendar.google.com", "", "", ical.Google},
		{"p01-caldav.icloud.com", "", "", ical.Apple},
		{"outlook.office365.com", "", "", ical.Microsoft},
		{"feeds.example.org", "Airbnb Inc//Hosting Calendar 1.0", "", ical.Airbnb},
		{"", "HomeAway.com, Inc.", "x@airbnb.com", ical.Vrbo},
		{"", "Krossbooking.com", "", ical.Krossbooking},
		{"", "Apple Inc.//macOS 14.0", "", ical.Apple},
		{"", "Microsoft Corporation//Outlook 16.0 MIMEDIR", "", ical.Microsoft},
		{"", "Example", "x@airbnb.com", ical.Airbnb},
		{"", "Example", "123@expedia.com", ical.Expedia},
		{"", "", "x@booking.com", ical.BookingCom},
		{"", "Example", "x", ical.ProviderUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.host+"|"+tt.prodID+"|"+tt.uid, func(t *testing.T) {
			text := "BEGIN:VCALENDAR\r\nPRODID:" + tt.prodID + "\r\n" + event("UID:"+tt.uid) + "\r\nEND:VCALENDAR\r\n"
			c := readWith(t, text, ical.Options{FeedHost: tt.host})
			if c.Provider != tt.want || c.Events[0].Provider != tt.want {
				t.Errorf("body %s, event %s, want %s", c.Provider, c.Events[0].Provider, tt.want)
			}
		})
	}
}

func TestProvidersKnowTheirTraits(t *testing.T) {
	if !ical.Lodgify.UnstableUID() || ical.Airbnb.UnstableUID() {
		t.Error("UnstableUID")
	}
	if !ical.Smoobu.ManagesChannels() || ical.BookingCom.ManagesChannels() {
		t.Error("ManagesChannels")
	}
	if !ical.Google.HandTyped() || ical.Vrbo.HandTyped() {
		t.Error("HandTyped")
	}
}

func TestHashChangesWithTheMeaningOnly(t *testing.T) {
	base := []string{"UID:a", "DTSTART:20260910", "DTEND:20260912", "SUMMARY:Reserved", "DESCRIPTION:Guests: 2", "DTSTAMP:20260901T000000Z", "SEQUENCE:0"}
	hash := func(change ...string) ical.Hash {
		lines := append([]string(nil), base...)
		for _, c := range change {
			name, _, _ := strings.Cut(c, ":")
			for i := range lines {
				if strings.HasPrefix(lines[i], name+":") {
					lines[i] = c
				}
			}
		}
		return only(t, body(event(lines...))).Hash
	}
	want := hash()
	if len(want.String()) != 32 {
		t.Errorf("hash %v", want)
	}
	for _, same := range []string{"DTSTAMP:20260902T101010Z", "SEQUENCE:4", "DTSTART:2026-09-10"} {
		if hash(same) != want {
			t.Errorf("%s changes the hash", same)
		}
	}
	seen := map[ical.Hash]string{want: "nothing"}
	for _, other := range []string{"UID:b", "DTSTART:20260909", "DTEND:20260913", "SUMMARY:Blocked", "DESCRIPTION:Guests: 3"} {
		h := hash(other)
		if seen[h] != "" {
			t.Errorf("%s hashes like %s", other, seen[h])
		}
		seen[h] = other
	}
}

func TestEventsPrintNoPersonalData(t *testing.T) {
	e := only(t, body(event("SUMMARY:Reserved - Jane", `DESCRIPTION:Phone: +44 7700 900123\nEmail: jane@example.org\nBooking ID: AB12345`)))
	if e.Name != "Jane" || e.Phone == "" || e.Email == "" || e.Code == "" {
		t.Fatal("the event lacks what it should hide")
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("read", slog.Any("event", e))
	for _, text := range []string{fmt.Sprint(e), fmt.Sprintf("%+v", e), fmt.Sprintf("%#v", &e), fmt.Sprintf("%v", []ical.Event{e}), log.String()} {
		for _, secret := range []string{"Jane", "jane", "900123", "AB12345"} {
			if strings.Contains(text, secret) {
				t.Errorf("%q holds %q", text, secret)
			}
		}
		if !strings.Contains(text, "2026-09-10") {
			t.Errorf("%q has no date", text)
		}
	}
}

func TestAirbnbBlocksThatMoveByThemselves(t *testing.T) {
	now := time.Date(2026, 9, 1, 22, 30, 0, 0, time.UTC) // already the 2nd in Rome
	tests := []struct {
		name, provider, start, end string
		flags                      ical.Flags
	}{
		{"tonight", "Airbnb", "20260902", "20260903", ical.FlagAdvanceNotice},
		{"tonight and tomorrow", "Airbnb", "20260902", "20260904", 0},
		{"end of the window", "Airbnb", "20270301", "20270902", ical.FlagWindow},
		{"whole year", "Airbnb", "20260902", "20270902", 0},
		{"before a booking", "Airbnb", "20260919", "20260920", ical.FlagPreparation},
		{"after a booking", "Airbnb", "20260922", "20260923", ical.FlagPreparation},
		{"away from bookings", "Airbnb", "20261022", "20261023", 0},
		{"another channel", "HomeAway.com", "20260902", "20260903", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := "BEGIN:VCALENDAR\r\nPRODID:" + tt.provider + "\r\n" +
				event("DTSTART:"+tt.start, "DTEND:"+tt.end, "SUMMARY:Not available") + "\r\n" +
				event("DTSTART:20260920", "DTEND:20260922", "SUMMARY:Reserved") + "\r\nEND:VCALENDAR\r\n"
			if got := readWith(t, text, ical.Options{Zone: rome, Now: now}).Events[0].Flags; got != tt.flags {
				t.Errorf("flags %v, want %v", got, tt.flags)
			}
			if got := readWith(t, text, ical.Options{Zone: rome}).Events[0].Flags; got != 0 {
				t.Errorf("flags %v without a clock", got)
			}
		})
	}
}
