package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/app"
)

// webhookCap is the largest body taken: the platform sends up to 3 MB (Meta,
// Cloud API, "Webhooks"), and a little more does no harm.
const webhookCap = 3<<20 + 256<<10

// verifyWebhook answers the platform's question whether this address is ours.
func (w *Web) verifyWebhook(c echo.Context) error {
	challenge, ok := w.o.App.Challenge(c.QueryParams())
	if !ok {
		return c.String(http.StatusForbidden, "forbidden\n")
	}
	return c.Blob(http.StatusOK, "text/plain; charset=utf-8", []byte(challenge))
}

// receiveWebhook takes a delivery: 200 once it is on disk, never before. The
// signature is over the bytes as they came, so nothing may read them first.
func (w *Web) receiveWebhook(c echo.Context) error { return w.receive(c, w.o.App.Deliver) }

// receiveSimulated takes a delivery of the simulator's, which has its own secret
// and its own number.
func (w *Web) receiveSimulated(c echo.Context) error { return w.receive(c, w.o.App.DeliverSimulated) }

func (w *Web) receive(c echo.Context, store func(ctx context.Context, body []byte, header http.Header) error) error {
	r := c.Request()
	if r.ContentLength > w.o.PublicBody {
		return c.String(http.StatusRequestEntityTooLarge, "too large\n")
	}
	body, err := readBody(r, w.o.PublicBody)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return c.String(http.StatusRequestEntityTooLarge, "too large\n")
	case err != nil:
		return c.String(http.StatusBadRequest, "the body broke off\n")
	}
	err = store(r.Context(), body, r.Header)
	switch {
	case err == nil:
		return c.String(http.StatusOK, "stored\n")
	case errors.Is(err, app.ErrUnsigned):
		return c.String(http.StatusUnauthorized, "wrong signature\n")
	case errors.Is(err, app.ErrNoSecret):
		return c.String(http.StatusServiceUnavailable, "not configured\n")
	default:
		w.o.Log.Error("store a delivery", slog.Any("error", err))
		return c.String(http.StatusServiceUnavailable, "not stored, send it again\n")
	}
}

func readBody(r *http.Request, most int64) ([]byte, error) {
	reader := http.MaxBytesReader(nil, r.Body, most)
	if r.ContentLength < 0 {
		return io.ReadAll(reader)
	}
	body := make([]byte, r.ContentLength)
	if _, err := io.ReadFull(reader, body); err != nil {
		return nil, err
	}
	return body, nil
}
