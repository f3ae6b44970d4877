package egress

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// target is a host and port in the one spelling that is compared.
type target struct {
	host string // lower case, no final dot, no brackets
	port uint16
}

// String is the target as host:port, with brackets around an IPv6 address.
func (t target) String() string { return net.JoinHostPort(t.host, strconv.Itoa(int(t.port))) }

func newTarget(host string, port uint16) (target, error) {
	if port == 0 {
		return target{}, errors.New("the port must be between 1 and 65535")
	}
	if address, err := netip.ParseAddr(host); err == nil {
		if address.Zone() != "" {
			return target{}, errors.New("an address with a zone is not a destination")
		}
		return target{address.String(), port}, nil
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if !plausibleName(host) {
		return target{}, errors.New("the host must be an address or a name in ASCII letters (xn--... for others)")
	}
	return target{host, port}, nil
}

func parseTarget(hostport string) (target, error) {
	host, portText, err := net.SplitHostPort(hostport)
	if err != nil {
		return target{}, errors.New("not of the form host:port")
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return target{}, errors.New("the port must be between 1 and 65535")
	}
	return newTarget(host, uint16(port))
}

func targetOf(u *url.URL) (target, error) {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return parseTarget(net.JoinHostPort(u.Hostname(), port))
}

// plausibleName lets host names through as RFC 1123 section 2.1 has them, with the underscore that home networks use.
func plausibleName(name string) bool {
	if name == "" || len(name) > 253 {
		return false
	}
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 {
			return false
		}
		for _, c := range []byte(label) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return false
			}
		}
	}
	return true
}
