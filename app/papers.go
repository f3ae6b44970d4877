package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// Identity documents have no business in a chat: nobody may keep a copy where no law
// asks for one, and a stolen one does harm. What is taken for a photo of one is
// hidden, never shown to a model, answered with the request not to send it, and
// deleted within a day, here and as far as possible at the platform. What a guest
// types of one is not stored at all.

// How far around a file it is looked for what was said of it.
const (
	paperNear  = 10 * time.Minute // by the guest
	paperAsked = 48 * time.Hour   // by the host
)

// withoutPaper takes the data of identity documents out of a text.
func (a *Answerer) withoutPaper(text string) (string, bool) {
	return stay.ConcealPaper(text, a.Lexicon.NamesPaper(text))
}

// wordsOf is what a guest wrote, as it is stored.
func (a *App) wordsOf(e whatsapp.Event) string {
	text, _ := a.o.Answerer.withoutPaper(caption(e))
	return text
}

// forgetTyped forgets the body of a delivery in which a guest typed data of an
// identity document: the message is stored without it, and the body would keep it.
func (a *App) forgetTyped(ctx context.Context, tx *store.Tx, d store.Delivery, e whatsapp.Event) error {
	if e.Text == "" {
		return nil
	}
	if _, found := a.o.Answerer.withoutPaper(e.Text); !found {
		return nil
	}
	return tx.ForgetBody(ctx, d.ID)
}

// mayBePaper reports whether a kind of file can be a photo of a document.
func mayBePaper(k stay.MediaKind) bool {
	return k == stay.MediaImage || k == stay.MediaDocument || k == stay.MediaVideo
}

// paperFor tells a file to be a photo of an identity document by its name, its
// caption, and what was said shortly before: here is my passport; could you send me
// your documents?
func (a *App) paperFor(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Message, f stay.Media, now time.Time) (stay.Paper, error) {
	if !mayBePaper(f.Kind) || m.Author != stay.FromGuest {
		return stay.PaperNo, nil
	}
	names := a.o.Answerer.Lexicon.NamesPaper
	if names(string(m.Text)) || names(string(f.Filename)) {
		return stay.PaperLikely, nil
	}
	last, err := tx.Messages(ctx, c.ID, historyLength)
	if err != nil {
		return stay.PaperNo, err
	}
	for _, said := range last {
		near := said.Author == stay.FromGuest && now.Sub(said.CreatedAt) <= paperNear
		asked := said.Author == stay.FromHost && now.Sub(said.CreatedAt) <= paperAsked
		if (near || asked) && said.ID != m.ID && names(string(said.Text)) {
			return stay.PaperLikely, nil
		}
	}
	return a.paperBeside(ctx, tx, c, now)
}

// paperBeside tells a file to be one where the one just before it is: a document has
// two sides.
func (a *App) paperBeside(ctx context.Context, tx *store.Tx, c stay.Conversation, now time.Time) (stay.Paper, error) {
	files, err := tx.MediaOf(ctx, c.ID)
	if err != nil {
		return stay.PaperNo, err
	}
	for _, f := range files {
		if f.Paper.Is() && now.Sub(f.ReceivedAt) <= paperNear {
			return stay.PaperLikely, nil
		}
	}
	return stay.PaperNo, nil
}

// markPapers marks the files that a guest has just sent, where they say now what
// these are. What a person of the house has looked at stays as they said.
func (a *App) markPapers(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Message, now time.Time) error {
	if m.Author != stay.FromGuest || m.Text == "" || !a.o.Answerer.Lexicon.NamesPaper(string(m.Text)) {
		return nil
	}
	files, err := tx.MediaOf(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Paper != stay.PaperNo || !mayBePaper(f.Kind) || now.Sub(f.ReceivedAt) > paperNear || f.State == stay.MediaDeleted {
			continue
		}
		if _, err := tx.ChangeMedia(ctx, f.ID, func(f *stay.Media) { f.Paper = stay.PaperLikely }); err != nil {
			return err
		}
		if f.State == stay.MediaKept {
			if err := a.Files().forget(ctx, tx, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// papers answers a turn with an identity document in it, without any model: it is
// not wanted here. What the guest asks beside it is a person's to answer.
func (a *Answerer) papers(t Turn, who Identity, v *Verdict) bool {
	sent := slices.ContainsFunc(t.Files, func(f stay.Media) bool { return f.Paper.Is() })
	typed := strings.Contains(t.Text(), stay.PaperConcealed)
	if !sent && !typed {
		return false
	}
	v.Mode, v.Confidence, v.Band = "rule", 1, stay.BandSend
	v.note("rules", "identity_document")
	v.Action = ActAnswer
	if asks(t.Text()) {
		a.passOn(who, v, stay.ReasonMedia, phrase.DocumentRefused)
		v.Urgent = true // told even if the guest waits already: it is another matter
	} else {
		v.Reply = a.say(v, phrase.DocumentRefused, args(who.Property))
	}
	a.tellOnce(t, stay.ToldPaper, v)
	return true
}

// tellOnce says of files only what the guest has not been told lately.
func (a *Answerer) tellOnce(t Turn, what stay.Told, v *Verdict) {
	v.Told = what
	if t.ToldLately[what] {
		v.note("rules", "told_already", "of", string(what))
		v.Reply = ""
		if v.Action == ActAnswer {
			v.Action, v.Band = ActSilent, stay.BandSilent
		}
	}
}

// looked deals with files that a person has to look at: pictures without words or
// with words about them, and voice messages that nobody could listen to.
func (a *Answerer) looked(t Turn, who Identity, v *Verdict) bool {
	sounds, looks := false, false
	for _, f := range t.Files {
		sounds = sounds || f.Kind.Sounds() && f.Speech != stay.SpeechHeard
		looks = looks || mayBePaper(f.Kind)
	}
	text := t.Text()
	switch {
	case looks && (text == "" || a.Lexicon.Points(text) || !asks(text)):
		v.Mode, v.Confidence = "rule", 1
		v.note("rules", "picture")
		a.passOn(who, v, stay.ReasonMedia, phrase.MediaPassedOn)
		a.tellOnce(t, stay.ToldLooks, v)
	case sounds && text == "":
		v.Mode, v.Confidence = "rule", 1
		v.note("rules", "voice_message")
		a.passOn(who, v, stay.ReasonMedia, phrase.TextOnly)
		a.tellOnce(t, stay.ToldType, v)
	default:
		return false
	}
	return true
}
