package app_test

import (
	"context"

	"portineria/whatsapp/graphfake"
)

// guestForms are what guests do on their telephones.
func guestForms() []form {
	return []form{
		act(`(\w+)> (.+)`, func(p *talk, m []string) { p.write(m[0], "", graphfake.Text(unescape(m[1]))) }),
		act(`(\w+) wrote (\S+) ago: (.+)`, func(p *talk, m []string) { p.write(m[0], m[1], graphfake.Text(unescape(m[2]))) }),
		act(`(\w+) sends (\w+)(?: with: (.+))?`, (*talk).send),
		act(`(\w+) reacts (\S+)`, (*talk).react),
		act(`(\w+) marks this answer`, func(p *talk, m []string) { p.who(m[0]).marked = p.who(m[0]).lastGot }),
		act(`(\w+) replies to it: (.+)`, func(p *talk, m []string) { p.replyTo(m[0], graphfake.Text(unescape(m[1]))) }),
		act(`(\w+) edits: (.+)`, (*talk).edit),
		act(`(\w+) deletes the last message`, (*talk).revoke),
		act(`(\w+) is delivered again`, (*talk).again),
		act(`(\w+) changes number to \+(\d+)`, (*talk).changeNumber),
	}
}

// write delivers a message of a guest, written now or some time ago.
func (p *talk) write(name, ago string, content graphfake.Content) {
	p.t.Helper()
	g := p.who(name)
	m := graphfake.Inbound{From: g.Guest, Content: content, At: p.host().now()}
	if ago != "" {
		m.At = m.At.Add(-p.duration(ago))
	}
	id, err := p.h.fake.Say(context.Background(), m)
	if err != nil {
		p.errorf("the message was not taken: %v", err)
		return
	}
	g.lastID, g.lastAt = id, m.At
}

// send delivers something else than text.
func (p *talk) send(m []string) {
	p.t.Helper()
	file := graphfake.File{ID: "M1", MIME: "application/octet-stream", SHA256: "q83v", Caption: m[2]}
	switch m[1] {
	case "voice":
		p.write(m[0], "", graphfake.Audio(graphfake.File{ID: "M1", MIME: "audio/ogg", SHA256: "q83v", Voice: true}))
	case "image":
		p.write(m[0], "", graphfake.Image(file))
	case "video":
		p.write(m[0], "", graphfake.Video(file))
	case "document":
		p.write(m[0], "", graphfake.Document(file))
	case "sticker":
		p.write(m[0], "", graphfake.Sticker(file))
	case "location":
		p.write(m[0], "", graphfake.Location(44.17, 8.34, "", ""))
	case "poll":
		p.write(m[0], "", graphfake.Unsupported("poll"))
	case "button":
		p.write(m[0], "", graphfake.Button("1", m[2]))
	default:
		p.fatalf("nobody can send a %s here", m[1])
	}
}

// replyTo delivers a message that quotes the answer that was marked.
func (p *talk) replyTo(name string, content graphfake.Content) {
	p.t.Helper()
	g := p.who(name)
	m := graphfake.Inbound{From: g.Guest, Content: content, At: p.host().now(), ReplyTo: g.marked}
	id, err := p.h.fake.Say(context.Background(), m)
	if err != nil {
		p.errorf("the message was not taken: %v", err)
		return
	}
	g.lastID, g.lastAt = id, m.At
}

// react puts an emoji on the last message that reached the guest.
func (p *talk) react(m []string) {
	p.t.Helper()
	p.write(m[0], "", graphfake.Reaction(p.who(m[0]).lastGot, m[1]))
}

// correct delivers a change to the guest's last message.
func (p *talk) correct(name string, content graphfake.Content) {
	p.t.Helper()
	last := p.who(name).lastID
	p.write(name, "", content)
	p.who(name).lastID = last
}

func (p *talk) edit(m []string) {
	p.t.Helper()
	p.correct(m[0], graphfake.Edit(p.who(m[0]).lastID, graphfake.Text(unescape(m[1]))))
}

func (p *talk) revoke(m []string) {
	p.t.Helper()
	p.correct(m[0], graphfake.Revoke(p.who(m[0]).lastID))
}

// again delivers the guest's last message once more in another body, with other
// words in it, so that only its id tells that it is the same.
func (p *talk) again(m []string) {
	p.t.Helper()
	g := p.who(m[0])
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Messages(theBusiness,
		graphfake.Inbound{From: g.Guest, ID: g.lastID, At: g.lastAt, Content: graphfake.Text("the same message again")})))
	if err := p.host().deliver(context.Background(), body); err != nil {
		p.errorf("the message was not taken: %v", err)
	}
}

// changeNumber is the platform's word that a guest has a new number.
func (p *talk) changeNumber(m []string) {
	p.t.Helper()
	g := p.who(m[0])
	p.write(m[0], "", graphfake.NumberChange("changed", m[1], ""))
	g.Phone = m[1]
}
