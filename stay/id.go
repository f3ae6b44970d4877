package stay

import (
	"encoding/hex"
	"fmt"
	"io"
)

// The ids of persons and of what belongs to them are 128 random bits in hex.
// They say nothing, cannot be guessed, and are made before the row is written,
// because sealed values are bound to the row that they stand in.
type (
	// BookingID names a stay. It is ours: no portal's identifier.
	BookingID string
	// GuestID names a person who writes.
	GuestID string
	// ConversationID names the thread between one guest and one business number.
	ConversationID string
	// MessageID names one bubble, inbound or outbound.
	MessageID string
	// QuestionID names something that waits for the owner.
	QuestionID string
	// RequestID names a data-protection request.
	RequestID string
	// FeedID names an imported calendar.
	FeedID string
	// CalendarQuestionID names what the owner is asked about the calendar.
	CalendarQuestionID string
	// LinkID names a link under which a calendar of ours is read.
	LinkID string
	// AlarmID names something that is wrong and waits for the owner.
	AlarmID string
	// UserID names an account of the owner's house.
	UserID string
	// NumberKey names a business number as it is stored; the platform's own id of it
	// may not be known yet.
	NumberKey string
)

// PropertyID is the owner's own short name of a property, as in its text file:
// lower-case letters, digits and hyphens, at most 64 characters.
type PropertyID string

// NewID makes an id of any of the kinds above from 128 bits of random.
func NewID[T ~string](random io.Reader) (T, error) {
	var raw [16]byte
	if _, err := io.ReadFull(random, raw[:]); err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	return T(hex.EncodeToString(raw[:])), nil
}

// ValidPropertyID reports whether s can name a property.
func ValidPropertyID(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1:
		default:
			return false
		}
	}
	return true
}
