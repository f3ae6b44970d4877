package egress

import "net/netip"

// special is a block of addresses that no public service stands at, with the words an owner reads about it.
type special struct {
	block netip.Prefix
	words string
	local bool // a destination declared Local may stand here
}

// specials follows the IANA special-purpose address registries (RFC 6890) and the addresses at which cloud machines serve
// their own credentials. The first block that holds an address speaks for it. Addresses that carry an IPv4 address inside
// (NAT64, 6to4, Teredo) are refused whole: what is inside would be reached without having been checked.
var specials = []special{
	block("169.254.169.254/32", "a metadata service", false),
	block("fd00:ec2::254/128", "a metadata service", false),
	block("0.0.0.0/8", "an unspecified address", false),
	block("::/128", "an unspecified address", false),
	block("127.0.0.0/8", "a loopback address", true),
	block("::1/128", "a loopback address", true),
	block("10.0.0.0/8", "a private address", true),
	block("172.16.0.0/12", "a private address", true),
	block("192.168.0.0/16", "a private address", true),
	block("fc00::/7", "a private address", true),
	block("100.64.0.0/10", "an address shared inside a provider's network", true),
	block("169.254.0.0/16", "a link-local address", true),
	block("fe80::/10", "a link-local address", true),
	block("224.0.0.0/4", "a multicast address", false),
	block("ff00::/8", "a multicast address", false),
	block("192.0.0.0/24", "an address reserved for protocols", false),
	block("192.0.2.0/24", "an address of documentation", false),
	block("198.51.100.0/24", "an address of documentation", false),
	block("203.0.113.0/24", "an address of documentation", false),
	block("2001:db8::/32", "an address of documentation", false),
	block("3fff::/20", "an address of documentation", false),
	block("198.18.0.0/15", "an address for measurements", false),
	block("192.88.99.0/24", "a retired relay address", false),
	block("240.0.0.0/4", "a reserved address", false),
	block("::ffff:0:0/96", "an IPv4 address in disguise", false),
	block("64:ff9b::/96", "a translated address (NAT64)", false),
	block("64:ff9b:1::/48", "a translated address (NAT64)", false),
	block("2002::/16", "a tunnel address (6to4)", false),
	block("2001::/23", "an address reserved for protocols (Teredo among them)", false),
}

// globalUnicast is all that IPv6 has given out for public use so far (RFC 4291 section 2.4 and the IANA registry).
var globalUnicast = netip.MustParsePrefix("2000::/3")

func block(prefix, words string, local bool) special {
	return special{netip.MustParsePrefix(prefix), words, local}
}

// objection says why an address must not be dialled, in words that fit behind "which is", or nothing if it may. A local
// destination may also stand inside the house, but never at a metadata service or an address that means no single machine.
func objection(address netip.Addr, local bool) string {
	for _, s := range specials {
		if s.block.Contains(address) {
			if local && s.local {
				return ""
			}
			return s.words
		}
	}
	if address.Is6() && !globalUnicast.Contains(address) {
		return "not a public address"
	}
	return ""
}
