package web_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"portineria/stay"
	"portineria/store"
)

// rows are the conversations that a list shows, by id.
func (a answer) rows() []string {
	a.t.Helper()
	var ids []string
	a.page().Find("#inbox-list ul.rows > li").Each(func(_ int, row *goquery.Selection) {
		ids = append(ids, strings.TrimPrefix(row.AttrOr("id", ""), "row-"))
	})
	return ids
}

func TestTheListShowsWhatTheAccountMaySee(t *testing.T) {
	s := furnished(t)
	s.conversation(stay.Conversation{ID: "trial", Property: casa.ID, Simulated: true, NumberID: "simulator"}, stay.Guest{ID: "g-trial", Phone: "+447700900105"})
	for _, tt := range []struct {
		role stay.Role
		tab  string
		want []string
	}{
		{stay.RoleOwner, "waiting", []string{"lena"}},
		{stay.RoleOwner, "all", []string{"lena", "stranger", "tom"}},
		{stay.RoleOwner, "open", []string{"lena", "stranger", "tom"}},
		{stay.RoleOwner, "simulator", []string{"trial"}},
		{stay.RoleOwner, "", []string{"lena"}}, // whoever waits comes first
		{stay.RoleAuditor, "all", []string{"lena", "stranger", "tom"}},
		{stay.RoleAuditor, "simulator", []string{"lena"}}, // not theirs: as without a tab
		{stay.RoleCohost, "all", []string{"lena"}},
	} {
		a := s.get(tt.role, "/inbox?tab="+tt.tab).want(http.StatusOK)
		if got := a.rows(); !slices.Equal(got, tt.want) {
			t.Errorf("%s, tab %q: %v, want %v", tt.role, tt.tab, got, tt.want)
		}
		if part := s.get(tt.role, "/inbox?tab="+tt.tab+"&fragment=list"); !slices.Equal(part.rows(), tt.want) || part.page().Find("main").Length() > 0 {
			t.Errorf("%s, tab %q: the part shows %v", tt.role, tt.tab, part.rows())
		}
	}
	for role, want := range map[stay.Role][]string{stay.RoleCohost: {"lena"}, stay.RoleAuditor: {"lena", "tom", "stranger"}, stay.RoleOwner: {"lena", "tom", "stranger", "trial"}} {
		for _, id := range []string{"lena", "tom", "stranger", "trial"} {
			for _, part := range []string{"", "?fragment=thread", "?fragment=side", "?fragment=list"} {
				status := http.StatusNotFound
				if slices.Contains(want, id) {
					status = http.StatusOK
				}
				if a := s.get(role, "/inbox/"+id+part); a.status != status {
					t.Errorf("%s, %s%s: %d", role, id, part, a.status)
				}
			}
		}
	}
}

func TestARowSaysWhoWroteWhatAndWhatIsTheMatter(t *testing.T) {
	s := furnished(t)
	s.sent("tom", stay.Message{ID: "m", Author: stay.FromAssistant, Text: "On Tuesday\nevening."}, store.Outcome{To: stay.Failed, Problem: "not_on_whatsapp"})
	s.asks("tom", stay.Question{ID: "q-tom", Message: "m", Reason: stay.ReasonSendFailed})
	a := s.get(stay.RoleOwner, "/inbox?tab=all")
	for id, want := range map[string]string{
		"lena":     "Lena Weber Kann ich den Hund mitbringen? draft readyCasa Limone 17:45 22 unread messages",
		"tom":      "Tom Okafor Assistant: On Tuesday evening. not deliveredHarbour Loft 17:05",
		"stranger": "+44 ··· 0104 Ciao not identified 18:05",
	} {
		row := strings.TrimSpace(strings.TrimPrefix(a.text("#row-"+id), a.text("#row-"+id+" .face")))
		if row != want {
			t.Errorf("%s:\n got %q\nwant %q", id, row, want)
		}
	}
	if counts := a.text(".tabs .count-plain"); counts != "23" {
		t.Errorf("the tabs count %q, want 2 waiting and 3 open", counts)
	}
}

func TestOpeningAThreadIsReadingIt(t *testing.T) {
	s := furnished(t)
	s.get(stay.RoleAuditor, "/inbox/lena").want(http.StatusOK)
	s.get(stay.RoleOwner, "/inbox/lena?fragment=thread").want(http.StatusOK)
	if c := s.read("lena"); c.Unread != 2 {
		t.Fatalf("%d unread, although nobody has opened it", c.Unread)
	}
	s.get(stay.RoleCohost, "/inbox/lena").want(http.StatusOK)
	if c := s.read("lena"); c.Unread != 0 {
		t.Errorf("%d unread", c.Unread)
	}
}

func TestWhatGuestsWriteIsTextAndNothingElse(t *testing.T) {
	s := furnished(t)
	const bad = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><b>`
	s.conversation(stay.Conversation{ID: "bad", Property: casa.ID}, stay.Guest{ID: "g-bad", Name: bad, Phone: "+447700900109", Language: `"><script>`})
	s.said("bad", stay.Message{ID: "b1", Text: bad, Note: bad})
	s.said("bad", stay.Message{ID: "b2", Text: bad, Type: `"><script>`, ReplyTo: "b1"})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "bad")
		if err != nil {
			return err
		}
		return tx.AddTrace(ctx, c, stay.Trace{Conversation: c.ID, Message: "b1", At: now, Mode: bad, Band: "send", Steps: []stay.Step{{Name: bad, Found: bad, Detail: map[string]string{bad: bad}}, {Name: "rules", Found: bad}}})
	})
	s.asks("bad", stay.Question{ID: "q-bad", Message: "b1", Reason: stay.Reason(bad), Draft: bad})
	for _, path := range []string{"/inbox?tab=all", "/inbox/bad", "/inbox/bad?fragment=thread", "/inbox/bad?fragment=side", "/"} {
		a := s.get(stay.RoleOwner, path).want(http.StatusOK)
		doc := a.page()
		if doc.Find("script:not([src]),img,[onerror]").Length() > 0 || strings.Contains(a.body, "<script>alert") {
			t.Errorf("%s holds what a guest wrote as HTML", path)
		}
	}
	if text := s.get(stay.RoleOwner, "/inbox/bad").page().Find("#m-b1 .bubble-text").Text(); text != bad {
		t.Errorf("the text reads %q", text)
	}
}

func TestEarlierMessagesAreALinkAway(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "tom")
		if err != nil {
			return err
		}
		for i := range 200 {
			id := stay.MessageID("many" + strings.Repeat("i", i))
			m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromGuest, Type: "text", Text: "again", SentAt: now, CreatedAt: now}
			if _, _, err := tx.AddMessage(ctx, c, m, ""); err != nil {
				return err
			}
		}
		return nil
	})
	a := s.get(stay.RoleOwner, "/inbox/tom?tab=all")
	if n := a.page().Find(".bubble").Length(); n != 150 {
		t.Errorf("%d bubbles at first", n)
	}
	more, _ := a.page().Find(".stream .more a").Attr("href")
	if n := s.get(stay.RoleOwner, more).want(http.StatusOK).page().Find(".bubble").Length(); n != 201 {
		t.Errorf("%d bubbles behind %s", n, more)
	}
	for _, show := range []string{"-1", "x", "999999999999"} {
		s.get(stay.RoleOwner, "/inbox/tom?show="+show).want(http.StatusOK)
		s.get(stay.RoleOwner, "/inbox?tab=all&show="+show).want(http.StatusOK)
	}
}
