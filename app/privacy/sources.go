package privacy

// sourceName is what guests know a calendar's source by: the name of the site or
// program that wrote it, or what the owner calls it where that is not known yet.
// The address is a secret and is never part of it.
func sourceName(provider, called string) string {
	if name, ok := sources[provider]; ok {
		return name
	}
	return called
}

// sources are the proper names of the writers of calendars that are told apart.
var sources = map[string]string{
	"airbnb": "Airbnb", "booking.com": "Booking.com", "vrbo": "Vrbo", "expedia": "Expedia", "agoda": "Agoda", "holidu": "Holidu",
	"tripadvisor": "Tripadvisor", "travanto": "Travanto", "tui_villas": "TUI Villas", "smoobu": "Smoobu", "lodgify": "Lodgify",
	"hostaway": "Hostaway", "hospitable": "Hospitable", "ownerrez": "OwnerRez", "guesty": "Guesty", "host_tools": "Host Tools",
	"beds24": "Beds24", "igms": "iGMS", "avantio": "Avantio", "tokeet": "Tokeet", "octorate": "Octorate", "krossbooking": "Krossbooking",
	"google": "Google Calendar", "apple": "Apple Calendar", "microsoft": "Outlook",
}
