package ical

import (
	"slices"
	"strings"
)

// Provider names the program or channel that wrote a feed.
type Provider string

// The providers that are told apart. Vrbo stands for its whole family: HomeAway, Abritel, FeWo-direkt and others.
const (
	ProviderUnknown Provider = "unknown"

	Airbnb      Provider = "airbnb"
	BookingCom  Provider = "booking.com"
	Vrbo        Provider = "vrbo"
	Expedia     Provider = "expedia"
	Agoda       Provider = "agoda"
	Holidu      Provider = "holidu"
	TripAdvisor Provider = "tripadvisor"
	Travanto    Provider = "travanto"
	TUIVillas   Provider = "tui_villas"

	Smoobu       Provider = "smoobu"
	Lodgify      Provider = "lodgify"
	Hostaway     Provider = "hostaway"
	Hospitable   Provider = "hospitable"
	OwnerRez     Provider = "ownerrez"
	Guesty       Provider = "guesty"
	HostTools    Provider = "host_tools"
	Beds24       Provider = "beds24"
	IGMS         Provider = "igms"
	Avantio      Provider = "avantio"
	Tokeet       Provider = "tokeet"
	Octorate     Provider = "octorate"
	Krossbooking Provider = "krossbooking"

	Google    Provider = "google"
	Apple     Provider = "apple"
	Microsoft Provider = "microsoft"
)

var (
	managers = []Provider{Smoobu, Lodgify, Hostaway, Hospitable, OwnerRez, Guesty, HostTools, Beds24, IGMS, Avantio,
		Tokeet, Octorate, Krossbooking}
	handTyped   = []Provider{Google, Apple, Microsoft}
	unstableUID = []Provider{Lodgify, Avantio, TripAdvisor, Travanto, TUIVillas}
)

// ManagesChannels tells that a feed may mix the stays of several channels, so that a stay arrives twice when the
// channels behind it are connected as well.
func (p Provider) ManagesChannels() bool { return slices.Contains(managers, p) }

// HandTyped tells that people write the events themselves, and anything may stand in them.
func (p Provider) HandTyped() bool { return slices.Contains(handTyped, p) }

// UnstableUID tells that the UIDs of a feed change from fetch to fetch while the stays do not, or cannot be told apart
// by them. Their stays are best known by feed, arrival and departure.
func (p Provider) UnstableUID() bool { return slices.Contains(unstableUID, p) }

// signature tells by what a provider is known.
type signature struct {
	provider Provider
	// labels are parts of a host name between dots that belong to the provider under any ending ("airbnb" in
	// www.airbnb.co.uk); hosts are whole endings.
	labels, hosts []string
	prodIDs       []string // substrings of PRODID in lower case; never whole, since PRODIDs change
}

// signatures are tried in order: a channel manager's PRODID may name the channels that it serves.
var signatures = []signature{
	{Own, nil, []string{domain}, []string{"-//portineria//"}},
	{Krossbooking, []string{"krossbooking"}, nil, []string{"krossbooking"}},
	{Smoobu, []string{"smoobu"}, nil, []string{"smoobu"}},
	{Lodgify, []string{"lodgify"}, nil, []string{"lodgify"}},
	{Hostaway, []string{"hostaway"}, nil, []string{"hostaway"}},
	{Hospitable, []string{"hospitable", "smartbnb"}, nil, []string{"hospitable", "smartbnb"}},
	{OwnerRez, []string{"ownerrez", "ownerreservations"}, nil, []string{"ownerrez", "ownerreservations"}},
	{Guesty, []string{"guesty"}, nil, []string{"guesty"}},
	{HostTools, []string{"hosttools"}, nil, []string{"host tools", "hosttools"}},
	{Beds24, []string{"beds24"}, nil, []string{"beds24"}},
	{IGMS, []string{"igms"}, nil, []string{"igms"}},
	{Avantio, []string{"avantio"}, nil, []string{"avantio"}},
	{Tokeet, []string{"tokeet"}, nil, []string{"tokeet"}},
	{Octorate, []string{"octorate"}, nil, []string{"octorate"}},

	{Airbnb, []string{"airbnb"}, nil, []string{"airbnb"}},
	{BookingCom, nil, []string{"booking.com"}, []string{"booking.com"}},
	{Vrbo, []string{"vrbo", "homeaway", "abritel", "fewo-direkt", "stayz", "bookabach"}, nil,
		[]string{"homeaway", "vrbo", "abritel", "fewo-direkt"}},
	{Expedia, []string{"expedia"}, nil, []string{"expedia"}},
	{Agoda, []string{"agoda"}, nil, []string{"agoda"}},
	{Holidu, []string{"holidu", "bookiply"}, nil, []string{"holidu", "bookiply"}},
	{TripAdvisor, []string{"tripadvisor", "flipkey", "holidaylettings"}, nil, []string{"tripadvisor", "flipkey"}},
	{Travanto, []string{"travanto"}, nil, []string{"travanto"}},
	{TUIVillas, []string{"tui-villas"}, nil, []string{"tui villas", "tui-villas"}},

	{Google, nil, []string{"google.com", "googleusercontent.com"}, []string{"google calendar"}},
	{Apple, nil, []string{"icloud.com", "me.com", "apple.com"}, []string{"apple inc", "icloud", "mac os x", "apple computer"}},
	{Microsoft, nil, []string{"outlook.com", "live.com", "office365.com", "office.com", "microsoft.com"},
		[]string{"microsoft", "outlook"}},
}

// byHost finds a provider by a host name, or by the part of a UID after its @.
func byHost(host string) Provider {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" {
		return ProviderUnknown
	}
	for _, s := range signatures {
		for _, label := range s.labels {
			if hasLabel(host, label) {
				return s.provider
			}
		}
		for _, ending := range s.hosts {
			if host == ending || strings.HasSuffix(host, "."+ending) {
				return s.provider
			}
		}
	}
	return ProviderUnknown
}

// hasLabel tells whether label is the registered part of host: what follows it is an ending such as .com or .co.uk.
func hasLabel(host, label string) bool {
	i := strings.LastIndex(host, label+".")
	if i < 0 || i > 0 && host[i-1] != '.' {
		return false
	}
	ending := host[i+len(label)+1:]
	return len(ending) >= 2 && len(ending) <= 7 && strings.Count(ending, ".") <= 1
}

// byProdID finds a provider by a substring of PRODID.
func byProdID(id string) Provider {
	id = strings.ToLower(id)
	for _, s := range signatures {
		for _, part := range s.prodIDs {
			if strings.Contains(id, part) {
				return s.provider
			}
		}
	}
	return ProviderUnknown
}

// byUID finds a provider by the domain of a UID.
func byUID(uid string) Provider {
	i := strings.LastIndexByte(uid, '@')
	if i < 0 {
		return ProviderUnknown
	}
	return byHost(uid[i+1:])
}
