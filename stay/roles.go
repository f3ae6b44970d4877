package stay

import "slices"

// Role is what an account of the house may do.
type Role string

// The roles.
const (
	RoleOwner   Role = "owner"
	RoleCohost  Role = "cohost"  // answers guests and edits facts, of their properties
	RoleCleaner Role = "cleaner" // sees the calendar of their properties
	RoleAuditor Role = "auditor" // reads everything, changes nothing
)

// Roles lists them.
func Roles() []Role { return []Role{RoleOwner, RoleCohost, RoleCleaner, RoleAuditor} }

// Valid reports whether r is a role.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// User is an account of the house.
type User struct {
	ID         UserID
	Name       string
	Role       Role
	Language   string
	Properties []PropertyID // for cohost and cleaner: theirs
}

// Act is something that an account may want to do.
type Act string

// The acts that routes and commands are guarded by.
const (
	ReadInbox     Act = "read_inbox"
	WriteInbox    Act = "write_inbox"
	ReadCalendar  Act = "read_calendar"
	WriteCalendar Act = "write_calendar"
	ReadFacts     Act = "read_facts"
	WriteFacts    Act = "write_facts"
	ReadSettings  Act = "read_settings"
	WriteSettings Act = "write_settings"
	UseSimulator  Act = "use_simulator"
)

var mayDo = map[Role][]Act{
	RoleOwner:   {ReadInbox, WriteInbox, ReadCalendar, WriteCalendar, ReadFacts, WriteFacts, ReadSettings, WriteSettings, UseSimulator},
	RoleCohost:  {ReadInbox, WriteInbox, ReadCalendar, WriteCalendar, ReadFacts, WriteFacts},
	RoleCleaner: {ReadCalendar},
	RoleAuditor: {ReadInbox, ReadCalendar, ReadFacts, ReadSettings},
}

// May reports whether the account's role allows the act at all.
func (u User) May(a Act) bool { return slices.Contains(mayDo[u.Role], a) }

// Sees reports whether the account's scope covers a property. Owner and auditor
// see all; a conversation without a property is for them alone.
func (u User) Sees(p PropertyID) bool {
	return u.Role == RoleOwner || u.Role == RoleAuditor || (p != "" && slices.Contains(u.Properties, p))
}
