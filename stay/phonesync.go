package stay

import "time"

// PhoneSync is what the owner's phone app hands over of the time before its number
// was connected: past chats and the names of its address book.
type PhoneSync struct {
	HistoryAsked  time.Time // when it was asked for; zero: not yet, or by somebody else
	ContactsAsked time.Time
	HistoryAt     time.Time // when the last of it came
	ContactsAt    time.Time
	Phase         int // of the history: 0 the last day, 1 up to 90 days, 2 up to 180
	Progress      int // percent of the present phase; it never goes back
	Problem       int // the platform's code where it was refused; 0: none
}

// Done reports whether all of the history was handed over.
func (s PhoneSync) Done() bool { return s.Progress >= 100 }

// Refusals of the phone app's past (Meta, "Onboarding WhatsApp Business app users").
const (
	SyncTwice   = 2593107 // asked for before
	SyncTooLate = 2593108 // more than 24 hours after the number was connected
	SyncRefused = 2593109 // the owner chose on the phone not to share
)
