package stay

import "time"

// Retention is how long each class of personal data is kept. The sweep deletes
// by it and the privacy notice prints it: there is one set of figures.
type Retention struct {
	MessagesMonthsAfterCheckout int // conversations of a stay, counted from check-out
	MessagesMonthsAtMost        int // but no single message longer than this
	MessagesDaysWithoutStay     int // conversations with no stay, from the last message
	BookingMonthsAfterCheckout  int
	DeliveryHours               int // raw webhook bodies
	CalendarDays                int // calendars as they came
	FingerprintDays             int // the digests that tell a repeated delivery
	ConnectionDays              int // the ledger of outgoing connections
	ConsentMonths               int // the ledger of consent, from a person's last entry
	MediaDays                   int // pictures, documents and recordings, from receipt
	HeardDays                   int // recordings, from when what was said in them is written down
	PaperHours                  int // photos of identity documents, from receipt
}

// DefaultRetention is the policy in force.
func DefaultRetention() Retention {
	return Retention{
		MessagesMonthsAfterCheckout: 6,
		MessagesMonthsAtMost:        12,
		MessagesDaysWithoutStay:     90,
		BookingMonthsAfterCheckout:  12,
		DeliveryHours:               72,
		CalendarDays:                30,
		FingerprintDays:             9,
		ConnectionDays:              30,
		ConsentMonths:               24,
		MediaDays:                   30,
		HeardDays:                   7,
		PaperHours:                  24,
	}
}

// ConversationEnds is when a conversation is deleted as a whole: six months
// after its last check-out, in the property's zone, or 90 days after its last
// message where no stay belongs to it.
func (r Retention) ConversationEnds(lastMessage time.Time, lastCheckout Date, zone *time.Location) time.Time {
	if lastCheckout == 0 {
		return lastMessage.AddDate(0, 0, r.MessagesDaysWithoutStay)
	}
	return (lastCheckout.AddMonths(r.MessagesMonthsAfterCheckout) + 1).At(0, zone)
}

// BookingEnds is when a booking's identifying data is deleted.
func (r Retention) BookingEnds(departure Date, zone *time.Location) time.Time {
	return (departure.AddMonths(r.BookingMonthsAfterCheckout) + 1).At(0, zone)
}
