package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"portineria/app/calendar"
	"portineria/stay"
)

func bookingCommand() spec {
	return spec{name: "booking", does: "Enter, import, list, change, invite and cancel bookings; close nights.", subs: []spec{
		{name: "add", args: "--property ID --checkin DATE --checkout DATE", does: "Enters a booking by hand.", run: bookingAdd,
			example: `portineria booking add --property casa-limone --checkin 2027-07-12 --checkout 2027-07-19 --name "Lena Weber" --phone +447700900123 --guests 2`},
		{name: "list", args: "[--property ID] [--twins]", does: "Lists the bookings of the last month and the next two years.", run: bookingList, example: "portineria booking list --json"},
		{name: "link", args: "ID", does: "Prints what to send to the guest: a wa.me link, and a text without a link.", run: bookingLink, example: "portineria booking link 5f0c..."},
		{name: "questions", args: "[--property ID] [--answered]", does: "Lists what only you can say about the calendar: double bookings, stays told twice, stays that vanished before arrival.", run: bookingQuestions,
			example: "portineria booking questions --json"},
		{name: "answer", args: "ID ANSWER", does: "Answers one of them; which answers there are stands behind each.", run: bookingAnswer, example: "portineria booking answer 5f0c... same"},
		{name: "history", args: "ID", does: "Prints what happened to a booking and by whose hand, the latest first.", run: bookingHistory, example: "portineria booking history 5f0c... --json"},
		{name: "change", args: "ID", does: "Changes what is given of a booking or of closed nights; the rest stays.", run: bookingChange,
			example: `portineria booking change 5f0c... --checkout 2027-07-21 --phone +447700900123`},
		{name: "renew", args: "ID", does: "Gives the booking a new code; the one before ties nobody any more.", run: bookingRenew, example: "portineria booking renew 5f0c..."},
		{name: "guests", args: "ID", does: "Lists who writes for the booking, by which evidence, and who waits for your word.", run: bookingGuests, example: "portineria booking guests 5f0c... --json"},
		{name: "remove", args: "ID CONVERSATION", does: "Takes the booking from one of them, at once and for good.", run: bookingRemove, example: "portineria booking remove 5f0c... 9a3e..."},
		{name: "identified", args: "ID [--undo]", does: "Records that you have seen who the guest is, where the property asks for that.", run: bookingIdentified, example: "portineria booking identified 5f0c..."},
		{name: "cancel", args: "ID", does: "Frees the nights and closes the code.", run: bookingCancel, example: "portineria booking cancel 5f0c..."},
		{name: "reopen", args: "ID", does: "Takes a cancellation back.", run: bookingReopen, example: "portineria booking reopen 5f0c..."},
		{name: "block", args: "--property ID --from DATE --to DATE", does: "Closes nights.", run: bookingBlock,
			example: `portineria booking block --property casa-limone --from 2027-11-02 --to 2027-11-06 --reason "painter"`},
		{name: "unblock", args: "ID", does: "Frees closed nights.", run: bookingUnblock, example: "portineria booking unblock 5f0c..."},
		{name: "import", args: "FILE-or-", does: "Takes in a list of reservations of Airbnb, Booking.com or others (CSV, XLS, XLSX).", run: bookingImport,
			example: `portineria booking import reservations.csv --unit "Casa Limone, sea view=casa-limone" --dry-run`},
	}}
}

func bookingAdd(ctx context.Context, c *call) error {
	var n calendar.NewBooking
	var checkin, checkout dateFlag
	property := c.flags.String("property", "", "id of the property")
	c.flags.Var(&checkin, "checkin", "day of arrival, YYYY-MM-DD")
	c.flags.Var(&checkout, "checkout", "day of departure, YYYY-MM-DD")
	c.flags.StringVar(&n.Name, "name", "", "name of the guest")
	c.flags.StringVar(&n.Phone, "phone", "", "the guest's number with its country code")
	c.flags.StringVar(&n.Code, "code", "", "the channel's reservation code")
	c.flags.StringVar(&n.Language, "language", "", "language code, such as de")
	c.flags.IntVar(&n.Guests, "guests", 0, "how many guests")
	c.flags.StringVar(&n.Notes, "notes", "", "your own notes")
	c.flags.BoolVar(&n.AllowOverlap, "allow-overlap", false, "enter it although other stays have some of the nights")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *property == "" || !checkin.given || !checkout.given {
		return misuse("%s: --property, --checkin and --checkout are needed", c.path)
	}
	n.Property, n.Arrival, n.Departure = stay.PropertyID(*property), checkin.day, checkout.day
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		b, err := book.Add(ctx, n)
		if err != nil {
			return taken(err, "nothing was entered. --allow-overlap enters it all the same")
		}
		c.line(bookingObject(b), "%s", b.ID)
		return nil
	})
}

func bookingObject(b stay.Booking) map[string]any {
	object := map[string]any{
		"id": b.ID, "property": b.Property, "state": b.State, "kind": b.Kind, "sure": b.Sure, "channel": b.Channel, "feed": b.Feed,
		"checkin": b.Arrival.String(), "checkout": b.Departure.String(), "name": string(b.Name), "phone": string(b.Phone),
		"phone_last4": string(b.PhoneLast4), "code": string(b.Code), "invite": string(b.Invite), "language": b.Language, "guests": b.Guests, "notes": string(b.Notes),
		"identified": !b.IdentifiedAt.IsZero(), "uncertain": b.Uncertain, "created_at": b.CreatedAt.UTC().Format(time.RFC3339),
	}
	if b.TwinOf != "" { // another calendar's word for that one
		object["twin_of"], object["twin_how"] = b.TwinOf, b.TwinHow
	}
	return object
}

func bookingList(ctx context.Context, c *call) error {
	property := c.flags.String("property", "", "only this property")
	twins := c.flags.Bool("twins", false, "also what other calendars tell of the same stays")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		today := stay.DateOf(c.Now())
		all, err := h.db.Bookings(ctx, stay.PropertyID(*property), today-31, today+731)
		if err != nil {
			return err
		}
		for _, b := range all {
			if b.TwinOf != "" && !*twins {
				continue
			}
			c.line(bookingObject(b), "%s  %-20s %s to %s  %-9s %-9s %-12s %s", b.ID, b.Property, b.Arrival, b.Departure, b.State, b.Kind, b.Channel, calledInList(b))
		}
		return nil
	})
}

// calledInList is the name of who comes, and whether another calendar tells of
// the same stay.
func calledInList(b stay.Booking) string {
	if b.TwinOf == "" {
		return string(b.Name)
	}
	return strings.TrimSpace(string(b.Name) + " (one stay with " + string(b.TwinOf) + ")")
}

func bookingLink(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		b, err := h.db.Booking(ctx, stay.BookingID(c.args[0]))
		if err != nil {
			return err
		}
		if b.State == stay.BookingCancelled {
			return fmt.Errorf("the booking is cancelled: its code does not work: %w", stay.ErrConflict)
		}
		p, err := h.db.Property(ctx, b.Property)
		if err != nil {
			return err
		}
		number, err := h.displayFor(ctx, p)
		if err != nil {
			return err
		}
		if number == "" {
			return errors.New("whatsapp.number is not configured: set the number that guests write to, then there is something to send them")
		}
		_, words, err := speech()
		if err != nil {
			return err
		}
		link, text := calendar.Invitation(words, number, p, b)
		c.line(map[string]any{"id": b.ID, "state": b.State, "code": stay.PrintCode(string(b.Invite)), "link": link, "text": text,
			"expires_at": stamp(stay.CodeEnds(p, b))}, "%s", link+"\n\n"+text)
		return nil
	})
}

func bookingCancel(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		id := stay.BookingID(c.args[0])
		if err := book.Cancel(ctx, id); err != nil {
			return err
		}
		c.line(map[string]any{"id": id, "state": stay.BookingCancelled}, "%s is cancelled", id)
		return nil
	})
}
