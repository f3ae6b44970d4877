package ical_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

// details are the fields of an event that a description fills.
type details struct {
	Code, Last4, Phone, Name, Email, URL, In, Out string
	Guests                                        int
}

// describe reads a booking with a description; newlines and commas in it are escaped as RFC 5545 wants.
func describe(t *testing.T, text string) details {
	t.Helper()
	text = strings.NewReplacer(`\`, `\\`, "\n", `\n`, ",", `\,`, ";", `\;`).Replace(text)
	e := only(t, body(event("SUMMARY:Reserved", "DESCRIPTION:"+text)))
	return details{e.Code, e.PhoneLast4, e.Phone, e.Name, e.Email, e.URL, e.CheckIn, e.CheckOut, e.Guests}
}

func TestDescriptionsGiveUpTheirFields(t *testing.T) {
	tests := []struct {
		name, text string
		want       details
	}{
		{"Airbnb", "Reservation URL: https://www.airbnb.com/hosting/reservations/details/HMABCDEFG1\nPhone Number (Last 4 Digits): 0123",
			details{Code: "HMABCDEFG1", Last4: "0123", URL: "https://www.airbnb.com/hosting/reservations/details/HMABCDEFG1"}},
		{"Airbnb, older", "https://www.airbnb.it/reservation/itinerary?code=HMABCDEFG1&x=1",
			details{Code: "HMABCDEFG1", URL: "https://www.airbnb.it/reservation/itinerary?code=HMABCDEFG1&x=1"}},
		{"a link that is no reservation", "See http://example.org/details/HMABCDEFG1, thanks",
			details{URL: "http://example.org/details/HMABCDEFG1,"}},
		{"first link wins, reservation gives the code", "https://example.org\nhttps://www.airbnb.com/hosting/reservations/details/HMABCDEFG1",
			details{Code: "HMABCDEFG1", URL: "https://example.org"}},
		{"value on the next line", "Phone Number (Last 4 Digits):\n0123\nGuests:\n\n2", details{Last4: "0123", Guests: 2}},
		{"a label after an empty label", "Phone:\nEmail: a@example.org", details{Email: "a@example.org"}},

		{"English", "Name: Jane Example\nEmail: jane@example.org\nPhone: +1 202-555-0123\nGuests: 4\nBooking ID: AB-12345\nCheck-in time: 3:00 PM\nCheck-out time: 10 AM",
			details{Code: "AB-12345", Phone: "+12025550123", Name: "Jane Example", Email: "jane@example.org", In: "15:00", Out: "10:00", Guests: 4}},
		{"Italian", "Nome ospite: Anna Esempio\nIndirizzo e-mail: anna@example.org\nNumero di telefono: +44 7700 900123\nNumero di ospiti: 3\nCodice prenotazione: 4123456789\nOrario di arrivo: 16:30",
			details{Code: "4123456789", Phone: "+447700900123", Name: "Anna Esempio", Email: "anna@example.org", In: "16:30", Guests: 3}},
		{"German", "Name des Gastes: Jürgen Muster\nE-Mail-Adresse: j@example.org\nTelefonnummer: 0044 7700 900123\nErwachsene: 2\nKinder: 1\nBuchungsnummer: 77-1234\nAnreise: 15.00 Uhr",
			details{Code: "77-1234", Phone: "+447700900123", Name: "Jürgen Muster", Email: "j@example.org", In: "15:00", Guests: 3}},
		{"French", "Nom : Zoé Exemple\nAdresse e-mail : zoe@example.org\nTéléphone : 01632 960123\nVoyageurs : 2\nCode de confirmation : ZX9Y8W\nArrivée : 17h30",
			details{Code: "ZX9Y8W", Phone: "01632960123", Name: "Zoé Exemple", Email: "zoe@example.org", In: "17:30", Guests: 2}},
		{"capitals, bullets, stars", "- **EMAIL:** a@example.org\n• PHONE : +44 7700 900123\n* Guests: 2", details{Phone: "+447700900123", Email: "a@example.org", Guests: 2}},

		{"HTML", `<div><b>Email</b>: <a href="mailto:a@example.org">a@example.org</a></div><ul><li>Phone: &#43;44&nbsp;7700&nbsp;900123</li><li>Name: Tom &amp; Ann</li></ul>`,
			details{Phone: "+447700900123", Name: "Tom & Ann", Email: "a@example.org"}},
		{"HTML on one line", "Guests: 2<br>Phone: +44 7700 900123<br/>Name: Ann", details{Phone: "+447700900123", Name: "Ann", Guests: 2}},
		{"less than is no tag", "Guests: 2 < 4\nPhone: +44 7700 900123 <3", details{Phone: "+447700900123", Guests: 2}},
		{"Expedia", "Reserved by Jane Example", details{Name: "Jane Example"}},
		{"the first value wins", "Phone: +44 7700 900123\nPhone: +44 7700 900456", details{Phone: "+447700900123"}},
		{"a name on a line with a link", "Name: https://example.org/x", details{URL: "https://example.org/x"}},
		{"nothing", "Have a nice stay: bye", details{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, describe(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPhoneNumbersAsTyped(t *testing.T) {
	tests := []struct{ text, phone, last4 string }{
		{"+44 7700 900123", "+447700900123", ""},
		{"+1 (202) 555-0123", "+12025550123", ""},
		{"0044 7700 900123", "+447700900123", ""},
		{"+44 (0)1632 960123", "+441632960123", ""},
		{"+44\u00a07700\u2011900123", "+447700900123", ""},
		{"\u202a+44 7700 900123\u202c", "+447700900123", ""},
		{"tel:+447700900123", "+447700900123", ""},
		{"+44 7700 900123 (WhatsApp)", "+447700900123", ""},
		{"+44 7700 900123, +44 7700 900456", "+447700900123", ""},
		{"+44 7700 900123 / +44 7700 900456", "+447700900123", ""},
		{"+44 7700/900123", "+447700900123", ""},
		{"07700 900123", "07700900123", ""},
		{"07700 900123 / 07700 900456", "07700900123", ""},
		{"***-***-0123", "", "0123"},
		{"+44 xxxx xx0123", "", "0123"},
		{"•••• 0123", "", "0123"},
		{"***", "", ""},
		{"+0123456789", "", ""},
		{"123456", "", ""},
		{"+12345678901234567", "", ""},
		{"none", "", ""},
		{"-", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := describe(t, "Phone: "+tt.text)
			if got.Phone != tt.phone || got.Last4 != tt.last4 {
				t.Errorf("phone %q, last four %q; want %q, %q", got.Phone, got.Last4, tt.phone, tt.last4)
			}
		})
	}
}

func TestLastFourDigitsAreFourDigits(t *testing.T) {
	for text, want := range map[string]string{"0123": "0123", "0000": "0000", " 0123. ": "0123", "•••• 0123": "0123", "123": "", "12a4": "", "": "", "n/a": ""} {
		if got := describe(t, "Phone (last 4): "+text).Last4; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestGuestCountsHoursAndCodes(t *testing.T) {
	tests := []struct {
		text string
		want details
	}{
		{"Guests: 2 adults, 1 child, 1 infant", details{Guests: 3}},
		{"Guests: 2 + 1", details{Guests: 2}},
		{"Guests: two", details{}},
		{"Guests: 1000", details{}},
		{"Adults: 2\nChildren: 1\nInfants: 1", details{Guests: 3}},
		{"Guests: 4\nAdults: 2", details{Guests: 4}},
		{"Check-in: 10.09.2026", details{}},
		{"Check-in: 10/09/2026", details{}},
		{"Check-in: 2026-09-10", details{}},
		{"Check-in: 15", details{}},
		{"Check-in: 3pm", details{In: "15:00"}},
		{"Check-in: 3:30 p.m. - 8 p.m.", details{In: "15:30"}},
		{"Check-in: 12 am", details{In: "00:00"}},
		{"Check-in: 12 PM", details{In: "12:00"}},
		{"Check-in: 13 pm", details{}},
		{"Check-in: 25:00", details{}},
		{"Check-in: 15:75", details{}},
		{"Check-out: 10:00:00", details{Out: "10:00"}},
		{"Booking ID: #12345 (paid)", details{Code: "12345"}},
		{"Booking ID: pending", details{}},
		{"Booking ID: ABCDEF", details{Code: "ABCDEF"}},
		{"Booking ID: 12", details{}},
		{"Booking ID: https://example.org", details{URL: "https://example.org"}},
		{"Email: a@example.org, b@example.org", details{Email: "a@example.org"}},
		{"Email: Jane <jane.x+y@mail.example.org>.", details{Email: "jane.x+y@mail.example.org"}},
		{"Email: @example.org a@b @ a@.org", details{}},
		{"Name: *****", details{}},
		{"Name: 12345", details{}},
		{"Name: Airbnb", details{}},
		{"Name: O'Example-Smith, Jane.", details{Name: "O'Example-Smith, Jane"}},
		{"Name: " + strings.Repeat("a", 101), details{}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, describe(t, tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHugeDescriptionsAreReadInLinearTime(t *testing.T) {
	// None of these may take longer than the rest of the test: each was chosen to make a careless search start over.
	for _, part := range []string{"<", "<a", "</", "@", "a@", "+", "+1", "http", "https://", "(", ":\n", "Phone:\n", "&", "&amp", `\`} {
		text := strings.Repeat(part, 60_000/len(part))
		c := read(t, strings.Repeat(body(event("SUMMARY:Jane", "DESCRIPTION:"+strings.ReplaceAll(text, "\n", `\n`))), 8))
		if len(c.Events) != 8 {
			t.Errorf("%q: %d events", part, len(c.Events))
		}
	}
	c := readWith(t, body(event("SUMMARY:"+strings.Repeat("(", 60_000), "DESCRIPTION:Guests: 1")), ical.Options{FeedHost: "app.guesty.com"})
	if len(c.Events) != 1 {
		t.Error("no event")
	}
}
