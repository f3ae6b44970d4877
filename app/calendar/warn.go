package calendar

import (
	"net/url"
	"slices"
	"strings"

	"portineria/ical"
	"portineria/store"
)

// whose is who writes a feed: as its answers say, or before there is one as the
// host of its link does.
func whose(f store.Feed) string {
	if f.Provider != "" && f.Provider != string(ical.ProviderUnknown) || !isAddress(string(f.URL)) {
		return f.Provider
	}
	u, err := url.Parse(string(f.URL))
	if err != nil {
		return f.Provider
	}
	return string(ical.ProviderOf(u.Hostname()))
}

// Warning is the key of words on how a feed is connected.
type Warning string

// The warnings.
const (
	// WarnTwice: a channel manager and a portal behind it tell of the same stays.
	WarnTwice Warning = "twice"
	// WarnRequests: a Vrbo link that tells of requests nobody has paid as well.
	WarnRequests Warning = "requests"
)

// Caution is a warning about a feed, with the other one where it is about two.
type Caution struct {
	Warning Warning
	Feed    store.Feed
	Other   store.Feed
}

// Cautions are the warnings about feeds, of any properties. A pair that the owner
// has said to tell of the same stays needs none.
func Cautions(feeds []store.Feed, pairs []store.FeedPair) []Caution {
	var all []Caution
	for i, f := range feeds {
		if whose(f) == string(ical.Vrbo) && isAddress(string(f.URL)) && !strings.Contains(strings.ToLower(string(f.URL)), "nontentative") {
			all = append(all, Caution{Warning: WarnRequests, Feed: f})
		}
		for _, o := range feeds[:i] {
			if o.Property == f.Property && tellTheSame(whose(f), whose(o)) && !slices.Contains(pairs, feedPairOf(f.ID, o.ID)) {
				all = append(all, Caution{Warning: WarnTwice, Feed: f, Other: o})
			}
		}
	}
	return all
}

// tellTheSame reports whether one of two programs manages channels that the other
// one may be, or be one of.
func tellTheSame(a, b string) bool {
	channel := func(p string) bool {
		return p != "" && p != string(ical.ProviderUnknown) && !ical.Provider(p).HandTyped()
	}
	return (ical.Provider(a).ManagesChannels() && channel(b)) || (ical.Provider(b).ManagesChannels() && channel(a))
}
