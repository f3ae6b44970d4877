package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// How many conversations the list shows at first, and at most.
const (
	rowsShown = 100
	rowsMost  = 2000
)

// inbox is the list of conversations with none of them open.
func (w *Web) inbox(c echo.Context, v visitor) error {
	p, err := w.inboxPage(c, v, c.QueryParam("tab"))
	if err != nil {
		return err
	}
	switch fragment(c) {
	case "":
		return render(c, http.StatusOK, view.InboxView(p))
	case view.FragmentList:
		return render(c, http.StatusOK, view.InboxListView(p))
	default:
		return notHere()
	}
}

// inboxPage is the page without a thread. The list itself is read only where it
// is shown.
func (w *Web) inboxPage(c echo.Context, v visitor, tab string) (view.InboxPage, error) {
	var p view.InboxPage
	p.Kept = keptQuery(c)
	var err error
	if p.Page, err = w.page(c, v, view.SectionInbox); err != nil {
		return p, err
	}
	if part := fragment(c); part == "" || part == view.FragmentList {
		p.List, err = w.list(c.Request().Context(), v, tab, asked(c, rowsShown, rowsMost))
		return p, err
	}
	p.List = view.InboxList{Tab: tab}
	return p, nil
}

// keptQuery is the part of the address that says how much of the page is shown and
// which panel, for its parts to be fetched alike.
func keptQuery(c echo.Context) string {
	kept := url.Values{}
	for _, name := range []string{"show", "pane"} {
		if value := c.QueryParam(name); value != "" {
			kept.Set(name, value)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return "&" + kept.Encode()
}

// asked is how much of a list is asked for with ?show=.
func asked(c echo.Context, usual, most int) int {
	n, err := strconv.Atoi(c.QueryParam("show"))
	if err != nil {
		return usual
	}
	return min(max(n, usual), most)
}

// tabs are the tabs of the inbox with what each of them holds.
func (w *Web) tabs(v visitor) map[string]store.ListFilter {
	only := v.only()
	tabs := map[string]store.ListFilter{
		view.TabWaiting: {Waiting: true, Properties: only},
		view.TabOpen:    {Open: true, OpenSince: w.now().Add(-stay.WindowLength), Properties: only},
		view.TabAll:     {Properties: only},
	}
	if v.May(stay.UseSimulator) {
		tabs[view.TabSimulator] = store.ListFilter{Simulated: true, Properties: only}
	}
	return tabs
}

// list reads one tab. Without a tab it is the first that holds something.
func (w *Web) list(ctx context.Context, v visitor, tab string, shown int) (view.InboxList, error) {
	tabs := w.tabs(v)
	l := view.InboxList{Tab: tab, Counts: map[string]string{}, HideSimulator: !v.May(stay.UseSimulator)}
	counts := map[string]int{}
	for name, f := range tabs {
		n, err := w.db.ListCount(ctx, f)
		if err != nil {
			return l, err
		}
		counts[name] = n
		if name != view.TabAll { // it only grows, and says nothing
			l.Counts[name] = count(n)
		}
	}
	if _, known := tabs[tab]; !known {
		l.Tab = view.TabAll
		for _, name := range []string{view.TabOpen, view.TabWaiting} {
			if counts[name] > 0 {
				l.Tab = name
			}
		}
	}
	f := tabs[l.Tab]
	f.Limit = shown
	var err error
	if l.Rows, err = w.rows(ctx, v, f); err != nil {
		return l, err
	}
	if counts[l.Tab] > shown && shown < rowsMost {
		l.More = view.InboxTabPath(l.Tab) + "&show=" + strconv.Itoa(shown+rowsShown)
	}
	return l, nil
}

func (w *Web) rows(ctx context.Context, v visitor, f store.ListFilter) ([]view.InboxRow, error) {
	all, err := w.db.List(ctx, f)
	if err != nil {
		return nil, err
	}
	l, err := w.readList(ctx, v, all)
	if err != nil {
		return nil, err
	}
	rows := make([]view.InboxRow, 0, len(all))
	for _, c := range all {
		rows = append(rows, l.row(c))
	}
	return rows, nil
}

// listed is what the rows of a list are made of, read for all of them at once.
type listed struct {
	v         visitor
	now       time.Time
	house     house
	guests    map[stay.GuestID]stay.Guest
	last      map[stay.ConversationID]stay.Message
	questions map[stay.ConversationID][]stay.Question
	ties      map[stay.ConversationID][]stay.Tie
	answerers []visitor
}

func (w *Web) readList(ctx context.Context, v visitor, all []stay.Conversation) (listed, error) {
	l := listed{v: v, now: w.now()}
	var of []stay.ConversationID
	for _, c := range all {
		of = append(of, c.ID)
	}
	var err error
	if l.house, err = w.house(ctx, v); err != nil {
		return l, err
	}
	if l.answerers, err = w.answerers(ctx); err != nil {
		return l, err
	}
	if l.guests, err = w.db.GuestsOf(ctx, of); err != nil {
		return l, err
	}
	if l.last, err = w.db.LastMessages(ctx, of); err != nil {
		return l, err
	}
	if l.questions, err = w.db.QuestionsOf(ctx, of); err != nil {
		return l, err
	}
	l.ties, err = w.db.TiesOf(ctx, of)
	return l, err
}

// previewLength is how much of a message a row shows, in characters.
const previewLength = 120

func (l listed) row(c stay.Conversation) view.InboxRow {
	zone := l.house.zoneOf(c.Property)
	g, m := l.guests[c.Guest], l.last[c.ID]
	when := c.LastMessageAt
	if !m.SentAt.IsZero() {
		when = m.SentAt
	}
	r := view.InboxRow{ID: string(c.ID), Name: nameOf(l.v.W, g, nil), Unread: c.Unread, Chip: l.chip(c), Place: l.house.by[c.Property].Name,
		When: view.Moment{Text: l.v.W.Dates.When(when, c.Now(l.now).In(zone)), ISO: when.UTC().Format(time.RFC3339)}}
	r.Preview, r.Lang = l.preview(m), g.Language
	switch m.Author {
	case stay.FromAssistant:
		r.From, r.Lang = l.v.W.Inbox.Assistant, c.Language
	case stay.FromHost:
		r.From, r.Lang = l.v.hostOf(l.answerers, c, l.house.by[c.Property]), ""
	case stay.FromGuest: // in their own name and language, as set above
	}
	return r
}

// preview is a message in one line. Secrets that are not filled in yet stay
// outside of a list that others may look at over one's shoulder.
func (l listed) preview(m stay.Message) string {
	switch {
	case m.Withdrawn:
		return l.v.W.Inbox.Withdrawn
	case m.ID == "":
		return ""
	default:
		return shorten(inALine(l.v.W, m), previewLength)
	}
}

// urgency orders the reasons for which somebody waits: a row shows the first.
var urgency = []stay.Reason{stay.ReasonEmergency, stay.ReasonKeyword, stay.ReasonSendFailed, stay.ReasonSendUnclear, stay.ReasonPrivacy, stay.ReasonPerson}

// chip is the state of a conversation in a word.
func (l listed) chip(c stay.Conversation) view.Chip {
	w := l.v.W.Inbox
	open := l.questions[c.ID]
	for _, reason := range urgency {
		if slices.ContainsFunc(open, func(q stay.Question) bool { return q.Reason == reason }) {
			return l.reasonChip(reason)
		}
	}
	switch {
	case slices.ContainsFunc(open, func(q stay.Question) bool { return q.Draft != "" }):
		return view.Chip{Tone: view.Brass, Text: w.DraftReady}
	case len(open) > 0 || !c.WaitingSince.IsZero():
		return view.Chip{Tone: view.Brass, Text: w.Asks}
	case c.Mode == stay.ByHuman && !c.QuietOver(c.Now(l.now)):
		return view.Chip{Tone: view.Ink, Text: w.YouAnswer}
	case !c.TurnDueAt.IsZero():
		return view.Chip{Tone: view.Green, Text: w.Answering}
	case len(l.ties[c.ID]) == 0:
		return view.Chip{Tone: view.Plain, Text: w.NotKnown}
	default:
		return view.Chip{Tone: view.Green, Text: w.Answered}
	}
}

func (l listed) reasonChip(reason stay.Reason) view.Chip {
	w := l.v.W.Inbox
	switch reason {
	case stay.ReasonEmergency:
		return view.Chip{Tone: view.Red, Text: w.Emergency}
	case stay.ReasonSendFailed:
		return view.Chip{Tone: view.Red, Text: w.NotSent}
	case stay.ReasonSendUnclear:
		return view.Chip{Tone: view.Brass, Text: w.Unclear}
	case stay.ReasonPrivacy:
		return view.Chip{Tone: view.Brass, Text: w.Privacy}
	case stay.ReasonPerson:
		return view.Chip{Tone: view.Brass, Text: w.WantsYou}
	default:
		return view.Chip{Tone: view.Brass, Text: reasonOf(l.v.W, string(reason)).Name}
	}
}

// tabOf is the tab that an act came from, told by the page it was done on: the
// addresses of acts do not carry it.
func tabOf(c echo.Context, v visitor, conversation stay.Conversation) string {
	from, err := url.Parse(c.Request().Referer())
	if err == nil && strings.HasPrefix(from.Path, view.InboxPath) {
		switch tab := from.Query().Get("tab"); tab {
		case view.TabWaiting, view.TabOpen, view.TabAll:
			return tab
		}
	}
	if conversation.Simulated && v.May(stay.UseSimulator) {
		return view.TabSimulator
	}
	return view.TabAll
}
