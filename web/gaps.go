package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/stay"
	"portineria/web/view"
)

// askedShown is how many wordings of one topic are shown.
const askedShown = 5

// gaps is what guests asked and the facts of a property do not say.
func (w *Web) gaps(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	p := view.GapsPage{Page: around, CanWrite: v.May(stay.WriteFacts)}
	if p.Head, err = w.head(ctx, home); err != nil {
		return err
	}
	all, err := w.o.App.Gaps(ctx, home.ID)
	if err != nil {
		return err
	}
	for _, g := range all {
		p.Gaps = append(p.Gaps, w.gap(v, home, g))
	}
	return render(c, http.StatusOK, view.GapsView(p))
}

func (w *Web) gap(v visitor, home stay.Property, g app.Gap) view.Gap {
	out := view.Gap{Key: string(g.Topic), Topic: v.W.Gaps.Unknown, Count: v.W.Gaps.Count(len(g.Asked))}
	if g.Topic != "" {
		out.Topic = v.W.Topic(string(g.Topic))
	}
	trials := 0
	for _, a := range g.Asked {
		if a.Trial {
			trials++
		}
		if len(out.Asked) == askedShown || a.Trial && !v.May(stay.UseSimulator) {
			continue
		}
		out.Asked = append(out.Asked, view.AskedInVain{Text: shorten(string(a.Text), quoteLength), Lang: a.Language, Trial: a.Trial, Href: view.ConversationPath(string(a.Conversation)),
			At: view.Moment{Text: v.W.Dates.When(a.At.In(home.Zone()), w.now().In(home.Zone())), ISO: a.At.UTC().Format(time.RFC3339)}})
	}
	if trials > 0 {
		out.Trials = v.W.Gaps.Trials(trials)
	}
	return out
}
