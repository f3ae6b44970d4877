package egress

import (
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// FeedURL makes an address to fetch out of what a channel hands its owner, and the host:port to list for it. http:// (Vrbo
// still gives that out) and webcal:// become https://; the query stays byte for byte, since channels sign it; user names,
// addresses inside the house and names that look like neither name nor address are refused. A host:port that stands in
// allowed ([egress] allow) may be anything the owner says, unencrypted and inside the house included.
func FeedURL(raw string, allowed ...string) (address, hostport string, err error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" {
		return "", "", errors.New("this is not a web address") // url.Parse would quote it, and it is a secret
	}
	if u.User != nil {
		return "", "", errors.New("the address holds a user name, which calendars do not need")
	}
	switch u.Scheme {
	case "http", "https":
	case "webcal", "webcals":
		u.Scheme = "https"
	default:
		return "", "", errors.New("a calendar address begins with https://")
	}
	to, err := targetOf(u)
	if err != nil {
		return "", "", err
	}
	if !listed(to, allowed) {
		if err := mustBePublic(to.host); err != nil {
			return "", "", err
		}
		if u.Scheme == "http" {
			u.Scheme, u.Host = "https", strings.TrimSuffix(u.Host, ":80")
			if to, err = targetOf(u); err != nil {
				return "", "", err
			}
		}
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String(), to.String(), nil
}

func listed(to target, allowed []string) bool {
	return slices.ContainsFunc(allowed, func(hostport string) bool {
		other, err := parseTarget(hostport)
		return err == nil && other == to
	})
}

// mustBePublic refuses at once what the dialer would refuse later, so that an owner reads it while typing.
func mustBePublic(host string) error {
	if address, err := netip.ParseAddr(host); err == nil {
		if why := objection(address, false); why != "" {
			return errors.New("the address leads to " + why)
		}
		return nil
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return errors.New("the address leads to a loopback address")
	}
	// 2130706433, 127.1 and 0x7f.1 are 127.0.0.1 to some; a public name never ends in a number (WHATWG URL, "ends in a
	// number").
	last := host[strings.LastIndexByte(host, '.')+1:]
	if strings.Trim(last, "0123456789") == "" || strings.HasPrefix(last, "0x") {
		return errors.New("the address is neither a name nor written like an address")
	}
	return nil
}
