package manual

import (
	"strings"
	"unicode"

	"portineria/lexicon"
	"portineria/stay"
)

// proposals makes the proposals of a section: sentences of a paragraph that are
// about the same thing stay together, and so do the items of a list.
func proposals(words *lexicon.Lexicon, language string, s section, known []string) []Proposal {
	above := topicOf(words, language, s.heading)
	guardedAbove := announcesSecret(s.heading)
	var all []Proposal
	open := -1 // the proposal that a next item of the same list joins
	for _, b := range s.blocks {
		for _, run := range runs(words, language, b, above) {
			p := Proposal{Title: s.heading, Topic: run.topic, sentences: run.sentences}
			if p.Topic == "" {
				p.Topic = "other"
			}
			for i := range p.sentences {
				one := &p.sentences[i]
				one.guarded = guardedAbove || guarded(one.text, p.Topic, known)
				p.Guarded = p.Guarded || one.guarded
			}
			p.Text = joined(p.sentences)
			if !says(p.Text) {
				continue
			}
			if b.item && open >= 0 && all[open].Topic == p.Topic && all[open].Guarded == p.Guarded && len(all[open].Text)+len(p.Text) < longest {
				all[open].sentences = append(all[open].sentences, p.sentences...)
				all[open].Text = joined(all[open].sentences)
				continue
			}
			all = append(all, p)
			if open = -1; b.item {
				open = len(all) - 1
			}
		}
	}
	for i := range all {
		all[i].Visibility = visibility(all[i].Guarded)
	}
	return all
}

// visibility is the safe one: what looks like a code is for the stay, and a
// manual was written for guests and not for everybody.
func visibility(guarded bool) stay.Visibility {
	if guarded {
		return stay.DuringStay
	}
	return stay.Booked
}

// run is neighbouring sentences about one thing.
type run struct {
	topic     stay.Topic
	sentences []sentence
}

// runs parts a block where the subject changes. A sentence that names none
// belongs to the one before it, the first of a block to what the heading says.
func runs(words *lexicon.Lexicon, language string, b block, above stay.Topic) []run {
	var all []run
	for _, text := range b.sentences {
		s := sentence{text: text, item: b.item, topic: topicOf(words, language, text)}
		if s.topic == "" && len(all) == 0 {
			s.topic = above
		}
		if s.topic != above && above != "" && speaksOf(words, language, text, above) {
			s.topic = above
		}
		last := len(all) - 1
		switch {
		case last >= 0 && (s.topic == "" || all[last].topic == "" || s.topic == all[last].topic || speaksOf(words, language, text, all[last].topic)) && length(all[last])+len(text) < longest:
			all[last].sentences = append(all[last].sentences, s)
			if all[last].topic == "" {
				all[last].topic = s.topic
			}
		default:
			all = append(all, run{s.topic, []sentence{s}})
		}
	}
	return all
}

func length(r run) (n int) {
	for _, s := range r.sentences {
		n += len(s.text) + 1
	}
	return n
}

// topicOf is what a text is about by its own words; empty where it does not say, or
// only something that there is no topic for.
func topicOf(words *lexicon.Lexicon, language, text string) stay.Topic {
	weight := map[stay.Topic]float64{}
	var best stay.Topic
	for _, hit := range words.Concepts(text, language) {
		topic := stay.Topic(hit.Topic())
		if hit.Concept.Attribute || !topic.Valid() || topic == "other" || hit.How == lexicon.Typo {
			continue
		}
		if weight[topic] += hit.Weight; weight[topic] > weight[best] {
			best = topic
		}
	}
	return best
}

// speaksOf reports whether a text names something that facts of a topic speak of.
func speaksOf(words *lexicon.Lexicon, language, text string, topic stay.Topic) bool {
	for _, hit := range words.Concepts(text, language) {
		if !hit.Concept.Attribute && stay.Topic(hit.Topic()) == topic {
			return true
		}
	}
	return false
}

// joined is a text of sentences: items below each other, others behind each
// other.
func joined(all []sentence) string {
	var b strings.Builder
	for i, s := range all {
		switch {
		case i == 0:
		case s.item:
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		b.WriteString(s.text)
	}
	return b.String()
}

// says reports whether a text says anything: a page number does not.
func says(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3 || looksSecret(text)
}
