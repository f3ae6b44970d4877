package web

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// healthz says that the program runs.
func (w *Web) healthz(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readyz says that it is ready: migrated, keys loaded, both listeners open.
func (w *Web) readyz(c echo.Context) error {
	if !w.ready.Load() {
		return c.String(http.StatusServiceUnavailable, "starting\n")
	}
	return c.String(http.StatusOK, "ready\n")
}

// metrics is a small text in the Prometheus exposition format: counts alone,
// nothing about a person.
func (w *Web) metrics(c echo.Context) error {
	ctx := c.Request().Context()
	totals, err := w.db.Totals(ctx)
	if err != nil {
		return err
	}
	outbox, err := w.db.OutboxCounts(ctx)
	if err != nil {
		return err
	}
	last, err := w.db.LastDelivery(ctx)
	if err != nil {
		return err
	}
	var b strings.Builder
	gauge := func(name, help string, value any) {
		fmt.Fprintf(&b, "# HELP portineria_%[1]s %[2]s\n# TYPE portineria_%[1]s gauge\nportineria_%[1]s %[3]v\n", name, help, value)
	}
	gauge("properties", "Properties.", totals.Properties)
	gauge("facts", "Facts of all properties.", totals.Facts)
	gauge("bookings", "Bookings and blocks.", totals.Bookings)
	gauge("conversations", "Conversations with guests.", totals.Conversations)
	gauge("messages", "Messages in them.", totals.Messages)
	gauge("waiting", "Conversations that wait for a person.", totals.Waiting)
	gauge("deliveries_pending", "Webhook bodies stored and not read yet.", totals.Pending)
	since := -1.0
	if !last.IsZero() {
		since = w.now().Sub(last).Round(time.Second).Seconds()
	}
	gauge("last_delivery_seconds", "Seconds since the platform last delivered anything, -1 for never.", since)
	fmt.Fprintf(&b, "# HELP portineria_outbox Messages to guests by state.\n# TYPE portineria_outbox gauge\n")
	states := make([]string, 0, len(outbox))
	for state := range outbox {
		states = append(states, string(state))
	}
	sort.Strings(states)
	for _, state := range states {
		for known, n := range outbox {
			if string(known) == state {
				fmt.Fprintf(&b, "portineria_outbox{state=%q} %d\n", state, n)
			}
		}
	}
	return c.Blob(http.StatusOK, "text/plain; version=0.0.4; charset=utf-8", []byte(b.String()))
}
