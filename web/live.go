package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/store"
	"portineria/web/view"
)

// beat keeps a quiet stream open through proxies.
const beat = 25 * time.Second

// liveEvents tells an open page what changed, by topic. The page then fetches
// its parts again, so that there is one rendering and one check of rights, and
// a stream says nothing that an account may not know.
func (w *Web) liveEvents(c echo.Context, v visitor) error {
	topics := c.QueryParams()["topic"]
	changes, cancel := w.o.App.Live().Listen()
	defer cancel()
	h := c.Response().Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("X-Accel-Buffering", "no")
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil // there is a stream, but nobody to read it
	}
	// The server's write timeout is for pages; a stream stays open.
	control := http.NewResponseController(c.Response())
	if err := control.SetWriteDeadline(time.Time{}); err != nil {
		return err
	}
	if err := send(c, ": hello\nretry: 2000\n\n"); err != nil {
		return nil //nolint:nilerr // the page has gone
	}
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	token := sessionToken(c)
	for {
		select {
		case <-c.Request().Context().Done():
			return nil
		case <-w.ending:
			return nil
		case <-ticker.C:
			// A session that has ended ends its streams.
			if _, err := w.o.Door.Who(c.Request().Context(), token); err != nil {
				return nil //nolint:nilerr // nobody to tell
			}
			if err := send(c, ": beat\n\n"); err != nil {
				return nil //nolint:nilerr // the page has gone
			}
		case batch, open := <-changes:
			if !open {
				return nil // too slow: it comes back and looks at everything anew
			}
			text := eventText(batch, topics)
			if text == "" {
				continue
			}
			if err := send(c, text); err != nil {
				return nil //nolint:nilerr // the page has gone
			}
		}
	}
}

func send(c echo.Context, text string) error {
	if _, err := c.Response().Write([]byte(text)); err != nil {
		return err
	}
	c.Response().Flush()
	return nil
}

// eventText names each of the page's topics that a batch of changes concerns.
func eventText(batch []store.Change, topics []string) string {
	var b strings.Builder
	var said []string
	for _, change := range batch {
		for _, topic := range topicsOf(change) {
			concerns := slices.Contains(topics, topic) || (topic == "*" && len(topics) > 0)
			if !concerns || slices.Contains(said, topic) {
				continue
			}
			said = append(said, topic)
			if topic == "*" {
				return allTopics(topics)
			}
			fmt.Fprintf(&b, "event: %s\ndata: %s\n\n", view.EventChange, topic)
		}
	}
	return b.String()
}

func allTopics(topics []string) string {
	var b strings.Builder
	for _, topic := range topics {
		fmt.Fprintf(&b, "event: %s\ndata: %s\n\n", view.EventChange, strings.NewReplacer("\n", "", "\r", "").Replace(topic))
	}
	return b.String()
}

// topicsOf says which parts of pages a change concerns.
func topicsOf(c store.Change) []string {
	switch c.Topic {
	case "conversation":
		return []string{view.TopicInbox, view.TopicConversation(c.ID), view.TopicSimulator}
	case "question", "person":
		return []string{view.TopicInbox}
	case "booking":
		return []string{view.TopicCalendar, view.TopicBooking(c.ID)}
	case "rule":
		return []string{view.TopicRules}
	case "rule_send":
		return []string{view.TopicRules, view.TopicBooking(c.ID)}
	case "calendar_question":
		return []string{view.TopicCalendar}
	case "feed":
		return []string{view.TopicFeeds, view.TopicCalendar, view.TopicHealth}
	case "export":
		return []string{view.TopicExport(c.ID), view.TopicHealth}
	case "property":
		return []string{view.TopicCalendar, view.TopicProperty(c.ID)}
	case "model":
		return []string{view.TopicModel, view.TopicHealth}
	case "delivery", "setting", "health", "outbox", "alarm":
		return []string{view.TopicHealth}
	case "work":
		return []string{view.TopicWork(c.ID)}
	case "all":
		return []string{"*"}
	default:
		return nil
	}
}
