package config

import (
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

var graphVersionForm = regexp.MustCompile(`^v[1-9][0-9]?\.[0-9]$`)

// optional lets the empty text stand for "not set".
func optional(c check) check {
	return func(s string) (string, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return c(s)
	}
}

func asWritten(s string) (string, error) { return s, nil }

func oneOf(words ...string) check {
	return func(s string) (string, error) {
		for _, w := range words {
			if strings.EqualFold(s, w) {
				return w, nil
			}
		}
		return "", fault{strconv.Quote(s) + " is not one of the choices", "write one of " + strings.Join(words, ", ")}
	}
}

func oneWord(s string) (string, error) {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) {
		return "", fault{strconv.Quote(s) + " holds blanks", `write the name as the model server lists it, for example "qwen3:4b"`}
	}
	return s, nil
}

// modelName is a name as servers have them: blanks would be a slip.
func modelName(s string) (string, error) {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) {
		return "", fault{strconv.Quote(s) + " holds blanks", `write the name as the speech server calls it, for example "whisper-1"`}
	}
	return s, nil
}

func languageCode(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) != 2 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return "", fault{strconv.Quote(s) + " is not a code of a language", `write two letters, for example "it", or leave it empty`}
	}
	return s, nil
}

func digits(s string) (string, error) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789") != "" {
		return "", fault{"the id holds more than digits", "copy the id from the app's WhatsApp page at Meta, digits only"}
	}
	return s, nil
}

func graphVersion(s string) (string, error) {
	if !graphVersionForm.MatchString(s) {
		return "", fault{strconv.Quote(s) + " is not a version of the Graph API", `write it like "v25.0"`}
	}
	return s, nil
}

// phoneNumber takes a number as people write it and keeps it as E.164 (ITU-T E.164: at most 15 digits, country code first).
// The number itself is not repeated in the fault, which may end in a log.
func phoneNumber(s string) (string, error) {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("-./()", r) {
			return -1
		}
		return r
	}, s)
	number, hasPlus := strings.CutPrefix(bare, "+")
	if !hasPlus || len(number) < 7 || len(number) > 15 || number[0] == '0' || strings.Trim(number, "0123456789") != "" {
		return "", fault{"the number is not in international form", `write it with plus sign and country code, for example "+447700900123"`}
	}
	return bare, nil
}

func listenAddress(s string) (string, error) {
	wrong := fault{strconv.Quote(s) + " is not an address to listen on", `write host:port, for example "127.0.0.1:8080", or ":8080" for all addresses`}
	s = strings.TrimSpace(s)
	host, port, err := net.SplitHostPort(s)
	if err != nil || !isPort(port, 0) {
		return "", wrong
	}
	if _, err := netip.ParseAddr(host); err != nil && host != "" && !plainHost(host) {
		return "", wrong
	}
	return s, nil
}

func hostPort(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	host, port, err := net.SplitHostPort(s)
	_, notAddress := netip.ParseAddr(host)
	if err != nil || !isPort(port, 1) || (notAddress != nil && !plainHost(host)) {
		return "", fault{strconv.Quote(s) + " is not a destination", `write host:port, for example "nas.example:8443", without https:// and path`}
	}
	return s, nil
}

// serviceURL is the address of a server that the program calls.
func serviceURL(s string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !reachable(u) ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", fault{"this is not the address of a server", `write it like "https://host" or "http://127.0.0.1:11434", without user name and "?"`}
	}
	return strings.TrimSuffix(u.String(), "/"), nil
}

// originURL is a serviceURL without a path: what a browser calls an origin.
func originURL(s string) (string, error) {
	plain, err := serviceURL(s)
	if err == nil {
		if u, _ := url.Parse(plain); u != nil && u.Path == "" {
			return plain, nil
		}
	}
	return "", fault{"this is not the bare address of a server", `write it like "https://casa.example", without user name, path and "?"`}
}

func reachable(u *url.URL) bool {
	if u.Port() != "" && !isPort(u.Port(), 1) {
		return false
	}
	_, err := netip.ParseAddr(u.Hostname())
	return err == nil || plainHost(u.Hostname())
}

func isPort(s string, lowest uint64) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n >= lowest
}

// plainHost lets through what can be a host name; whether it exists is found out when it is used.
func plainHost(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return r != '.' && r != '-' && r != '_' && (r > unicode.MaxASCII || (!unicode.IsLetter(r) && !unicode.IsDigit(r)))
	}) < 0
}
