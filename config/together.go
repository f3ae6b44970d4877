package config

import (
	"net"
	"net/netip"
	"net/url"
)

// contradictions are the problems of values that are right alone and wrong together. A value that is wrong alone, and so
// has no origin, is not compared.
func (c *Config) contradictions() Problems {
	var problems Problems
	right := func(a, b string) bool { return c.origins[a] != "" && c.origins[b] != "" }
	if right("answers.draft_above", "answers.send_above") && c.Answers.DraftAbove > c.Answers.SendAbove {
		problems = append(problems, Problem{
			Key: "answers.draft_above", Where: c.origins["answers.draft_above"], What: "is higher than answers.send_above",
			Remedy: "drafts are what is not sure enough to be sent: make it at most answers.send_above",
		})
	}
	if right("server.private_listen", "server.public_listen") && sameDoor(c.Server.PrivateListen, c.Server.PublicListen) {
		problems = append(problems, Problem{
			Key: "server.public_listen", Where: c.origins["server.public_listen"], What: "is the same address as server.private_listen",
			Remedy: "give each door a port of its own, for example 8080 and 8081",
		})
	}
	return problems
}

// sameDoor says whether two addresses could not be listened on together. Port 0 means any free one.
func sameDoor(a, b string) bool {
	hostA, portA, _ := net.SplitHostPort(a)
	hostB, portB, _ := net.SplitHostPort(b)
	if portA != portB || portA == "0" {
		return false
	}
	return hostA == hostB || everywhere(hostA) || everywhere(hostB)
}

func everywhere(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "" || (err == nil && address.IsUnspecified())
}

// Warnings are what works but is probably not meant.
func (c *Config) Warnings() []Problem {
	var warnings []Problem
	warn := func(when bool, key, what, remedy string) {
		if when {
			warnings = append(warnings, Problem{Key: key, Where: c.origins[key], What: what, Remedy: remedy})
		}
	}
	w := c.WhatsApp
	begun := w.Begun()
	const missing, unset = "is not set although WhatsApp is partly configured", "without it WhatsApp stays off: take it from the app's page at Meta"
	warn(begun && w.PhoneNumberID == "", "whatsapp.phone_number_id", missing, unset)
	warn(begun && w.AccessToken.Empty(), "whatsapp.access_token", missing, unset)
	warn(begun && w.AppSecret.Empty(), "whatsapp.app_secret", missing, unset)
	warn(begun && w.VerifyToken.Empty(), "whatsapp.verify_token", missing, "choose a long random word and give the same to Meta when subscribing the webhook")
	warn(w.Connected() && w.Number == "", "whatsapp.number", "is not set", "booking links need the number that guests write to")
	warn(w.Connected() && c.Owner.WhatsApp == "", "owner.whatsapp", "is not set", "a guest who needs a person is then shown on the page only")
	warn(w.Connected() && c.Server.PublicURL == "", "server.public_url", "is not set", "guests cannot be given a link to the privacy notice")
	warn(clearText(w.GraphURL), "whatsapp.graph_url", "is not encrypted and not on this machine", "messages and the access token could be read on the way: use https")
	warn(c.Model.Name != "" && !onThisMachine(c.Model.URL), "model.url", "is not on this machine", "guests' questions leave it for another one: the privacy notice will say so")
	warn(c.Speech.URL != "" && !onThisMachine(c.Speech.URL), "speech.url", "is not on this machine", "guests' voice messages leave it for another one: the privacy notice will say so")
	warn(clearText(c.Server.PublicURL), "server.public_url", "is not https", "WhatsApp delivers only to https, and guests' links could be read on the way")
	return warnings
}

func clearText(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "http" && !onThisMachine(address)
}

func onThisMachine(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" || (err == nil && ip.Unmap().IsLoopback())
}
