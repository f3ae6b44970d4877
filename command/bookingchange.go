package command

import (
	"context"
	"flag"
	"fmt"

	"portineria/app/calendar"
	"portineria/stay"
)

// bookingBlock closes nights.
func bookingBlock(ctx context.Context, c *call) error {
	var from, to dateFlag
	var n calendar.NewBlock
	property := c.flags.String("property", "", "id of the property")
	c.flags.Var(&from, "from", "first night, YYYY-MM-DD")
	c.flags.Var(&to, "to", "day whose night is free again, YYYY-MM-DD")
	c.flags.StringVar(&n.Reason, "reason", "", "why, for yourself")
	c.flags.BoolVar(&n.AllowOverlap, "allow-overlap", false, "close them although some are taken")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *property == "" || !from.given || !to.given {
		return misuse("%s: --property, --from and --to are needed", c.path)
	}
	n.Property, n.Arrival, n.Departure = stay.PropertyID(*property), from.day, to.day
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		b, err := book.Block(ctx, n)
		if err != nil {
			return taken(err, "nothing was closed. --allow-overlap closes them all the same")
		}
		c.line(bookingObject(b), "%s", b.ID)
		return nil
	})
}

// taken explains an overlap; any other error comes back as it is.
func taken(err error, then string) error {
	if o, ok := calendar.IsOverlap(err); ok {
		return fmt.Errorf("these nights are taken: the booking %s is there from %s to %s; %s", o.With, o.Arrival, o.Departure, then)
	}
	return err
}

// bookingChange changes what is given and leaves the rest.
func bookingChange(ctx context.Context, c *call) error {
	var checkin, checkout dateFlag
	var name, phone, code, language, notes, property string
	var guests int
	var change calendar.Change
	c.flags.Var(&checkin, "checkin", "day of arrival, YYYY-MM-DD")
	c.flags.Var(&checkout, "checkout", "day of departure, YYYY-MM-DD")
	c.flags.StringVar(&property, "property", "", "id of another property")
	c.flags.StringVar(&name, "name", "", "name of the guest")
	c.flags.StringVar(&phone, "phone", "", "the guest's number with its country code; empty takes it away")
	c.flags.StringVar(&code, "code", "", "the channel's reservation code")
	c.flags.StringVar(&language, "language", "", "language code, such as de")
	c.flags.IntVar(&guests, "guests", 0, "how many guests")
	c.flags.StringVar(&notes, "notes", "", "your own notes; of closed nights, why")
	c.flags.BoolVar(&change.FollowFeed, "follow-calendar", false, "the dates are what the connected calendar says, again")
	c.flags.BoolVar(&change.AllowOverlap, "allow-overlap", false, "although other stays have some of the nights")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	c.flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "checkin":
			change.Arrival = &checkin.day
		case "checkout":
			change.Departure = &checkout.day
		case "property":
			change.Property = (*stay.PropertyID)(&property)
		case "name":
			change.Name = &name
		case "phone":
			change.Phone = &phone
		case "code":
			change.Code = &code
		case "language":
			change.Language = &language
		case "guests":
			change.Guests = &guests
		case "notes":
			change.Notes = &notes
		}
	})
	if change == (calendar.Change{AllowOverlap: change.AllowOverlap}) {
		return misuse("%s: say what to change; see %s --help", c.path, c.path)
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		b, err := book.Change(ctx, stay.BookingID(c.args[0]), change)
		if err != nil {
			return taken(err, "nothing was changed. --allow-overlap changes it all the same")
		}
		c.line(bookingObject(b), "%s is changed", b.ID)
		if b.ByHand.Has(stay.HandNights) {
			c.tell("Its calendar says %s to %s. Your dates count from now on; change them on the booking site as well.", b.FeedArrival, b.FeedDeparture)
		}
		return nil
	})
}

func bookingReopen(ctx context.Context, c *call) error {
	overlap := c.flags.Bool("allow-overlap", false, "although other stays have some of the nights by now")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(_ *house, book *calendar.Book) error {
		id := stay.BookingID(c.args[0])
		if err := book.Reopen(ctx, id, *overlap); err != nil {
			return taken(err, "nothing was changed. --allow-overlap reopens it all the same")
		}
		c.line(map[string]any{"id": id, "state": stay.BookingActive}, "%s stands again", id)
		return nil
	})
}

// bookingUnblock frees closed nights, and refuses to cancel a booking by mistake.
func bookingUnblock(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withBook(ctx, func(h *house, book *calendar.Book) error {
		b, err := h.db.Booking(ctx, stay.BookingID(c.args[0]))
		if err != nil {
			return err
		}
		if b.Kind != stay.KindBlock {
			return fmt.Errorf("%s is no closed nights but a %s: portineria booking cancel %s cancels it: %w", b.ID, b.Kind, b.ID, stay.ErrConflict)
		}
		if err := book.Cancel(ctx, b.ID); err != nil {
			return err
		}
		c.line(map[string]any{"id": b.ID, "state": stay.BookingCancelled}, "%s: the nights are free", b.ID)
		return nil
	})
}
