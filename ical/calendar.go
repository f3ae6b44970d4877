package ical

import (
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
)

// Calendar is what was understood of one body.
type Calendar struct {
	Provider Provider       // by feed host, else PRODID, else the UIDs of the first event that tells
	ProdID   string         // PRODID of the first calendar in the body
	Events   []Event        // in the order of the body
	Seen     int            // events met, those rejected included
	Rejected map[Reason]int // events that were met and are not in Events; a careful reader cancels nothing for lack of them
	Spoilt   []string       // UIDs of rejected events that could be read so far: whatever their nights, they were there
	Repaired map[Reason]int // lines dropped, glued or shortened while their event was kept

	// Trusted tells that the body was a whole calendar. When it is false, Distrust says why, and the absence of an event
	// means nothing; the events that are there can still be used.
	Trusted  bool
	Distrust Reason
}

// RejectedTotal counts the rejected events.
func (c *Calendar) RejectedTotal() int {
	n := 0
	for _, k := range c.Rejected {
		n += k
	}
	return n
}

// Kind says what an event stands for.
type Kind string

// The kinds. Everything but KindCancelled and a transparent event occupies its nights.
const (
	KindBooking   Kind = "booking"   // a guest comes
	KindBlock     Kind = "block"     // the owner or the channel closed the nights
	KindHold      Kind = "hold"      // a request that is not paid or not accepted yet
	KindUnknown   Kind = "unknown"   // taken, and the feed does not say by what
	KindCancelled Kind = "cancelled" // a booking or a block that was called off
)

// Event is one VEVENT of a feed. It holds personal data: printing or logging it shows only dates and kind.
type Event struct {
	UID          string // as the feed has it; unstable at some providers, see Provider.UnstableUID
	RecurrenceID string // day of the replaced instance as 20260910, when it is one of a recurring event
	Arrival      Date   // first night
	Departure    Date   // day on which the last night ends; the next stay may begin on it
	Kind         Kind
	Sure         bool // the feed says so itself; otherwise Kind is our best guess
	Provider     Provider
	Summary      string // one line of plain text

	Code       string // reservation code of the channel
	PhoneLast4 string // last four digits where the feed gives no more; "0000" occurs and identifies nobody
	Phone      string // "+" and digits when the feed wrote it internationally, else the digits alone
	Name       string
	Email      string
	Guests     int    // 0 when unknown
	URL        string // first link of the description
	CheckIn    string // agreed hour as 15:00
	CheckOut   string

	Transparent bool // the feed says that the nights stay free
	Sequence    int  // RFC 5545 3.8.7.4
	Recurrence  Recurrence
	Flags       Flags
	Hash        Hash
}

// Nights counts the nights from arrival to departure.
func (e Event) Nights() int { return e.Arrival.DaysUntil(e.Departure) }

// LogValue shows dates and kind only.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(slog.String("arrival", e.Arrival.String()), slog.String("departure", e.Departure.String()),
		slog.String("kind", string(e.Kind)))
}

// Format prints dates and kind only, whatever the verb.
func (e Event) Format(s fmt.State, _ rune) {
	// A failing writer is reported by whoever owns it.
	_, _ = io.WriteString(s, string(e.Kind)+" "+e.Arrival.String()+" to "+e.Departure.String())
}

// Recurrence holds how an event repeats, in days. See Expand.
type Recurrence struct {
	Rule   string // RRULE, its UNTIL turned into a day in the zone of the property; empty when there is none
	Extra  []Date // RDATE
	Except []Date // EXDATE
}

// IsZero tells that an event happens once.
func (r Recurrence) IsZero() bool { return r.Rule == "" && len(r.Extra) == 0 }

// Hash identifies the meaning of an event: UID, dates, kind, summary and description. DTSTAMP has no part in it, since
// most channels write the moment of the request there.
type Hash [16]byte

// String writes h in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Flags are remarks on how an event was read.
type Flags uint16

// The remarks.
const (
	FlagZeroLength    Flags = 1 << iota // DTEND on the day of DTSTART, read as one night
	FlagNoEnd                           // neither DTEND nor DURATION, read as one night
	FlagZoneGuessed                     // unknown TZID, read in the zone of the property
	FlagEncoding                        // not UTF-8, read as Windows-1252
	FlagRepaired                        // a line was dropped, glued or shortened
	FlagConflict                        // two signs of the kind disagree
	FlagWindow                          // Airbnb: far end of the booking window, moves every day
	FlagAdvanceNotice                   // Airbnb: tonight, closed because it is too late to book, moves every day
	FlagPreparation                     // Airbnb: one night kept free beside a booking
	FlagInstance                        // made by Expand from a recurring event
	FlagRefusedRule                     // repeats by a rule finer than a day or not understood: the first stay stands alone
)

var flagNames = []string{"zero_length", "no_end", "zone_guessed", "encoding", "repaired", "conflict", "window",
	"advance_notice", "preparation", "instance", "refused_rule"}

// Has tells whether f holds any of the given flags.
func (f Flags) Has(g Flags) bool { return f&g != 0 }

// Names lists the flags that are set.
func (f Flags) Names() []string {
	var names []string
	for i, name := range flagNames {
		if f.Has(1 << i) {
			names = append(names, name)
		}
	}
	return names
}

// String lists the names of the flags, and the number of any unknown one.
func (f Flags) String() string {
	names := f.Names()
	if rest := f >> len(flagNames); rest != 0 {
		names = append(names, strconv.Itoa(int(rest)<<len(flagNames)))
	}
	return strings.Join(names, ",")
}
