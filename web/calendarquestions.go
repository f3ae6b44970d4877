package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// calendarQuestions shows what the owner is asked about the calendar.
func (w *Web) calendarQuestions(c echo.Context, v visitor) error {
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	asked, err := w.asking(ctx, v, h)
	if err != nil {
		return err
	}
	p := view.QuestionsPage{Page: around, CanWrite: v.May(stay.WriteCalendar)}
	for _, a := range asked {
		shown := a.shown(v, h, w.now())
		if a.State == stay.CalendarOpen {
			p.Open = append(p.Open, shown)
		} else {
			p.Answered = append(p.Answered, shown)
		}
	}
	switch fragment(c) {
	case "":
		return render(c, http.StatusOK, view.QuestionsView(p))
	case view.FragmentQuestions:
		return render(c, http.StatusOK, view.QuestionList(p))
	default:
		return notHere()
	}
}

// doubt is a question about the calendar with what it is about.
type doubt struct {
	stay.CalendarQuestion
	about []stay.Booking // the earlier one first
	feeds map[stay.FeedID]store.Feed
	told  stay.FeedID // of AskVanished: the calendar that still tells of it; empty: none
	alike int         // other stays that stand in the same two calendars and are not settled
}

// asking are the questions that an account sees, the most pressing first.
func (w *Web) asking(ctx context.Context, v visitor, h house) ([]doubt, error) {
	all, err := w.db.CalendarQuestions(ctx, "", stay.CalendarOpen, stay.CalendarAnswered)
	if err != nil {
		return nil, err
	}
	all = scope(v.User, all, func(q stay.CalendarQuestion) stay.PropertyID { return q.Property })
	feeds, err := w.db.Feeds(ctx, "")
	if err != nil {
		return nil, err
	}
	by := map[stay.FeedID]store.Feed{}
	for _, f := range feeds {
		by[f.ID] = f
	}
	var found []doubt
	for _, q := range all {
		a := doubt{CalendarQuestion: q, feeds: by}
		for _, id := range []stay.BookingID{q.Booking, q.Other} {
			if id == "" {
				continue
			}
			b, err := w.db.Booking(ctx, id)
			if err != nil && !isNotFound(err) {
				return nil, err
			}
			if err == nil {
				a.about = append(a.about, b)
			}
		}
		if a.alike, err = w.alike(ctx, a, h); err != nil {
			return nil, err
		}
		if a.told, err = w.toldElsewhere(ctx, q); err != nil {
			return nil, err
		}
		if len(a.about) > 0 {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(x, y doubt) int { return x.urgency() - y.urgency() })
	return found, nil
}

// alike counts what else is probably told twice by the same two calendars: one
// question stands for all of it.
func (w *Web) alike(ctx context.Context, a doubt, h house) (int, error) {
	if a.Kind != stay.AskSame || len(a.about) != 2 || a.about[0].Feed == a.about[1].Feed {
		return 0, nil
	}
	ahead, err := w.db.Bookings(ctx, a.Property, stay.DateOf(w.now().In(h.zoneOf(a.Property))), stay.NewDate(2101, 1, 1))
	if err != nil {
		return 0, err
	}
	feedOf := map[stay.BookingID]stay.FeedID{}
	for _, b := range ahead {
		feedOf[b.ID] = b.Feed
	}
	n := -1 // the one that is asked about
	for _, b := range ahead {
		if b.Told() && b.TwinHow == stay.TwinLikely && (b.Feed == a.about[0].Feed && feedOf[b.TwinOf] == a.about[1].Feed || b.Feed == a.about[1].Feed && feedOf[b.TwinOf] == a.about[0].Feed) {
			n++
		}
	}
	return max(n, 0), nil
}

// toldElsewhere is the calendar that still has a stay that is gone from its own.
func (w *Web) toldElsewhere(ctx context.Context, q stay.CalendarQuestion) (stay.FeedID, error) {
	if q.Kind != stay.AskVanished {
		return "", nil
	}
	twins, err := w.db.Twins(ctx, q.Booking)
	for _, t := range twins {
		if t.TwinHow == stay.TwinSame && t.State == stay.BookingActive && t.Kind == stay.KindBooking {
			return t.Feed, nil
		}
	}
	return "", err
}

func (a doubt) urgency() int {
	return slices.Index([]stay.CalendarQuestionKind{stay.AskDouble, stay.AskVanished, stay.AskMoved, stay.AskSame, stay.AskLingering}, a.Kind)
}

// feed is how the calendar of one of the stays is called.
func (a doubt) feed(v visitor, b stay.Booking) string {
	if f, ok := a.feeds[b.Feed]; ok {
		return f.Name
	}
	return v.W.Booking.ByHand
}

// title and texts are what is asked, in words.
func (a doubt) title(v visitor, h house) string {
	ask, home := v.W.CalendarAsk, h.by[a.Property].Name
	switch a.Kind {
	case stay.AskDouble:
		return ask.Double(home)
	case stay.AskSame:
		return ask.Same(home)
	case stay.AskVanished:
		return ask.Vanished(home)
	case stay.AskMoved:
		return ask.Moved(home)
	case stay.AskLingering:
		return ask.Lingers(home)
	default:
		return home
	}
}

func (a doubt) texts(v visitor) []string {
	ask, first := v.W.CalendarAsk, a.about[0]
	switch {
	case a.Kind == stay.AskDouble && a.State == stay.CalendarAnswered:
		return []string{ask.DoubleKnown}
	case a.Kind == stay.AskDouble:
		return []string{ask.DoubleText}
	case a.Kind == stay.AskSame && len(a.about) == 2 && first.Feed == a.about[1].Feed:
		return []string{ask.SameMoved}
	case a.Kind == stay.AskSame && len(a.about) == 2:
		texts := []string{ask.SameText(a.feed(v, first), a.feed(v, a.about[1]))}
		if a.alike > 0 {
			texts = append(texts, ask.SameMore(a.alike))
		}
		return texts
	case a.Kind == stay.AskVanished && a.told != "":
		return []string{ask.Elsewhere(a.feed(v, first), a.feeds[a.told].Name)}
	case a.Kind == stay.AskVanished:
		return []string{ask.VanishedText(a.feed(v, first))}
	case a.Kind == stay.AskMoved:
		return []string{ask.MovedText(spanWords(v.W, a.Was), nights(v.W, first))}
	case a.Kind == stay.AskLingering:
		return []string{ask.LingersText(a.feed(v, first))}
	default:
		return nil
	}
}

func (a doubt) shown(v visitor, h house, now time.Time) view.CalendarQuestion {
	q := view.CalendarQuestion{ID: string(a.ID), Tone: view.Brass, Title: a.title(v, h), Texts: a.texts(v),
		Since: view.Moment{Text: v.W.Dates.Ago(a.OpenedAt, now), ISO: a.OpenedAt.UTC().Format(time.RFC3339), Relative: true}}
	if a.State == stay.CalendarOpen && (a.Kind == stay.AskDouble || a.Kind == stay.AskVanished) {
		q.Tone = view.Red
	}
	if a.State == stay.CalendarAnswered {
		q.Tone, q.Said = view.Plain, v.W.Capital(v.W.CalendarAsk.Answers[string(a.Answer)])
	}
	for _, b := range a.about {
		s := view.AskedStay{Href: view.BookingPath(string(b.ID)), Guest: calledOf(v.W, b, false), Nights: nights(v.W, b), Source: a.feed(v, b)}
		if b.State != stay.BookingActive {
			s.Chips = append(s.Chips, stateChip(v.W, b))
		}
		if b.Uncertain {
			s.Chips = append(s.Chips, view.Chip{Tone: view.Brass, Text: v.W.Booking.Uncertain})
		}
		q.Stays = append(q.Stays, s)
	}
	q.Answers = a.answers(v)
	return q
}

// answers are the buttons. To say that a stay does not take place is asked once
// more: its guest's codes end with it.
func (a doubt) answers(v visitor) []view.Answer {
	var other stay.Booking
	if len(a.about) > 1 {
		other = a.about[1]
	}
	var all []view.Answer
	for _, x := range calendar.Answers(a.CalendarQuestion, a.about[0], other) {
		if a.State == stay.CalendarAnswered && x == a.Answer {
			continue
		}
		label := v.W.CalendarAsk.Buttons[string(a.Kind)+" "+string(x)]
		if x == stay.AnswerCancelled {
			words := v.W.Booking
			all = append(all, view.GraveAnswer(string(a.ID), string(x), label, words.CancelTitle, words.CancelText, words.CancelKeep))
			continue
		}
		likely := a.State == stay.CalendarOpen && (x == stay.AnswerKeep || x == stay.AnswerAlways || x == stay.AnswerSeen)
		all = append(all, view.Answer{Key: string(x), Label: label, Likely: likely})
	}
	return all
}

// answerCalendar takes the owner's word on a question about the calendar.
func (w *Web) answerCalendar(c echo.Context, v visitor) error {
	ctx := c.Request().Context()
	q, err := w.db.CalendarQuestion(ctx, stay.CalendarQuestionID(c.Param("question")))
	if err == nil && !v.Sees(q.Property) {
		err = stay.ErrNotFound
	}
	if err != nil {
		return err
	}
	err = w.o.Book.Answer(ctx, q.ID, stay.CalendarAnswer(c.FormValue("answer")))
	switch {
	case errors.Is(err, stay.ErrConflict):
		sayDid(c, didAskedLate)
	case err != nil:
		return err
	default:
		sayDid(c, didAsked)
	}
	return seeOther(c, view.QuestionsPath)
}

// questionProblems are the questions about the calendar, for the first page.
func (w *Web) questionProblems(ctx context.Context, v visitor, h house) ([]view.Problem, error) {
	all, err := w.asking(ctx, v, h)
	if err != nil {
		return nil, err
	}
	var problems []view.Problem
	for _, a := range all {
		if a.State == stay.CalendarAnswered && a.Kind != stay.AskDouble {
			continue
		}
		q := a.shown(v, h, w.now())
		p := view.Problem{Tone: q.Tone, Title: q.Title, Text: a.line(v) + " " + q.Texts[0], Action: view.Link{Href: view.QuestionPlace(q.ID), Label: v.W.CalendarAsk.Link}}
		if p.Tone == view.Plain {
			p.Tone = view.Brass
		}
		problems = append(problems, p)
	}
	return problems, nil
}

// line names the stays that a question is about.
func (a doubt) line(v visitor) string {
	var parts []string
	for _, b := range a.about {
		parts = append(parts, calledOf(v.W, b, false)+", "+nights(v.W, b))
	}
	return v.W.And(parts) + "."
}
