package simulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Who is whom one writes as, and at what time: the guest of a booking, or with
// no booking a stranger. A stranger with a property has scanned its card.
type Who struct {
	Booking  stay.BookingID
	Property stay.PropertyID
	At       time.Time
}

// noted is how a chat's Who is kept, beside the conversation: the protocol does
// not carry it, and the path of a message must not know it.
func (w Who) noted() string {
	switch {
	case w.Booking != "":
		return "booking " + string(w.Booking)
	case w.Property != "":
		return "card " + string(w.Property)
	default:
		return "stranger"
	}
}

func parseWho(noted string) Who {
	kind, id, _ := strings.Cut(noted, " ")
	switch kind {
	case "booking":
		return Who{Booking: stay.BookingID(id)}
	case "card":
		return Who{Property: stay.PropertyID(id)}
	default:
		return Who{}
	}
}

// settingOf is where a chat's Who is kept.
func settingOf(id stay.ConversationID) string { return settings + string(id) }

const settings = "simulator.chat."

// person is a guest to be made: the booking's own number and name where it has
// them, else a number that nobody has.
func (s *Simulator) person(ctx context.Context, tx *store.Tx, w Who) (stay.Guest, error) {
	var b stay.Booking
	if w.Booking != "" {
		var err error
		if b, err = tx.Booking(ctx, w.Booking); err != nil {
			return stay.Guest{}, err
		}
	}
	if w.Property != "" {
		if _, err := tx.Property(ctx, w.Property); err != nil {
			return stay.Guest{}, err
		}
	}
	g := stay.Guest{Name: b.Name, Phone: b.Phone}
	if g.Phone != "" {
		return g, nil
	}
	phone, err := s.inventPhone(ctx, tx, string(b.PhoneLast4))
	g.Phone = stay.Private(phone)
	return g, err
}

// reserved are the beginnings of numbers that Ofcom keeps for fiction, up to the
// last three digits.
var reserved = []string{"+447700900", "+441632960", "+442079460"}

// inventPhone makes a number that ends in the last four digits of a booking,
// where the channel told them, and that no other trial chat and no booking has.
func (s *Simulator) inventPhone(ctx context.Context, tx *store.Tx, last4 string) (string, error) {
	for try := range 60 {
		phone, err := s.candidate(try, last4)
		if err != nil {
			return "", err
		}
		if phone == "+"+houseNumber {
			continue
		}
		_, err = tx.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: phone}, true)
		if err == nil {
			continue
		}
		if !errors.Is(err, stay.ErrNotFound) {
			return "", err
		}
		taken, err := tx.BookingsByPhone(ctx, phone)
		if err != nil {
			return "", err
		}
		if last4 == "" && len(taken) == 0 {
			// A stranger must not share a booking's last digits either.
			taken, err = tx.BookingsByLast4(ctx, stay.Last4(phone))
		}
		if err != nil {
			return "", err
		}
		if len(taken) == 0 {
			return phone, nil
		}
	}
	return "", fmt.Errorf("invent a telephone number: none is free: %w", stay.ErrConflict)
}

// candidate is a number to try. All reserved numbers have a 0 before the last
// three digits; other endings, and later tries, go behind the country code 999,
// which is assigned to nobody (ITU-T E.164, list of assigned country codes).
func (s *Simulator) candidate(try int, last4 string) (string, error) {
	random, err := s.digits(8)
	if err != nil {
		return "", err
	}
	switch {
	case last4 == "" && try < 40:
		return reserved[0] + random[:3], nil
	case last4 == "":
		return "+999" + random, nil
	case try < len(reserved) && strings.HasPrefix(last4, "0"):
		return reserved[try] + last4[1:], nil
	default:
		return "+999" + random[:4] + last4, nil
	}
}

func (s *Simulator) digits(n int) (string, error) {
	raw := make([]byte, n)
	if _, err := io.ReadFull(s.o.Rand, raw); err != nil {
		return "", fmt.Errorf("invent a telephone number: %w", err)
	}
	for i := range raw {
		raw[i] = '0' + raw[i]%10
	}
	return string(raw), nil
}
