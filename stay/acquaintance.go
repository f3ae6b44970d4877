package stay

// Acquaintance is how well the guests of a booking are known.
type Acquaintance string

// The stages of acquaintance, from least to most.
const (
	NobodyKnown   Acquaintance = "nobody"     // nobody has written, and no number stands on the booking
	KnownByCode   Acquaintance = "code"       // somebody wrote who knew the code, or digits and date
	Recognised    Acquaintance = "recognised" // somebody wrote who proved more than that, or of whom the owner said so
	KnownByNumber Acquaintance = "number"     // a complete number stands on the booking
	IdentitySeen  Acquaintance = "identified" // a person recorded who the guest is
)

// Known is how well the guests of a booking are known, from the booking itself
// and the evidence by which senders are tied to it.
func Known(b Booking, ties []Tie) Acquaintance {
	if !b.IdentifiedAt.IsZero() {
		return IdentitySeen
	}
	if b.Phone != "" {
		return KnownByNumber
	}
	known := NobodyKnown
	for _, t := range ties {
		switch {
		case t.Booking != b.ID || t.Evidence == EvidenceNone:
		case t.Evidence == EvidenceNumber:
			return KnownByNumber
		case t.Evidence.Strong():
			known = Recognised
		case known == NobodyKnown:
			known = KnownByCode
		}
	}
	return known
}
