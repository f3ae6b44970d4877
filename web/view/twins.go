package view

// Twins asks whether two guests are one person: numbers pass on to new people.
type Twins struct {
	ID     string
	Text   string // what is known, with the number masked
	Now    Twin   // who writes from the number
	Before Twin   // who was known under it
	May    bool   // the account may answer
}

// Twin is one of the two.
type Twin struct {
	Name  string
	Lines []string // bookings, and when they wrote last
	Href  string   // their chat; empty: none
}

// act is where the answer goes: same or different.
func (t Twins) act(answer string) string { return under("/persons", t.ID, answer) }
