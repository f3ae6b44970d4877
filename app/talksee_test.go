package app_test

import (
	"slices"
	"strings"

	"portineria/phrase"
)

// seeForms are what guests, and the owner, see on their telephones.
func seeForms() []form {
	return []form{
		see(`(\w+)< nothing`, (*talk).nothing),
		see(`(\w+)< next`, func(p *talk, m []string) { p.who(m[0]).reading = nil; p.read(m[0]) }),
		see(`(\w+)< contains (.+)`, func(p *talk, m []string) { p.contains(m[0], m[1], true) }),
		see(`(\w+)< lacks (.+)`, func(p *talk, m []string) { p.contains(m[0], m[1], false) }),
		see(`(\w+)< is (.+)`, (*talk).is),
		see(`(\w+)< says (\w+) in (\w\w)`, func(p *talk, m []string) { p.says(m[0], m[1], m[2], true) }),
		see(`(\w+)< does not say (\w+) in (\w\w)`, func(p *talk, m []string) { p.says(m[0], m[1], m[2], false) }),
		see(`(\w+)< discloses in (\w\w)`, func(p *talk, m []string) { p.discloses(m[0], m[1]) }),
		see(`(\w+)< does not disclose`, func(p *talk, m []string) { p.discloses(m[0], "") }),
	}
}

func (p *talk) nothing(m []string) {
	p.t.Helper()
	g := p.who(m[0])
	for _, got := range g.unread {
		p.errorf("%s got: %q", g.name, got.Text)
	}
	g.unread = nil
}

// read is the message that lines about somebody speak of: the next that came,
// until something else happens.
func (p *talk) read(name string) string {
	p.t.Helper()
	g := p.who(name)
	if g.reading == nil {
		if len(g.unread) == 0 {
			p.fatalf("%s got no message", name)
		}
		m := g.unread[0]
		g.reading, g.unread = &m, g.unread[1:]
	}
	return g.reading.Text
}

func (p *talk) contains(name, text string, want bool) {
	p.t.Helper()
	if got := p.read(name); strings.Contains(got, unescape(text)) != want {
		p.errorf("%s got: %q", name, got)
	}
}

func (p *talk) is(m []string) {
	p.t.Helper()
	if got := p.read(m[0]); got != unescape(m[1]) {
		p.errorf("%s got: %q", m[0], got)
	}
}

// says looks for a fixed text of embed/phrases, whatever its names and dates.
func (p *talk) says(name, key, language string, want bool) {
	p.t.Helper()
	if !slices.Contains(phrase.Keys(), phrase.Key(key)) {
		p.fatalf("there is no text called %s", key)
	}
	got := p.read(name)
	said := slices.ContainsFunc(p.wordings(phrase.Key(key), language), func(parts []string) bool { return inOrder(got, parts) })
	if said != want {
		p.errorf("%s got: %q", name, got)
	}
}

// hole stands where a text has something that differs from case to case.
const hole = "\x00"

// wordings are the ways in which a text may come out, cut at what differs.
func (p *talk) wordings(key phrase.Key, language string) [][]string {
	p.t.Helper()
	properties, err := p.host().db.Properties(p.t.Context())
	if err != nil {
		p.fatalf("%v", err)
	}
	book := speech().book
	args := phrase.Args{Link: hole, Number: hole, Text: hole, List: hole, Example: hole, From: hole, To: hole, Until: hole, Code: hole, InLanguage: hole,
		Address: hole, Property: book.Say(language, phrase.PropertyUnknown, phrase.Args{})}
	all := [][]string{strings.Split(book.Say(language, key, args), hole)}
	for _, property := range properties {
		args.Property, args.Host = property.Name, property.HostName
		all = append(all, strings.Split(book.Say(language, key, args), hole))
	}
	return all
}

func inOrder(text string, parts []string) bool {
	for _, part := range parts {
		_, after, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = after
	}
	return true
}

// discloses looks whether the message says that a machine writes, in a language
// and in no other.
func (p *talk) discloses(name, language string) {
	p.t.Helper()
	got := p.read(name)
	for _, l := range speech().book.Languages() {
		if told := p.host().laws.discloses(got, l); told != (l == language) {
			p.errorf("disclosure in %s: %v; %s got: %q", l, told, name, got)
		}
	}
	if n := strings.Count(got, speech().book.Say(language, phrase.WordHuman, phrase.Args{})); language != "" && n == 0 {
		p.errorf("the way to a person is missing; %s got: %q", name, got)
	}
}
