package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/web/view"
)

// conversation is the one that an address names, if the account may see it. One
// outside its scope is as good as none.
func (w *Web) conversation(c echo.Context, v visitor) (stay.Conversation, error) {
	found, err := w.db.Conversation(c.Request().Context(), stay.ConversationID(c.Param("conversation")))
	if err == nil && !v.reads(found) {
		err = stay.ErrNotFound
	}
	return found, err
}

// thread is one conversation, with the list beside it. To open it is to have
// read it: not so for accounts that only look on, and not for the parts that
// the page itself fetches again or for whoever asks for no body.
func (w *Web) thread(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	if fragment(c) == "" && v.May(stay.WriteInbox) && c.Request().Method != http.MethodHead {
		if err := w.o.App.Read(c.Request().Context(), found.ID); err != nil {
			return err
		}
	}
	return w.showThread(c, v, found, http.StatusOK, nil)
}

// showThread draws a conversation. change puts back what a refused form held.
func (w *Web) showThread(c echo.Context, v visitor, found stay.Conversation, status int, change func(*view.Thread)) error {
	tab := c.QueryParam("tab")
	if !onlyAsks(c.Request()) {
		tab = tabOf(c, v, found)
	}
	p, err := w.inboxPage(c, v, tab)
	if err != nil {
		return err
	}
	p.Details = c.QueryParam("pane") == "details"
	if fragment(c) == view.FragmentList {
		p.Thread = &view.Thread{ID: string(found.ID)}
		return render(c, status, view.InboxListView(p))
	}
	shown := asked(c, messagesShown, messagesMost)
	t, err := w.readTalk(c.Request().Context(), v, found, shown)
	if err != nil {
		return err
	}
	thread := t.thread(p.List.Tab, "&show="+strconv.Itoa(shown+messagesShown))
	if change != nil {
		change(&thread)
	}
	p.Thread = &thread
	switch fragment(c) {
	case "":
		return render(c, status, view.InboxView(p))
	case view.FragmentThread:
		return render(c, status, view.ThreadView(p))
	case view.FragmentSide:
		return render(c, status, view.SideView(p))
	default:
		return notHere()
	}
}
