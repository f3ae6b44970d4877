package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// reads is what a question to the door looks up, inside a transaction or beside it.
type reads interface {
	ConsentOf(ctx context.Context, g stay.Guest, simulated bool) (stay.Consent, error)
	Template(ctx context.Context, account, name, language string) (stay.Template, error)
	Requests(ctx context.Context, c stay.ConversationID) ([]stay.Request, error)
	BookingsByPhone(ctx context.Context, phone string) ([]stay.Booking, error)
	Setting(ctx context.Context, key string) (string, error)
}

// mayGo asks the door for a message: stay.CanSend decides, here its question is
// put together. What goes as a template comes back with it.
func (a *App) mayGo(ctx context.Context, db reads, c stay.Conversation, g stay.Guest, purpose stay.Purpose, madeAt time.Time, use *stay.TemplateUse) (stay.Verdict, stay.Template, error) {
	now := a.o.Now()
	ask := stay.Ask{Now: c.Now(now), Purpose: purpose, MadeAt: madeAt, LastGuestAt: c.LastGuestAt, ToOwner: g.IsOwner,
		Consent: stay.Consent{StoppedAt: g.StoppedAt, NoAIAt: g.NoAIAt}}
	var t stay.Template
	if use != nil {
		var err error
		if t, err = a.templateOf(ctx, db, c.NumberID, use.Name, use.Language); err != nil {
			return stay.Verdict{}, t, err
		}
		ask.As, ask.Empty = &t, t.Empty(use.Values)
	}
	if use == nil && purpose != stay.PurposeAutomatic {
		return stay.CanSend(ask), t, nil // what answers a guest needs no look into the ledger
	}
	var err error
	if ask.Consent, err = db.ConsentOf(ctx, g, c.Simulated); err != nil {
		return stay.Verdict{}, t, err
	}
	requests, err := db.Requests(ctx, c.ID)
	if err != nil {
		return stay.Verdict{}, t, err
	}
	for _, r := range requests {
		ask.Owed = ask.Owed || r.State == stay.QuestionOpen
	}
	if ask.AgreedByBooking, err = a.agreedByBooking(ctx, db, g, c.Now(now)); err != nil {
		return stay.Verdict{}, t, err
	}
	return stay.CanSend(ask), t, nil
}

// templateOf is a template as the account of a number has it. One that it has not
// is empty: CanSend says so.
func (a *App) templateOf(ctx context.Context, db reads, number, name, language string) (stay.Template, error) {
	n, ours := a.number(number)
	if !ours {
		return stay.Template{}, nil
	}
	t, err := db.Template(ctx, n.Account, name, language)
	if errors.Is(err, stay.ErrNotFound) {
		return stay.Template{}, nil
	}
	return t, err
}

// SettingGround is where the owner's ground for writing to guests on the number
// of their booking is kept.
const SettingGround = "consent.ground"

// BookingGround is what the owner recorded about why guests of bookings are
// written to on WhatsApp: where they are told, and in which words.
type BookingGround struct {
	At       time.Time          `json:"at"`
	Source   stay.ConsentSource `json:"source"` // form, contract, email, spoken
	Wording  string             `json:"wording"`
	Language string             `json:"language"`
	Proof    string             `json:"proof,omitempty"`
	Actor    string             `json:"actor"`
}

// Ground reads what the owner recorded; stay.ErrNotFound where they did not.
func Ground(ctx context.Context, db interface {
	Setting(ctx context.Context, key string) (string, error)
}) (BookingGround, error) {
	var g BookingGround
	text, err := db.Setting(ctx, SettingGround)
	if err != nil {
		return g, err
	}
	if err := json.Unmarshal([]byte(text), &g); err != nil {
		return g, fmt.Errorf("read the ground for writing to guests: %w", err)
	}
	return g, nil
}

// agreedByBooking is when that ground was recorded, if a booking stands for this
// person's number now.
func (a *App) agreedByBooking(ctx context.Context, db reads, g stay.Guest, now time.Time) (time.Time, error) {
	if g.Phone == "" || g.PassedOn { // a number that was somebody else's is on no booking of theirs
		return time.Time{}, nil
	}
	ground, err := Ground(ctx, db)
	if errors.Is(err, stay.ErrNotFound) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err
	}
	bookings, err := db.BookingsByPhone(ctx, string(g.Phone))
	if err != nil {
		return time.Time{}, err
	}
	for _, b := range bookings {
		if stands(b, now) {
			return ground.At, nil
		}
	}
	return time.Time{}, nil
}

// aboutStay is for how long after check-out a message may still be about the stay.
const aboutStay = 7 // days

func stands(b stay.Booking, now time.Time) bool {
	return b.State == stay.BookingActive && b.Kind != stay.KindBlock && stay.DateOf(now) <= b.Departure+aboutStay
}

// heed does at once what a guest's word demands, before any turn and whoever
// answers in the conversation: STOP, START and NO AI go into the ledger with the
// message as their proof, and what waits to be sent is asked for anew.
func (a *App) heed(ctx context.Context, tx *store.Tx, c stay.Conversation, g *stay.Guest, m stay.Message, now time.Time) error {
	if g.IsOwner || m.Words() == "" || m.Type != "text" && m.Type != "button" && m.Type != "interactive" {
		return nil
	}
	switch a.o.Answerer.wishOf(string(m.Text)) {
	case ConsentStop:
		if !g.StoppedAt.IsZero() {
			return nil
		}
		g.StoppedAt = now
		return a.noteWord(ctx, tx, c, *g, m, stay.OptOut, stay.ScopeStay, phrase.StopConfirmed, now)
	case ConsentStart:
		before, err := tx.ConsentOf(ctx, *g, c.Simulated)
		if err != nil || !before.OptInAt.IsZero() {
			return err
		}
		g.StoppedAt = time.Time{}
		return a.noteWord(ctx, tx, c, *g, m, stay.OptIn, stay.ScopeStay, phrase.StartConfirmed, now)
	case consentNoAI:
		if !g.NoAIAt.IsZero() {
			return nil
		}
		g.NoAIAt = now
		return a.noteWord(ctx, tx, c, *g, m, stay.OptOut, stay.ScopeAI, phrase.NoAIConfirmed, now)
	case ConsentSame:
	}
	return nil
}

// wishOf is what a text asks of messages that nobody asked for.
func (a *Answerer) wishOf(text string) Consent {
	rule, found := a.Lexicon.Rule(text)
	if !found {
		return ConsentSame
	}
	switch rule.Kind { //nolint:exhaustive // the other words change nothing about messages
	case lexicon.Stop:
		return ConsentStop
	case lexicon.Start:
		return ConsentStart
	case lexicon.NoAI:
		return consentNoAI
	default:
		return ConsentSame
	}
}

// noteWord writes a guest's own word into the ledger, with what they were told
// about it, and stores the guest.
func (a *App) noteWord(ctx context.Context, tx *store.Tx, c stay.Conversation, g stay.Guest, m stay.Message, kind stay.ConsentKind, scope stay.ConsentScope, told phrase.Key, now time.Time) error {
	language := c.Language
	if language == "" {
		language = g.Language
	}
	if err := tx.PutGuest(ctx, g); err != nil {
		return err
	}
	return a.note(ctx, tx, stay.ConsentEntry{At: now, Kind: kind, Scope: scope, Source: stay.SourceKeyword, Simulated: c.Simulated, Guest: g.ID, Phone: g.Phone, UserID: g.UserID, Name: g.Name,
		Wording: a.o.Answerer.Phrases.Say(language, told, phrase.Args{}), Language: language, Proof: "message " + string(m.ID), Actor: "guest"})
}

// note writes a line into the ledger of consent.
func (a *App) note(ctx context.Context, tx *store.Tx, e stay.ConsentEntry) error {
	id, err := stay.NewID[stay.ConsentID](a.o.Rand)
	if err != nil {
		return err
	}
	e.ID = id
	return tx.AddConsent(ctx, e)
}

// OptOut notes a no that the platform tells of: its own switch for advertising, a
// block. Who blocked us, or stopped, is written to no more.
func (a *App) OptOut(ctx context.Context, tx *store.Tx, c stay.Conversation, scope stay.ConsentScope, source stay.ConsentSource, proof string, now time.Time) error {
	g, err := tx.Guest(ctx, c.Guest)
	if err != nil {
		return err
	}
	if scope == stay.ScopeStay {
		if !g.StoppedAt.IsZero() {
			return nil
		}
		g.StoppedAt = now
		if err := tx.PutGuest(ctx, g); err != nil {
			return err
		}
	}
	return a.note(ctx, tx, stay.ConsentEntry{At: now, Kind: stay.OptOut, Scope: scope, Source: source, Simulated: c.Simulated, Guest: g.ID, Phone: g.Phone, UserID: g.UserID, Name: g.Name, Proof: proof, Actor: "platform"})
}

// takePreference follows the platform's own switch for advertising. A no counts at
// once. Of a yes only a sign-up counts by itself; to resume says no more than was
// said to us before.
func (a *App) takePreference(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	if e.Type != "marketing_messages" || e.From == "" && e.UserID == "" {
		return nil
	}
	now := a.o.Now()
	c, g, err := a.conversationFor(ctx, tx, n, sender{Phone: e.From, UserID: e.UserID, Name: e.Name}, now)
	if err != nil {
		return err
	}
	entry := stay.ConsentEntry{At: now, Kind: stay.OptOut, Scope: stay.ScopeMarketing, Source: stay.SourcePlatform, Simulated: c.Simulated, Guest: g.ID, Phone: g.Phone, UserID: g.UserID, Name: g.Name, Proof: e.Text, Actor: "platform"}
	stands, err := tx.ConsentOf(ctx, g, c.Simulated)
	if err != nil {
		return err
	}
	switch e.Status {
	case "stop":
		if stands.MarketingStoppedAt.After(stands.MarketingAt) {
			return nil // told twice
		}
	case "resume", "signup":
		if stands.Markets() || e.Status == "resume" && stands.MarketingAt.IsZero() {
			return nil
		}
		entry.Kind = stay.OptIn
	default:
		return nil
	}
	return a.note(ctx, tx, entry)
}

// codeNoAdverts is the platform's refusal of advertising that its reader has
// stopped (Meta, "Error codes", 131050).
const codeNoAdverts = 131050

// asTemplate is a message as the platform takes a template: its variables in
// their order, with names where it has names.
func asTemplate(t stay.Template, use stay.TemplateUse) *whatsapp.TemplateMessage {
	out := &whatsapp.TemplateMessage{Name: t.Name, Language: t.Language}
	params := func(text string) []whatsapp.Param {
		var all []whatsapp.Param
		for _, v := range (stay.Template{Body: text}).Variables() {
			p := whatsapp.Param{Text: stay.VariableValue(use.Values[v])}
			if !t.Positional() {
				p.Name = v
			}
			all = append(all, p)
		}
		return all
	}
	out.Header, out.Body = params(t.Header), params(t.Body)
	for i, b := range t.Buttons {
		if vars := stay.VariablesIn(b.URL); len(vars) > 0 {
			out.Buttons = append(out.Buttons, whatsapp.ButtonParam{Index: i, Kind: whatsapp.ButtonURL, Text: stay.VariableValue(use.Values[vars[0]])})
		}
	}
	return out
}
