package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// Lesson proposes a fact made of a person's own reply to a guest; nothing is stored
// by it. Of the guest's words it takes nothing but the topic that they are about,
// one of a fixed list, where the reply does not show it. Codes in the reply are
// named as secrets, and the fact is then for the time of the stay alone.
func (a *App) Lesson(ctx context.Context, id stay.MessageID) (f stay.Fact, language string, err error) {
	m, err := a.db.Message(ctx, id)
	if err != nil {
		return f, "", err
	}
	c, err := a.db.Conversation(ctx, m.Conversation)
	if err != nil {
		return f, "", err
	}
	if m.Author != stay.FromHost || m.Text == "" || c.Property == "" {
		return f, "", fmt.Errorf("this is no reply of a person's about a property: %w", stay.ErrConflict)
	}
	shelf, err := a.shelves.of(ctx, c.Property)
	if err != nil {
		return f, "", err
	}
	text, err := a.Reveal(ctx, c, string(m.Text))
	if err != nil {
		return f, "", err
	}
	words := a.o.Answerer.Lexicon
	f = stay.Fact{Property: c.Property, Visibility: stay.Booked, Text: text, Secrets: secretsWithin(shelf, text)}
	if len(f.Secrets) > 0 {
		f.Visibility = stay.DuringStay
	}
	topic, weight := topicOf(words, text)
	asked, plainer, err := a.topicAsked(ctx, m)
	if f.Topic = topic; plainer >= weight {
		f.Topic = asked // yes, on the floor below: that is about the washing machine
	}
	return f, words.Detect(text, lexicon.Hints{Default: shelf.Property.Language}).Text, err
}

// secretsWithin are the codes in a text: those of the property's facts, and what
// seems to be one.
func secretsWithin(shelf *Shelf, text string) []string {
	found := stay.SuspectSecrets(text)
	for _, f := range shelf.Facts {
		for _, s := range f.AllSecrets() {
			// A fact that is a secret as a whole is no part of a reply.
			if s != f.Text && strings.Contains(text, s) && !slices.Contains(found, s) {
				found = append(found, s)
			}
		}
	}
	return found
}

// topicOf is what a text is most plainly about, and how plainly; empty where it does
// not show.
func topicOf(words *lexicon.Lexicon, text string) (best stay.Topic, weight float64) {
	for _, h := range subjects(words.Concepts(text, words.Detect(text, lexicon.Hints{}).Text)) {
		if topic := stay.Topic(h.Topic()); topic.Valid() && h.Weight > weight {
			best, weight = topic, h.Weight
		}
	}
	return best, weight
}

// topicAsked is what the guest's last message before a reply is about.
func (a *App) topicAsked(ctx context.Context, reply stay.Message) (stay.Topic, float64, error) {
	said, err := a.db.Messages(ctx, reply.Conversation, historyLength*4)
	if err != nil {
		return "", 0, err
	}
	for _, m := range slices.Backward(said) {
		if m.Seq < reply.Seq && m.Author == stay.FromGuest && m.Text != "" {
			topic, weight := topicOf(a.o.Answerer.Lexicon, string(m.Text))
			return topic, weight, nil
		}
	}
	return "", 0, nil
}
