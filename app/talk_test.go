package app_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/tools/txtar"

	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/whatsapp/graphfake"
)

// TestTalks plays every conversation of testdata/talks. README.txt there says
// how to read and write one.
func TestTalks(t *testing.T) {
	speech()
	files, err := filepath.Glob(filepath.Join("testdata", "talks", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no talks: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			synctest.Test(t, func(t *testing.T) { playTalk(t, name, archive) })
		})
	}
}

// talk is a conversation while it is played.
type talk struct {
	t    *testing.T
	name string
	line int // that is being played
	h    *house
	o    houseOptions

	files    map[string]string // of the archive
	houses   []func()          // properties to be stored once there is a house
	guests   map[string]*person
	bookings map[string]stay.BookingID
	refused  bool // the present act is expected to be refused
	gate     chan struct{}
	reply    llmtest.Reply
	seen     int // sent messages that were handed to their readers
}

// person is somebody with a telephone: a guest, or the owner.
type person struct {
	graphfake.Guest
	name    string
	lastID  string // of the message that they wrote last
	lastAt  time.Time
	unread  []graphfake.SentMessage
	reading *graphfake.SentMessage // what the lines about "name<" speak of now
	lastGot string                 // id of the last message that reached them
	marked  string                 // id of one that they reply to later
}

// playTalk plays the lines of an archive one after the other.
func playTalk(t *testing.T, name string, archive *txtar.Archive) {
	p := &talk{t: t, name: name, guests: map[string]*person{}, bookings: map[string]stay.BookingID{}, files: map[string]string{}}
	for _, f := range archive.Files {
		p.files[f.Name] = string(f.Data)
	}
	for i, text := range strings.Split(string(archive.Comment), "\n") {
		p.line = i + 1
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		p.play(text)
	}
	p.nothingUnread()
	p.host().later(time.Second)
	p.collect()
	p.nothingUnread()
}

// errorf reports what does not come out as the talk says.
func (p *talk) errorf(format string, args ...any) {
	p.t.Helper()
	p.t.Errorf("%s.txtar:%d: %s", p.name, p.line, fmt.Sprintf(format, args...))
}

// fatalf reports a talk that cannot be played.
func (p *talk) fatalf(format string, args ...any) {
	p.t.Helper()
	p.t.Fatalf("%s.txtar:%d: %s", p.name, p.line, fmt.Sprintf(format, args...))
}

// host is the house, which opens with the first "now".
func (p *talk) host() *house {
	p.t.Helper()
	if p.h == nil {
		p.fatalf("the talk must begin with a line like: now 2026-07-14T18:05:00+02:00")
	}
	return p.h
}

// form is one kind of line: what it looks like, and what it does.
type form struct {
	pattern *regexp.Regexp
	act     bool // something happens, after which everything else is looked at anew
	do      func(p *talk, m []string)
}

func act(pattern string, do func(p *talk, m []string)) form {
	return form{regexp.MustCompile("^" + pattern + "$"), true, do}
}

func see(pattern string, do func(p *talk, m []string)) form {
	return form{regexp.MustCompile("^" + pattern + "$"), false, do}
}

// play finds out what kind of line it is, and does it.
func (p *talk) play(text string) {
	p.t.Helper()
	refused := false
	if rest, ok := strings.CutPrefix(text, "refused: "); ok {
		refused, text = true, rest
	}
	for _, f := range forms {
		m := f.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if f.act {
			p.nothingUnread()
			p.refused = refused
			if p.h != nil {
				time.Sleep(time.Millisecond)
			}
		}
		f.do(p, m[1:])
		if f.act && p.h != nil {
			p.h.rest()
			p.collect()
		}
		return
	}
	p.fatalf("nobody knows what this line means: %s", text)
}

// collect hands what the platform has accepted to those it was sent to.
func (p *talk) collect() {
	p.t.Helper()
	all := p.h.fake.Sent()
	for _, m := range all[p.seen:] {
		to := p.recipient(m)
		if to == nil {
			p.errorf("a message went to somebody who is not in this talk")
			continue
		}
		to.unread = append(to.unread, m)
		to.lastGot = m.ID
	}
	p.seen = len(all)
}

func (p *talk) recipient(m graphfake.SentMessage) *person {
	for _, g := range p.guests {
		if (m.To != "" && g.Phone == m.To) || (m.To == "" && g.UserID == m.Recipient) {
			return g
		}
	}
	return nil
}

// nothingUnread fails where a message came that no line spoke of.
func (p *talk) nothingUnread() {
	p.t.Helper()
	for _, g := range p.guests {
		for _, m := range g.unread {
			p.errorf("before this line %s also got: %q", g.name, m.Text)
		}
		g.unread, g.reading = nil, nil
	}
}

// who is a person of the talk by name.
func (p *talk) who(name string) *person {
	p.t.Helper()
	g, ok := p.guests[name]
	if !ok {
		p.fatalf("nobody is called %s: write a line like: %s = +447700900104", name, name)
	}
	return g
}

// with is the conversation with a person of the talk.
func (p *talk) with(name string) stay.Conversation {
	p.t.Helper()
	c, err := p.host().conversation(p.who(name).Guest)
	if err != nil {
		p.fatalf("there is no conversation with %s: %v", name, err)
	}
	return c
}

// outcome reports an act of the owner's that did not end as the talk says.
func (p *talk) outcome(err error) {
	p.t.Helper()
	switch {
	case p.refused && err == nil:
		p.errorf("it was not refused")
	case !p.refused && err != nil:
		p.errorf("it was refused: %v", err)
	}
}

// words cuts "a=1 b="two words" c=3" into its parts.
func (p *talk) words(text string) map[string]string {
	p.t.Helper()
	parts := map[string]string{}
	for _, m := range word.FindAllStringSubmatch(text, -1) {
		value := m[2]
		if quoted, err := strconv.Unquote(value); err == nil {
			value = quoted
		}
		parts[m[1]] = value
	}
	if rest := strings.TrimSpace(word.ReplaceAllString(text, "")); rest != "" {
		p.fatalf("not of the form key=value: %s", rest)
	}
	return parts
}

var word = regexp.MustCompile(`([a-z_0-9]+)=("(?:[^"\\]|\\.)*"|\S+)`)

// unescape turns \n in a line into a new line.
func unescape(text string) string { return strings.ReplaceAll(text, `\n`, "\n") }
