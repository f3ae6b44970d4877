package whatsapp

import "strings"

// IsUserID reports whether s is a business-scoped user id: two letters of a country, a dot, letters and digits, such as
// "GB.70000000000000000001", or a parent id, "GB.ENT.70000000000000000001" (Meta, "Business-scoped user IDs"). Some senders
// put one where a phone number belongs.
func IsUserID(s string) bool {
	if len(s) < 4 || len(s) > 160 || !isLetter(s[0]) || !isLetter(s[1]) || s[2] != '.' {
		return false
	}
	for i := 3; i < len(s); i++ {
		if !isLetter(s[i]) && !isDigit(s[i]) && s[i] != '.' {
			return false
		}
	}
	return true
}

// isParentUserID reports whether a business-scoped id is shared by several business portfolios.
func isParentUserID(s string) bool {
	return IsUserID(s) && len(s) > 7 && s[3:7] == "ENT."
}

// PhoneDigits returns the digits of an international phone number however it is punctuated, "" for anything that is not one.
// Letters make it none: the digits of a business-scoped id are never taken for a phone.
func PhoneDigits(s string) string {
	var digits strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case !strings.ContainsRune("+-.() \u00a0\u202f", r):
			return ""
		}
	}
	if n := digits.Len(); n < 3 || n > 20 {
		return ""
	}
	return digits.String()
}

func isLetter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}

// identity is by which names an element knows a person. Each of them may be missing.
type identity struct {
	phone, userID, parentID string
}

// person reads an identity from a phone field and the fields of both business-scoped ids. What stands in the phone field is
// taken for what it looks like.
func person(phone, user, parent value) identity {
	who := identity{userID: user.text(), parentID: parent.text()}
	switch s := phone.id(); {
	case isParentUserID(s):
		who.parentID = firstOf(who.parentID, s)
	case IsUserID(s):
		who.userID = firstOf(who.userID, s)
	default:
		who.phone = PhoneDigits(s)
	}
	return who
}

// contact is one element of a webhook's contacts array: the person with the names they chose.
type contact struct {
	identity
	name, username string
}

// contacts finds the contact that belongs to an element. Meta promises no order, so the position in the array says nothing.
type contacts struct {
	byUser, byPhone map[string]contact
}

func contactsOf(people ...contact) contacts {
	all := contacts{byUser: map[string]contact{}, byPhone: map[string]contact{}}
	for _, c := range people {
		all.add(c)
	}
	return all
}

func readContacts(list value) contacts {
	all := contactsOf()
	for _, raw := range list.elements() {
		o := raw.object()
		profile := o.get("profile").object()
		all.add(contact{
			identity: person(o.get("wa_id"), o.get("user_id"), o.get("parent_user_id")),
			name:     profile.get("name").text(),
			username: firstOf(profile.get("username").text(), o.get("username").text()),
		})
	}
	return all
}

func (all contacts) add(c contact) {
	if c.userID != "" {
		all.byUser[c.userID] = c
	}
	if c.phone != "" {
		all.byPhone[c.phone] = c
	}
}

// complete joins a person to their contact, by user id first and by phone else, and fills in what the element left out.
// A contact with the same phone but another user id is somebody else: numbers get a new owner.
func (all contacts) complete(who identity) contact {
	c, found := all.byUser[who.userID]
	if !found {
		c, found = all.byPhone[who.phone]
		found = found && (c.userID == "" || who.userID == "")
	}
	if !found {
		return contact{identity: who}
	}
	c.phone = firstOf(who.phone, c.phone)
	c.userID = firstOf(who.userID, c.userID)
	c.parentID = firstOf(who.parentID, c.parentID)
	return c
}

// firstOf returns the first string that is not empty.
func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
