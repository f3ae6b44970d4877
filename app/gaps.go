package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"portineria/lexicon"
	"portineria/stay"
)

// Gap is something that guests asked and that a property's facts do not say.
type Gap struct {
	Topic stay.Topic // empty: the question was not understood at all
	Asked []Asked    // the newest first
}

// Asked is one such question, in the guest's words.
type Asked struct {
	Text         stay.Private
	Language     string
	At           time.Time
	Conversation stay.ConversationID
	Trial        bool // it was asked in the simulator
}

// gapsRead is how many questions are looked at.
const gapsRead = 500

// Gaps gathers what guests of a property asked in vain, the most frequent first. It
// is read from the messages each time and kept nowhere: what the retention deletes
// is gone from it as well. A question that a fact answers by now is left out.
func (a *App) Gaps(ctx context.Context, p stay.PropertyID) ([]Gap, error) {
	shelf, err := a.shelves.of(ctx, p)
	if err != nil {
		return nil, err
	}
	asked, err := a.db.TeachingQuestions(ctx, p, gapsRead)
	if err != nil {
		return nil, err
	}
	by := map[stay.Topic]*Gap{}
	for _, q := range asked {
		m, err := a.db.Message(ctx, q.Message)
		if errors.Is(err, stay.ErrNotFound) {
			continue // removed between the two reads
		}
		if err != nil {
			return nil, err
		}
		if m.Author != stay.FromGuest || m.Words() == "" {
			continue
		}
		topics, language := a.o.Answerer.missing(shelf, string(m.Text))
		for _, topic := range topics {
			if by[topic] == nil {
				by[topic] = &Gap{Topic: topic}
			}
			by[topic].Asked = append(by[topic].Asked, Asked{Text: m.Text, Language: language, At: m.SentAt, Conversation: m.Conversation, Trial: q.Trial})
		}
	}
	var all []Gap
	for _, gap := range by {
		slices.SortStableFunc(gap.Asked, func(x, y Asked) int { return y.At.Compare(x.At) })
		all = append(all, *gap)
	}
	slices.SortFunc(all, func(x, y Gap) int {
		return cmp.Or(cmp.Compare(len(y.Asked), len(x.Asked)), y.Asked[0].At.Compare(x.Asked[0].At), cmp.Compare(x.Topic, y.Topic))
	})
	return all, nil
}

// missing lists the topics of a text that no fact of the shelf answers, whoever may
// know it: none where all are answered, and the empty topic where nothing was
// understood.
func (a *Answerer) missing(shelf *Shelf, text string) (topics []stay.Topic, language string) {
	language = a.Lexicon.Detect(text, lexicon.Hints{}).Text
	v := &Verdict{Language: cmp.Or(language, shelf.Property.Language)}
	found := Found{Shelf: shelf, Text: text, Hits: shelf.withOwn(a.Lexicon, a.Lexicon.Concepts(text, language), text, language, stay.Rights{Level: stay.Staying}), Shape: a.Lexicon.Shape(text, v.Language)}
	groups := questions(found.Hits, found.ands())
	if len(groups) == 0 {
		return []stay.Topic{""}, language
	}
	for _, group := range groups {
		found.Asks = []Ask{shelf.find(group, found, stay.Rights{Level: stay.Staying})}
		if a.direct(found, v).Text != "" {
			continue
		}
		if topic := topicOfGroup(group); !slices.Contains(topics, topic) {
			topics = append(topics, topic)
		}
	}
	return topics, language
}

// topicOfGroup is what one thing that is asked is about: the first that it names.
func topicOfGroup(group []lexicon.Hit) stay.Topic {
	if named := subjects(group); len(named) > 0 {
		group = named
	}
	return stay.Topic(group[0].Topic())
}
