package manual

import (
	"context"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/llm"
	"portineria/stay"
)

// Grouper puts sentences together by what they are about; see llm.Client.
type Grouper interface {
	Group(ctx context.Context, lines []string) ([]llm.Group, error)
}

// Group lets a model put the sentences of a draft together and name the groups.
// What is guarded is not shown to it and stays as it was. The model gives back
// numbers: it cannot say a word of its own into a fact. Where it fails, what it
// should have grouped stays as it was; failed counts how often. An error is only
// that ctx ended.
func (m Maker) Group(ctx context.Context, facts []stay.Fact, text string, d Draft, progress func(done, of int)) (grouped Draft, failed int, err error) {
	batches := batchesOf(d.Proposals)
	var all []Proposal
	for i, b := range batches {
		progress(i, len(batches))
		if b.guarded {
			all = append(all, b.proposals...)
			continue
		}
		groups, err := m.Model.Group(ctx, b.lines())
		if ctx.Err() != nil {
			return d, failed, ctx.Err()
		}
		if err != nil {
			failed++
			all = append(all, b.proposals...)
			continue
		}
		all = append(all, b.regrouped(m.Words, d.Language, groups, secretsOf(facts))...)
	}
	progress(len(batches), len(batches))
	d.Proposals = finish(all, text, facts)
	return d, failed, nil
}

// batch is neighbouring proposals that are shown to the model together, or one
// that is not.
type batch struct {
	guarded   bool
	proposals []Proposal
	sentences []sentence
}

func batchesOf(all []Proposal) []batch {
	var out []batch
	for _, p := range all {
		last := len(out) - 1
		hidden := p.Guarded || len(p.sentences) > llm.MaxGrouped
		if last < 0 || hidden || out[last].guarded || len(out[last].sentences)+len(p.sentences) > llm.MaxGrouped {
			out = append(out, batch{guarded: hidden})
			last++
		}
		out[last].proposals = append(out[last].proposals, p)
		out[last].sentences = append(out[last].sentences, p.sentences...)
	}
	return out
}

func (b batch) lines() []string {
	lines := make([]string, len(b.sentences))
	for i, s := range b.sentences {
		lines[i] = s.text
	}
	return lines
}

// regrouped makes proposals of groups, in the order of the document, and of the
// sentences that are in none.
func (b batch) regrouped(words *lexicon.Lexicon, language string, groups []llm.Group, known []string) []Proposal {
	taken := make([]bool, len(b.sentences))
	type placed struct {
		at int
		p  Proposal
	}
	var all []placed
	add := func(title string, at []int) {
		slices.Sort(at)
		var sentences []sentence
		for _, i := range at {
			sentences = append(sentences, b.sentences[i])
			taken[i] = true
		}
		p := b.proposal(words, language, title, sentences, known)
		all = append(all, placed{at[0], p})
	}
	for _, g := range groups {
		for len(g.Lines) > 0 {
			n := fitting(b.sentences, g.Lines)
			add(g.Title, g.Lines[:n])
			g.Lines = g.Lines[n:]
		}
	}
	for i := range b.sentences {
		if !taken[i] {
			add("", []int{i})
		}
	}
	slices.SortStableFunc(all, func(x, y placed) int { return x.at - y.at })
	out := make([]Proposal, len(all))
	for i, x := range all {
		out[i] = x.p
	}
	return out
}

// fitting is how many of these sentences one proposal has room for.
func fitting(sentences []sentence, lines []int) int {
	n, length := 0, 0
	for _, i := range lines {
		if length += len(sentences[i].text) + 1; n > 0 && length > longest {
			break
		}
		n++
	}
	return n
}

// proposal is a group as a proposal: about what its words say, else its title,
// else what was found before.
func (b batch) proposal(words *lexicon.Lexicon, language, title string, sentences []sentence, known []string) Proposal {
	p := Proposal{Title: title, sentences: sentences, Text: joined(sentences)}
	p.Topic = topicOf(words, language, p.Text)
	if p.Topic == "" {
		p.Topic = topicOf(words, language, title)
	}
	for _, before := range b.proposals {
		if p.Title == "" && slices.Contains(before.sentences, sentences[0]) {
			p.Title = before.Title
		}
		if p.Topic == "" && slices.Contains(before.sentences, sentences[0]) {
			p.Topic = before.Topic
		}
	}
	if p.Topic == "" {
		p.Topic = "other"
	}
	p.Guarded = slices.ContainsFunc(sentences, func(s sentence) bool { return guarded(s.text, p.Topic, known) })
	p.Visibility = visibility(p.Guarded)
	p.Title = strings.TrimSpace(p.Title)
	return p
}
