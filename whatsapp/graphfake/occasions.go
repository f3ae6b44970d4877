package graphfake

import (
	"strconv"
	"time"
)

// Tell has the platform report changes by webhook, in one body.
func (s *Server) Tell(changes ...Change) {
	if s.posts != nil {
		s.posts.push(Body(In(s.o.Number, changes...).at(s.o.Now(""))))
	}
}

// at gives an entry its time, as account webhooks have it.
func (e Entry) at(t time.Time) Entry {
	return append(Entry{e[0], {"time", int(t.Unix())}}, e[1:]...)
}

// TemplateStatus is a change of a template's status (Meta, "message_template_status_update").
func TemplateStatus(t Template, event, reason string) Change {
	f := t.head(fields{{"event", event}})
	if reason == "" {
		reason = "NONE"
	}
	f = append(f, field{"reason", reason})
	if event == "REJECTED" {
		f = append(f, field{"rejection_info", fields{{"reason", "The template was refused: " + reason + "."}, {"recommendation", "Change it and submit it again."}}})
	}
	return Change{"message_template_status_update", f}
}

// TemplateQuality is a change of a template's quality.
func TemplateQuality(t Template, before string) Change {
	return Change{"message_template_quality_update", t.head(fields{{"previous_quality_score", before}, {"new_quality_score", t.Quality}})}
}

// TemplateCategory is a change of a template's category by Meta.
func TemplateCategory(t Template, before string) Change {
	return Change{"template_category_update", t.head(fields{{"previous_category", before}, {"new_category", t.Category}})}
}

func (t Template) head(f fields) fields {
	id, err := strconv.Atoi(t.ID)
	var number any = id
	if err != nil {
		number = t.ID
	}
	return append(f, fields{{"message_template_id", number}, {"message_template_name", t.Name}, {"message_template_language", t.Language}}...)
}

// QualityDrop is a change of the number's quality, and with it of its limit (Meta, "phone_number_quality_update").
func QualityDrop(b Business, event, limit string) Change {
	return Change{"phone_number_quality_update", fields{{"display_phone_number", b.Phone}, {"event", event}, {"current_limit", limit}, {"max_daily_conversations_per_business", limit}}}
}

// Violation is a warning to the account (Meta, "account_update").
func Violation(kind string) Change {
	return Change{"account_update", fields{{"event", "ACCOUNT_VIOLATION"}, {"violation_info", fields{{"violation_type", kind}}}}}
}

// Restriction is what the account may not do until an instant.
func Restriction(kind string, until time.Time) Change {
	return Change{"account_update", fields{{"event", "ACCOUNT_RESTRICTION"}, {"restriction_info", list{fields{{"restriction_type", kind}, {"expiration", int(until.Unix())}}}}}}
}

// Disabled is an account that Meta closed, or is about to (state SCHEDULE_FOR_DISABLE, DISABLE, REINSTATE).
func Disabled(state string, at time.Time) Change {
	return Change{"account_update", fields{{"event", "DISABLED_UPDATE"}, {"ban_info", fields{{"waba_ban_state", state}, {"waba_ban_date", at.Format("January 2, 2006")}}}}}
}

// LinkLost is a phone app that is no longer connected (Meta, "account_update"); reason as in PRIMARY_INACTIVITY, by USER or SYSTEM.
func LinkLost(b Business, reason, by string) Change {
	return Change{"account_update", fields{{"phone_number", b.Phone}, {"event", "PARTNER_REMOVED"}, {"disconnection_info", fields{{"reason", reason}, {"initiated_by", by}}}}}
}

// Security is somebody who changed, or wants to change, the PIN: PIN_CHANGED, PIN_RESET_REQUEST, PIN_REQUEST_SUCCESS.
func Security(b Business, event, requester string) Change {
	return Change{"security", fields{{"display_phone_number", b.Phone}, {"event", event}}.add("requester", requester)}
}

// Alert is a word of warning about the account (Meta, "account_alerts").
func Alert(severity, kind, description string) Change {
	return Change{"account_alerts", fields{{"entity_type", "BUSINESS"}, {"alert_info", fields{{"alert_severity", severity}, {"alert_status", "ACTIVE"}, {"alert_type", kind}, {"alert_description", description}}}}}
}

// Preference is a user who wants no adverts any more (stop), or wants them again (resume).
func Preference(b Business, g Guest, value string, at time.Time) Change {
	f := b.value(nil)
	f = f.add("contacts", list{g.contact()})
	one := fields{}.add("wa_id", g.Phone).add("user_id", g.UserID)
	one = append(one, fields{{"detail", "User requested to " + value + " marketing messages"}, {"category", "marketing_messages"}, {"value", value}, {"timestamp", int(at.Unix())}}...)
	return Change{"user_preferences", append(f, field{"user_preferences", list{one}})}
}

// Past is a message of a chat from before the phone app was connected.
type Past struct {
	Owner   bool // wrote it
	ID      string
	At      time.Time
	Status  string // DELIVERED, READ, ...
	Content Content
}

// Thread is a chat with one guest.
type Thread struct {
	With     Guest
	Messages []Past
}

// History is a chunk of past chats (Meta, "history"): phase 0 to 2, the chunk's place in it, and how far all is in per cent.
func History(b Business, phase, chunk, progress int, threads ...Thread) Change {
	var all list
	for _, t := range threads {
		var messages list
		for _, m := range t.Messages {
			f := fields{{"from", t.With.Phone}}
			if m.Owner {
				f = fields{{"from", b.Phone}, {"to", t.With.Phone}}
			}
			f = append(f, fields{{"id", m.ID}, {"timestamp", seconds(m.At)}, {"type", m.Content.kind}}...)
			if m.Content.body != nil {
				f = append(f, field{m.Content.kind, m.Content.body})
			}
			messages = append(messages, append(f, field{"history_context", fields{{"status", m.Status}}}))
		}
		context := fields{}.add("wa_id", t.With.Phone).add("user_id", t.With.UserID).add("username", t.With.Username)
		all = append(all, fields{}.add("id", t.With.Phone).add("context", context).add("messages", messages))
	}
	chunkOf := fields{{"metadata", fields{{"phase", phase}, {"chunk_order", chunk}, {"progress", progress}}}}.add("threads", all)
	return Change{"history", append(b.value(nil), field{"history", list{chunkOf}})}
}

// HistoryRefused is an owner who does not hand past chats over.
func HistoryRefused(b Business) Change {
	return Change{"history", append(b.value(nil), field{"history", list{fields{{"errors", list{errorFields(2593109)}}}}})}
}

// Placeholder stands in past chats for a file that may come later.
func Placeholder() Content { return Content{"media_placeholder", nil} }

// AddressBook is an entry of the phone app's contacts that was added, edited (add) or removed (Meta, "smb_app_state_sync").
func AddressBook(b Business, action string, g Guest, at time.Time) Change {
	name := g.Name
	if action == "remove" {
		name = ""
	}
	contact := fields{}.add("full_name", name).add("first_name", name).add("phone_number", g.Phone).add("user_id", g.UserID).add("username", g.Username)
	one := fields{{"type", "contact"}, {"contact", contact}, {"action", action}, {"metadata", fields{{"timestamp", seconds(at)}}}}
	return Change{"smb_app_state_sync", append(b.value(nil), field{"state_sync", list{one}})}
}

// Partner writes a change in the form in which 360dialog hands on what belongs to the account: {id, event, data}.
func Partner(b Business, id string, c Change) []byte {
	data := fields{{"id", b.Account}}
	if f, ok := c.value.(fields); ok {
		data = append(data, f...)
	}
	return encode(fields{{"id", id}, {"event", c.field}, {"data", data}})
}
