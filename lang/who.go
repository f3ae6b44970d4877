package lang

// Who is what the pages say about who writes: what speaks for a booking, who shares
// one, and codes that are not accepted for a while.
type Who struct {
	Claims      string // heading
	ClaimsText  string
	ClaimsOn    string // heading on a booking
	Confirm     string
	Refuse      string
	RefuseDone  string // flash
	ConfirmDone string // flash

	DoorTitle func(until string) string // this sender
	DoorAll   func(until string) string // everybody
	DoorText  string
	DoorOpen  string
	DoorDone  string // flash
	DoorMany  string // on the first page, all senders
	DoorLook  string

	Remove      string
	RemoveTitle func(name string) string
	RemoveText  string
	RemoveDone  string // flash
	Removed     string // heading
	RemovedText string
	TakeBack    string

	Expires    func(day string) string
	Renew      string
	RenewTitle string
	RenewText  string
	RenewDone  string // flash
}

// Card is the page of a property's QR card.
type Card struct {
	Tab       string
	Title     string
	Intro     string
	Languages string
	OneAtMost string // at least one language
	Size      string
	A6, A5    string
	Show      string
	Preview   string
	Fills     string // what it fills into the message
	Print     string
	PrintHint string
	Open      string
	Download  string
	NoNumber  string
}
