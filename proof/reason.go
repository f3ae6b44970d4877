package proof

// Reason says what is wrong with a reply.
type Reason string

// The reasons for which a reply is rejected.
const (
	NothingCited   Reason = "nothing_cited"
	Empty          Reason = "empty"
	TooLong        Reason = "too_long"
	WrongLanguage  Reason = "wrong_language"
	UnreadLanguage Reason = "unread_language" // one that the judge has no words of
	UnknownNumber  Reason = "unknown_number"
	UnknownTime    Reason = "unknown_time"
	UnknownPrice   Reason = "unknown_price"
	UnknownCode    Reason = "unknown_code"
	UnknownDate    Reason = "unknown_date"
	UnknownPhone   Reason = "unknown_phone"
	UnknownLink    Reason = "unknown_link"
	UnknownEmail   Reason = "unknown_email"
	UnknownAddress Reason = "unknown_address"
	UnknownName    Reason = "unknown_name"
	UnknownAmenity Reason = "unknown_amenity"
	Polarity       Reason = "polarity"
	Promise        Reason = "promise"
	ClaimsHuman    Reason = "claims_human"
	Markup         Reason = "markup"
	Placeholder    Reason = "placeholder"
	InventedID     Reason = "invented_id"
	OffTopic       Reason = "off_topic"
)

// Reasons lists them all.
func Reasons() []Reason {
	return []Reason{NothingCited, Empty, TooLong, WrongLanguage, UnreadLanguage, UnknownNumber, UnknownTime, UnknownPrice, UnknownCode,
		UnknownDate, UnknownPhone, UnknownLink, UnknownEmail, UnknownAddress, UnknownName, UnknownAmenity, Polarity, Promise,
		ClaimsHuman, Markup, Placeholder, InventedID, OffTopic}
}

// Rejection is one thing that is wrong with a reply. What names the kind of thing, or the
// concept of the lexicon: never a word of the guest's, a value or a secret.
type Rejection struct {
	Reason Reason
	What   string
}
