package template

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
)

// Names lists what variables can stand for, in the order in which an owner is
// offered them. None is a secret of the house.
func Names() []string {
	return []string{"guest_name", "property", "arrival", "departure", "nights", "checkin_from", "checkin_until", "checkout_until", "address", "host", "notice_link"}
}

// Known reports whether something can be filled in under that name.
func Known(name string) bool { return slices.Contains(Names(), name) }

// Writer formats days and hours in the guest's language; see phrase.Book.
type Writer interface {
	FormatDate(language string, t time.Time) string
	FormatTime(language string, t time.Time) string
}

// About is what a template is filled in from. What is not known is empty.
type About struct {
	Property stay.Property
	Booking  *stay.Booking
	Guest    stay.Private // the name of their profile
	Address  string       // how somebody without a name is addressed
	Notice   string       // link to the privacy notice
}

// Values are what the variables stand for, in a language. What is not known has
// no value, and a template that needs it is not sent.
func Values(a About, book Writer, language string) map[string]string {
	p, zone := a.Property, a.Property.Zone()
	v := map[string]string{"property": p.Name, "address": p.Address, "host": p.HostName, "notice_link": a.Notice}
	name := string(a.Guest)
	// The hours are those of the stay's own days; without a stay any day will do.
	arrival, departure := stay.NewDate(2026, 7, 14), stay.NewDate(2026, 7, 15)
	if b := a.Booking; b != nil {
		name = cmp.Or(string(b.Name), name)
		arrival, departure = b.Arrival, b.Departure
		v["arrival"], v["departure"] = book.FormatDate(language, arrival.At(12*60, time.UTC)), book.FormatDate(language, departure.At(12*60, time.UTC))
		v["nights"] = strconv.Itoa(b.Nights())
	}
	v["guest_name"] = cmp.Or(firstName(name), a.Address)
	for of, clock := range map[string]stay.Clock{"checkin_from": p.CheckinFrom, "checkin_until": p.CheckinUntil} {
		if clock != stay.NoClock {
			v[of] = book.FormatTime(language, arrival.At(clock, zone))
		}
	}
	if p.CheckoutUntil != stay.NoClock {
		v["checkout_until"] = book.FormatTime(language, departure.At(p.CheckoutUntil, zone))
	}
	for of, value := range v {
		if v[of] = stay.VariableValue(value); v[of] == "" {
			delete(v, of)
		}
	}
	return v
}

// firstName is how a guest is addressed: the first part of the name. What has no
// letters is no name, and braces or links in it are somebody's joke on us.
func firstName(full string) string {
	name, _, _ := strings.Cut(strings.TrimSpace(full), " ")
	if strings.ContainsAny(name, "{}/<>@0123456789") || len([]rune(name)) > 40 || strings.Trim(name, ".-_'’!?*~") == "" {
		return ""
	}
	return name
}

// For is what a template needs of the values, by its own variables.
func For(t stay.Template, values map[string]string) map[string]string {
	out := map[string]string{}
	for _, v := range t.Variables() {
		out[v] = values[t.FilledBy(v)]
	}
	return out
}
