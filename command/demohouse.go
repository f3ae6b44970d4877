package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"portineria/app/account"
	"portineria/app/calendar"
	"portineria/app/export"
	"portineria/app/property"
	"portineria/app/simulator"
	"portineria/embed"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// demoProperties are the property files of the demo.
var demoProperties = []string{"demo/casa-glicine.toml", "demo/kittiwake-cottage.toml"}

// demoBookings is the form of demo/feeds.toml, explained at its top.
type demoBookings struct {
	Feeds []struct {
		Property stay.PropertyID `toml:"property"`
		Channel  string          `toml:"channel"`
		Events   []demoEvent     `toml:"events"`
	} `toml:"feeds"`
	Direct []struct {
		Property stay.PropertyID `toml:"property"`
		Arrival  int             `toml:"arrival"`
		Nights   int             `toml:"nights"`
		Name     string          `toml:"name"`
		Phone    string          `toml:"phone"`
		Language string          `toml:"language"`
		Guests   int             `toml:"guests"`
		Code     string          `toml:"code"`
	} `toml:"direct"`
}

type demoEvent struct {
	Kind    string `toml:"kind"`
	Arrival int    `toml:"arrival"`
	Nights  int    `toml:"nights"`
	Code    string `toml:"code"`
	Last4   string `toml:"last4"`
	Name    string `toml:"name"`
}

// furnish fills an empty house: properties, feeds that are read like any other,
// bookings entered by hand.
func (c *call) furnish(ctx context.Context, h *house) error {
	var files []property.File
	for _, name := range demoProperties {
		text, err := embed.Demo.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read the demo's property: %w", err)
		}
		file, err := property.Parse(bytes.NewReader(text), name)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	if err := property.Import(ctx, h.db, c.Now(), files...); err != nil {
		return err
	}
	text, err := embed.Demo.ReadFile("demo/feeds.toml")
	if err != nil {
		return fmt.Errorf("read the demo's bookings: %w", err)
	}
	var all demoBookings
	if err := toml.Unmarshal(text, &all); err != nil {
		return fmt.Errorf("read the demo's bookings: %w", err)
	}
	zones := map[stay.PropertyID]*time.Location{}
	for _, f := range files {
		zones[f.Property.ID] = f.Property.Zone()
	}
	if err := c.furnishFeeds(ctx, h, all, zones); err != nil {
		return err
	}
	if err := c.furnishBookings(ctx, h, all, zones); err != nil {
		return err
	}
	return c.furnishLinks(ctx, h, files)
}

// furnishLinks makes the links under which others read, and lets each site have
// read its own a while ago.
func (c *call) furnishLinks(ctx context.Context, h *house, files []property.File) error {
	sharing := newSharing(c, h)
	for _, f := range files {
		for _, link := range []struct {
			channel string
			read    time.Duration // ago; 0: never
		}{{"airbnb", 12 * time.Minute}, {"booking.com", 50 * time.Minute}, {"vrbo", 3 * time.Hour}, {export.Names, 0}} {
			l, err := sharing.Add(ctx, export.NewLink{Property: f.Property.ID, Channel: link.channel, Language: f.Property.Language})
			if err != nil {
				return err
			}
			if link.read == 0 {
				continue
			}
			if err := h.db.Update(ctx, func(tx *store.Tx) error {
				return tx.AddCalendarRead(ctx, l, export.ReaderProgram, c.Now().Add(-link.read))
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

// furnishFeeds writes the calendars as the channels would and connects them.
func (c *call) furnishFeeds(ctx context.Context, h *house, all demoBookings, zones map[stay.PropertyID]*time.Location) error {
	dialer := newDialer(c, h)
	defer func() { _ = dialer.Close(ctx) }()
	book := newBook(c, h, dialer)
	for _, f := range all.Feeds {
		today := stay.DateOf(c.Now().In(zones[f.Property]))
		path := filepath.Join(h.place.Data, fmt.Sprintf("%s-%s.ics", f.Property, strings.TrimSuffix(f.Channel, ".com")))
		if err := os.WriteFile(path, []byte(demoCalendar(f.Channel, f.Events, today, c.Now())), 0o600); err != nil {
			return fmt.Errorf("write a calendar of the demo: %w", err)
		}
		name := map[string]string{"airbnb": "Airbnb", "booking.com": "Booking.com", "vrbo": "Vrbo"}[f.Channel]
		feed, err := book.AddFeed(ctx, calendar.NewFeed{Property: f.Property, Name: name, Source: path})
		if err != nil {
			return err
		}
		if _, err := book.Sync(ctx, feed.ID); err != nil {
			return err
		}
	}
	return nil
}

// demoCalendar is a feed in the manner of a channel.
func demoCalendar(channel string, events []demoEvent, today stay.Date, now time.Time) string {
	product := map[string]string{"airbnb": "-//Airbnb Inc//Hosting Calendar 1.0//EN", "booking.com": "-//admin.booking.com//NONSGML v1.0//EN", "vrbo": "-//HomeAway.com, Inc.//EN"}[channel]
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	line("BEGIN:VCALENDAR\r\nPRODID:%s\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN", product)
	for i, e := range events {
		arrival := today + stay.Date(e.Arrival)
		line("BEGIN:VEVENT\r\nDTSTAMP:%s", now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s", arrival.Midnight().Format("20060102"), (arrival + stay.Date(e.Nights)).Midnight().Format("20060102"))
		switch {
		case channel == "airbnb" && e.Kind == "booking":
			line("UID:1418fb94e984-%032x@airbnb.com\r\nSUMMARY:Reserved", i+1)
			line("DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/%s\\nPhone Number (Last 4 Digits): %s", e.Code, e.Last4)
		case channel == "airbnb":
			line("UID:7f662ec65913-%032x@airbnb.com\r\nSUMMARY:Airbnb (Not available)", i+1)
		case channel == "vrbo":
			line("UID:00000000-0000-4000-8000-%012x\r\nSUMMARY:Reserved - %s", i+1, e.Name)
		default:
			line("UID:%032x@booking.com\r\nSUMMARY:CLOSED - Not available", i+1)
		}
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return b.String()
}

// furnishBookings enters the direct bookings with the codes that the demo names.
func (c *call) furnishBookings(ctx context.Context, h *house, all demoBookings, zones map[stay.PropertyID]*time.Location) error {
	now := c.Now()
	return h.db.Update(ctx, func(tx *store.Tx) error {
		for _, d := range all.Direct {
			id, err := stay.NewID[stay.BookingID](c.Rand)
			if err != nil {
				return err
			}
			arrival := stay.DateOf(now.In(zones[d.Property])) + stay.Date(d.Arrival)
			b := stay.Booking{ID: id, Property: d.Property, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: arrival,
				Departure: arrival + stay.Date(d.Nights), Name: stay.Private(d.Name), Phone: stay.Private(d.Phone), Language: d.Language, Guests: d.Guests,
				Invite: stay.Private(d.Code), CreatedAt: now, UpdatedAt: now}
			if err := tx.PutBooking(ctx, b); err != nil {
				return err
			}
		}
		return nil
	})
}

// demoOwner makes the account that the demo's link opens, and returns the token
// of that link.
func (c *call) demoOwner(ctx context.Context, door *account.Door) (string, error) {
	secret, err := stay.NewID[string](c.Rand)
	if err != nil {
		return "", err
	}
	_, err = door.Add(ctx, account.NewUser{Name: web.DemoUser, Password: secret, Language: "en", Role: stay.RoleOwner})
	return secret, err
}

// demoTalks are messages that arrive while the link is being clicked, so that
// the inbox is not empty: guests of the demo by the start of their names.
var demoTalks = []struct{ guest, text string }{
	{"Lena", "Hallo! Wie lautet das WLAN-Passwort?"},
	{"Marco", "Buongiorno, dove posso parcheggiare?"},
	{"Annelies", "Is er een piano in het appartement?"},
}

// play lets a few guests write and prints the link to click.
func (s *service) play(ctx context.Context, c *call, h *house, private string) {
	if err := s.talk(ctx, c, h); err != nil && ctx.Err() == nil {
		c.tell("The demo's guests could not write: %v", err)
	}
	c.tell("\nPortineria, the demo: two furnished properties, bookings around today, and a phone on screen.\n\nOpen this link:\n\n    %s/demo/%s\n\n"+
		"Write to it as a guest on the Simulator page, and take over in the Inbox. Ctrl+C ends the demo and deletes everything.\n", private, s.demo)
}

func (s *service) talk(ctx context.Context, c *call, h *house) error {
	today := stay.DateOf(c.Now())
	all, err := h.db.Bookings(ctx, "", today-10, today+10)
	if err != nil {
		return err
	}
	var failed error
	for _, t := range demoTalks {
		for _, b := range all {
			if !strings.HasPrefix(string(b.Name), t.guest) {
				continue
			}
			chat, err := s.sim.Start(ctx, simulator.Who{Booking: b.ID, At: c.Now()})
			if err == nil {
				err = s.sim.Send(ctx, chat, t.text)
			}
			failed = errors.Join(failed, err)
		}
	}
	return failed
}
