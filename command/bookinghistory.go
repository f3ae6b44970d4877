package command

import (
	"context"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/web"
)

// bookingHistory prints what happened to a booking and by whose hand, the latest
// first, as its page does.
func bookingHistory(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		b, err := h.db.Booking(ctx, stay.BookingID(c.args[0]))
		if err != nil {
			return err
		}
		lines, err := web.HistoryLines(ctx, h.db.Reader, lang.For("en"), b.ID)
		if err != nil {
			return err
		}
		for _, l := range lines {
			at := l.At.UTC().Format(time.RFC3339)
			c.line(map[string]any{"id": b.ID, "state": b.State, "at": at, "what": l.What, "was": l.Was, "became": l.Became, "by": l.By, "feed": l.Feed, "text": l.Text},
				"%s  %-28s %s", at, l.Whose, l.Text)
		}
		return nil
	})
}
