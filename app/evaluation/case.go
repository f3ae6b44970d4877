package evaluation

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/app"
	"portineria/app/property"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/stay"
)

// Case is one labelled message.
type Case struct {
	ID       string          `json:"id"`
	Property stay.PropertyID `json:"property"`
	Now      time.Time       `json:"now"`
	Booking  *Stay           `json:"booking"`
	History  []struct {
		From string `json:"from"`
		Text string `json:"text"`
	} `json:"history"`
	Message     string `json:"message"`
	MessageType string `json:"message_type"`
	Model       *Model `json:"model"`
	Expect      struct {
		Actions     []string `json:"actions"`
		Facts       []string `json:"facts"`
		FactsOK     []string `json:"facts_ok"`
		Contains    []string `json:"contains"`
		NotContains []string `json:"not_contains"`
		Language    string   `json:"language"`
	} `json:"expect"`
}

// Stay is the booking that the writer is tied to.
type Stay struct {
	Checkin  stay.Date `json:"checkin"`
	Checkout stay.Date `json:"checkout"`
	Status   string    `json:"status"`
}

// Model is what the model would have returned.
type Model struct {
	Reply      string   `json:"reply"`
	Facts      []string `json:"facts"`
	Confidence float64  `json:"confidence"`
}

// Parse reads cases as JSON Lines; blank lines are passed over. Their properties
// have to be in the set. An error names file and line.
func (e *Set) Parse(name string, body []byte) ([]Case, error) {
	var all []Case
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, 4<<20)
	seen := map[string]bool{}
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var k Case
		decoder := json.NewDecoder(bytes.NewReader(line))
		err := decoder.Decode(&k)
		switch {
		case err != nil:
		case decoder.More():
			err = errors.New("something follows the object")
		case k.ID == "" || seen[k.ID]:
			err = errors.New("id is missing or there twice")
		case e.shelves[k.Property] == nil:
			err = fmt.Errorf("property %q is not among the files given", k.Property)
		case k.Now.IsZero():
			err = errors.New("now is missing")
		case k.Booking != nil && k.Booking.Checkout <= k.Booking.Checkin:
			err = errors.New("booking: checkout does not come after checkin")
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		seen[k.ID] = true
		all = append(all, k)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

// disclosed: the assistant has spoken before, so the guest has been told.
func (k Case) disclosed() bool {
	for _, h := range k.History {
		if h.From == "assistant" {
			return true
		}
	}
	return false
}

// turn makes the turn that the path would have loaded: the writer's number
// stands on the booking, and the conversation went as the history says.
func (e *Set) turn(k Case, file property.File) app.Turn {
	p := file.Property
	t := app.Turn{Now: k.Now, Properties: []stay.Property{p}, Guest: stay.Guest{ID: "guest"},
		Conversation: stay.Conversation{ID: "conversation", Guest: "guest", Mode: stay.ByAssistant, LastGuestAt: k.Now, LastMessageAt: k.Now},
		Shelf:        func(id stay.PropertyID) (*app.Shelf, error) { return e.shelves[id], nil }}
	if k.Booking != nil {
		b := stay.Booking{ID: "booking", Property: p.ID, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: k.Booking.Checkin, Departure: k.Booking.Checkout}
		switch k.Booking.Status {
		case "cancelled":
			b.State = stay.BookingCancelled
		case "request":
			b.State = stay.BookingRequest
		}
		t.Tied = []app.Tied{{Booking: b, Evidence: stay.EvidenceNumber}}
	}
	for i, h := range k.History {
		m := stay.Message{Seq: int64(i), Author: stay.FromAssistant, Type: "text", Text: stay.Private(h.Text), SentAt: k.Now, CreatedAt: k.Now}
		if h.From == "guest" {
			m.Author = stay.FromGuest
			found := e.answerer.Lexicon.Detect(h.Text, lexicon.Hints{Known: t.Guest.Language, Default: p.Language})
			if found.Sure && found.Text != "" {
				t.Guest.Language = found.Lang
			}
		}
		t.History = append(t.History, m)
	}
	kind := k.MessageType
	if kind == "" {
		kind = "text"
	}
	t.Messages = []stay.Message{{ID: "message", Seq: int64(len(k.History)), Author: stay.FromGuest, Type: kind, Text: stay.Private(k.Message), SentAt: k.Now, CreatedAt: k.Now}}
	return t
}

// judge holds a result against what is expected; why is the first that failed.
func (k Case) judge(r *Result) {
	reply := strings.ToLower(r.Reply)
	for _, text := range k.Expect.NotContains {
		if text != "" && strings.Contains(reply, strings.ToLower(text)) {
			r.leak, r.wrong = true, r.Action == string(app.ActAnswer)
			r.Why = fmt.Sprintf("LEAK: the reply contains %q", text)
			return
		}
	}
	if len(k.Expect.Actions) > 0 && !slices.Contains(k.Expect.Actions, r.Action) {
		r.wrong = r.Action == string(app.ActAnswer)
		r.Why = fmt.Sprintf("actions: %s, expected %s", r.Action, strings.Join(k.Expect.Actions, " or "))
		return
	}
	if r.Action == string(app.ActAnswer) {
		if r.Why = k.judgeAnswer(r, reply); r.Why != "" {
			r.wrong = true
			return
		}
	} else if missing := missingFrom(reply, k.Expect.Contains); missing != "" {
		r.Why = fmt.Sprintf("contains: %q is missing", missing)
		return
	}
	if k.Expect.Language != "" && r.Reply != "" && r.Language != k.Expect.Language {
		r.Why = fmt.Sprintf("language: %s, expected %s", r.Language, k.Expect.Language)
	}
}

func (k Case) judgeAnswer(r *Result, reply string) string {
	if len(k.Expect.Facts) > 0 {
		if !slices.ContainsFunc(r.Facts, func(id string) bool { return slices.Contains(k.Expect.Facts, id) }) {
			return fmt.Sprintf("facts: %v, expected one of %v", r.Facts, k.Expect.Facts)
		}
		for _, id := range r.Facts {
			if !slices.Contains(k.Expect.Facts, id) && !slices.Contains(k.Expect.FactsOK, id) {
				return fmt.Sprintf("facts: %s was used and is not among those expected", id)
			}
		}
	}
	if missing := missingFrom(reply, k.Expect.Contains); missing != "" {
		return fmt.Sprintf("contains: %q is missing", missing)
	}
	return ""
}

func missingFrom(reply string, wanted []string) string {
	for _, text := range wanted {
		if !strings.Contains(reply, strings.ToLower(text)) {
			return text
		}
	}
	return ""
}

// standIn returns what the case says that the model returned. Its reply has the
// secrets written out, as if they had been filled in; those of the facts that it
// cites become placeholders again, as the live model would have left them. Any
// other secret stays, and the check must catch it.
type standIn struct {
	k     Case
	facts []stay.Fact
}

// Ask answers as the case says.
func (s standIn) Ask(context.Context, llm.Question) (llm.Answer, error) {
	if s.k.Model.Reply == "" {
		return llm.Answer{Verdict: llm.Abstained}, nil
	}
	text := s.k.Model.Reply
	for _, f := range s.facts {
		if slices.Contains(s.k.Model.Facts, f.ID) {
			text = f.Conceal(text)
		}
	}
	return llm.Answer{Verdict: llm.Answered, Facts: s.k.Model.Facts, Text: text}, nil
}
